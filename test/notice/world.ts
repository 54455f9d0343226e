/** Notices to try things with: a clock that is set, a letterhead, a route to a mail server. */
import { type AnyNotice, postNotices } from '../../src/commands/notice/post.ts'
import type { Context } from '../../src/commands/context.ts'
import { runAct } from '../../src/commands/run.ts'
import type { Letterhead } from '../../src/domain/notice/letterhead.ts'
import type { MailRoute } from '../../src/jobs/notice/send.ts'
import type { Instant } from '../../src/kit/calendar.ts'
import { check } from '../../src/kit/check.ts'
import { ok } from '../../src/kit/result.ts'
import { withAuthority } from '../../src/store/database.ts'

export const letterhead: Letterhead = {
  office: { ja: '東京都', en: 'Tokyo' },
  contact: { ja: '電話 03-0000-0000', en: 'Telephone 03-0000-0000' },
  siteName: { ja: '東京都の事業サイト', en: 'the programmes of Tokyo' },
  linkTo: (place, language) => `https://example.jp${language === 'en' ? '/en' : ''}${place}`,
}

/** A context whose clock stands until it is set. */
export type TimedContext = Context & { pass(minutes: number): void }

/** The context of a clone, with a clock of its own. */
export function timed(context: Context): TimedContext {
  let now = new Date('2024-06-01T00:00:00Z')
  return {
    ...context,
    clock: { now: () => now },
    pass: (minutes) => (now = new Date(now.getTime() + minutes * 60_000)),
  }
}

/** A route to a mail server. A notice that cannot be written throws, unless it is awaited. */
export function routeTo(url: string, onUnwritable?: (error: unknown) => void): MailRoute {
  return {
    server: { url },
    sender: { address: 'noreply@example.jp', letterhead },
    onUnwritable:
      onUnwritable ??
      ((error) => {
        throw error
      }),
  }
}

export const forever = new AbortController().signal

export const moment = (text: string) => text as Instant

/** A notice of a reservation, for someone's address. */
export function reservation(address: string, given: Partial<AnyNotice> = {}): AnyNotice {
  return {
    template: 'reserved',
    language: 'ja',
    address,
    values: {
      name: '青葉 花子',
      offering: { ja: '合同面接会', en: 'Joint interviews' },
      page: '/apply/1',
    },
    ...given,
  } as AnyNotice
}

/** Queues notices in an act of their own. Gives the ids of those that are new. */
export async function post(
  context: Context,
  notices: readonly AnyNotice[],
): Promise<readonly string[]> {
  const act = { name: 'test.post', input: null, lock: 'writing' } as const
  let ids: readonly string[] = []
  const done = await runAct(context, act, async ({ books, command, recordedAt }) => {
    const told = notices.map((notice) => ({ ...notice, command }))
    ids = await postNotices(books, told, recordedAt)
    return ok(null)
  })
  check(done.ok, 'the notices are queued')
  return ids
}

/** A notice's row, as the database has it. */
export function rowOf(context: Context, id: string) {
  return withAuthority(context.database, context.authority, ({ db }) =>
    db.selectFrom('notice').selectAll().where('notice', '=', id).executeTakeFirstOrThrow(),
  )
}

/** How many notices there are. */
export async function countNotices(context: Context): Promise<number> {
  const rows = await withAuthority(context.database, context.authority, ({ db }) =>
    db.selectFrom('notice').select('notice').execute(),
  )
  return rows.length
}
