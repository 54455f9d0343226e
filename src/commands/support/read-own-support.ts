/**
 * A support as the company itself sees it: what it aims at, what comes next, when somebody came,
 * and whom to turn to. What was said and why it is on a list is for those who support it.
 */
import type { Agency } from '../../domain/delivery/support/agency.ts'
import type { Due } from '../../domain/delivery/support/due.ts'
import type { Goal } from '../../domain/delivery/support/goal.ts'
import type { SupportRecord } from '../../domain/delivery/support/record.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Books } from '../../store/database.ts'
import { listGoals, readSupportStanding } from '../../store/support.ts'
import { readAgencies } from '../../store/support-agency.ts'
import { listDues } from '../../store/support-due.ts'
import { listRecords } from '../../store/support-record.ts'
import { listShares } from '../../store/support-share.ts'

/** What a company sees of its support. */
export type OwnSupport = {
  readonly goals: readonly Goal[]
  /** The step that stands now; null where nothing is planned. */
  readonly step: Due | null
  /** The days on which somebody came or called, the newest first. */
  readonly visits: readonly OwnVisit[]
  readonly contact: { readonly name: string; readonly telephone: string }
  /** The agencies that share it; the one that leads comes first. */
  readonly agencies: readonly Agency[]
}

/** A day on which somebody came or called. */
export type OwnVisit = Pick<SupportRecord, 'sort' | 'way' | 'agency'> & {
  readonly on: CalendarDate
}

/** Reads it for the company whose support it is; who that is, the caller has asked. */
export async function readOwnSupport(books: Books, application: string): Promise<OwnSupport> {
  const shares = await listShares(books, [application])
  const known = await readAgencies(
    books,
    shares.map(({ agency }) => agency),
  )
  const dues = await listDues(books, application)
  const records = await listRecords(books, application)
  const { contactName, contactTelephone } = await readSupportStanding(books, application)
  return {
    goals: (await listGoals(books, application)).filter(({ state }) => state !== 'dropped'),
    step: dues.find(({ sort, answer }) => sort === 'next-step' && answer === null) ?? null,
    visits: records
      .filter(({ sort }) => sort !== 'hired')
      .map(({ sort, way, agency, happenedOn: on }) => ({ sort, way, agency, on })),
    contact: { name: contactName, telephone: contactTelephone },
    agencies: shares.flatMap(({ agency }) => known.get(agency) ?? []),
  }
}
