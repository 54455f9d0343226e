/** Where the public pages read from: published editions, and nothing else. */
import type { Edition, Entry } from '../../domain/edition/edition.ts'

/** Names an edition. */
export type EditionPlace = { readonly year: number; readonly number: number }

/** Names a figure of an edition. */
export type FigurePlace = EditionPlace & { readonly line: string; readonly indicator: string }

/** Published editions as they lie in the store. What was read once stays as it is. */
export type EditionSource = {
  /** Every edition's year and number, newest first. */
  list(): Promise<readonly EditionPlace[]>
  find(year: number, number: number): Promise<Edition | undefined>
  /** A page of a figure's entries, from 0; each but the last holds `entriesPerPage`. */
  readEntryPage(place: FigurePlace, page: number): Promise<readonly Entry[]>
  readonly entriesPerPage: number
}

/** Every record of a figure, a stored page at a time. */
export async function* eachEntryPage(
  source: EditionSource,
  place: FigurePlace,
  entries: number,
): AsyncGenerator<readonly Entry[]> {
  for (let page = 0; page * source.entriesPerPage < entries; page += 1) {
    yield await source.readEntryPage(place, page)
  }
}
