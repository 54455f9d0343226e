/** What is to be mended in applications that were returned, item by item. */
import { sql } from 'kysely'
import type { FormPurpose } from '../domain/question/form-place.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** An item to mend. */
export type ReturnItem = {
  /** The key of the question that it is about; null for the whole. */
  readonly question: string | null
  /** Null where it was erased. */
  readonly remark: string | null
}

/** One return, with its items in their order. */
export type Return = {
  readonly command: number
  readonly purpose: FormPurpose
  readonly returnedAt: Instant
  readonly returnedBy: string
  readonly items: readonly ReturnItem[]
}

/** Keeps the items of a return. */
export async function insertReturnItems(
  books: Books,
  of: {
    readonly application: string
    readonly command: number
    readonly purpose: FormPurpose
    readonly items: readonly ReturnItem[]
  },
): Promise<void> {
  const { items, ...shared } = of
  await insertRows(
    books,
    'return_item',
    items.map((item, position) => ({ ...shared, ...item, position })),
  )
}

/** The returns of an application, the last one first. */
export async function listReturns(
  { db, authority }: Books,
  application: string,
): Promise<readonly Return[]> {
  const answer = await sql<ReturnRow>`
    select return_item.command, purpose, command.recorded_at, command.actor,
      jsonb_agg(jsonb_build_object('question', question, 'remark', remark)
        order by return_item.position) as items
    from return_item
    join command on command.authority = ${authority} and command.position = return_item.command
    where return_item.authority = ${authority} and application = ${application}
    group by return_item.command, purpose, command.recorded_at, command.actor
    order by return_item.command desc limit 100`.execute(db)
  return answer.rows.map((row) => ({
    command: row.command,
    purpose: row.purpose as FormPurpose,
    returnedAt: toInstant(row.recorded_at),
    returnedBy: row.actor,
    items: row.items,
  }))
}

type ReturnRow = {
  readonly command: number
  readonly purpose: string
  readonly recorded_at: Date
  readonly actor: string
  readonly items: readonly ReturnItem[]
}
