/** Applications on their way: entering, finding, holding and moving them. */
import { sql } from 'kysely'
import type { Application, ApplicationDetail } from '../domain/delivery/application.ts'
import type { StateDefinition } from '../domain/delivery/lifecycle.ts'
import type { LifecycleName } from '../domain/delivery/register.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** What a state means, as the books keep it beside the state. */
export type Meanings = Pick<StateDefinition, 'holdsSeat' | 'waits' | 'isLive' | 'awaitsStaff'>

/** An application that is entered, with the act that enters it. */
export type NewApplication = Application & {
  readonly meanings: Meanings
  readonly detail: ApplicationDetail
  readonly command: number
}

/** Enters applications, each with its details. */
export async function insertApplications(
  books: Books,
  applications: readonly NewApplication[],
): Promise<void> {
  const rows = applications.map(({ meanings, detail: _detail, ...each }) => ({
    application: each.id,
    number: each.number,
    offering: each.offering,
    session: each.session,
    place: each.place,
    parent: each.parent,
    claim: each.claim,
    lifecycle: each.lifecycle,
    state: each.state,
    ...meaningColumns(meanings),
    party: each.party,
    party_type: each.partyType,
    account: each.account,
    form_version: each.formVersion,
    offered_until: each.offeredUntil,
    weight: each.weight,
    applied_at: each.appliedAt,
    changed_at: each.changedAt,
    command: each.command,
  }))
  const details = applications.map(({ id, detail }) => ({ application: id, ...detail }))
  // Asked for at once, the applications first: their details point at them.
  const entering = insertRows(books, 'application', rows)
  await Promise.all([entering, insertRows(books, 'application_detail', details)])
}

/** Where an application goes. */
export type Move = {
  readonly application: string
  readonly to: string
  readonly meanings: Meanings
  readonly offeredUntil: Instant | null
  /** What it takes up of its place afterwards. */
  readonly weight: number
}

/** Moves applications that are held. */
export async function moveApplications(
  { db, authority }: Books,
  moves: readonly Move[],
  at: Instant,
): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ application, to, meanings, offeredUntil, weight }) => ({
    application,
    state: to,
    ...meaningColumns(meanings),
    offered_until: offeredUntil,
    weight,
  }))
  await sql`
    update application set state = move.state, holds_seat = move.holds_seat, waits = move.waits,
      is_live = move.is_live, awaits_staff = move.awaits_staff,
      offered_until = move.offered_until, weight = move.weight, changed_at = ${at}::timestamptz
    from jsonb_populate_recordset(null::application, ${JSON.stringify(rows)}::jsonb) as move
    where application.authority = ${authority}
      and application.application = move.application`.execute(db)
}

function meaningColumns(meanings: Meanings) {
  const { holdsSeat, waits, isLive, awaitsStaff } = meanings
  return { holds_seat: holdsSeat, waits, is_live: isLive, awaits_staff: awaitsStaff }
}

/** The applications with these ids, held against other changes until the transaction ends. */
export async function lockApplications(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Application>> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and application = any(${[...ids]}::uuid[])
    order by application for no key update`.execute(db)
  return new Map(answer.rows.map((row) => [row.application, applicationOf(row)]))
}

/** The application with this id, where there is one. */
export async function findApplication(
  { db, authority }: Books,
  id: string,
): Promise<Application | undefined> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and application = ${id}`.execute(db)
  const [row] = answer.rows
  return row && applicationOf(row)
}

/** The applications with these numbers, as people read them out. */
export async function findApplicationsByNumber(
  { db, authority }: Books,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Application>> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and number = any(${[...numbers]})`.execute(db)
  return new Map(answer.rows.map((row) => [row.number, applicationOf(row)]))
}

/** Who applied; undefined where the details were erased. */
export async function readDetails(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApplicationDetail>> {
  const answer = await sql<ApplicationDetail & { readonly application: string }>`
    select application, name, kana, mail, telephone, language, answers from application_detail
    where authority = ${authority} and application = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(answer.rows.map(({ application, ...detail }) => [application, detail]))
}

/** Who has live applications at a place already. */
export type LivingAt = {
  readonly parties: ReadonlySet<string>
  /** How many each account has there: its own, and those of the people it brings along. */
  readonly accounts: ReadonlyMap<string, number>
}

/** Which of these parties and accounts have live applications at the place. */
export async function findLivingAt(
  { db, authority }: Books,
  place: string,
  of: { readonly parties: readonly string[]; readonly accounts: readonly string[] },
): Promise<LivingAt> {
  const answer = await sql<{ party: string | null; account: string | null }>`
    select party, null as account from application
    where authority = ${authority} and place = ${place} and is_live
      and party = any(${[...of.parties]}::uuid[])
    union all
    select null, account from application
    where authority = ${authority} and account = any(${[...of.accounts]}::uuid[])
      and place = ${place} and is_live`.execute(db)
  const accounts = new Map<string, number>()
  for (const { account } of answer.rows) {
    if (account !== null) accounts.set(account, (accounts.get(account) ?? 0) + 1)
  }
  return { parties: new Set(answer.rows.flatMap(({ party }) => party ?? [])), accounts }
}

/**
 * The live applications of a session or of a whole offering, with a seat or waiting for one; only
 * those in some states where that is asked.
 */
export async function listHolders(
  { db, authority }: Books,
  of: ({ readonly session: string } | { readonly offering: string }) & {
    readonly states?: readonly string[]
  },
): Promise<readonly Application[]> {
  const where = 'session' in of ? sql`session = ${of.session}` : sql`offering = ${of.offering}`
  const states = of.states ? sql`and state = any(${[...of.states]})` : sql``
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and ${where} and (holds_seat or waits) ${states}
    order by application`.execute(db)
  return answer.rows.map(applicationOf)
}

/**
 * The live applications of an offering that are for it as a whole or for one of these sessions,
 * those that others belong to first.
 */
export async function listLiving(
  { db, authority }: Books,
  of: { readonly offering: string; readonly sessions: readonly string[] },
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and offering = ${of.offering} and is_live
      and (session is null or session = any(${[...of.sessions]}::uuid[]))
    order by parent nulls first, application`.execute(db)
  return answer.rows.map(applicationOf)
}

/** The live applications that belong to these: the interviews of reservations. */
export async function listBelonging(
  { db, authority }: Books,
  parents: readonly string[],
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and parent = any(${[...parents]}::uuid[]) and is_live
    order by application`.execute(db)
  return answer.rows.map(applicationOf)
}

/** The applications that a command made. */
export async function listApplicationsOf(
  { db, authority }: Books,
  command: number,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and command = ${command}
    order by application`.execute(db)
  return answer.rows.map(applicationOf)
}

/** The applications of these parties in a session or an offering, the live ones first. */
export async function findApplicationsOf(
  { db, authority }: Books,
  of: ({ readonly session: string } | { readonly offering: string }) & {
    readonly parties: readonly string[]
  },
): Promise<ReadonlyMap<string, Application>> {
  const where = 'session' in of ? sql`session = ${of.session}` : sql`offering = ${of.offering}`
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and ${where} and party = any(${[...of.parties]}::uuid[])
    order by is_live, application`.execute(db)
  return new Map(answer.rows.flatMap((row) => (row.party ? [[row.party, applicationOf(row)]] : [])))
}

/**
 * The next on the wait list of a place, held; those whom somebody else holds are passed over. Those
 * with a turn come before the others, who follow in the order of application.
 */
export async function lockWaiting(
  { db, authority }: Books,
  place: string,
  limit: number,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and place = ${place} and waits
    order by turn, command, application limit ${limit} for no key update skip locked`.execute(db)
  return answer.rows.map(applicationOf)
}

/** Puts those who wait in an order, the first of them first, behind all who have a turn there. */
export async function giveTurns(
  { db, authority }: Books,
  place: string,
  applications: readonly string[],
): Promise<void> {
  if (applications.length === 0) return
  await sql`
    update application set turn = behind + given.turn
    from unnest(${[...applications]}::uuid[]) with ordinality as given (application, turn), (
      select coalesce(max(turn), 0) as behind from application
      where authority = ${authority} and place = ${place} and waits
    ) as known
    where application.authority = ${authority} and application.application = given.application
      and application.waits`.execute(db)
}

/** The applications whose offered seat is over at a moment: at most `limit`, the earliest first. */
export async function listLapsed(
  { db, authority }: Books,
  at: Instant,
  limit: number,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and offered_until <= ${at}::timestamptz
    order by offered_until limit ${limit}`.execute(db)
  return answer.rows.map(applicationOf)
}

/** Puts answers that were mended in the place of those that were sent first. */
export async function rewriteDetailAnswers(
  { db, authority }: Books,
  application: string,
  { answers, formVersion }: { readonly answers: unknown; readonly formVersion: number },
): Promise<void> {
  await sql`
    update application_detail set answers = ${JSON.stringify(answers)}::jsonb
    where authority = ${authority} and application = ${application}`.execute(db)
  await sql`
    update application set form_version = ${formVersion === 0 ? null : formVersion}::integer
    where authority = ${authority} and application = ${application}`.execute(db)
}

/** A step that an application took. */
export type Step = {
  readonly application: string
  readonly act: string
  readonly from: string | null
  readonly to: string
  readonly command: number
  readonly takenAt: Instant
  readonly takenBy: string
  readonly reason: string | null
}

/** Notes steps. */
export async function insertSteps(books: Books, steps: readonly Step[]): Promise<void> {
  await insertRows(
    books,
    'step',
    steps.map(({ from, to, takenAt, takenBy, ...step }) => ({
      ...step,
      from_state: from,
      to_state: to,
      taken_at: takenAt,
      taken_by: takenBy,
    })),
  )
}

/** The way an application has gone, first step first. */
export async function listSteps(
  { db, authority }: Books,
  application: string,
): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('step')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('command')
    .execute()
  return rows.map((row) => ({
    application,
    act: row.act,
    from: row.from_state,
    to: row.to_state,
    command: row.command,
    takenAt: toInstant(row.taken_at),
    takenBy: row.taken_by,
    reason: row.reason,
  }))
}

/** The columns of an application, for {@link applicationOf}. */
export const columns = sql.raw(
  `application.application, application.number, application.offering, application.session,
  application.place, application.parent, application.claim, application.lifecycle,
  application.state, application.party, application.party_type, application.account,
  application.form_version, application.offered_until, application.weight,
  application.applied_at, application.changed_at`,
)

/** A row of {@link columns}. */
export type ApplicationRow = {
  readonly application: string
  readonly number: string
  readonly offering: string
  readonly session: string | null
  readonly place: string
  readonly parent: string | null
  readonly claim: string
  readonly lifecycle: string
  readonly state: string
  readonly party: string | null
  readonly party_type: string | null
  readonly account: string | null
  readonly form_version: number | null
  readonly offered_until: Date | null
  readonly weight: number
  readonly applied_at: Date
  readonly changed_at: Date
}

/** An application as a row holds it. */
export function applicationOf(row: ApplicationRow): Application {
  return {
    id: row.application,
    number: row.number,
    offering: row.offering,
    session: row.session,
    place: row.place,
    parent: row.parent,
    claim: row.claim,
    lifecycle: row.lifecycle as LifecycleName,
    state: row.state,
    party: row.party,
    partyType: row.party_type as Application['partyType'],
    account: row.account,
    formVersion: row.form_version,
    offeredUntil: row.offered_until && toInstant(row.offered_until),
    weight: row.weight,
    appliedAt: toInstant(row.applied_at),
    changedAt: toInstant(row.changed_at),
  }
}
