/** What is written in a consultation: messages, answers, and the counsellor's records. */
import type { Instant } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText } from '../../../kit/schema-fault.ts'

/** Who wrote what: the person, a counsellor to the person, a counsellor for counsellors. */
export type TextSort = 'message' | 'answer' | 'note'

/** Something that was written. */
export type ConsultationText = {
  readonly id: string
  readonly application: string
  readonly sort: TextSort
  /** The counsellor's account; null for the person. */
  readonly author: string | null
  readonly body: string
  readonly writtenAt: Instant
}

/** The longest text, in characters. */
export const longestText = 4000

/** Reads a text as it was typed. Refuses one that is blank, too long, or cannot be kept. */
export function parseConsultationText(typed: string): Result<string> {
  const text = typed.replaceAll('\r\n', '\n').trim()
  if (text === '') return blank
  const { length } = Array.from(text)
  if (length > longestText) return tooLong(length)
  return plainText(longestText * 2).safeParse(text).success ? ok(text) : unkeepable
}

const blank = refuse('text_is_blank', '文章を入力してください。', 'Write your text first.')

const tooLong = (length: number): Result<never> => {
  const [most, now] = [longestText, length].map((each) => each.toLocaleString('en-GB'))
  return refuse(
    'text_too_long',
    `${most ?? ''}文字までにしてください（いま${now ?? ''}文字）。分けて送ることもできます。`,
    `Use at most ${most ?? ''} characters (now ${now ?? ''}). You may send it in parts.`,
  )
}

const unkeepable = refuse(
  'text_has_control_characters',
  '見えない制御文字が入っています。入力し直してください。',
  'There are invisible control characters in it. Please type it again.',
)
