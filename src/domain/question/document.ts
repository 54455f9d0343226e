/** A form of questions as a document: what is kept in the database, in files and in the API. */
import { z } from 'zod'
import type { Bilingual } from '../../kit/bilingual.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../kit/schema-fault.ts'
import { isBlank } from '../../kit/text.ts'
import { maxFileBytes, maxFileCount } from './file-limit.ts'
import { findFormFault } from './form-rule.ts'
import { mediaTypeNames } from './media-type.ts'
import type { QuestionForm } from './question.ts'

/** The most questions of a form, and the most options of a choice. */
const [maxQuestions, maxOptions] = [100, 200]

const words = (limit: number) =>
  plainText(limit).refine((text) => !isBlank(text), {
    params: { ja: '空です', en: 'it is blank' },
  })

const bilingual = (limit: number) => z.strictObject({ ja: words(limit), en: words(limit) })

const key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/)

const date = z.string().refine((text) => isCalendarDate(text), {
  params: { ja: '2023-04-01の形の日付が必要です', en: 'a date as 2023-04-01 is needed' },
})

const bound = z.number().min(-999_999_999_999).max(999_999_999_999).multipleOf(0.000001)

const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    lines: z.int().min(1).max(30),
    maxLength: z.int().min(1).max(10_000),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z
      .array(z.strictObject({ key, label: bilingual(200) }))
      .min(1)
      .max(maxOptions),
    several: z.boolean(),
    other: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('date'),
    earliest: date.nullable().default(null),
    latest: date.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('number'),
    min: bound.nullable().default(null),
    max: bound.nullable().default(null),
    unit: bilingual(20).nullable().default(null),
    integers: z.boolean().default(true),
  }),
  z.strictObject({
    kind: z.literal('file'),
    types: z.array(z.enum(mediaTypeNames)).min(1),
    maxBytes: z.int().min(1).max(maxFileBytes),
    count: z.int().min(1).max(maxFileCount),
  }),
  z.strictObject({
    kind: z.enum(['corporate-number', 'telephone', 'mail', 'kana', 'postal-code']),
  }),
])

const question = z.strictObject({
  key,
  label: bilingual(200),
  hint: bilingual(2000).nullable().default(null),
  required: z.boolean(),
  answer,
  showWhen: z
    .strictObject({ key, equals: z.array(key).min(1) })
    .nullable()
    .default(null),
  personal: z.boolean(),
  statistics: z.boolean().default(false),
})

/** The schema of the document, for the contract of the API. */
export const questionFormSchema = z.strictObject({
  version: z.int().min(0),
  questions: z.array(question).max(maxQuestions),
})

/** The document as it is stored: every default filled in. */
export type QuestionFormDocument = z.output<typeof questionFormSchema>

/**
 * Reads a document. Refuses, naming the question, where its shape does not hold, or where the
 * questions do not go together.
 */
export function parseQuestionForm(input: unknown): Result<QuestionForm> {
  const read = questionFormSchema.safeParse(input)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuseShape(placeWords(place, input), fault)
  }
  const fault = findFormFault(read.data)
  return fault ?? ok(read.data)
}

/** Writes a form as a document; the counterpart of {@link parseQuestionForm}. */
export function formatQuestionForm(form: QuestionForm): QuestionFormDocument {
  return questionFormSchema.parse(form)
}

function refuseShape(place: Bilingual, fault: Bilingual): Result<never> {
  return refuse(
    'question_form_invalid',
    `質問の「${place.ja}」に誤りがあります（${fault.ja}）。その箇所を直してください。`,
    `The questions are not valid at "${place.en}": ${fault.en}. Mend that place.`,
  )
}

/** "questions.2.label.en" becomes 3番目の質問（purpose）のlabel.en. */
function placeWords(place: Bilingual, input: unknown): Bilingual {
  const [, index, rest] = /^questions\.(\d+)(?:\.(.*))?$/.exec(place.en) ?? []
  if (index === undefined) return place
  const [number, named] = [Number(index) + 1, nameAt(input, Number(index))]
  const [ja, en] = named === null ? ['', ''] : [`（${named}）`, ` (${named})`]
  return {
    ja: `${number}番目の質問${ja}${rest === undefined ? '' : `の${rest}`}`,
    en: `question ${number}${en}${rest === undefined ? '' : `, ${rest}`}`,
  }
}

function nameAt(input: unknown, index: number): string | null {
  const named = z.object({ questions: z.array(z.unknown()) }).safeParse(input)
  const one = z.object({ key }).safeParse(named.data?.questions[index])
  return one.success ? one.data.key : null
}
