/** A visitor's interviews, and what else can be reserved or queued for. */
import { readBoard, type DayBoard } from '../../../commands/gathering/call.ts'
import {
  type InterviewSettings,
  interviewSettingsOf,
} from '../../../domain/delivery/gathering/interview-settings.ts'
import { waitingAt } from '../../../domain/delivery/gathering/call-queue.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import {
  type BoothSlotRow,
  type InterviewEntry,
  listInterviewsOf,
  listSlots,
} from '../../../store/interview.ts'
import { listResources } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'
import { type OwnApplication, readOwn } from '../read-own.ts'

/** An interview with how many are called before it; null where it does not wait. */
export type OwnInterview = InterviewEntry & { readonly ahead: number | null }

/** What the page of a visitor's interviews shows. */
export type OwnInterviews = {
  readonly own: OwnApplication
  readonly settings: InterviewSettings
  readonly booths: readonly Resource[]
  readonly interviews: readonly OwnInterview[]
  /** Slots that have not begun, with their seats. */
  readonly slots: readonly BoothSlotRow[]
  /** Whether the day has come and lasts. */
  readonly isToday: boolean
}

/** Reads the interviews of one's own reservation. */
export async function readInterviews(visit: AnyVisit, id: string): Promise<Result<OwnInterviews>> {
  const { database, authority } = visit.services
  const read = await readOwn(visit, id)
  if (!read.ok) return read
  const own = read.value
  const { offering, now, dates, application } = own
  return withAuthority(database, authority, async (books) => {
    const resources = await listResources(books, offering.id)
    const interviews = await listInterviewsOf(books, [application.id])
    const today = japanDate(new Date(now))
    const days = dates.filter(({ state }) => state !== 'cancelled')
    const current = days.find(
      ({ startsAt, endsAt }) =>
        japanDate(new Date(startsAt)) <= today && today <= japanDate(new Date(endsAt)),
    )
    const board = current && (await readBoard(books, { offering, session: current }, now))
    const slots: BoothSlotRow[] = []
    for (const day of days) slots.push(...(await listSlots(books, day)))
    const settings = interviewSettingsOf(offering)
    return ok({
      own,
      settings,
      booths: resources.filter(({ sort, isOpen }) => sort === 'booth' && isOpen),
      interviews: interviews.map((each) => ({
        ...each,
        ahead: board ? aheadOf(board, each, { now, settings }) : null,
      })),
      slots: slots.filter(({ startsAt }) => startsAt > now),
      isToday: current !== undefined,
    })
  })
}

/** How many of those who wait at the booth are called first. */
function aheadOf(
  { interviews }: DayBoard,
  { id, booth }: InterviewEntry,
  { now, settings }: Pick<OwnInterviews, 'settings'> & Pick<OwnApplication, 'now'>,
): number | null {
  const waiting = waitingAt({ interviews, booth, now, rule: settings })
  const at = waiting.findIndex((each) => each.id === id)
  return at < 0 ? null : at
}
