/** Notices as letters: the template with its values, in the reader's language. */
import type { Language } from '../../kit/bilingual.ts'
import { check, present } from '../../kit/check.ts'
import { findTemplate } from './catalogue.ts'
import { closingLines, type Letterhead } from './letterhead.ts'
import {
  cutAtSlots,
  type Field,
  type FieldKind,
  type FieldValues,
  letterFields,
  slotsIn,
} from './template.ts'
import { formatValue, isOfKind, pickWords } from './value.ts'

/** The values of a notice as the books hold them. One that is absent has no key. */
export type Details = Readonly<Record<string, unknown>>

/** A notice that can be written out. */
export type Writing = {
  readonly template: string
  readonly language: Language
  readonly details: Details
}

/** A part of a line: words, or an address to follow. */
export type Piece = { readonly text: string; readonly isLink: boolean }

/** A line of a letter; one without pieces is blank. */
export type Line = readonly Piece[]

/** A letter as it reads. */
export type Letter = {
  readonly language: Language
  readonly subject: string
  readonly lines: readonly Line[]
}

/** How to write: in whose name, and whether what opens something may be seen. */
export type Manner = {
  readonly letterhead: Letterhead
  /** `hidden` for everyone but the one it is addressed to. */
  readonly secrets: 'shown' | 'hidden'
}

/**
 * The values of a template as they go into the books, without those that are absent. One that is
 * missing, unknown or of another sort is a bug of whoever wrote the notice.
 */
export function checkDetails(template: string, values: Details): Details {
  const fields = fieldsOf(template)
  const given = Object.entries(values).filter(([name, value]) => {
    if (value === null || value === undefined) return false
    const field = fields[name]
    check(field !== undefined, `notice ${template} has no place "${name}"`)
    check(isOfKind(kindOf(field), value), `"${name}" of notice ${template} is no ${kindOf(field)}`)
    return !isBlank(kindOf(field), value)
  })
  const names = new Set(given.map(([name]) => name))
  for (const [name, field] of Object.entries(fields)) {
    check(isOptional(field) || names.has(name), `notice ${template} lacks its value "${name}"`)
  }
  return Object.fromEntries(given)
}

/** The names of a template's values that open something to whoever holds them. */
export function secretNames(template: string): readonly string[] {
  const fields = Object.entries(fieldsOf(template))
  return fields.filter(([, field]) => kindOf(field) === 'secret').map(([name]) => name)
}

/** Writes the letter. A missing value is a bug; a secret that is erased reads as hidden. */
export function renderNotice(writing: Writing, manner: Manner): Letter {
  const template = present(findTemplate(writing.template), `the template ${writing.template}`)
  const { language } = writing
  const lines = [...template.body[language], ...closingLines[language]].flatMap((line) =>
    writeLine(line, writing, manner),
  )
  const [subject] = writeLine(template.subject[language], writing, manner)
  check(subject !== undefined, `the subject of notice ${writing.template} has its values`)
  return { language, subject: subject.map(({ text }) => text).join(''), lines: tidy(lines) }
}

/** A line with its values; none where an optional one is absent, several for a list. */
function writeLine(line: string, writing: Writing, manner: Manner): readonly Line[] {
  const { language } = writing
  const fields = fieldsOf(writing.template)
  const values = new Map<string, FormattedValue>()
  for (const { name } of slotsIn(line)) {
    const field = present(fields[name], `the place "${name}" of notice ${writing.template}`)
    const value = valueOf(name, field, { writing, manner })
    if (value === null) return []
    const [kind, text] = [kindOf(field), formatValue(kindOf(field), value, language)]
    if (line === `{${name}}` && kind === 'schedule') {
      return text.split('\n').map((each) => [words(each)])
    }
    values.set(name, { kind, text })
  }
  return [cutAtSlots(line).flatMap((part) => writePart(part, values))]
}

type FormattedValue = { readonly kind: FieldKind; readonly text: string }

function writePart(
  part: ReturnType<typeof cutAtSlots>[number],
  values: ReadonlyMap<string, FormattedValue>,
): readonly Piece[] {
  if (typeof part === 'string') return part === '' ? [] : [words(part)]
  if (!part.isShown) return []
  const { kind, text } = present(values.get(part.name), `the value "${part.name}"`)
  const isLink = (kind === 'link' || kind === 'secret') && /^https?:/.test(text)
  return [{ text, isLink }]
}

const words = (text: string): Piece => ({ text, isLink: false })

type Setting = { readonly writing: Writing; readonly manner: Manner }

/** The value of a place as it may be seen; null where it is absent and may be. */
function valueOf(name: string, field: Field, { writing, manner }: Setting): unknown {
  const { template, language, details } = writing
  const kind = kindOf(field)
  if (kind === 'secret' && Object.hasOwn(details, name)) {
    if (manner.secrets === 'hidden' || details[name] === null) return hidden[language]
  }
  const value = details[name] ?? fallbackOf(name, manner.letterhead)
  if (value === null || isBlank(kind, value)) {
    check(isOptional(field), `notice ${template} lacks its value "${name}"`)
    return null
  }
  check(isOfKind(kind, value), `"${name}" of notice ${template} is no ${kind}`)
  const isPlace =
    (kind === 'link' || kind === 'secret') && typeof value === 'string' && value.startsWith('/')
  return isPlace ? manner.letterhead.linkTo(value, language) : value
}

function fallbackOf(name: string, { office, contact, siteName }: Letterhead): unknown {
  const known = { office, contact, siteName }
  return Object.hasOwn(known, name) ? known[name as keyof typeof known] : null
}

function isBlank(kind: FieldKind, value: unknown): boolean {
  if (kind === 'schedule') return Array.isArray(value) && value.length === 0
  if (kind !== 'words' && kind !== 'text') return false
  return isOfKind(kind, value) && pickWords(value as FieldValues['words'], 'ja') === ''
}

/** Without blank lines at the ends, and without two of them in a row. */
function tidy(lines: readonly Line[]): readonly Line[] {
  const says = (line: Line | undefined) => line !== undefined && line.length > 0
  const kept = lines.filter((line, at) => says(line) || says(lines[at - 1]))
  while (kept.length > 0 && !says(kept.at(-1))) kept.pop()
  return kept
}

function fieldsOf(template: string): Readonly<Record<string, Field>> {
  const found = present(findTemplate(template), `the template ${template}`)
  return { ...found.fields, ...letterFields }
}

const kindOf = (field: Field): FieldKind => field.replace('?', '') as FieldKind
const isOptional = (field: Field): boolean => field.endsWith('?')

const hidden: Readonly<Record<Language, string>> = {
  ja: '（宛先の方だけに示すページ）',
  en: '(a page for the addressee only)',
}
