/** Composing a letter: its text with its values, ready to be kept and printed. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { cutAtSlots, slotsIn } from '../notice/template.ts'
import { findMissingGlyphs, refuseUnprintable } from '../printable.ts'
import type { LetterTemplate, LetterText } from './definition.ts'
import { formatLetterValue, isOfKind, isOptional, kindOf, wordsIn } from './field.ts'
import { type LetterFacts, letterSorts, type LetterSort, placesOf } from './sort.ts'

/** Whom a letter is for, as it is written on it. */
export type LetterAddressee = {
  readonly type: 'person' | 'organisation'
  readonly name: string
  /** What stands above the name: postal code, address, department. */
  readonly lines: readonly string[]
}

/** A letter in one language as it is kept: everything that is printed, in its words. */
export type ComposedLetter = {
  readonly form: 'letter' | 'certificate'
  readonly language: Language
  readonly authority: string
  readonly date: CalendarDate
  readonly number: string
  readonly addressee: LetterAddressee
  readonly signatory: string | null
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly particulars: readonly { readonly label: string; readonly text: string }[]
  readonly conditions: readonly string[]
  readonly attachments: readonly string[]
  readonly notes: readonly string[]
  readonly office: { readonly name: string; readonly lines: readonly string[] } | null
}

/** What a letter is composed of. */
export type LetterMatter = {
  readonly sort: LetterSort
  readonly template: LetterTemplate
  /** By the names of the sort's places; checked here. */
  readonly values: Readonly<Record<string, unknown>>
  readonly facts: Omit<LetterFacts, 'recipient' | 'authority' | 'issuedOn' | 'number'>
  readonly authority: Bilingual
  readonly date: CalendarDate
  readonly number: string
  readonly addressee: LetterAddressee
  readonly conditions: readonly (Bilingual | string)[]
  readonly attachments: readonly (Bilingual | string)[]
  /** Whom to ask where the text names nobody: lines as the offering states them. */
  readonly contact: Bilingual
}

/** A letter in each language in which its text is written. */
export type ComposedLetters = { readonly ja: ComposedLetter; readonly en: ComposedLetter | null }

/**
 * Composes a letter. A line whose optional value is absent is left out. Refuses values that are
 * missing, unknown or of another sort, and characters that cannot be printed.
 */
export function composeLetter(matter: LetterMatter): Result<ComposedLetters> {
  const checked = checkValues(matter)
  if (!checked.ok) return checked
  const { ja, en } = matter.template
  const letters = {
    ja: composeIn(matter, ja, 'ja'),
    en: en && composeIn(matter, en, 'en'),
  }
  const missing = findMissingGlyphs(JSON.stringify(letters))
  return missing.length === 0 ? ok(letters) : refuseUnprintable(missing)
}

function checkValues({ sort, values }: LetterMatter): Result<void> {
  const { fields, label } = letterSorts[sort]
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(fields, name)) return valueUnknown(label, name)
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name] ?? null
    if (value === null && isOptional(field)) continue
    if (value === null || isBlank(value)) {
      if (!isOptional(field)) return valueMissing(label, field.label)
    } else if (!isOfKind(kindOf(field), value)) return valueUnfit(label, field.label)
  }
  return ok(undefined)
}

const isBlank = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

function composeIn(matter: LetterMatter, text: LetterText, language: Language): ComposedLetter {
  const { sort, template, authority, date, number, addressee } = matter
  const write = (line: string) => writeLine(matter, line, language)
  const all = (lines: readonly string[]) => lines.flatMap((line) => write(line) ?? [])
  const words = (each: Bilingual | string) => wordsIn(each, language)
  return {
    form: letterSorts[sort].form,
    language,
    authority: authority[language],
    date,
    number,
    addressee,
    signatory: write(text.signatory) || null,
    subject: write(text.subject) ?? letterSorts[sort].label[language],
    paragraphs: all(text.paragraphs),
    particulars: text.particulars.flatMap((row) => {
      const [label, said] = [write(row.label), write(row.text)]
      return label === null || said === null || said === '' ? [] : [{ label, text: said }]
    }),
    conditions: template.printsConditions ? matter.conditions.map(words) : [],
    attachments: template.printsAttachments ? matter.attachments.map(words) : [],
    notes: all(text.notes),
    office: officeOf(matter, text, language),
  }
}

function officeOf(matter: LetterMatter, text: LetterText, language: Language) {
  const write = (line: string) => writeLine(matter, line, language)
  const own = text.contact.flatMap((line) => write(line) ?? [])
  const usual = wordsIn(matter.contact, language).split('\n')
  const lines = (own.length > 0 ? own : usual).filter((line) => line !== '')
  const name = write(text.office) || matter.authority[language]
  return lines.length === 0 && text.office === '' ? null : { name, lines }
}

/** A line with its values; null where one of them is absent. */
function writeLine(matter: LetterMatter, line: string, language: Language): string | null {
  const places = placesOf(matter.sort)
  const values = new Map<string, string>()
  for (const { name } of slotsIn(line)) {
    const field = places[name]
    const value = valueOf(matter, name, language)
    if (!field || value === null || isBlank(value)) return null
    values.set(name, formatLetterValue(kindOf(field), value, language))
  }
  return cutAtSlots(line)
    .map((part) => (typeof part === 'string' ? part : part.isShown ? values.get(part.name) : ''))
    .join('')
    .trim()
}

function valueOf(matter: LetterMatter, name: string, language: Language): unknown {
  const { values, facts, addressee, authority, date, number } = matter
  const known: Readonly<Record<string, unknown>> = {
    ...values,
    ...facts,
    ...{ recipient: addressee.name, authority: authority[language], issuedOn: date, number },
  }
  return known[name] ?? null
}

const valueMissing = (sort: Bilingual, field: Bilingual): Refused =>
  refuse(
    'letter_value_missing',
    `「${sort.ja}」に書く「${field.ja}」がありません。入力してから、もう一度発行してください。`,
    `"${sort.en}" must state "${field.en}". Enter it, and issue the letter again.`,
  )

const valueUnfit = (sort: Bilingual, field: Bilingual): Refused =>
  refuse(
    'letter_value_unfit',
    `「${sort.ja}」の「${field.ja}」の値を読めません。入力し直してください。`,
    `"${field.en}" of "${sort.en}" could not be read. Enter it again.`,
  )

const valueUnknown = (sort: Bilingual, name: string): Refused =>
  refuse(
    'letter_has_no_such_value',
    `「${sort.ja}」に「${name}」という項目はありません。項目の名前を確かめてください。`,
    `"${sort.en}" has no place "${name}". Check its name.`,
  )
