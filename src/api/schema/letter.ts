/** The schemas of official letters: what they say, and the texts that they are written by. */
import { z } from 'zod'
import { date, language } from './basic.ts'

const row = z.strictObject({ label: z.string(), text: z.string() })

/** A letter in one language, word for word. */
const composed = z
  .strictObject({
    form: z.enum(['letter', 'certificate']),
    language,
    authority: z.string(),
    date,
    number: z.string(),
    addressee: z.strictObject({
      type: z.enum(['person', 'organisation']),
      name: z.string(),
      lines: z.array(z.string()),
    }),
    signatory: z.string().nullable(),
    subject: z.string(),
    paragraphs: z.array(z.string()),
    particulars: z.array(row),
    conditions: z.array(z.string()),
    attachments: z.array(z.string()),
    notes: z.array(z.string()),
    office: z.strictObject({ name: z.string(), lines: z.array(z.string()) }).nullable(),
  })
  .meta({ id: 'LetterText' })

/** A letter, and its translation where it has one. */
export const lettersAs = z
  .strictObject({ ja: composed, en: composed.nullable() })
  .meta({ id: 'LetterTexts' })

const text = z
  .strictObject({
    subject: z.string(),
    paragraphs: z.array(z.string()),
    particulars: z.array(row),
    notes: z.array(z.string()),
    signatory: z.string(),
    office: z.string(),
    contact: z.array(z.string()),
  })
  .meta({ id: 'LetterTemplateText' })

/** The text of a sort of letters, with places such as {amount}. What it must be, the act says. */
export const template = z
  .strictObject({
    printsConditions: z.boolean(),
    printsAttachments: z.boolean(),
    ja: text,
    en: text.nullable(),
  })
  .meta({ id: 'LetterTemplate' })
