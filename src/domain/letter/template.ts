/**
 * The texts of letters as an authority writes them: read from outside, and held to the places that
 * their sort has. What a letter must state cannot be left out of its text.
 */
import { z } from 'zod'
import { type Language, languages } from '../../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../kit/schema-fault.ts'
import { slotsIn } from '../notice/template.ts'
import { findMissingGlyphs, refuseUnprintable } from '../printable.ts'
import type { LetterTemplate, LetterText } from './definition.ts'
import { isOptional } from './field.ts'
import { letterSorts, type LetterSort, placesOf } from './sort.ts'

const line = (limit: number) => plainText(limit).transform((text) => text.trim())
const lines = (limit: number) => z.array(line(limit).pipe(z.string().min(1)))

const letterText = z.strictObject({
  subject: line(200).pipe(z.string().min(1)),
  paragraphs: lines(2000).min(1).max(20),
  particulars: z
    .array(z.strictObject({ label: line(60).pipe(z.string().min(1)), text: line(1000) }))
    .max(30),
  notes: lines(2000).max(10),
  signatory: line(100),
  office: line(100),
  contact: lines(100).max(6),
})

const letterTemplate = z.strictObject({
  printsConditions: z.boolean(),
  printsAttachments: z.boolean(),
  ja: letterText,
  en: letterText.nullable(),
})

/**
 * Reads a text of a sort. Refuses one of another shape, one that names a place that the sort does
 * not have, one that leaves out what the letter must state, and characters that cannot be printed.
 */
export function parseLetterTemplate(sort: LetterSort, given: unknown): Result<LetterTemplate> {
  const read = letterTemplate.safeParse(given)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'letter_template_not_valid',
      `文面の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" in the text of the letter: ${fault.en}.`,
    )
  }
  for (const language of languages) {
    const text = read.data[language]
    const checked = text ? checkText(sort, text, language) : ok(undefined)
    if (!checked.ok) return checked
  }
  return ok(read.data)
}

function checkText(sort: LetterSort, text: LetterText, language: Language): Result<void> {
  const places = placesOf(sort)
  const parts = partsOf(text)
  for (const part of parts) {
    const unknown = slotsIn(part).find(({ name }) => !Object.hasOwn(places, name))
    if (unknown) return placeUnknown(sort, `{${unknown.name}}`)
    const rest = part.replaceAll(slotForm, '')
    const stray = /\{[^{}]*\}?|\}/.exec(rest)
    if (stray) return placeUnknown(sort, stray[0])
  }
  const shown = new Set(
    parts.flatMap((part) => slotsIn(part).flatMap((slot) => (slot.isShown ? [slot.name] : []))),
  )
  for (const [name, field] of Object.entries(letterSorts[sort].fields)) {
    if (!isOptional(field) && !shown.has(name)) return placeLeftOut(name, field.label, language)
  }
  const missing = findMissingGlyphs(parts.join(''))
  return missing.length === 0 ? ok(undefined) : refuseUnprintable(missing)
}

/** A place as a text writes it. */
const slotForm = /\{\??[a-zA-Z]+\}/g

/** Every text in which a place may stand. */
function partsOf(text: LetterText): readonly string[] {
  const { subject, paragraphs, particulars, notes, signatory, office, contact } = text
  const rows = particulars.flatMap((row) => [row.label, row.text])
  return [subject, ...paragraphs, ...rows, ...notes, signatory, office, ...contact]
}

function placeUnknown(sort: LetterSort, place: string): Refused {
  const known = Object.keys(placesOf(sort)).map((name) => `{${name}}`)
  return refuse(
    'letter_has_no_such_place',
    `文面の「${place}」は差し込めません。差し込めるのは次のとおりです：${known.join('、')}。`,
    `"${place}" is no place of this letter. Its places are: ${known.join(', ')}.`,
  )
}

function placeLeftOut(
  name: string,
  label: { readonly ja: string; readonly en: string },
  language: Language,
): Refused {
  const [ja, en] = language === 'ja' ? ['日本語', 'Japanese'] : ['英語', 'English']
  return refuse(
    'letter_place_left_out',
    `${ja}の文面に「${label.ja}」がありません。この通知には必ず書くものなので、「{${name}}」を入れてください。`,
    `The ${en} text does not state "${label.en}", which this letter must. Put "{${name}}" into it.`,
  )
}
