/** Payment runs: what is transferred on a day, line by line; the accounts; and who pays. */
import { sql } from 'kysely'
import type { BankAccount } from '../domain/bank/account.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** How far a run is. */
export type RunState = 'planned' | 'sent' | 'paid' | 'cancelled'

/** A payment run. */
export type PaymentRun = {
  readonly run: string
  /** Counted up through the authority's runs, as people name it. */
  readonly number: number
  readonly programme: string
  readonly state: RunState
  readonly transferOn: CalendarDate
  readonly madeAt: Instant
  readonly changedAt: Instant
}

/** One transfer of a run. */
export type Transfer = {
  readonly run: string
  readonly application: string
  /** That of its application. */
  readonly number: string
  readonly line: number
  readonly yen: number
  readonly state: 'planned' | 'paid' | 'failed' | 'cancelled'
  /** Null once it is erased. */
  readonly account: BankAccount | null
  readonly reason: string | null
}

/** A run in a list, with what it comes to: the transfers that failed are left out of the sum. */
export type ListedRun = PaymentRun & {
  readonly transfers: number
  readonly yen: number
  readonly failed: number
}

/** Enters a run with its transfers, and gives it its number. */
export async function insertRun(
  books: Books,
  {
    run,
    programme,
    transferOn,
    at,
    command,
    transfers,
  }: {
    readonly run: string
    readonly programme: string
    readonly transferOn: CalendarDate
    readonly at: Instant
    readonly command: number
    readonly transfers: readonly Pick<Transfer, 'application' | 'yen' | 'account'>[]
  },
): Promise<void> {
  const { db, authority } = books
  await sql`
    insert into grant_run (authority, run, number, programme, state, transfer_on, made_at,
      changed_at, command)
    select ${authority}, ${run}, coalesce(max(number), 0) + 1, ${programme}, 'planned',
      ${transferOn}::date, ${at}::timestamptz, ${at}::timestamptz, ${command}
    from grant_run where authority = ${authority}`.execute(db)
  await insertRows(
    books,
    'grant_transfer',
    transfers.map((transfer, index) => ({ ...transfer, run, line: index + 1, state: 'planned' })),
  )
}

/** The run with an id, held against other changes. */
export async function lockRun(
  { db, authority }: Books,
  run: string,
): Promise<PaymentRun | undefined> {
  const row = await db
    .selectFrom('grant_run')
    .selectAll()
    .where('authority', '=', authority)
    .where('run', '=', run)
    .forUpdate()
    .executeTakeFirst()
  return row && runOf(row)
}

/** Moves a run on, and with it the transfers that are in a state. */
export async function moveRun(
  { db, authority }: Books,
  run: string,
  { to, at }: { readonly to: RunState; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('grant_run')
    .set({ state: to, changed_at: at })
    .where('authority', '=', authority)
    .where('run', '=', run)
    .execute()
}

/** Moves transfers of a run from one state to another; those of one application alone, if named. */
export async function moveTransfers(
  { db, authority }: Books,
  of: { readonly run: string; readonly application?: string },
  move: {
    readonly from: Transfer['state']
    readonly to: Transfer['state']
    readonly reason?: string
  },
): Promise<void> {
  const { application = null } = of
  await sql`update grant_transfer set state = ${move.to}, reason = ${move.reason ?? null}
    where authority = ${authority} and run = ${of.run} and state = ${move.from}
      and (${application}::uuid is null or application = ${application}::uuid)`.execute(db)
}

/** The transfers of a run, in their order. */
export async function listTransfers(
  { db, authority }: Books,
  run: string,
): Promise<readonly Transfer[]> {
  const rows = await db
    .selectFrom('grant_transfer')
    .innerJoin('application', (join) =>
      join
        .onRef('application.authority', '=', 'grant_transfer.authority')
        .onRef('application.application', '=', 'grant_transfer.application'),
    )
    .selectAll('grant_transfer')
    .select('application.number')
    .where('grant_transfer.authority', '=', authority)
    .where('run', '=', run)
    .orderBy('line')
    .execute()
  return rows.map(({ authority: _authority, account, state, ...row }) => ({
    ...row,
    state: state as Transfer['state'],
    // Written by this file, from an account that was parsed.
    account: account as BankAccount | null,
  }))
}

/** The transfers of an application in all runs, the newest first. */
export async function listTransfersOf(
  { db, authority }: Books,
  application: string,
): Promise<readonly (Pick<Transfer, 'yen' | 'state' | 'reason' | 'run'> & PaymentRun)[]> {
  const rows = await db
    .selectFrom('grant_transfer as transfer')
    .innerJoin('grant_run', (join) =>
      join
        .onRef('grant_run.authority', '=', 'transfer.authority')
        .onRef('grant_run.run', '=', 'transfer.run'),
    )
    .selectAll('grant_run')
    .select(['transfer.yen', 'transfer.state as went', 'transfer.reason'])
    .where('transfer.authority', '=', authority)
    .where('transfer.application', '=', application)
    .orderBy('grant_run.number', 'desc')
    .execute()
  return rows.map((row) => ({
    ...runOf(row),
    yen: row.yen,
    reason: row.reason,
    state: row.went as never,
  }))
}

/** The runs of programmes (null: of all), the newest first. */
export async function listRuns(
  { db, authority }: Books,
  { programmes, limit }: { readonly programmes: readonly string[] | null; readonly limit: number },
): Promise<readonly ListedRun[]> {
  const within =
    programmes === null ? sql<boolean>`true` : sql<boolean>`programme = any(${[...programmes]})`
  const answer = await sql<RunRow & { transfers: number; yen: number; failed: number }>`
    select grant_run.*, sums.transfers, sums.yen, sums.failed from grant_run
    join lateral (
      select count(*)::integer as transfers,
        coalesce(sum(yen) filter (where state <> 'failed'), 0)::bigint as yen,
        count(*) filter (where state = 'failed')::integer as failed
      from grant_transfer where authority = ${authority} and run = grant_run.run
    ) as sums on true
    where grant_run.authority = ${authority} and ${within}
    order by number desc limit ${limit}`.execute(db)
  return answer.rows.map((row) => {
    const { transfers, yen, failed } = row
    return { ...runOf(row), transfers, yen, failed }
  })
}

/** The run with an id. */
export async function findRun(
  { db, authority }: Books,
  run: string,
): Promise<PaymentRun | undefined> {
  const row = await db
    .selectFrom('grant_run')
    .selectAll()
    .where('authority', '=', authority)
    .where('run', '=', run)
    .executeTakeFirst()
  return row && runOf(row)
}

/** Claimed awards of a programme that stand in no run, the earliest claim first; held. */
export async function lockUnpaid(
  { db, authority }: Books,
  programme: string,
): Promise<
  readonly { readonly application: string; readonly yen: number; readonly account: BankAccount }[]
> {
  const answer = await sql<BankAccount & { application: string; yen: number }>`
    select application.application, award.fixed_yen as yen, account.bank, account.branch,
      account.type, account.number, account.holder
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
      and coalesce(nullif(offering.settings #>> '{details,paysProgramme}', ''),
        offering.programme) = ${programme}
    join grant_award as award on award.authority = ${authority}
      and award.application = application.application
    join grant_account as account on account.authority = ${authority}
      and account.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'grant'
      and application.state = 'claimed' and award.fixed_yen > 0
      and not exists (select from grant_transfer as transfer
        where transfer.authority = ${authority}
          and transfer.application = application.application
          and transfer.state in ('planned', 'paid'))
    order by account.claimed_at, application.application
    for no key update of application`.execute(db)
  return answer.rows.map(({ application, yen, ...account }) => ({ application, yen, account }))
}

/** Claimed awards that stand in no run yet, by programme. */
export async function sumUnpaid({
  db,
  authority,
}: Books): Promise<
  readonly { readonly programme: string; readonly count: number; readonly yen: number }[]
> {
  const answer = await sql<{ programme: string; count: number; yen: number }>`
    select coalesce(nullif(offering.settings #>> '{details,paysProgramme}', ''),
        offering.programme) as programme,
      count(*)::integer as count, sum(award.fixed_yen)::bigint as yen
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    join grant_award as award on award.authority = ${authority}
      and award.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'grant'
      and application.state = 'claimed'
      and not exists (select from grant_transfer as transfer
        where transfer.authority = ${authority}
          and transfer.application = application.application
          and transfer.state in ('planned', 'paid'))
    group by 1 order by 1`.execute(db)
  return answer.rows
}

/** Keeps the account that an award is paid to; another one gives way to it. */
export async function writeGrantAccount(
  { db, authority }: Books,
  application: string,
  { account, at }: { readonly account: BankAccount; readonly at: Instant },
): Promise<void> {
  const said = { ...account, claimed_at: at }
  await db
    .insertInto('grant_account')
    .values({ authority, application, ...said })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(said))
    .execute()
}

/** The account that an award is paid to. Who may see it is for the caller to ask. */
export async function findGrantAccount(
  { db, authority }: Books,
  application: string,
): Promise<BankAccount | undefined> {
  const row = await db
    .selectFrom('grant_account')
    .select(['bank', 'branch', 'type', 'number', 'holder'])
    .where('authority', '=', authority)
    .where('application', '=', application)
    .executeTakeFirst()
  // Written by this file, from an account that was parsed.
  return row && ({ ...row } as BankAccount)
}

/** Keeps whose account pays, as a document that was parsed. */
export async function writePayer(
  { db, authority }: Books,
  document: unknown,
  command: number,
): Promise<void> {
  const said = { document: JSON.stringify(document), command }
  await db
    .insertInto('grant_payer')
    .values({ authority, ...said })
    .onConflict((conflict) => conflict.columns(['authority']).doUpdateSet(said))
    .execute()
}

/** Whose account pays, as it was written; undefined where nobody has said. */
export async function findPayer({ db, authority }: Books): Promise<unknown> {
  const row = await db
    .selectFrom('grant_payer')
    .select('document')
    .where('authority', '=', authority)
    .executeTakeFirst()
  return row?.document
}

type RunRow = {
  readonly run: string
  readonly number: number
  readonly programme: string
  readonly state: string
  readonly transfer_on: string
  readonly made_at: Date
  readonly changed_at: Date
}

function runOf(row: RunRow): PaymentRun {
  return {
    run: row.run,
    number: row.number,
    programme: row.programme,
    state: row.state as RunState,
    transferOn: row.transfer_on as CalendarDate,
    madeAt: toInstant(row.made_at),
    changedAt: toInstant(row.changed_at),
  }
}
