/** The settings of mail, and the letterhead of what is sent. */
import { z } from 'zod'
import type { Letterhead } from '../domain/notice/letterhead.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { placeIn } from '../web/routes.ts'

/** How mail goes out, and how long notices are kept. */
export type MailConfig = {
  /** Null where no mail server is set: notices are kept for the desk. */
  readonly server: { readonly url: string; readonly from: string } | null
  /** Whom readers may ask, and how; null where it is not set. */
  readonly contact: Bilingual | null
  /** Days after which addresses and details of old notices are erased. */
  readonly keepDays: number
}

/** The settings as they are read. */
export const mailSettings = {
  JISSEKI_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .refine((text) => URL.canParse(text) && new URL(text).hostname !== '')
    .optional(),
  JISSEKI_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/)
    .optional(),
  JISSEKI_CONTACT: z.string().max(400).optional(),
  JISSEKI_NOTICE_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .default('90')
    .transform(Number)
    .pipe(z.number().min(1)),
}

/** What each setting is to look like. */
export const mailExpectations: Readonly<
  Record<keyof typeof mailSettings, readonly [string, string]>
> = {
  JISSEKI_SMTP_URL: [
    'smtp://名前:パスワード@mail.example.jp:587 か smtps://… のように指定してください',
    'give it as smtp://name:password@mail.example.jp:587 or smtps://…',
  ],
  JISSEKI_MAIL_FROM: [
    'noreply@example.jp のように、メールアドレスだけを指定してください',
    'give a mail address alone, such as noreply@example.jp',
  ],
  JISSEKI_CONTACT: [
    '400文字までで、「日本語 | English」のように指定してください',
    'give at most 400 characters, as "日本語 | English"',
  ],
  JISSEKI_NOTICE_DAYS: ['1 から 9999 までの日数を指定してください', 'give days from 1 to 9999'],
}

type Values = z.output<z.ZodObject<typeof mailSettings>>

/** Puts the settings together. Refuses a mail server without the address that mail comes from. */
export function readMailConfig(values: Values): Result<MailConfig> {
  const { JISSEKI_SMTP_URL: url, JISSEKI_MAIL_FROM: from, JISSEKI_CONTACT: asked } = values
  if (url !== undefined && from === undefined) return senderMissing
  const [ja = '', en = ja] = (asked ?? '').split('|').map((each) => each.trim())
  return ok({
    server: url !== undefined && from !== undefined ? { url, from } : null,
    contact: ja === '' ? null : { ja, en: en === '' ? ja : en },
    keepDays: values.JISSEKI_NOTICE_DAYS,
  })
}

/** What letters say of an authority whose site stands at `siteUrl`. */
export function letterheadOf(
  authority: Bilingual,
  { contact, siteUrl }: { readonly contact: Bilingual | null; readonly siteUrl: URL },
): Letterhead {
  return {
    office: authority,
    contact,
    siteName: { ja: `${authority.ja}の事業サイト`, en: `the programmes of ${authority.en}` },
    linkTo: (place, language) => new URL(placeIn(language, place), siteUrl).href,
  }
}

/** The letterheads of a site whose address is known once it listens. */
export function openLetterheads(
  { contact }: Pick<MailConfig, 'contact'>,
  site: { readonly url: URL },
): (office: Bilingual) => Letterhead {
  return (office) => letterheadOf(office, { contact, siteUrl: site.url })
}

const senderMissing = refuse(
  'mail_sender_missing',
  'JISSEKI_SMTP_URL を設定したときは、差出人のメールアドレスを JISSEKI_MAIL_FROM に設定してください。',
  'With JISSEKI_SMTP_URL, set JISSEKI_MAIL_FROM to the address that mail comes from.',
)
