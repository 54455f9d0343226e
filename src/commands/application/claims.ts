/** The way in for claims, of pages and the API alike: those that wait share a transaction. */
import { type Asking, gatherCalls } from '../../kit/batch.ts'
import type { Context } from '../context.ts'
import { claim, claimTogether } from './claim.ts'
import { type ClaimAnswer, type ClaimRequest, markOfPlace } from './claim-request.ts'

/** Makes a claim. */
export type Claims = Asking<ClaimRequest, ClaimAnswer>

/** How many claims share a transaction, at most. */
const claimsAtOnce = 128

/** Opens the way in for one program. A round that fails is tried again one by one. */
export function openClaims(context: Context): Claims {
  return gatherCalls<ClaimRequest, ClaimAnswer>({
    limit: claimsAtOnce,
    markOf: ({ claim: asked }) => markOfPlace(asked),
    answer: async (requests) => {
      if (requests.length === 1) return claimTogether(context, requests)
      return claimTogether(context, requests).catch(() =>
        Promise.all(requests.map((request) => claim(context, request))),
      )
    },
  })
}
