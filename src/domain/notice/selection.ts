/** Notices about applications that are selected, and about what comes of a course. */
import { applicationFields, greeting, matterLines, nameLines, pageLines } from './application.ts'
import type { Template } from './template.ts'

/** The templates of this family. */
export const selectionTemplates = {
  applied: {
    label: { ja: '申込の受付', en: 'Application received' },
    fields: { ...applicationFields, answerBy: 'day?' },
    subject: { ja: '【申込受付】{offering}', en: 'Application received: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みを受け付けました。参加はまだ決まっていません。結果をお待ちください。',
        '',
        ...nameLines.ja,
        '結果のお知らせ：{answerBy}まで',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'We have received your application. It is not decided yet: please wait for the result.',
        '',
        ...nameLines.en,
        'Result by: {answerBy}',
        ...pageLines.en,
      ],
    },
  },
  accepted: {
    label: { ja: '参加決定', en: 'Accepted' },
    fields: { ...applicationFields, until: 'moment?', bring: 'words?' },
    subject: { ja: '【参加決定】{offering}', en: 'Accepted: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みの結果、参加していただけることになりました。',
        '{?until}{until}までに、次のページで参加の手続きをしてください。',
        '',
        ...matterLines.ja,
        '持ち物：{bring}',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'Your application was accepted: you can take part.',
        '{?until}Please confirm on your page by {until}.',
        '',
        ...matterLines.en,
        'Please bring: {bring}',
        ...pageLines.en,
      ],
    },
    encloses: ['calendar'],
  },
  declined: {
    label: { ja: '選考結果（見送り）', en: 'Not accepted' },
    fields: { ...applicationFields, reason: 'text?' },
    subject: { ja: '【結果のお知らせ】{offering}', en: 'Result of your application: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'お申し込みいただきましたが、今回は参加していただけませんでした。ご希望にそえず、申し訳ありません。',
        '',
        ...nameLines.ja,
        '理由：{reason}',
        '',
        'ほかにも募集があります。サイトでご覧ください。',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'Thank you for applying. This time we could not give you a place, and are sorry for it.',
        '',
        ...nameLines.en,
        'Reason: {reason}',
        '',
        'There are other offerings on our site.',
        ...pageLines.en,
      ],
    },
  },
  completed: {
    label: { ja: '修了のお知らせ', en: 'Course completed' },
    fields: { ...applicationFields, certificate: 'link?' },
    subject: { ja: '【修了】{offering}', en: 'Completed: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        '「{offering}」を修了されました。おめでとうございます。',
        '',
        '申込番号：{number}',
        '修了証：{certificate}',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'You have completed "{offering}". Congratulations.',
        '',
        'Application number: {number}',
        'Certificate: {certificate}',
        ...pageLines.en,
      ],
    },
  },
} as const satisfies Readonly<Record<string, Template>>
