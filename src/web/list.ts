/** What a list is asked for with: its order and its slice, in the address of the page. */
import { isCalendarDate } from '../kit/calendar.ts'
import { isId } from '../kit/id.ts'
import type { SliceKey, SliceRequest } from '../kit/slice.ts'

/** How a list is sorted, and which slice of it is asked for. */
export type ListQuery<S extends string = string> = {
  readonly sort: S
  readonly isDescending: boolean
  readonly slice: SliceRequest
  /** What a filter was set to, without spaces around it; an empty text where it was not. */
  readonly filter: (name: string) => string
}

/** What a list can be sorted by; the usual order, "-date" for the latest first. */
export type ListOrder<S extends string> = {
  readonly sorts: readonly S[]
  readonly usual: S | `-${S}`
  /** Rows at a time; 50 where absent. */
  readonly limit?: number
  /**
   * What the parts of a key are, for each order. A key comes from an address: one of another form
   * counts as not asked for, before any query reads it.
   */
  readonly keys?: Readonly<Record<S, readonly KeyForm[]>>
}

/** What a part of a key is. */
export type KeyForm = 'text' | 'number' | 'date' | 'moment' | 'id'

/** Reads the address of a list. What it cannot understand counts as not asked for. */
export function readListQuery<S extends string>(
  query: URLSearchParams,
  { sorts, usual, limit = 50, keys }: ListOrder<S>,
): ListQuery<S> {
  const asked = query.get('sort') ?? usual
  const known = sorts.find((sort) => sort === asked || `-${sort}` === asked)
  const isDescending = (known === undefined ? usual : asked).startsWith('-')
  const sort = (known ?? sorts.find((one) => one === usual || `-${one}` === usual)) as S
  const side = query.has('before') ? 'before' : 'after'
  const key = parseCursor(query.get(side))
  const isKey = key !== null && fits(key, keys?.[sort])
  return {
    sort,
    isDescending,
    slice: { at: isKey ? { side, key } : null, limit },
    filter: (name) => (query.get(name) ?? '').replaceAll(/[\p{Cc}\p{Cs}]/gu, '').trim(),
  }
}

/** Whether a key is of the parts that its order has; unknown parts are texts. */
function fits(key: SliceKey, forms: readonly KeyForm[] | undefined): boolean {
  if (forms !== undefined && forms.length !== key.length) return false
  return key.every((part, index) => keyForms[forms?.[index] ?? 'text'](part))
}

const keyForms: Readonly<Record<KeyForm, (part: string) => boolean>> = {
  text: (part) => !/[\p{Cc}\p{Cs}]/u.test(part),
  number: (part) => /^-?\d{1,15}(?:\.\d{1,9})?$/.test(part),
  date: isCalendarDate,
  moment: (part) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(part) && !Number.isNaN(Date.parse(part)),
  id: isId,
}

/** The address of the same list with other settings; null takes one away. */
export function listAddress(
  here: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(query)
  // A key belongs to its order and filters: whatever changes begins at the first row again.
  for (const name of ['after', 'before']) next.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next.size === 0 ? here : `${here}?${next.toString()}`
}

/** A key as it stands in an address. */
export function formatCursor(key: SliceKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key of an address; null where it is none. */
export function parseCursor(text: string | null): SliceKey | null {
  if (text === null || text.length > 2000) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const isKey = Array.isArray(key) && key.every((part) => typeof part === 'string')
    return isKey && key.length > 0 ? key : null
  } catch {
    return null
  }
}
