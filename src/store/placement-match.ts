/** Who was proposed to which company and why, what both said, and visits to the workplace. */
import { type RawBuilder, sql } from 'kysely'
import type { Verdict } from '../domain/delivery/placement/match.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** What one side said of a proposal. */
export type MatchAnswer = {
  readonly says: 'yes' | 'no'
  readonly saidAt: Instant
  /** The name of a reason in the fixed list of that side; null for a yes. */
  readonly reason: string | null
  readonly words: string | null
}

/** Who ended a proposal; `decision` where what was decided was cancelled. */
export type MatchCloser = 'person' | 'company' | 'staff' | 'decision'

/** A person proposed to a position. */
export type Match = {
  readonly id: string
  /** The person's application. */
  readonly application: string
  /** The company's application. */
  readonly host: string
  readonly position: string
  /** What the criteria said when it was proposed. */
  readonly criteria: readonly Verdict[]
  readonly proposedAt: Instant
  readonly person: MatchAnswer | null
  readonly company: MatchAnswer | null
  readonly visitOn: CalendarDate | null
  readonly closedBy: MatchCloser | null
}

/** Enters a proposal. */
export async function insertMatch(
  books: Books,
  match: Pick<Match, 'id' | 'application' | 'host' | 'position' | 'criteria' | 'proposedAt'> & {
    readonly visitOn: CalendarDate | null
  },
  command: number,
): Promise<void> {
  const { id, application, host, position, criteria, proposedAt, visitOn } = match
  const row = { match: id, application, host, position, criteria, visit_on: visitOn }
  await insertRows(books, 'placement_match', [{ ...row, proposed_at: proposedAt, command }])
}

/** The proposal of a person's application that is not closed. */
export async function findOpenMatch(books: Books, application: string): Promise<Match | undefined> {
  const where = sql<boolean>`application = ${application} and closed_at is null`
  return (await readMatches(books, where)).at(-1)
}

/** All proposals of a person's application, the first one first. */
export function listMatchesOfPerson(books: Books, application: string): Promise<readonly Match[]> {
  return readMatches(books, sql<boolean>`application = ${application}`)
}

/** All proposals to a company, the first one first. */
export function listMatchesOfHost(books: Books, host: string): Promise<readonly Match[]> {
  return readMatches(books, sql<boolean>`host = ${host}`)
}

async function readMatches(
  { db, authority }: Books,
  where: RawBuilder<boolean>,
): Promise<readonly Match[]> {
  const answer = await sql<MatchRow>`
    select match, application, host, position, criteria, proposed_at, person_says, person_said_at,
      person_reason, person_words, company_says, company_said_at, company_reason, company_words,
      visit_on, closed_by
    from placement_match where authority = ${authority} and ${where}
    order by proposed_at, match`.execute(db)
  return answer.rows.map(matchOf)
}

/** Notes what one side says; what it said before gives way. */
export async function writeAnswer(
  { db, authority }: Books,
  match: string,
  { by, answer }: { readonly by: 'person' | 'company'; readonly answer: MatchAnswer },
): Promise<void> {
  const { says, saidAt, reason, words } = answer
  const columns =
    by === 'person'
      ? {
          person_says: says,
          person_said_at: saidAt,
          person_reason: reason,
          person_words: words,
        }
      : {
          company_says: says,
          company_said_at: saidAt,
          company_reason: reason,
          company_words: words,
        }
  await db
    .updateTable('placement_match')
    .set(columns)
    .where('authority', '=', authority)
    .where('match', '=', match)
    .execute()
}

/** Notes on which day the workplace is to be visited. */
export async function writeVisitDay(
  { db, authority }: Books,
  match: string,
  on: CalendarDate | null,
): Promise<void> {
  await db
    .updateTable('placement_match')
    .set({ visit_on: on })
    .where('authority', '=', authority)
    .where('match', '=', match)
    .execute()
}

/** Closes a proposal. */
export async function closeMatch(
  { db, authority }: Books,
  match: string,
  { by, at }: { readonly by: MatchCloser; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('placement_match')
    .set({ closed_at: at, closed_by: by })
    .where('authority', '=', authority)
    .where('match', '=', match)
    .execute()
}

/** A visit to the workplace. */
export type WorkplaceVisit = {
  readonly id: string
  readonly match: string
  readonly visitedOn: CalendarDate
  /** The name of an outcome in the fixed list. */
  readonly outcome: string
  readonly words: string | null
}

/** Notes a visit. */
export async function insertVisit(
  books: Books,
  { id, match, visitedOn, outcome, words }: WorkplaceVisit,
  command: number,
): Promise<void> {
  const row = { visit: id, match, visited_on: visitedOn, outcome, words, command }
  await insertRows(books, 'placement_visit', [row])
}

/** The visits of these proposals, by their days. */
export async function listVisits(
  { db, authority }: Books,
  matches: readonly string[],
): Promise<readonly WorkplaceVisit[]> {
  const answer = await sql<Omit<WorkplaceVisit, 'visitedOn'> & { visited_on: CalendarDate }>`
    select visit as id, match, visited_on, outcome, words from placement_visit
    where authority = ${authority} and match = any(${[...matches]}::uuid[])
    order by visited_on, visit`.execute(db)
  return answer.rows.map(({ visited_on: visitedOn, ...row }) => ({ ...row, visitedOn }))
}

type Side = 'person' | 'company'

type MatchRow = {
  readonly match: string
  readonly application: string
  readonly host: string
  readonly position: string
  readonly criteria: unknown
  readonly proposed_at: Date
  readonly visit_on: CalendarDate | null
  readonly closed_by: MatchCloser | null
} & { readonly [S in Side as `${S}_says`]: 'yes' | 'no' | null } & {
  readonly [S in Side as `${S}_said_at`]: Date | null
} & { readonly [S in Side as `${S}_reason` | `${S}_words`]: string | null }

function matchOf(row: MatchRow): Match {
  return {
    id: row.match,
    application: row.application,
    host: row.host,
    position: row.position,
    criteria: row.criteria as readonly Verdict[],
    proposedAt: toInstant(row.proposed_at),
    person: answerOf(row, 'person'),
    company: answerOf(row, 'company'),
    visitOn: row.visit_on,
    closedBy: row.closed_by,
  }
}

function answerOf(row: MatchRow, side: Side): MatchAnswer | null {
  const [says, saidAt] = [row[`${side}_says`], row[`${side}_said_at`]]
  if (says === null || saidAt === null) return null
  const [reason, words] = [row[`${side}_reason`], row[`${side}_words`]]
  return { says, saidAt: toInstant(saidAt), reason, words }
}
