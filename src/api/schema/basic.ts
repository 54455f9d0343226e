/** The schemas that others are made of: ids, moments, texts in both languages. */
import { z } from 'zod'
import type { Instant } from '../../kit/calendar.ts'
import { toInstant } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { plainText } from '../../kit/schema-fault.ts'

/** An id, as the books write it. */
export const id = z
  .string()
  .refine(isId, { params: { ja: '小文字のUUIDが必要です', en: 'a UUID in lower case is needed' } })
  .meta({ format: 'uuid' })

/** A moment in an answer: ISO 8601 in UTC. */
export const moment = z.string().meta({ format: 'date-time' })

/** A moment as it is handed in, with its offset: 2023-06-01T13:00:00+09:00. */
export const givenMoment = z
  .string()
  .max(40)
  .refine(isMoment, {
    params: {
      ja: '2023-06-01T13:00:00+09:00の形の日時が必要です',
      en: 'a date and time with its offset is needed, as 2023-06-01T13:00:00+09:00',
    },
  })
  .transform((text): Instant => toInstant(new Date(text)))
  .meta({ format: 'date-time' })

function isMoment(text: string): boolean {
  const form =
    /^(?:19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/
  return form.test(text) && !Number.isNaN(Date.parse(text))
}

/** A date in an answer: 2023-06-01. */
export const date = z.string().meta({ format: 'date' })

/** A text in both languages, as it is answered. */
export const bothLanguages = z
  .strictObject({ ja: z.string(), en: z.string() })
  .meta({ id: 'Bilingual' })

/** A text in both languages as it is handed in; without the English, the Japanese is shown. */
export const givenBoth = (limit: number) =>
  z
    .strictObject({ ja: plainText(limit), en: plainText(limit).default('') })
    .transform(({ ja, en }) => ({ ja, en: en.trim() === '' ? ja : en }))

/** A reason that is told to people or stands in the record. */
export const reason = plainText(2000).nullable().default(null).meta({
  description: 'Needed where the act says so, and where the period is closed.',
})

/** The languages of people. */
export const language = z.enum(['ja', 'en'])

/** The id of the act that was done; null for a dry run, which leaves none. */
export const command = z.string().nullable().meta({
  description: 'The id of the act in the record of acts; null for a dry run.',
})
