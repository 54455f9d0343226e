/**
 * Turning lists by key: `limit` rows at a time, `after` a cursor that the page before has given. A
 * cursor belongs to its list and its order; another one is refused, so that no program reads the
 * wrong page without noticing.
 */
import { z } from 'zod'
import { isCalendarDate } from '../kit/calendar.ts'
import { isId } from '../kit/id.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import type { SliceKey, SliceRequest } from '../kit/slice.ts'

/** What a part of a key is. */
export type KeyForm = 'text' | 'number' | 'date' | 'moment' | 'id'

/** The greatest number of rows at a time. */
const longestPage = 200

/** What every list can be asked for with. */
export const pageQuery = z.strictObject({
  after: z.string().max(2000).optional().meta({ description: 'The cursor of the page before.' }),
  limit: z.coerce.number().int().min(1).max(longestPage).default(50),
})

/** The slice that is asked for. Refuses a cursor that is none, or is another list's. */
export function readSlice(
  { after, limit }: z.output<typeof pageQuery>,
  forms: readonly KeyForm[],
  mark: string,
): Result<SliceRequest> {
  if (after === undefined) return ok({ at: null, limit })
  const cursor = parseCursor(after)
  const fits = cursor?.mark === mark && fitsForms(cursor.key, forms)
  return fits ? ok({ at: { side: 'after', key: cursor.key }, limit }) : cursorUnknown
}

/**
 * A key as it stands in a link.
 * @param mark what tells its list and order from others
 */
export function formatCursor(key: SliceKey, mark: string): string {
  return Buffer.from(JSON.stringify([mark, ...key])).toString('base64url')
}

function parseCursor(text: string): { readonly mark: string; readonly key: SliceKey } | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts)) return null
    const [mark, ...key] = parts as readonly unknown[]
    const isKey = key.every((part) => typeof part === 'string')
    return typeof mark === 'string' && isKey ? { mark, key } : null
  } catch {
    return null
  }
}

function fitsForms(key: SliceKey, forms: readonly KeyForm[]): boolean {
  return (
    key.length === forms.length && forms.every((form, index) => keyForms[form](key[index] ?? ''))
  )
}

const keyForms: Readonly<Record<KeyForm, (part: string) => boolean>> = {
  text: (part) => !/[\p{Cc}\p{Cs}]/u.test(part),
  number: (part) => /^-?\d{1,15}$/.test(part),
  date: isCalendarDate,
  moment: (part) => part === 'infinity' || isMoment(part),
  id: isId,
}

function isMoment(text: string): boolean {
  const isForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)
  return isForm && !Number.isNaN(Date.parse(text))
}

const cursorUnknown = refuse(
  'cursor_unknown',
  'afterの値は、この一覧のものではありません。前の頁の「next」をそのまま使うか、afterを外してください。',
  'The value of "after" is not one of this list. Use "next" of the page before as it is, or leave "after" out.',
)
