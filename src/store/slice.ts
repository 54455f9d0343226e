/**
 * Reading a slice of a sorted list in SQL (`kit/slice.ts`): rows beyond a key, in the order of the
 * list or against it, one more than the slice holds. What an address names that is no key of the
 * list counts as the first slice.
 */
import { type RawBuilder, sql } from 'kysely'
import { isId } from '../kit/id.ts'
import type { SliceKey, SliceRequest } from '../kit/slice.ts'

/** A value that a list is sorted by, never null; the last one of a key is unique. */
export type KeyPart = {
  readonly value: RawBuilder<unknown>
  readonly type: 'text' | 'timestamptz' | 'uuid' | 'bigint'
}

/** The clauses of a query that reads a slice. */
export type Slicing = {
  readonly where: RawBuilder<boolean>
  readonly order: RawBuilder<unknown>
  /** "asc" or "desc": the way in which rows are read, for sorting them once more. */
  readonly direction: RawBuilder<unknown>
  readonly limit: number
}

/** The clauses for a slice of a list that is sorted by these values, all in one direction. */
export function slicing(
  parts: readonly KeyPart[],
  { slice, isDescending }: { readonly slice: SliceRequest; readonly isDescending: boolean },
): Slicing {
  const key = slice.at && isKeyOf(parts, slice.at.key) ? slice.at.key : null
  const isAgainst = key !== null && slice.at?.side === 'before'
  const goesDown = isDescending !== isAgainst
  const values = sql.join(parts.map(({ value }) => value))
  const direction = sql.raw(goesDown ? 'desc' : 'asc')
  const bounds = (key ?? []).map((text, index) => {
    const type = sql.raw(parts[index]?.type ?? 'text')
    return sql`${text}::${type}`
  })
  return {
    where:
      key === null
        ? sql<boolean>`true`
        : sql<boolean>`(${values}) ${sql.raw(goesDown ? '<' : '>')} (${sql.join(bounds)})`,
    order: sql.join(parts.map(({ value }) => sql`${value} ${direction}`)),
    direction,
    limit: slice.limit + 1,
  }
}

/** The request as {@link slicing} understood it: an unusable key is none. */
export function usableSlice(parts: readonly KeyPart[], slice: SliceRequest): SliceRequest {
  return slice.at && !isKeyOf(parts, slice.at.key) ? { ...slice, at: null } : slice
}

function isKeyOf(parts: readonly KeyPart[], key: SliceKey): boolean {
  return (
    key.length === parts.length && parts.every(({ type }, index) => forms[type](key[index] ?? ''))
  )
}

const forms: Readonly<Record<KeyPart['type'], (text: string) => boolean>> = {
  text: (text) => !text.includes('\0'),
  timestamptz: (text) => isMoment(text) || text === 'infinity',
  uuid: isId,
  bigint: (text) => /^\d{1,18}$/.test(text),
}

function isMoment(text: string): boolean {
  const isForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/.test(text)
  return isForm && !Number.isNaN(new Date(text).getTime())
}
