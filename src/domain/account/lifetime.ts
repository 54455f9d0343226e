/** How long a sign-in, a mailed link and a challenge hold. All in milliseconds. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A sign-in ends when it has not been seen for so long, sooner where it opens a desk. */
const signInIdle = { applicant: 14 * day, staff: 12 * hour } as const

/** However often it is seen, a sign-in ends so long after it began. */
export const signInLongest = 30 * day

/** Being seen is written down at most this often: a look-up is not to cost a write each time. */
export const seenInterval = 5 * minute

/** The purposes of mailed links, and how long each link holds. */
export const linkLifetimes = {
  'sign-up': 24 * hour,
  'sign-in': 30 * minute,
  reset: hour,
  address: hour,
  invite: 7 * day,
} as const

/** What a mailed link is for. */
export type LinkPurpose = keyof typeof linkLifetimes

/** How long a browser may take over a passkey, or over the round trip to an identity provider. */
export const challengeLifetime = 10 * minute

/** How long what has ended is kept, so that people can see what was done in their name. */
export const endedKept = 90 * day

/** The times of a sign-in. */
export type SignInTimes = { readonly lastSeenAt: Date; readonly expiresAt: Date }

/** When a sign-in ends if it is not seen again. */
export function signInEnd({ lastSeenAt, expiresAt }: SignInTimes, isStaff: boolean): Date {
  const idle = signInIdle[isStaff ? 'staff' : 'applicant']
  return new Date(Math.min(lastSeenAt.getTime() + idle, expiresAt.getTime()))
}

/** The moment `milliseconds` after another. */
export function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds)
}
