/**
 * Hashing passwords: argon2id, with the costs that OWASP's cheat sheet gives as its first choice.
 */
import { hash, verify } from '@node-rs/argon2'
import { foldPassword } from '../../domain/account/password.ts'

/** 19 MiB, two passes, one thread: some 20 ms, off the main thread. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a password, in the form that `checkPassword` gave it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, costs)
}

/**
 * Whether a typed password is the one with this hash. Without a hash the answer is no, and takes as
 * long: nobody learns from the time it took whether there is such an account.
 */
export async function isPassword(kept: string | null, typed: string): Promise<boolean> {
  const isSame = await verify(kept ?? (await nobodys()), foldPassword(typed.slice(0, mostTyped)))
  return kept !== null && isSame
}

/** No password is longer, folded or not; a longer text is not worth folding. */
const mostTyped = 1000

let nobody: Promise<string> | undefined

function nobodys(): Promise<string> {
  nobody ??= hashPassword('a password that is nobody’s')
  return nobody
}
