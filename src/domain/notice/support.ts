/** Notices to the staff of agencies: what is theirs to support, and what no longer is. */
import type { Template } from './template.ts'

const fields = {
  offering: 'words',
  agency: 'words',
  company: 'text?',
  count: 'number?',
  page: 'link',
} as const

const lines = {
  ja: [
    '支援：{offering}',
    '企業：{company}',
    '件数：{count}件',
    '支援機関：{agency}',
    '',
    '{page}',
  ],
  en: [
    'Support: {offering}',
    'Company: {company}',
    'How many: {count}',
    'Agency: {agency}',
    '',
    '{page}',
  ],
} as const

/** The templates of this family. */
export const supportTemplates = {
  'support-shared': {
    label: { ja: '支援を受け持つことになったお知らせ', en: 'A support is yours' },
    fields,
    subject: { ja: '【伴走支援】新しく受け持つ支援があります', en: 'A support for your agency' },
    body: {
      ja: ['次の支援を、あなたの支援機関が受け持つことになりました。', '', ...lines.ja],
      en: ['Your agency now has a part in this support.', '', ...lines.en],
    },
  },
  'support-left': {
    label: { ja: '支援を引き継いだお知らせ', en: 'A support went to another agency' },
    fields,
    subject: { ja: '【伴走支援】支援を引き継ぎました', en: 'A support was handed over' },
    body: {
      ja: ['次の支援は、ほかの支援機関に引き継がれました。', '', ...lines.ja],
      en: ['This support was handed over to another agency.', '', ...lines.en],
    },
  },
} as const satisfies Readonly<Record<string, Template>>
