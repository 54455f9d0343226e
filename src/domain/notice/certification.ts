/** Notices about certificates that end soon. */
import { applicationFields, greeting, nameLines, pageLines } from './application.ts'
import type { Template } from './template.ts'

/** The templates of this family. */
export const certificationTemplates = {
  'certificate-ends': {
    label: { ja: '認証の期限のお知らせ', en: 'Certificate ends soon' },
    fields: { ...applicationFields, certificate: 'words', until: 'day', days: 'number' },
    subject: { ja: '【認証の期限】{offering}', en: 'Your certificate ends soon: {offering}' },
    body: {
      ja: [
        ...greeting.ja,
        '認証の期限まで、あと{days}日です。',
        '引き続き認証を受けるときは、期限までに次のページから申請してください。申請がないと、期限の翌日に失効します。',
        '',
        ...nameLines.ja,
        '認証番号：{certificate}',
        '期限：{until}',
        ...pageLines.ja,
      ],
      en: [
        ...greeting.en,
        'Your certificate ends in {days} days.',
        'To stay certified, ask for it on your page before that day. Without this it expires the day after.',
        '',
        ...nameLines.en,
        'Certificate: {certificate}',
        'Valid until: {until}',
        ...pageLines.en,
      ],
    },
  },
} as const satisfies Readonly<Record<string, Template>>
