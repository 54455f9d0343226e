/**
 * How often something may fail. Failures are counted by what is attempted (an account, or the mail
 * address that was typed, known or not) and by the network address; past the limit of either, the
 * rest of the window is closed. A success gives its count back, so that a hall full of people
 * behind one address can sign in.
 */
import { formatInstant, toInstant } from '../../kit/calendar.ts'
import { refuse, type Refused } from '../../kit/result.ts'

/** The length of a window, in milliseconds. It opens with the first failure. */
export const attemptWindow = 15 * 60_000

/** What is limited, and how many failures (for mails: how many mails) a window takes. */
export const attemptLimits = {
  password: { subject: 10, address: 50 },
  'second-factor': { subject: 10, address: 50 },
  passkey: { subject: 10, address: 50 },
  mail: { subject: 5, address: 100 },
  /** Messages of consultations, by browser or consultation. */
  message: { subject: 10, address: 60 },
  /** Tokens of programs that nobody has. */
  token: { subject: 20, address: 100 },
} as const

/** The kinds of attempts. */
export type AttemptKind = keyof typeof attemptLimits

/** A window of one counter: when it opened, and the failures in it. */
export type AttemptWindow = { readonly startedAt: Date; readonly failures: number }

/** The refusal of attempts past a limit, with the moment from which they are taken again. */
export function tooManyAttempts(kind: AttemptKind, { startedAt }: AttemptWindow): Refused {
  const again = toInstant(new Date(startedAt.getTime() + attemptWindow))
  // The minute after: at the shown minute the window is open, whatever its second.
  const shown = toInstant(new Date(Math.ceil(new Date(again).getTime() / 60_000) * 60_000))
  const [ja, en] = [formatInstant(shown, 'ja'), formatInstant(shown, 'en')]
  if (kind === 'mail') {
    return refuse(
      'too_many_mails',
      `続けて何通もメールを送ったため、しばらく送れません。届いていないか、迷惑メールの中も確かめてください。${ja}（日本時間）からもう一度送れます。`,
      `Several mails were sent in a row, so no more are sent for now. Look into your spam folder too. You can ask again from ${en}.`,
    )
  }
  if (kind === 'message') {
    return refuse(
      'too_many_messages',
      `続けて何通も送られたため、しばらく送れません。書いた内容はこの画面に残っています。${ja}（日本時間）からもう一度送れます。`,
      `Many messages were sent in a row, so no more are taken for now. What you wrote is still here: send it again from ${en}.`,
    )
  }
  return refuse(
    'too_many_attempts',
    `続けて失敗したため、しばらく受け付けません。${ja}（日本時間）からもう一度お試しください。`,
    `There were too many failed attempts in a row. Try again from ${en}.`,
  )
}
