/** The public pages' way into the store: one transaction for each read, under row security. */
import { type Database, withAuthority } from '../store/database.ts'
import { entriesPerPage, findEdition, listEditions, readEntryPage } from '../store/edition.ts'
import type { EditionSource } from './portal/edition-source.ts'

/** Reads the published editions of one authority. */
export function readEditions(database: Database, authority: string): EditionSource {
  return {
    list: () => withAuthority(database, authority, listEditions),
    find: (year, number) =>
      withAuthority(database, authority, (books) => findEdition(books, year, number)),
    readEntryPage: (place, page) =>
      withAuthority(database, authority, (books) => readEntryPage(books, place, page)),
    entriesPerPage,
  }
}
