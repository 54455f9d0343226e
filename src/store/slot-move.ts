/** Handing on what belongs to a booking that moves to another slot. */
import type { Books } from './database.ts'
import { moveConsultation } from './consultation.ts'

/** Hands the files that were handed in, and what was written, to the booking at the other time. */
export async function handOn(books: Books, from: string, to: string): Promise<void> {
  const { db, authority } = books
  await db
    .updateTable('upload')
    .set({ application: to })
    .where('authority', '=', authority)
    .where('application', '=', from)
    .execute()
  await moveConsultation(books, from, to)
}
