/** Finding who stands behind tokens: those who call at the same time are found by one query. */
import { lookUpActors } from '../commands/account/caller.ts'
import type { Context } from '../commands/context.ts'
import { gatherCalls } from '../kit/batch.ts'
import { toInstant } from '../kit/calendar.ts'
import { digest } from '../kit/id.ts'
import { noteSeen, type Seen } from '../store/caller.ts'
import { withAuthority } from '../store/database.ts'
import type { Reader } from '../store/reader.ts'
import type { ApiCaller, ApiServices } from './services.ts'

/** Opens the way to callers. Tokens that come together are looked up together. */
export function openCallers(
  { database, authority, clock }: Context,
  read: Reader,
): ApiServices['callers'] {
  const note = noteLater({ database, authority, clock })
  const find = gatherCalls<string, ApiCaller | null>({
    limit: 256,
    markOf: () => '',
    answer: async (digests) => {
      const found = await read((books) => lookUpActors(books, [...new Set(digests)], clock.now()))
      note(found.seen)
      return digests.map((each) => {
        const caller = found.callers.get(each)
        const applicant = found.applicants.get(each)
        return caller && applicant ? { caller, applicant } : null
      })
    },
  })
  return async (token) => {
    const known = await find(digest(token))
    return known?.caller.way === 'api-token' ? known : null
  }
}

/** Seconds within which it is written down that a token was seen. */
const noteSeconds = 5

/** Gathers who was seen and writes it down now and then, beside the requests. */
function noteLater({ database, authority, clock }: Omit<Context, 'actor'>) {
  const seen = { signIns: new Set<string>(), tokens: new Set<string>() }
  let timer: NodeJS.Timeout | null = null
  const write = async () => {
    timer = null
    const [signIns, tokens] = [[...seen.signIns], [...seen.tokens]]
    seen.signIns.clear()
    seen.tokens.clear()
    await withAuthority(database, authority, (books) =>
      noteSeen(books, { signIns, tokens }, toInstant(clock.now())),
    )
  }
  return ({ signIns, tokens }: Seen) => {
    for (const id of signIns) seen.signIns.add(id)
    for (const id of tokens) seen.tokens.add(id)
    if (timer !== null || seen.signIns.size + seen.tokens.size === 0) return
    // A note that is lost is made again when the token is next seen.
    timer = setTimeout(() => void write().catch(() => undefined), noteSeconds * 1000)
    timer.unref()
  }
}
