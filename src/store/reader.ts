/** Reads that many ask for at the same time, for one authority: they share messages. */
import { gatherCalls } from '../kit/batch.ts'
import { type Books, type Database, readAtOnce } from './database.ts'

/** Reads something that is asked for at once. A failure is that of all who share the message. */
export type Reader = <T>(work: (books: Books) => Promise<T>) => Promise<T>

/** Opens a way to read. What is asked for while a message is under way goes in the next one. */
export function openReader(database: Database, authority: string): Reader {
  const read = gatherCalls<(books: Books) => Promise<unknown>, { readonly value: unknown }>({
    limit: 64,
    markOf: () => '',
    answer: (works) =>
      readAtOnce(database, authority, (books) =>
        Promise.all(works.map(async (work) => ({ value: await work(books) }))),
      ),
  })
  return async <T>(work: (books: Books) => Promise<T>) => (await read(work)).value as T
}
