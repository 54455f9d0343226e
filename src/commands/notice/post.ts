/**
 * Queueing notices from within an act. Values are held to their template here, so that a notice
 * that could not be written out fails the act that wants it, not the sender.
 */
import type { NoticeValues, TemplateName } from '../../domain/notice/catalogue.ts'
import { checkDetails } from '../../domain/notice/render.ts'
import type { Language } from '../../kit/bilingual.ts'
import { type Clock, type Instant, toInstant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import type { Books } from '../../store/database.ts'
import { type NewNotice, type NoticeMatter, queueNotices } from '../../store/notice/queue.ts'

/** A notice as an act asks for it. */
export type Notice<N extends TemplateName = TemplateName> = {
  readonly template: N
  readonly language: Language
  /** One mail address, as it was accepted at sign-up. */
  readonly address: string
  readonly values: NoticeValues<N>
  /** The programme's key; absent where it concerns none. */
  readonly programme?: string
  readonly account?: string | null
  readonly party?: string | null
  /** What the notice is for, in one word: "reminder:…". A second one is not queued, ever. */
  readonly subjectKey?: string | null
  readonly about?: NoticeMatter
  readonly dueAt?: Instant | null
  readonly usefulUntil?: Instant | null
}

/** A notice of some template, with values that fit it. */
export type AnyNotice = { readonly [N in TemplateName]: Notice<N> }[TemplateName]

/**
 * Queues notices in the transaction of the acts they tell of. Gives the ids of those that are new.
 */
export function postNotices(
  books: Books,
  notices: readonly (AnyNotice & { readonly command: number | null })[],
  at: Instant,
): Promise<readonly string[]> {
  return queueNotices(
    books,
    notices.map((notice) => newNotice(notice, notice.command)),
    at,
  )
}

/** The way from an account's commands to the queue. */
export type Postman = {
  /** Queues one notice in the transaction of `books`. */
  post(books: Books, notice: AnyNotice): Promise<void>
}

/** The postman who queues at the clock's time. */
export function openPostman(clock: Clock): Postman {
  return {
    post: async (books, notice) => {
      const at = toInstant(clock.now())
      await queueNotices(books, [newNotice(notice, null)], at)
    },
  }
}

function newNotice(notice: AnyNotice, command: number | null): NewNotice {
  const { template, language, address } = notice
  check(addressForm.test(address) && address.length <= 254, 'a notice goes to one mail address')
  return {
    template,
    language,
    address,
    programme: notice.programme ?? '',
    account: notice.account ?? null,
    party: notice.party ?? null,
    subjectKey: notice.subjectKey ?? null,
    details: checkDetails(template, notice.values),
    about: notice.about ?? {},
    dueAt: notice.dueAt ?? null,
    usefulUntil: notice.usefulUntil ?? null,
    command,
  }
}

/** Whether it can be delivered shows when it is sent; that it names one receiver shows here. */
const addressForm = /^[^\s@<>,;:"()[\]\\\p{Cc}]+@[^\s@<>,;:"()[\]\\\p{Cc}]+$/u
