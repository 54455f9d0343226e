/** What was done in supports: contacts, visits, hirings. What was said can be erased. */
import { sql } from 'kysely'
import type { ContactWay, RecordSort, SupportRecord } from '../domain/delivery/support/record.ts'
import { noWords } from '../domain/delivery/support/record.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A record with the act that made it. */
export type WrittenRecord = SupportRecord & { readonly command: number }

/** Keeps a record. */
export async function insertRecord(
  { db, authority }: Books,
  { id, happenedOn, words, ...record }: WrittenRecord,
): Promise<void> {
  await db
    .insertInto('support_record')
    .values({
      authority,
      record: id,
      happened_on: happenedOn,
      ...(words ?? noWords),
      ...record,
    })
    .execute()
}

/** The standing records of a support, the newest first: at most 1,000. */
export async function listRecords(
  books: Books,
  application: string,
): Promise<readonly WrittenRecord[]> {
  const rows = await records(books)
    .where('application', '=', application)
    .where('taken_back_by', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('record', 'desc')
    .limit(1000)
    .execute()
  return rows.map(recordOf)
}

/** A record that stands, by its id. */
export async function findRecord(books: Books, id: string): Promise<WrittenRecord | undefined> {
  const row = await records(books)
    .where('record', '=', id)
    .where('taken_back_by', 'is', null)
    .executeTakeFirst()
  return row && recordOf(row)
}

/** Notes that a record is taken back, with what happened by its act. */
export async function takeBackRecord(
  { db, authority }: Books,
  { id, command: made }: Pick<WrittenRecord, 'id' | 'command'>,
  command: number,
): Promise<void> {
  await db
    .updateTable('support_record')
    .set({ taken_back_by: command })
    .where('authority', '=', authority)
    .where('record', '=', id)
    .execute()
  await takeBackActivitiesOf({ db, authority }, [made], command)
}

/** Notes that what happened by these acts is taken back. */
export async function takeBackActivitiesOf(
  { db, authority }: Pick<Books, 'db' | 'authority'>,
  commands: readonly number[],
  by: number,
): Promise<void> {
  await sql`
    update activity set taken_back_by = ${by} where authority = ${authority}
      and command = any(${[...commands]}::bigint[]) and taken_back_by is null`.execute(db)
}

function records({ db, authority }: Books) {
  return db.selectFrom('support_record').selectAll().where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof records>['executeTakeFirstOrThrow']>>

function recordOf({ ours, theirs, said, minutes, ...row }: Row): WrittenRecord {
  return {
    id: row.record,
    application: row.application,
    sort: row.sort as RecordSort,
    act: row.act,
    happenedOn: row.happened_on as CalendarDate,
    way: row.way as ContactWay | null,
    agency: row.agency,
    persons: row.persons,
    author: row.author,
    words: { ours, theirs, said, minutes },
    command: row.command,
  }
}
