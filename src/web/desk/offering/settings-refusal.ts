/** Saying a command's refusal of an offering at the field that it is about. */
import type { Refused } from '../../../kit/result.ts'
import { atField, type FormRefusal } from '../../form/submitted.ts'

/** The refusal at its field; at the top of the page where no field is meant. */
export function atItsField(refused: Refused): Refused<FormRefusal> {
  const field = fieldOf[refused.refusal.code]
  return field === undefined ? refused : atField(field, refused)
}

const fieldOf: Readonly<Record<string, string | undefined>> = {
  window_ends_before_it_begins: 'closesAt',
  line_unknown_to_plan: 'line',
  plan_missing: 'line',
  capacity_below_taken_seats: 'capacity',
}
