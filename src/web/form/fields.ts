/** The fields that forms are made of. What is typed is read kindly: any width, spaces around it. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type CalendarDate, formatDate, parseCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { Choice, Control, Field, TextType } from './field.ts'
import type { SubmittedForm, UploadedFile } from './submitted.ts'

/** What every field is defined with. */
export type FieldSpec<R extends boolean> = {
  readonly label: Bilingual
  readonly hint?: Bilingual
  readonly required: R
}

/** What a field gives: null only where it may be left blank. */
export type Given<T, R extends boolean> = R extends true ? T : T | null

/** How a line or a long text is defined; lengths are in characters. */
export type TextSpec<R extends boolean> = FieldSpec<R> & {
  readonly longest?: number
  readonly type?: TextType
  /** A token of HTML's list, such as `family-name`, `email`, `tel`. */
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
}

/** One line of text, 200 characters where no other length is given. */
export function textField<R extends boolean>(spec: TextSpec<R>): Field<Given<string, R>> {
  return parsedField({ ...spec, parse: ok })
}

/** Several lines of text, 4,000 characters where no other length is given. */
export function longTextField<R extends boolean>(
  spec: FieldSpec<R> & { readonly longest?: number; readonly rows?: number },
): Field<Given<string, R>> {
  const control = { kind: 'area', rows: spec.rows ?? 5 } as const
  return fieldOf(spec, control, (form, name) => readText(form, name, spec.longest ?? 4000))
}

/** One line that a parser understands: a 法人番号, a mail address, a time. */
export function parsedField<T, R extends boolean>(
  spec: TextSpec<R> & { readonly parse: (text: string) => Result<T> },
): Field<Given<T, R>> {
  const { type = 'text', autocomplete, inputmode } = spec
  const control: Control = {
    kind: 'text',
    type,
    ...(autocomplete !== undefined && { autocomplete }),
    ...(inputmode !== undefined && { inputmode }),
  }
  const isSecret = type === 'password'
  return fieldOf(spec, control, (form, name) => {
    const text = isSecret ? ok(form.text(name)) : readText(form, name, spec.longest ?? 200)
    if (!text.ok) return text
    return text.value === '' ? ok(null) : spec.parse(text.value)
  })
}

/** A whole number from `least` to `greatest`; digits of any width, with or without commas. */
export function numberField<R extends boolean>(
  spec: FieldSpec<R> & {
    readonly least: number
    readonly greatest: number
    readonly unit?: Bilingual
  },
): Field<Given<number, R>> {
  const { label, least, greatest } = spec
  return fieldOf(spec, { kind: 'number', unit: spec.unit ?? null }, (form, name) => {
    const text = form.text(name).normalize('NFKC').replaceAll(/[\s,]/g, '')
    if (text === '') return ok(null)
    const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= greatest) return ok(number)
    const [from, to] = [least, greatest].map((bound) => bound.toLocaleString('en-GB'))
    return refuse(
      'number_not_in_range',
      `「${label.ja}」には${from}から${to}までの整数を入力してください（入力: ${shown(form.text(name))}）。`,
      `Enter a whole number from ${from} to ${to} for "${label.en}" (entered: ${shown(form.text(name))}).`,
    )
  })
}

/** A date, picked or typed; 令和5年4月1日 is understood too. */
export function dateField<R extends boolean>(
  spec: FieldSpec<R> & {
    readonly min?: CalendarDate
    readonly max?: CalendarDate
    readonly typed?: boolean
    readonly autocomplete?: string
  },
): Field<Given<CalendarDate, R>> {
  const { label, min, max, autocomplete } = spec
  const control: Control = {
    kind: 'date',
    isTyped: spec.typed ?? false,
    ...(min && { min }),
    ...(max && { max }),
    ...(autocomplete !== undefined && { autocomplete }),
  }
  return fieldOf(spec, control, (form, name) => {
    const text = form.text(name).trim()
    if (text === '') return ok(null)
    const date = parseCalendarDate(text)
    if (!date.ok) return date
    if (min && date.value < min) return refuseDate(label, min, 'after')
    return max && date.value > max ? refuseDate(label, max, 'before') : date
  })
}

/** One of several answers: as radio buttons up to six, else as a list to choose from. */
export function choiceField<R extends boolean>(
  spec: FieldSpec<R> & { readonly choices: readonly Choice[]; readonly as?: 'select' | 'radio' },
): Field<Given<string, R>> {
  const { choices } = spec
  const kind = spec.as ?? (choices.length > 6 ? 'select' : 'radio')
  return fieldOf(spec, { kind, choices }, (form, name) => {
    const value = form.text(name)
    if (value === '') return ok(null)
    return isOpen(choices, value) ? ok(value) : refuseChoice(spec.label)
  })
}

/** Any number of several answers. */
export function choicesField(
  spec: FieldSpec<boolean> & { readonly choices: readonly Choice[] },
): Field<readonly string[]> {
  const { choices, label } = spec
  const field = fieldOf<readonly string[], boolean>(
    spec,
    { kind: 'choices', choices },
    (form, name) => {
      const values = [...new Set(form.texts(name))]
      if (!values.every((value) => isOpen(choices, value))) return refuseChoice(label)
      return values.length === 0 && spec.required ? ok(null) : ok(values)
    },
  )
  return field as Field<readonly string[]>
}

/** One box to tick; where it is required, leaving it blank is refused. */
export function checkField(
  spec: FieldSpec<boolean> & { readonly text: Bilingual },
): Field<boolean> {
  const { label, required, text, hint } = spec
  const read = (form: SubmittedForm, name: string): Result<boolean> => {
    const isTicked = form.text(name) !== ''
    if (isTicked || !required) return ok(isTicked)
    return refuse(
      'box_not_ticked',
      `「${text.ja}」を確かめて、チェックを入れてください。`,
      `Read "${text.en}" and tick the box.`,
    )
  }
  return { control: { kind: 'check', text }, label, hint: hint ?? null, isRequired: required, read }
}

/** A file of at most `maxBytes`, with one of the endings (".pdf") that `accept` lists. */
export function fileField<R extends boolean>(
  spec: FieldSpec<R> & { readonly accept: readonly string[]; readonly maxBytes: number },
): Field<Given<UploadedFile, R>> {
  const { accept, maxBytes } = spec
  const control = { kind: 'file', accept: accept.join(','), maxBytes } as const
  return fieldOf(spec, control, (form, name) => {
    const file = form.file(name)
    if (!file) return ok(null)
    if (file.bytes.length > maxBytes) return refuseLarge(file.name, maxBytes)
    const isTaken = accept.some((ending) => file.name.toLowerCase().endsWith(ending))
    return isTaken ? ok(file) : refuseEnding(file.name, accept)
  })
}

/** A field, blank or not: what must be given is refused where it is blank. */
function fieldOf<T, R extends boolean>(
  spec: FieldSpec<R>,
  control: Control,
  parse: (form: SubmittedForm, name: string) => Result<T | null>,
): Field<Given<T, R>> {
  const { label, hint, required } = spec
  const read = (form: SubmittedForm, name: string): Result<T | null> => {
    const parsed = parse(form, name)
    if (!parsed.ok || !required) return parsed.ok && parsed.value === '' ? ok(null) : parsed
    const isBlank = parsed.value === null || parsed.value === ''
    return isBlank ? refuseBlank(label, control) : parsed
  }
  const field: Field<T | null> = {
    control,
    label,
    hint: hint ?? null,
    isRequired: required,
    read,
  }
  return field as Field<Given<T, R>>
}

/** The text without the spaces around it; refuses what is too long or cannot be kept. */
function readText(form: SubmittedForm, name: string, longest: number): Result<string> {
  const text = form.text(name).trim()
  const { length } = Array.from(text)
  if (length > longest) {
    const [most, now] = [longest, length].map((count) => count.toLocaleString('en-GB'))
    return refuse(
      'text_too_long',
      `${most}文字までにしてください（いま${now}文字）。`,
      `Use at most ${most} characters (now ${now}).`,
    )
  }
  return plainText(longest * 2).safeParse(text).success ? ok(text) : unkeepable
}

const unkeepable = refuse(
  'text_has_control_characters',
  '見えない制御文字が入っています。入力し直してください。',
  'There are invisible control characters in it. Please type it again.',
)

function refuseBlank({ ja, en }: Bilingual, { kind }: Control): Refused {
  const isChosen = kind === 'select' || kind === 'radio' || kind === 'choices' || kind === 'file'
  return isChosen
    ? refuse('field_is_blank', `「${ja}」を選んでください。`, `Choose "${en}".`)
    : refuse('field_is_blank', `「${ja}」を入力してください。`, `Enter "${en}".`)
}

const refuseChoice = ({ ja, en }: Bilingual): Refused =>
  refuse(
    'choice_not_offered',
    `「${ja}」は、表示されている選択肢から選んでください。`,
    `Choose "${en}" from the answers that are shown.`,
  )

function refuseDate({ ja, en }: Bilingual, bound: CalendarDate, side: 'before' | 'after'): Refused {
  return refuse(
    'date_not_in_range',
    `「${ja}」は${formatDate(bound, 'ja')}${side === 'before' ? '以前' : '以降'}の日付にしてください。`,
    `"${en}" must be ${formatDate(bound, 'en')} or ${side === 'before' ? 'earlier' : 'later'}.`,
  )
}

function refuseLarge(name: string, maxBytes: number): Refused {
  const size = formatSize(maxBytes)
  return refuse(
    'file_too_large',
    `「${shown(name)}」は大きすぎます。${size}までのファイルを選んでください。`,
    `"${shown(name)}" is too large. Choose a file of at most ${size}.`,
  )
}

function refuseEnding(name: string, accept: readonly string[]): Refused {
  const [ja, en] = [accept.join('、'), accept.join(', ')]
  return refuse(
    'file_type_not_taken',
    `「${shown(name)}」は受け取れない種類のファイルです。${ja} のファイルを選んでください。`,
    `"${shown(name)}" is not of a type that is taken. Choose a file ending in ${en}.`,
  )
}

/** A size as people read it: 5 MB, 300 KB. */
export function formatSize(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return megabytes >= 1 ? `${Math.floor(megabytes)} MB` : `${Math.floor(bytes / 1024)} KB`
}

const isOpen = (choices: readonly Choice[], value: string): boolean =>
  choices.some((choice) => choice.value === value && choice.isClosed !== true)

/** What was typed, made short before it is said again. */
const shown = (text: string): string => text.slice(0, 40)
