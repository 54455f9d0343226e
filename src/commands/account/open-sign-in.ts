/**
 * Opening a sign-in. Signing in and out are no acts in the record of acts: they change nothing in
 * the books, they are frequent, and they are personal. They stand in a table of their own, which
 * their owner sees and which is cleared after a time.
 */
import { shortDevice } from '../../domain/account/device.ts'
import { after, signInLongest } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { newToken } from '../../kit/token.ts'
import type { Books } from '../../store/database.ts'
import { insertSignIn, type SignInWay } from '../../store/sign-in.ts'
import { type Caller, findActors } from './caller.ts'
import type { Visit } from './visit.ts'

/** A sign-in that was opened: the token for the browser, which is not kept, and who it is. */
export type SignedIn = { readonly token: string; readonly caller: Caller }

/** How somebody signs in, and from where. */
export type SigningIn = {
  readonly account: string
  readonly way: SignInWay
  readonly hasSecondFactor: boolean
  readonly visit: Visit
  readonly now: Date
}

/** Opens a sign-in of an account. Undefined where the account was closed meanwhile. */
export async function openSignIn(books: Books, signing: SigningIn): Promise<SignedIn | undefined> {
  const { account, way, hasSecondFactor, visit, now } = signing
  const token = newToken()
  const key = digest(token)
  await insertSignIn(books, {
    digest: key,
    account,
    way,
    at: toInstant(now),
    expiresAt: toInstant(after(now, signInLongest)),
    hasSecondFactor,
    device: shortDevice(visit.userAgent),
    address: visit.address,
  })
  const caller = (await findActors(books, [key], now)).get(key)
  return caller && { token, caller }
}
