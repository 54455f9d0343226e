/** The schemas of certifications: criteria, checks, meetings, certificates, and the register. */
import { z } from 'zod'
import type { Examination } from '../../commands/certification/read-examination.ts'
import { outcomeNames } from '../../domain/delivery/certification/criterion.ts'
import { meetingResultNames } from '../../domain/delivery/certification/meeting.ts'
import { certificateSorts } from '../../domain/delivery/certification/period.ts'
import { registerStandingNames } from '../../domain/delivery/certification/standing.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { bothLanguages, date, givenBoth, id, moment } from './basic.ts'

const sorts = Object.keys(certificateSorts) as ['provisional', 'full', 'renewal']

/** The sort of a certificate. */
export const certificateSort = z.enum(sorts)

/** A day as it is handed in. */
export const givenDay = z
  .string()
  .refine(isCalendarDate, {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date like 2023-06-01 is needed' },
  })
  .meta({ format: 'date' })

/** A check as it is handed in. */
export const givenCheck = z
  .strictObject({
    criterion: z.string().max(60),
    outcome: z
      .enum(outcomeNames)
      .nullable()
      .default(null)
      .meta({ description: 'Null where the numbers say it.' }),
    numbers: z
      .array(z.int().min(0))
      .max(2)
      .default([])
      .meta({ description: 'Nothing, the number, or the part and the whole.' }),
    evidenceSeen: z.boolean().default(false),
    note: plainText(2000).nullable().default(null),
  })
  .meta({ id: 'CriterionCheckGiven' })

/** A meeting as it is handed in. */
export const givenMeeting = z
  .strictObject({
    heldOn: givenDay,
    result: z.enum(meetingResultNames),
    members: plainText(4000).meta({ description: 'Those present, one a line.' }),
    conditions: plainText(4000).nullable().default(null),
    minutes: plainText(4000).nullable().default(null),
    file: z
      .strictObject({ name: plainText(200).min(1), content: z.base64() })
      .nullable()
      .default(null)
      .meta({ description: 'The minutes as a file, its bytes in Base64.' }),
  })
  .meta({ id: 'CommitteeGiven' })

/** An entry of the register as it is handed in. */
export const givenEntry = z
  .strictObject({
    name: givenBoth(200),
    place: givenBoth(200),
    work: givenBoth(200),
    showsNumber: z.boolean(),
    showsPlace: z.boolean(),
    showsWork: z.boolean(),
    agrees: z.boolean(),
  })
  .meta({ id: 'RegisterEntryGiven' })

/** An entry of the register as it stands. */
export const registerEntry = z
  .strictObject({
    name: bothLanguages,
    place: bothLanguages,
    work: bothLanguages,
    showsNumber: z.boolean(),
    showsPlace: z.boolean(),
    showsWork: z.boolean(),
    agreedAt: moment.nullable(),
  })
  .meta({ id: 'RegisterEntry' })

/** A line of the public register. */
export const registerLine = z
  .strictObject({
    id,
    certification: bothLanguages,
    name: bothLanguages,
    corporateNumber: z.string().nullable(),
    place: bothLanguages.nullable(),
    work: bothLanguages.nullable(),
    state: z.enum(registerStandingNames as [string, ...string[]]),
    certificateYear: z.int(),
    certificateNumber: z.int(),
    since: date,
    until: date,
    endedOn: date.nullable(),
  })
  .meta({ id: 'RegisteredOrganisation' })

const certificate = z.strictObject({
  sort: certificateSort,
  year: z.int(),
  serial: z.int(),
  from: date,
  until: date,
  letter: id.nullable(),
})

const dueReport = z.strictObject({ year: z.int(), dueOn: date })

/** An organisation of a certification, as the desk lists it. */
export const certifiedLine = z
  .strictObject({
    application: id,
    name: z.string().nullable(),
    corporateNumber: z.string().nullable(),
    state: z.string(),
    year: z.int(),
    serial: z.int(),
    since: date,
    until: date,
    endedOn: date.nullable(),
    missingReports: z.array(dueReport),
    isPublic: z.boolean(),
  })
  .meta({ id: 'CertifiedOrganisation' })

/** One certification with all that is on record. */
export const certificationExamination = z
  .strictObject({
    application: id,
    offering: id,
    state: z.string(),
    notes: z.array(
      z.strictObject({ id, on: date, body: z.string().nullable(), author: z.string() }),
    ),
    criteria: z.array(
      z.strictObject({
        key: z.string(),
        label: bothLanguages,
        evidence: z.string().nullable(),
        provisional: z.boolean(),
        outcome: z.enum(outcomeNames).nullable(),
        numbers: z.array(z.int()),
        evidenceSeen: z.boolean(),
        note: z.string().nullable(),
        checkedAt: moment.nullable(),
        checkedBy: z.string().nullable(),
        times: z.int(),
      }),
    ),
    meetings: z.array(
      z.strictObject({
        id,
        heldOn: date,
        result: z.enum(meetingResultNames),
        members: z.string().nullable(),
        conditions: z.string().nullable(),
        minutes: z.string().nullable(),
        fileName: z.string().nullable(),
        recordedAt: moment,
        recordedBy: z.string(),
      }),
    ),
    certificates: z.array(certificate),
    reports: z.strictObject({
      received: z.array(z.strictObject({ year: z.int().nullable(), receivedOn: date })),
      missing: z.array(dueReport),
      next: dueReport.nullable(),
    }),
    entry: registerEntry.nullable(),
  })
  .meta({ id: 'Certification' })

/** A certification as it is answered. */
export function examinationOf(read: Examination) {
  const { application, offering, notes, criteria, meetings, certificates, reports, entry } = read
  return {
    ...{ application: application.id, offering: offering.id, state: application.state },
    notes: notes.map(({ id: note, on, body, author }) => ({ id: note, on, body, author })),
    criteria: criteria.map(({ criterion, check, times }) => ({
      key: criterion.key,
      label: criterion.label,
      evidence: criterion.evidence,
      provisional: criterion.provisional,
      outcome: check?.outcome ?? null,
      numbers: check?.numbers ?? [],
      evidenceSeen: check?.evidenceSeen ?? false,
      note: check?.note ?? null,
      checkedAt: check?.checkedAt ?? null,
      checkedBy: check?.checkedBy ?? null,
      times,
    })),
    meetings,
    certificates: certificates.map(({ sort, year, serial, from, until, letter }) => {
      return { sort, year, serial, from, until, letter }
    }),
    ...{ reports, entry },
  }
}
