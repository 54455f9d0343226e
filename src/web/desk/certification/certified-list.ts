/** The organisations of a certification as a list: filtered, sorted, and sliced by key. */
import { type CertifiedWithReports, readCertified } from '../../../commands/certification/due.ts'
import {
  registerStanding,
  registerStandingNames,
  type RegisterStanding,
} from '../../../domain/delivery/certification/standing.ts'
import { addMonths } from '../../../domain/delivery/certification/period.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { type Slice, type SliceKey, sliceOf, type SliceRequest } from '../../../kit/slice.ts'
import { foldForMatching } from '../../../kit/text.ts'
import type { AnyVisit } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'

/** A line of the list. */
export type CertifiedLine = CertifiedWithReports & { readonly shown: RegisterStanding }

/** By what the list can be sorted. */
export const certifiedOrder = {
  sorts: ['until', 'since', 'name'],
  usual: 'until',
  keys: { until: ['date', 'id'], since: ['date', 'id'], name: ['text', 'id'] },
} as const

export type CertifiedSort = (typeof certifiedOrder.sorts)[number]

/** What the list is narrowed by. */
export type CertifiedFilter = {
  readonly text: string
  readonly standing: string
  readonly owing: string
}

/** Reads the filter of an address. */
export function certifiedFilter(filter: (name: string) => string): CertifiedFilter {
  return { text: filter('q'), standing: filter('state'), owing: filter('owing') }
}

/** One slice of the organisations of an offering. */
export async function sliceCertified(
  visit: AnyVisit,
  offering: string,
  asked: CertifiedFilter & {
    readonly sort: CertifiedSort
    readonly isDescending: boolean
    readonly slice: SliceRequest
  },
): Promise<Slice<CertifiedLine>> {
  const today = japanDate(new Date(nowOf(visit)))
  const scope = { offering, endedSince: addMonths(today, -12) }
  const all = await inBooks(visit, (books) => readCertified(books, scope, today))
  const way = asked.isDescending ? -1 : 1
  const order = (one: SliceKey, other: SliceKey) => way * compare(one, other)
  const lines = all
    .flatMap((each) => {
      const shown = registerStanding(each, today)
      return shown === null ? [] : [{ ...each, shown }]
    })
    .filter((line) => fits(line, asked))
    .toSorted((one, other) => order(keyOf(one, asked.sort), keyOf(other, asked.sort)))
  const { at, limit } = asked.slice
  const found =
    at === null
      ? lines
      : at.side === 'after'
        ? lines.filter((line) => order(keyOf(line, asked.sort), at.key) > 0)
        : lines.filter((line) => order(keyOf(line, asked.sort), at.key) < 0).toReversed()
  return sliceOf(found.slice(0, limit + 1), asked.slice, (line) => keyOf(line, asked.sort))
}

function fits(line: CertifiedLine, { text, standing, owing }: CertifiedFilter): boolean {
  const words = foldForMatching([line.name, line.entry?.name.ja, line.corporateNumber].join('\n'))
  const isWanted = text === '' || words.includes(foldForMatching(text))
  const isStanding = standing === '' || line.shown === standing
  return isWanted && isStanding && (owing !== 'yes' || line.standing.missing.length > 0)
}

const keyOf = (line: CertifiedLine, sort: CertifiedSort): SliceKey => [
  sort === 'name' ? (line.name ?? '') : line[sort],
  line.application,
]

/** The order of two keys; what sorts alike goes by its id. */
function compare(one: SliceKey, other: SliceKey): number {
  const place = one.findIndex((part, index) => part !== other[index])
  const [left = '', right = ''] = [one[place], other[place]]
  return place === -1 ? 0 : left < right ? -1 : 1
}

/** The standings, for choosing one. */
export const standingNames = registerStandingNames
