/**
 * Telling our own links from those of other sites, for linking an identity provider: without it a
 * foreign page could send somebody off to link an identity that is not theirs.
 */
import { digest } from '../../kit/id.ts'
import type { AnyVisit } from '../personal.ts'
import { signInCookie } from '../visitor.ts'

/** What only a page of this sign-in can name: derived from the token in its cookie. */
export function linkProof(visit: Pick<AnyVisit, 'cookie'>): string {
  return digest(`link ${visit.cookie(signInCookie) ?? ''}`).slice(0, 32)
}
