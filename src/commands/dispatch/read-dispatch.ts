/** Reading a request for an expert with its visits, for the desk, its expert and its company. */
import { countUsed } from './visit.ts'
import type { DispatchRequest } from './open-request.ts'
import type { Used } from '../../domain/delivery/dispatch/limit.ts'
import type { Visit, VisitTexts } from '../../domain/delivery/dispatch/visit.ts'
import { fiscalYearOf } from '../../domain/fiscal-year.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { readExpertNames } from '../../store/dispatch-expert.ts'
import { listVisits, readVisitTexts } from '../../store/dispatch-visit.ts'
import { type CompanyKnown, readCompanies } from '../../store/person-number.ts'

/** A request with all that its pages show. */
export type DispatchRead = DispatchRequest & {
  readonly company: CompanyKnown | null
  /** Whom to get in touch with; null where it was erased. */
  readonly contact: {
    readonly name: string | null
    readonly mail: string | null
    readonly telephone: string | null
  } | null
  /** Those that were called off are left out. */
  readonly visits: readonly Visit[]
  readonly texts: ReadonlyMap<string, VisitTexts>
  readonly experts: ReadonlyMap<string, string>
  /** What counts against the limits, of this fiscal year. */
  readonly used: Used
}

/** Reads what belongs to a request. */
export async function readDispatch(
  books: Books,
  request: DispatchRequest,
  now: Instant,
): Promise<DispatchRead> {
  const { application, dispatch } = request
  const { id, party } = application
  const states = ['planned', 'reported', 'taken-back'] as const
  const visits = await listVisits(books, { application: id, states })
  const experts = [
    ...visits.map(({ expert }) => expert),
    ...(dispatch?.expert ? [dispatch.expert] : []),
  ]
  const detail = (await readDetails(books, [id])).get(id)
  const companies = party === null ? undefined : await readCompanies(books, [party])
  const year = fiscalYearOf(japanDate(new Date(now)))
  return {
    ...request,
    company: (party !== null && companies?.get(party)) || null,
    contact: detail ?? null,
    visits,
    texts: await readVisitTexts(
      books,
      visits.map(({ id: visit }) => visit),
    ),
    experts: await readExpertNames(books, experts),
    used: await countUsed(books, request, year),
  }
}
