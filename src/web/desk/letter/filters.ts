/** What of an address narrows the list of letters, on the page and in its file. */
import { isLetterSort, type LetterSort } from '../../../domain/letter/sort.ts'
import { isId } from '../../../kit/id.ts'

/** The newest first: a letter's id grows with its time. */
export const letterOrder = {
  sorts: ['issued'],
  usual: '-issued',
  keys: { issued: ['id'] },
} as const

/** How the list is narrowed. */
export type LetterFilters = {
  readonly filter: { readonly sort?: LetterSort; readonly application?: string }
  readonly programme?: string
}

/** Reads the filter; what it cannot understand narrows nothing. */
export function letterFilters(asked: (name: string) => string): LetterFilters {
  const [sort, programme, application] = [asked('sort'), asked('programme'), asked('application')]
  return {
    filter: {
      ...(isLetterSort(sort) && { sort }),
      ...(isId(application) && { application }),
    },
    ...(programme !== '' && { programme }),
  }
}
