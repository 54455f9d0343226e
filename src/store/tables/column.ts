/** Types that columns of several tables share. */
import type { ColumnType } from 'kysely'

/** Written as JSON text, read as a value; never changed. */
export type Json = ColumnType<unknown, string, never>
/** Written as an ISO instant, read as a Date; never changed. */
export type Moment = ColumnType<Date, string, never>
/** JSON that may be written anew. */
export type ChangingJson = ColumnType<unknown, string, string>
/** A moment that may be written anew. */
export type ChangingMoment = ColumnType<Date, string, string>
/** A moment that may be absent, and may be written anew. */
export type OptionalMoment = ColumnType<Date | null, string | null | undefined, string | null>
