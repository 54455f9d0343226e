/**
 * Opening the books of an authority. It is the first act in them, and notes what they were opened
 * with, so that a start that was cut short can be taken up again.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, type Result } from '../kit/result.ts'
import { insertAuthority } from '../store/authority.ts'
import { findCommandByKey, newestPosition } from '../store/command.ts'
import { withAuthority } from '../store/database.ts'
import type { Context } from './context.ts'
import { type Done, runAct } from './run.ts'

/** What books were opened with. */
export type BooksOpened = {
  /** The example year that the books are to be filled with; null for none. */
  readonly example: string | null
}

const openingKey = 'books.open'

/** Enters the authority and opens its books. Opening them again changes nothing. */
export async function openBooks(
  context: Context,
  given: BooksOpened & { readonly name: Bilingual },
): Promise<Result<Done<BooksOpened>>> {
  const { example, name } = given
  await withAuthority(context.database, context.authority, (books) =>
    insertAuthority(books, { code: context.authority, name }),
  )
  const act = { name: 'books.open', input: { example } }
  return runAct({ ...context, idempotencyKey: openingKey }, act, () =>
    Promise.resolve(ok({ example })),
  )
}

/** How far books have come: never opened, opened with something, or filled some other way. */
export type BooksState = 'unopened' | 'in-use' | BooksOpened

/** Looks at how far the books of the context's authority have come. */
export async function lookAtBooks(context: Context): Promise<BooksState> {
  const { database, authority } = context
  return withAuthority(database, authority, async (books) => {
    const opening = await findCommandByKey(books, openingKey)
    if (opening) return opening.outcome as BooksOpened
    return (await newestPosition(books)) === 0 ? 'unopened' : 'in-use'
  })
}

/** Whether an act was run under this key. */
export async function isDone(context: Context, key: string): Promise<boolean> {
  const { database, authority } = context
  const found = await withAuthority(database, authority, (books) => findCommandByKey(books, key))
  return found !== undefined
}
