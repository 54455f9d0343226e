/** Answers as the books keep them, beside the version of the form that they belong to. */
import { z } from 'zod'
import type { CalendarDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import type { Answers } from './answer.ts'
import { mediaTypeNames } from './media-type.ts'
import type { QuestionForm } from './question.ts'

/**
 * The answers that the books hold for an application.
 * @throws where they are not answers as {@link Answers} are written: that is a bug
 */
export function parseStoredAnswers(stored: unknown): Answers {
  const read = storedAnswersSchema.safeParse(stored)
  check(read.success, 'stored answers have the shape of answers')
  return read.data
}

/**
 * What can be ranked and counted: the chosen options, and numbers, by the keys of the questions.
 * Words and contacts have no entry.
 */
export function rankableAnswers(answers: Answers): RankableAnswers {
  const entries: (readonly [string, readonly string[] | number])[] = []
  for (const [key, answer] of Object.entries(answers)) {
    if (answer.kind === 'choice') entries.push([key, answer.options])
    if (answer.kind === 'number') entries.push([key, answer.number])
  }
  return Object.fromEntries(entries)
}

/**
 * The answers that tell nothing of who gave them: what stays when a person's details are erased. An
 * answer to a question that the form does not have counts as personal.
 */
export function withoutPersonal(form: QuestionForm, answers: Answers): Answers {
  const kept = form.questions.filter(({ personal }) => !personal).map(({ key }) => key)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => kept.includes(key)))
}

/** Chosen options and numbers by the keys of the questions. */
export type RankableAnswers = Readonly<Record<string, readonly string[] | number>>

const file = z.strictObject({
  upload: z.string(),
  name: z.string(),
  type: z.enum(mediaTypeNames),
  size: z.number(),
})

/** The schema of answers as they are kept, for the contract of the API. */
export const storedAnswersSchema = z.record(
  z.string(),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({
      kind: z.literal('choice'),
      options: z.array(z.string()),
      other: z.string().nullable(),
    }),
    z.strictObject({
      kind: z.literal('date'),
      date: z.string().transform((text) => text as CalendarDate),
    }),
    z.strictObject({ kind: z.literal('number'), number: z.number() }),
    z.strictObject({ kind: z.literal('file'), files: z.array(file) }),
  ]),
)
