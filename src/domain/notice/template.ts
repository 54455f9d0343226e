/**
 * What a notice's text is made of: a template in both languages, with places for values. A line
 * whose optional value is absent is left out, so that one template serves a hall and an online
 * meeting.
 *
 * In a line, `{place}` is where a value goes; `{?place}` shows nothing and only ties the line to
 * it.
 */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { CalendarDate, Instant } from '../../kit/calendar.ts'

/** What sort of value a place takes. One with a question mark may be absent. */
export type Field = FieldKind | `${FieldKind}?`

/** The sorts of values and the values themselves. What people typed becomes one line. */
export type FieldValues = {
  readonly text: string
  /** Words in both languages, or one text for both. */
  readonly words: Bilingual | string
  readonly number: number
  readonly day: CalendarDate
  readonly moment: Instant
  readonly period: Period
  /** Appointments, one a line. */
  readonly schedule: readonly Appointment[]
  /** A place on the site (/apply/…), or a whole address. It must open nothing by itself. */
  readonly link: string
  /** An address that opens something to whoever holds it. Erased as soon as it is sent. */
  readonly secret: string
}

/** The name of a sort. */
export type FieldKind = keyof FieldValues

/** From one moment to another. */
export type Period = { readonly from: Instant; readonly to: Instant }

/** Something that takes place at a time. */
export type Appointment = { readonly when: Period; readonly what: Bilingual | string }

/** A template's places and the sorts of their values. */
export type Fields = Readonly<Record<string, Field>>

/** A picture or a file that goes with a mail. */
export type Enclosure = 'ticket' | 'calendar' | 'calendar-cancelled'

/** A text in both languages, with what it takes. */
export type Template = {
  /** What staff call it. */
  readonly label: Bilingual
  readonly fields: Fields
  readonly subject: Bilingual
  readonly body: Readonly<Record<Language, readonly string[]>>
  /** `ticket` needs `qr`; the calendar ones need `when` and `offering`. */
  readonly encloses?: readonly Enclosure[]
}

/**
 * What every template takes beside its own: who writes and how to reach them. Where they are
 * absent, the letterhead says so.
 */
export const letterFields = {
  office: 'words?',
  contact: 'words?',
  siteName: 'words?',
} as const satisfies Fields

/** The values that a template takes. */
export type ValuesOf<F extends Fields> = ValuesIn<F & typeof letterFields>

type ValuesIn<F extends Fields> = {
  readonly [K in keyof F as F[K] extends FieldKind ? K : never]: ValueOf<F[K]>
} & {
  readonly [K in keyof F as F[K] extends FieldKind ? never : K]?: ValueOf<F[K]> | null | undefined
}

type ValueOf<F extends Field> = F extends `${infer K extends FieldKind}?`
  ? FieldValues[K]
  : F extends FieldKind
    ? FieldValues[F]
    : never

/** Where a value goes in a line: its name, and whether it is shown. */
export type Slot = { readonly name: string; readonly isShown: boolean }

/** The places in a line, in their order. */
export function slotsIn(line: string): readonly Slot[] {
  return [...line.matchAll(slotForm)].map(([, mark, name = '']) => ({
    name,
    isShown: mark !== '?',
  }))
}

/** A line cut at its places: texts and places in turn, beginning with a text. */
export function cutAtSlots(line: string): readonly (string | Slot)[] {
  const slots = slotsIn(line)
  return line
    .split(/\{\??[a-zA-Z]+\}/)
    .flatMap((text, index) => (slots[index] ? [text, slots[index]] : [text]))
}

const slotForm = /\{(\??)([a-zA-Z]+)\}/g
