/**
 * Records of fixed length as banks exchange them: 120 bytes, each field at its place, numbers with
 * zeros in front, texts with blanks behind, in JIS X 0201 (one byte a letter). The four records of
 * 総合振込 stand here as data, as 全銀協 lays them down.
 */

/** The length of every record, in bytes, line end apart. */
export const recordBytes = 120

/** A field: its name, its length in bytes, and how it is filled. */
export type Field = {
  readonly name: string
  readonly bytes: number
  readonly fill: 'digits' | 'text'
}

const digits = (name: string, bytes: number): Field => ({ name, bytes, fill: 'digits' })
const text = (name: string, bytes: number): Field => ({ name, bytes, fill: 'text' })

/** The records by the digit that each of them begins with (データ区分). */
export const layouts = {
  /** ヘッダー: who pays, from which account, on which day. */
  '1': [
    digits('record', 1),
    digits('kind', 2),
    digits('code', 1),
    digits('payerCode', 10),
    text('payerName', 40),
    digits('payOn', 4),
    digits('bank', 4),
    text('bankName', 15),
    digits('branch', 3),
    text('branchName', 15),
    digits('type', 1),
    digits('number', 7),
    text('blank', 17),
  ],
  /** データ: one transfer. */
  '2': [
    digits('record', 1),
    digits('bank', 4),
    text('bankName', 15),
    digits('branch', 3),
    text('branchName', 15),
    text('clearingHouse', 4),
    digits('type', 1),
    digits('number', 7),
    text('holder', 30),
    digits('yen', 10),
    digits('isNew', 1),
    text('reference', 20),
    digits('way', 1),
    text('mark', 1),
    text('blank', 7),
  ],
  /** トレーラー: how many transfers, and what they come to. */
  '8': [digits('record', 1), digits('count', 6), digits('totalYen', 12), text('blank', 101)],
  /** エンド. */
  '9': [digits('record', 1), text('blank', 119)],
} as const satisfies Readonly<Record<string, readonly Field[]>>

/** The records by their first digit. */
export type RecordKind = keyof typeof layouts

/** The fields of a record by their names. */
export type RecordValues = Readonly<Record<string, string>>

/** Writes a record; a value that does not fit its field is null, for the caller to have checked. */
export function formatRecord(kind: RecordKind, values: RecordValues): string | null {
  const parts = layouts[kind].map(({ name, bytes, fill }) => {
    const value = name === 'record' ? kind : (values[name] ?? '')
    return fill === 'digits' ? value.padStart(bytes, '0') : value.padEnd(bytes, ' ')
  })
  const record = parts.join('')
  return record.length === recordBytes ? record : null
}

/** Cuts a record into its fields, blanks behind texts taken off. */
export function parseRecord(kind: RecordKind, record: string): RecordValues {
  let at = 0
  const entries = layouts[kind].map(({ name, bytes, fill }) => {
    const value = record.slice(at, at + bytes)
    at += bytes
    return [name, fill === 'text' ? value.trimEnd() : value] as const
  })
  return Object.fromEntries(entries)
}

/** The field of a record that should be digits and is not; undefined where all are. */
export function findWrongField(kind: RecordKind, values: RecordValues): string | undefined {
  return layouts[kind].find(({ name, fill }) => {
    return fill === 'digits' && !/^\d+$/.test(values[name] ?? '')
  })?.name
}
