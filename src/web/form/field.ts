/**
 * Fields as data: one definition says how a field is shown, what it takes, and how it is read. A
 * form's fields are read together, so that everything that is wrong is said at once.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { type FieldFault, type FormRefusal, refuseFields, type SubmittedForm } from './submitted.ts'

/** A field of which a form is read into a `T`. */
export type Field<T> = {
  readonly control: Control
  readonly label: Bilingual
  readonly hint: Bilingual | null
  readonly isRequired: boolean
  /** Reads what was sent under `name`; the refusal is said at the field. */
  readonly read: (form: SubmittedForm, name: string) => Result<T>
}

/** How a field is shown. */
export type Control =
  | (Typed & { readonly kind: 'text'; readonly type: TextType })
  | (Typed & { readonly kind: 'area'; readonly rows: number })
  | { readonly kind: 'number'; readonly unit: Bilingual | null }
  | {
      readonly kind: 'date'
      readonly min?: CalendarDate
      readonly max?: CalendarDate
      /** Typed rather than picked: for birthdays, which lie too far back to turn to. */
      readonly isTyped: boolean
      readonly autocomplete?: string
    }
  | { readonly kind: 'select' | 'radio' | 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'check'; readonly text: Bilingual }
  | { readonly kind: 'file'; readonly accept: string; readonly maxBytes: number }

type Typed = {
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
}

/** Types of one-line fields. A password is never shown again. */
export type TextType =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'search'
  | 'password'
  | 'time'
  | 'datetime-local'

/** One of several answers. */
export type Choice = {
  readonly value: string
  readonly label: Bilingual
  readonly hint?: Bilingual
  /** Shown, but not to be chosen: the hint says why. */
  readonly isClosed?: boolean
}

/** Fields by the names under which they are sent. */
export type FieldTable = Readonly<Record<string, Field<unknown>>>

/** What a table of fields is read into. */
export type ValuesOf<F extends FieldTable> = {
  readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never
}

/** Reads every field; refuses with all that is wrong, each fault at its field. */
export function readFields<F extends FieldTable>(
  form: SubmittedForm,
  fields: F,
): Result<ValuesOf<F>, FormRefusal> {
  const faults: FieldFault[] = []
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const read = field.read(form, name)
    if (read.ok) values[name] = read.value
    else faults.push({ field: name, message: read.refusal.message })
  }
  return faults.length === 0 ? ok(values as ValuesOf<F>) : refuseFields(faults)
}
