/**
 * What only courses need in the settings of an offering (`settings.details`): how people are
 * chosen, when the course counts as completed, the units of its e-learning, and what its
 * certificate says.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import { foldForMatching } from '../../../kit/text.ts'
import type { Offering } from '../offering.ts'
import { type CompletionRule, parseCompletionRule } from './completion.ts'
import { parseSelectionSettings, type SelectionSettings } from './selection-settings.ts'

/** What stands on a certificate beside the course itself. */
export type CertificateSettings = {
  /** Hours of teaching, such as 30 or 22.5; null where the course does not state them. */
  readonly hours: number | null
  /** Office and name of who signs. */
  readonly signatory: Bilingual | null
}

/** The settings of a course, with every default filled in. */
export type CourseSettings = {
  readonly selection: SelectionSettings
  /** Null where nobody has said yet when the course is completed. */
  readonly completion: CompletionRule | null
  /** The units of the e-learning; without any, those that the progress files name. */
  readonly units: readonly string[]
  readonly certificate: CertificateSettings
}

const rest = z.object({
  units: z.array(plainText(200).min(1)).max(200).default([]),
  certificate: z
    .strictObject({
      hours: z.number().positive().max(10_000).multipleOf(0.5).nullable().default(null),
      signatory: z
        .strictObject({ ja: plainText(200).min(1), en: plainText(200).min(1) })
        .nullable()
        .default(null),
    })
    .default({ hours: null, signatory: null }),
})

/**
 * Reads the details of a course. An intake that says nothing takes people as they come. Refuses
 * what has the wrong shape, and a unit that stands twice.
 */
export function parseCourseSettings(
  details: Offering['settings']['details'],
): Result<CourseSettings> {
  const selection = parseSelectionSettings(details['selection'] ?? { method: 'first-come' })
  if (!selection.ok) return selection
  const given = details['completion'] ?? null
  const completion = given === null ? ok(null) : parseCompletionRule(given)
  if (!completion.ok) return completion
  const read = rest.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'course_settings_are_not_valid',
      `講座の設定の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the settings of the course, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const { units, certificate } = read.data
  const folded = units.map(foldForMatching)
  const twice = units.find((_, index) => folded.indexOf(folded[index] ?? '') !== index)
  if (twice !== undefined) return refuseTwice(twice)
  return ok({ selection: selection.value, completion: completion.value, units, certificate })
}

/** The details as they are kept beside the offering's other settings. */
export function formatCourseSettings(settings: CourseSettings): Offering['settings']['details'] {
  const { selection, completion, units, certificate } = settings
  return {
    selection: { ...selection, classes: [...selection.classes], criteria: [...selection.criteria] },
    completion,
    units: [...units],
    certificate: { ...certificate },
  }
}

const refuseTwice = (unit: string): Result<CourseSettings> =>
  refuse(
    'learning_unit_stands_twice',
    `eラーニングの単元「${unit.slice(0, 60)}」が2回あります。片方を消すか、別の名前にしてください。`,
    `The unit "${unit.slice(0, 60)}" stands twice. Take one away, or give it another name.`,
  )
