/** What every letter says of its writer: who writes, how to reach them, where the site stands. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'

/** The writer of letters. A notice may name another office and another contact. */
export type Letterhead = {
  readonly office: Bilingual
  /** Whom to ask, and how; null where nothing is known. */
  readonly contact: Bilingual | null
  readonly siteName: Bilingual
  /** The whole address of a place on the site (/apply/…), in a language. */
  readonly linkTo: (place: string, language: Language) => string
}

/** How every letter ends. */
export const closingLines: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    '',
    '{office}',
    'お問い合わせ：{contact}',
    '',
    'このメールは自動でお送りしています。パスワードや確認の番号を、メールや電話でおたずねすることはありません。',
  ],
  en: [
    '',
    '{office}',
    'Contact: {contact}',
    '',
    'This mail was sent automatically. We never ask for passwords or codes by mail or telephone.',
  ],
}
