/** Applications as the desk lists them: filtered, sorted, turned by key, and counted by state. */
import { type RawBuilder, sql } from 'kysely'
import type { Application } from '../domain/delivery/application.ts'
import type { LifecycleName } from '../domain/delivery/register.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import { applicationOf, type ApplicationRow, columns } from './application.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** What the list can be sorted by. */
export const applicationSorts = ['applied', 'name', 'number'] as const
export type ApplicationSort = (typeof applicationSorts)[number]

/** Which applications of an offering to list. */
export type ApplicationListQuery = {
  readonly offering: string
  readonly lifecycle?: LifecycleName
  readonly state?: string
  /** Only those that await something from staff. */
  readonly awaitsStaff?: boolean
  readonly session?: string
  /** Only those that came in together. */
  readonly claim?: string
  /** Only these. */
  readonly ids?: readonly string[]
  /** Part of the name, its reading, the mail address or the number. */
  readonly words?: string
  readonly sort: ApplicationSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** An application in the list. */
export type ListedApplication = Application & {
  readonly name: string | null
  readonly kana: string | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly resourceName: Bilingual | null
}

/** The slice of the list. */
export async function sliceApplications(
  { db, authority }: Books,
  query: ApplicationListQuery,
): Promise<Slice<ListedApplication>> {
  const { sort, slice } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const conditions = [
    sql`application.authority = ${authority}`,
    sql`application.offering = ${query.offering}`,
    where,
    ...filters(query),
  ]
  const answer = await sql<Row>`
    select ${columns}, detail.name, detail.kana, ${sortName} as sort_name, session.starts_at,
      session.ends_at, resource.name_ja as resource_ja, resource.name_en as resource_en
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join session on session.authority = ${authority}
      and session.session = application.session
    left join resource on resource.authority = ${authority}
      and resource.resource = session.resource
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(db)
  const found = answer.rows.map((row) => ({ listed: rowOf(row), sortName: row.sort_name }))
  const { rows, ...ends } = sliceOf(
    found,
    usableSlice(parts, slice),
    ({ listed, sortName: name }) => keyOf(sort, listed, name),
  )
  return { ...ends, rows: rows.map(({ listed }) => listed) }
}

function filters(query: ApplicationListQuery): readonly RawBuilder<boolean>[] {
  const { lifecycle, state, session, claim, ids, awaitsStaff, words } = query
  const pattern = words && `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return [
    ...(lifecycle ? [sql<boolean>`application.lifecycle = ${lifecycle}`] : []),
    ...(state ? [sql<boolean>`application.state = ${state}`] : []),
    ...(awaitsStaff ? [sql<boolean>`application.awaits_staff`] : []),
    ...(session ? [sql<boolean>`application.session = ${session}`] : []),
    ...(claim ? [sql<boolean>`application.claim = ${claim}`] : []),
    ...(ids ? [sql<boolean>`application.application = any(${[...ids]}::uuid[])`] : []),
    ...(pattern ? [wordsIn(pattern)] : []),
  ]
}

/** Numbers are kept without the hyphen that people read them with. */
function wordsIn(pattern: string): RawBuilder<boolean> {
  const number = pattern.replaceAll('-', '').toUpperCase()
  return sql<boolean>`(detail.name ilike ${pattern} or detail.kana ilike ${pattern}
    or detail.mail ilike ${pattern} or application.number like ${number})`
}

/** By its reading where there is one, which is how Japanese names are put in order. */
const sortName = sql`coalesce(nullif(detail.kana, ''), detail.name, '')`

const id: KeyPart = { value: sql`application.application`, type: 'uuid' }

const keys: Readonly<Record<ApplicationSort, readonly KeyPart[]>> = {
  applied: [{ value: sql`application.applied_at`, type: 'timestamptz' }, id],
  name: [{ value: sortName, type: 'text' }, id],
  number: [{ value: sql`application.number`, type: 'text' }, id],
}

function keyOf(sort: ApplicationSort, row: ListedApplication, name: string): readonly string[] {
  const first = { applied: row.appliedAt, name, number: row.number }[sort]
  return [first, row.id]
}

/** The others that came in together with an application, in the order of their names. */
export async function listTogether(
  books: Books,
  of: { readonly offering: string; readonly claim: string; readonly except: string },
): Promise<readonly ListedApplication[]> {
  const { offering, claim } = of
  const slice = { at: null, limit: 100 }
  const query = { offering, claim, sort: 'name', isDescending: false, slice } as const
  const { rows } = await sliceApplications(books, query)
  return rows.filter(({ id: one }) => one !== of.except)
}

/** How many applications of an offering are in a state. */
export type StateCount = {
  readonly lifecycle: LifecycleName
  readonly state: string
  readonly count: number
}

/** The applications of an offering, or of one of its sessions, counted by state. */
export async function countByState(
  { db, authority }: Books,
  of: { readonly offering: string; readonly session?: string },
): Promise<readonly StateCount[]> {
  const rows = await db
    .selectFrom('application')
    .select(['lifecycle', 'state', (select) => select.fn.countAll<number>().as('count')])
    .where('authority', '=', authority)
    .where('offering', '=', of.offering)
    .$if(of.session !== undefined, (query) => query.where('session', '=', of.session ?? null))
    .groupBy(['lifecycle', 'state'])
    .execute()
  return rows.map((row) => ({ ...row, lifecycle: row.lifecycle as LifecycleName }))
}

type Row = ApplicationRow & {
  readonly name: string | null
  readonly kana: string | null
  readonly sort_name: string
  readonly starts_at: Date | null
  readonly ends_at: Date | null
  readonly resource_ja: string | null
  readonly resource_en: string | null
}

function rowOf(row: Row): ListedApplication {
  const { resource_ja: ja, resource_en: en, name, kana } = row
  return {
    ...applicationOf(row),
    name,
    kana,
    startsAt: row.starts_at && toInstant(row.starts_at),
    endsAt: row.ends_at && toInstant(row.ends_at),
    resourceName: ja === null ? null : { ja, en: en ?? ja },
  }
}
