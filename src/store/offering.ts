/** Offerings, with every version they have had. */
import { sql } from 'kysely'
import type { Offering, OfferingState } from '../domain/delivery/offering.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Who changes an offering, and when. */
export type OfferingChange = { readonly command: number; readonly recordedAt: Instant }

/** Enters an offering as its first version. */
export async function insertOffering(
  books: Books,
  offering: Offering,
  by: OfferingChange,
): Promise<void> {
  const row = { ...rowOf(offering), offering: offering.id, created_at: by.recordedAt }
  await insertRows(books, 'offering', [{ ...row, changed_at: by.recordedAt }])
  await insertVersion(books, offering, by)
}

/** Writes an offering anew and keeps how it stands as a version. */
export async function updateOffering(
  books: Books,
  offering: Offering,
  by: OfferingChange,
): Promise<void> {
  const { settings, ...row } = rowOf(offering)
  await books.db
    .updateTable('offering')
    .set({ ...row, settings: JSON.stringify(settings), changed_at: by.recordedAt })
    .where('authority', '=', books.authority)
    .where('offering', '=', offering.id)
    .execute()
  await insertVersion(books, offering, by)
}

function rowOf({ id: _id, opensAt, closesAt, settings, ...rest }: Offering) {
  const { title } = settings
  const titles = { title_ja: title.ja, title_en: title.en }
  return { ...rest, ...titles, opens_at: opensAt, closes_at: closesAt, settings }
}

async function insertVersion(books: Books, offering: Offering, by: OfferingChange): Promise<void> {
  const { id, version, ...document } = offering
  await insertRows(books, 'offering_version', [
    { offering: id, version, document, command: by.command },
  ])
}

/** The offering with this id, where there is one. */
export async function findOffering(books: Books, id: string): Promise<Offering | undefined> {
  return find(books, id, sql``)
}

/** The same, held against other changes until the transaction ends. */
export async function lockOffering(books: Books, id: string): Promise<Offering | undefined> {
  return find(books, id, sql`for no key update`)
}

async function find({ db, authority }: Books, id: string, lock: ReturnType<typeof sql>) {
  const answer = await sql<OfferingRow>`
    select ${offeringColumns} from offering where authority = ${authority} and offering = ${id}
    ${lock}`.execute(db)
  const [row] = answer.rows
  return row && offeringOf(row)
}

/** Which offerings to list, and after which one to go on. */
export type OfferingFilter = {
  readonly states?: readonly OfferingState[]
  /** The keys of programmes; absent: all. */
  readonly programmes?: readonly string[]
  readonly kind?: string
  /** Part of the title. */
  readonly words?: string
  readonly before?: { readonly changedAt: Instant; readonly id: string }
  readonly limit: number
}

/** An offering in a list, with when it was last changed. */
export type ListedOffering = Offering & { readonly changedAt: Instant }

/** Offerings, those changed last first. */
export async function listOfferings(
  { db, authority }: Books,
  { states, programmes, kind, words, before, limit }: OfferingFilter,
): Promise<readonly ListedOffering[]> {
  let query = db
    .selectFrom('offering')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('changed_at', 'desc')
    .orderBy('offering', 'desc')
    .limit(limit)
  if (states) query = query.where('state', 'in', [...states])
  if (programmes) query = query.where('programme', 'in', [...programmes])
  if (kind) query = query.where('kind', '=', kind)
  if (words) {
    const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((where) =>
      where.or([where('title_ja', 'ilike', pattern), where('title_en', 'ilike', pattern)]),
    )
  }
  if (before) {
    const { changedAt, id } = before
    const mark = sql<boolean>`(changed_at, offering) < (${changedAt}::timestamptz, ${id}::uuid)`
    query = query.where(mark)
  }
  const rows = await query.execute()
  return rows.map((row) => ({ ...offeringOf(row), changedAt: toInstant(row.changed_at) }))
}

/** The columns of an offering, for {@link offeringOf}. */
export const offeringColumns = sql.raw(
  `offering.offering, offering.programme, offering.component, offering.kind, offering.state,
  offering.opens_at, offering.closes_at, offering.settings, offering.version`,
)

/** A row of {@link offeringColumns}. */
export type OfferingRow = {
  readonly offering: string
  readonly programme: string
  readonly component: string
  readonly kind: string
  readonly state: string
  readonly opens_at: Date | null
  readonly closes_at: Date | null
  readonly settings: unknown
  readonly version: number
}

/** An offering as a row holds it. */
export function offeringOf(row: OfferingRow): Offering {
  return {
    id: row.offering,
    programme: row.programme,
    component: row.component,
    kind: row.kind as Offering['kind'],
    state: row.state as OfferingState,
    opensAt: row.opens_at && toInstant(row.opens_at),
    closesAt: row.closes_at && toInstant(row.closes_at),
    // Parsed when it was entered.
    settings: row.settings as Offering['settings'],
    version: row.version,
  }
}
