/** Notices about what takes place otherwise than announced, or not at all. */
import { applicationFields, greeting, matterLines, nameLines, pageLines } from './application.ts'
import type { Template } from './template.ts'

/** The templates of this family. */
export const sessionTemplates = {
  'session-moved': {
    label: { ja: '日程・場所の変更', en: 'Session moved' },
    fields: {
      ...applicationFields,
      when: 'period',
      formerWhen: 'period?',
      formerPlace: 'words?',
      reason: 'text?',
    },
    subject: {
      ja: '【重要・日程変更】{offering}',
      en: 'Important, date or place changed: {offering}',
    },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みの日程が変わりました。お申し込みはそのまま有効です。',
        '',
        '新しい内容',
        ...matterLines.ja,
        '',
        '変更前の日時：{formerWhen}',
        '変更前の場所：{formerPlace}',
        '理由：{reason}',
        '',
        'ご都合が合わないときは、申込のページから取り消せます。ご迷惑をおかけして申し訳ありません。',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'A session that you applied for has changed. Your application stands as it is.',
        '',
        'From now on',
        ...matterLines.en,
        '',
        'Date before: {formerWhen}',
        'Place before: {formerPlace}',
        'Reason: {reason}',
        '',
        'If it does not suit you, you can cancel on your page. We apologise for the trouble.',
        ...pageLines.en,
      ],
    },
    encloses: ['calendar'],
  },
  'session-cancelled': {
    label: { ja: '中止のお知らせ', en: 'Session cancelled' },
    fields: { ...applicationFields, reason: 'text?' },
    subject: { ja: '【重要・中止】{offering}', en: 'Important, called off: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みの次の日程は、中止になりました。会場にお越しいただいても、参加できません。',
        '',
        ...nameLines.ja,
        '理由：{reason}',
        '',
        '取消の手続きは要りません。ご迷惑をおかけして申し訳ありません。',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'A session that you applied for has been called off. Please do not come.',
        '',
        ...nameLines.en,
        'Reason: {reason}',
        '',
        'You need not do anything. We apologise for the trouble.',
        ...pageLines.en,
      ],
    },
    encloses: ['calendar-cancelled'],
  },
  'offering-cancelled': {
    label: { ja: '募集の中止のお知らせ', en: 'Offering cancelled' },
    fields: { ...applicationFields, reason: 'text?' },
    subject: { ja: '【重要・中止】{offering}', en: 'Important, called off: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みの次の募集は、全体が中止になりました。お申し込みは取り消されています。',
        '',
        ...nameLines.ja,
        '理由：{reason}',
        '',
        '手続きは要りません。ご迷惑をおかけして申し訳ありません。',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'What you applied for has been called off as a whole. Your application has been cancelled.',
        '',
        ...nameLines.en,
        'Reason: {reason}',
        '',
        'You need not do anything. We apologise for the trouble.',
        ...pageLines.en,
      ],
    },
    encloses: ['calendar-cancelled'],
  },
} as const satisfies Readonly<Record<string, Template>>
