/** Notices about appointments, answers and results. They never hold what was said. */
import { applicationFields, greeting, matterLines, nameLines, pageLines } from './application.ts'
import type { Template } from './template.ts'

/** The templates of this family. */
export const exchangeTemplates = {
  booked: {
    label: { ja: '相談・施設の予約の確認', en: 'Booking confirmed' },
    fields: { ...applicationFields, when: 'period', bring: 'words?' },
    subject: { ja: '【予約完了】{offering}', en: 'Booked: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        '次の日時で予約をお取りしました。',
        '',
        ...matterLines.ja,
        '持ち物：{bring}',
        '',
        'ご都合が悪くなったときは、申込のページから取り消してください。',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'Your booking is confirmed:',
        '',
        ...matterLines.en,
        'Please bring: {bring}',
        '',
        'If you cannot come, please cancel on your page.',
        ...pageLines.en,
      ],
    },
    encloses: ['calendar'],
  },
  answered: {
    label: { ja: '相談への返信', en: 'Answer to a message' },
    fields: applicationFields,
    subject: { ja: '相談に返信がありました：{offering}', en: 'You have an answer: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'ご相談に返信がありました。内容は、次のページで読めます。個人情報を守るため、このメールには書いていません。',
        '{page}',
        '',
        ...nameLines.ja,
        '',
        '{remark}',
      ],
      en: [
        ...greeting.en,
        'Your message has been answered. To protect your privacy, the answer stands on this page only:',
        '{page}',
        '',
        ...nameLines.en,
        '',
        '{remark}',
      ],
    },
  },
  'interview-result': {
    label: { ja: '面接結果のお知らせ', en: 'Result of an interview' },
    fields: { ...applicationFields, company: 'words' },
    subject: { ja: '面接の結果のお知らせ：{offering}', en: 'Result of an interview: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        '「{offering}」で面接を受けられた企業から、結果の連絡がありました。結果は、次のページで確かめてください。',
        '{page}',
        '',
        '企業：{company}',
        '日時：{when}',
        '申込番号：{number}',
        '',
        '{remark}',
      ],
      en: [
        ...greeting.en,
        'A company that you met at "{offering}" has reported a result. You can see it here:',
        '{page}',
        '',
        'Company: {company}',
        'When: {when}',
        'Application number: {number}',
        '',
        '{remark}',
      ],
    },
  },
  questionnaire: {
    label: { ja: 'アンケートのお願い', en: 'Questionnaire' },
    fields: { ...applicationFields, until: 'moment?' },
    subject: { ja: 'アンケートのお願い：{offering}', en: 'Please tell us: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        'ご参加ありがとうございました。よりよい催しにするため、アンケートにお答えください。数分で終わります。',
        '{page}',
        '',
        '回答の期限：{until}',
        '',
        ...nameLines.ja,
        '',
        '{remark}',
      ],
      en: [
        ...greeting.en,
        'Thank you for coming. Please answer a few questions, so that we can do better. It takes minutes.',
        '{page}',
        '',
        'Please answer by: {until}',
        '',
        ...nameLines.en,
        '',
        '{remark}',
      ],
    },
  },
} as const satisfies Readonly<Record<string, Template>>
