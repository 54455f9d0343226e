/**
 * A draw that everyone can check. Before the window closes the desk publishes the digest of a
 * secret; afterwards it publishes the secret, and the order follows from it and from the list of
 * numbers in the draw. `docs/concepts/lottery.md` says what this guards against and what it does
 * not, and how to repeat a draw with sha256sum.
 */
import { check } from '../../../kit/check.ts'
import { digest, digestLines } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'

/** What a draw is made from. */
export type LotteryDraw = {
  /** SHA-256 of the secret, published before the window closed. */
  readonly commitment: string
  /** 64 hexadecimal digits, drawn at random by the program. */
  readonly secret: string
  /** What the draw takes in that nobody could know beforehand; null where none was announced. */
  readonly publicValue: string | null
}

/** The digest that is published while people apply. A secret of another form is a bug. */
export function commitmentOf(secret: string): string {
  check(isSecret(secret), 'a secret has 64 hexadecimal digits')
  return digest(secret)
}

/** Whether the secret is the one whose digest was published. */
export function checkCommitment({ secret, commitment }: LotteryDraw): Result<void> {
  if (isSecret(secret) && digest(secret) === commitment) return ok(undefined)
  return refuse(
    'lottery_secret_differs',
    `抽選の秘密の値が、募集中に公表した照合値「${commitment.slice(0, 12)}…」と合いません。公表したときの値を使ってください。`,
    `The secret of the draw does not fit the digest "${commitment.slice(0, 12)}…" that was published. Use the secret that it was made of.`,
  )
}

/**
 * The seed of a draw: SHA-256 of `secret:list:value`. `list` is the SHA-256 of all numbers in the
 * draw, ascending, a line each, so that who knows the secret cannot tell the order before the list
 * is final; `value` is the public value, or nothing.
 */
export function seedOf(draw: LotteryDraw, numbers: readonly number[]): string {
  return digest(`${draw.secret}:${listDigestOf(numbers)}:${draw.publicValue ?? ''}`)
}

/** The digest of the list of numbers, which is published when the list is final. */
export function listDigestOf(numbers: readonly number[]): string {
  const list = digestLines()
  for (const number of numbers.toSorted((one, other) => one - other)) list.add(String(number))
  return list.value()
}

/** The lot of a number: SHA-256 of `seed:number`. The smallest comes first, as text. */
export function lotOf(seed: string, number: number): string {
  return digest(`${seed}:${number}`)
}

const isSecret = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
