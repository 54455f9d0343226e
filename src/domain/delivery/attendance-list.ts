/**
 * A paper list of who came, typed in afterwards, held against the reservations. Only a number makes
 * a match; a name proposes one and the desk decides, because two people may share it. Whoever is
 * on no reservation came without one.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Refusal } from '../../kit/result.ts'
import { foldForMatching, isBlank } from '../../kit/text.ts'
import { parseTicketCode } from './ticket.ts'

/** A row as it was typed; any of the cells may be blank, but not all of them. */
export type AttendanceRow = {
  /** Its line in the list. */
  readonly line: number
  readonly number: string
  readonly name: string
  readonly reading: string
}

/** A reservation that a row may be about. */
export type ExpectedVisitor = {
  readonly application: string
  readonly number: string
  readonly name: string | null
  readonly reading: string | null
}

/** A reservation whose name fits, and what of it does. */
export type Candidate = {
  readonly application: string
  readonly by: 'name-and-reading' | 'name' | 'reading'
}

/** What a row was found to be. */
export type AttendanceFinding =
  /** The number says who it is. `isNameDifferent` where the name on paper is another. */
  | { readonly found: 'matched'; readonly application: string; readonly isNameDifferent: boolean }
  /** The name fits these, the best first; the desk chooses. */
  | { readonly found: 'proposed'; readonly candidates: readonly Candidate[] }
  | { readonly found: 'walk-in' }
  /** The same person stands in an earlier line. */
  | { readonly found: 'repeated'; readonly line: number }
  | { readonly found: 'unreadable'; readonly refusal: Refusal }

/** A row with its finding, and what is to be noted beside it. */
export type AttendanceMatch = {
  readonly row: AttendanceRow
  readonly finding: AttendanceFinding
  readonly note: Bilingual | null
}

/** Holds a list against the reservations, row by row, in the order of the list. */
export function matchAttendance(
  rows: readonly AttendanceRow[],
  expected: readonly ExpectedVisitor[],
): readonly AttendanceMatch[] {
  const byNumber = new Map(expected.map((visitor) => [visitor.number, visitor]))
  const claimed = new Map<string, number>()
  for (const row of rows) {
    const visitor = visitorOf(row, byNumber)
    if (visitor && !claimed.has(visitor.application)) claimed.set(visitor.application, row.line)
  }
  const open = expected.filter(({ application }) => !claimed.has(application))
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const visitor = visitorOf(row, byNumber)
    if (visitor) return matched(row, visitor, claimed.get(visitor.application) ?? row.line)
    return byName(row, open, seen)
  })
}

function visitorOf(
  { number }: AttendanceRow,
  byNumber: ReadonlyMap<string, ExpectedVisitor>,
): ExpectedVisitor | undefined {
  const code = parseTicketCode(number)
  return code.ok ? byNumber.get(code.value) : undefined
}

function matched(
  row: AttendanceRow,
  { application, name, reading }: ExpectedVisitor,
  firstLine: number,
): AttendanceMatch {
  if (firstLine !== row.line) {
    return { row, finding: { found: 'repeated', line: firstLine }, note: null }
  }
  const isNameDifferent =
    differs(row.name, name) && (isBlank(row.reading) || differs(row.reading, reading))
  const note = isNameDifferent ? nameDiffers : null
  return { row, finding: { found: 'matched', application, isNameDifferent }, note }
}

/** @param seen the lines of people without a number, by name; filled as rows go by */
function byName(
  row: AttendanceRow,
  open: readonly ExpectedVisitor[],
  seen: Map<string, number>,
): AttendanceMatch {
  const refusal = isBlank(row.number) ? null : numberRefusal(row.number)
  if (isBlank(row.name) && isBlank(row.reading)) {
    return { row, finding: { found: 'unreadable', refusal: refusal ?? blankRow }, note: null }
  }
  const note = refusal?.message ?? null
  const key = `${nameKey(row.name)} ${nameKey(row.reading)}`
  const earlier = isBlank(row.name) || isBlank(row.reading) ? undefined : seen.get(key)
  if (earlier !== undefined) return { row, finding: { found: 'repeated', line: earlier }, note }
  seen.set(key, row.line)
  const candidates = candidatesFor(row, open)
  const finding: AttendanceFinding =
    candidates.length === 0 ? { found: 'walk-in' } : { found: 'proposed', candidates }
  return { row, finding, note }
}

function candidatesFor(row: AttendanceRow, open: readonly ExpectedVisitor[]): readonly Candidate[] {
  const all = open.flatMap(({ application, name, reading }): readonly Candidate[] => {
    const isName = isSame(row.name, name)
    const isReading = isSame(row.reading, reading)
    if (isName && isReading) return [{ application, by: 'name-and-reading' }]
    if (isName) return [{ application, by: 'name' }]
    return isReading ? [{ application, by: 'reading' }] : []
  })
  return all.toSorted((one, other) => ranks[one.by] - ranks[other.by])
}

const ranks = { 'name-and-reading': 0, name: 1, reading: 2 } as const

function isSame(written: string, known: string | null): boolean {
  return known !== null && !isBlank(written) && nameKey(written) === nameKey(known)
}

/** Blank on paper or unknown to the books is not different. */
function differs(written: string, known: string | null): boolean {
  return known !== null && !isBlank(written) && nameKey(written) !== nameKey(known)
}

/** Spacing, width, kana and the commonest variant characters of family names do not matter. */
function nameKey(name: string): string {
  return foldForMatching(name)
    .replaceAll(/[\s・]/gu, '')
    .replaceAll(/./gu, (character) => variants.get(character) ?? character)
}

const variants: ReadonlyMap<string, string> = new Map(
  [
    '高髙',
    '崎﨑嵜碕',
    '辺邊邉',
    '斎齋斉齊',
    '浜濱濵',
    '沢澤',
    '広廣',
    '国國',
    '徳德',
    '吉𠮷',
    '島嶋嶌',
    '桜櫻',
  ].flatMap((group) => {
    const [first = '', ...others] = Array.from(group)
    return others.map((other) => [other, first] as const)
  }),
)

/** A number of the right form that no reservation has, or one that cannot be read. */
function numberRefusal(number: string): Refusal {
  const code = parseTicketCode(number)
  return code.ok ? unknownNumber(number) : code.refusal
}

const unknownNumber = (number: string): Refusal => ({
  code: 'attendance_number_unknown',
  message: {
    ja: `番号「${number.slice(0, 40)}」の予約がありません。番号を確かめるか、氏名を入力してください。`,
    en: `There is no reservation with the number "${number.slice(0, 40)}". Check it, or give a name.`,
  },
})

const blankRow: Refusal = {
  code: 'attendance_row_is_blank',
  message: {
    ja: '番号も氏名もありません。どちらかを入力してください。',
    en: 'There is neither a number nor a name. Give one of them.',
  },
}

const nameDiffers: Bilingual = {
  ja: '番号は合いますが、氏名が予約と違います。ご本人か確かめてください。',
  en: 'The number fits, but the name is not that of the reservation. Check who it was.',
}
