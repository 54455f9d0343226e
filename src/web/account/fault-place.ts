/** Where a command's refusal is said: at the field that it is about. */
import type { Refused } from '../../kit/result.ts'
import { atField, type FormRefusal } from '../form/submitted.ts'

/**
 * Says a refusal at its field, which the beginning of its code tells; at the top of the page where
 * none of the beginnings fits.
 */
export function atFieldOf(
  refused: Refused,
  fields: Readonly<Record<string, string>>,
): Refused<FormRefusal> {
  const found = Object.entries(fields).find(([begins]) => refused.refusal.code.startsWith(begins))
  return found ? atField(found[1], refused) : refused
}
