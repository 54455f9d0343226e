/** The day of a gathering as the API shows and takes it: scans, lists on paper, booths. */
import { z } from 'zod'
import { mostScansAtOnce, type ScanReport } from '../../commands/gathering/scan.ts'
import { nameOf, type QueuedInterview } from '../../domain/delivery/gathering/call-queue.ts'
import type { DayBoard } from '../../commands/gathering/call.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { Pass } from '../../store/pass.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, givenMoment, id, moment } from './basic.ts'

/** What a telephone at the door sends. */
export const scansSent = z
  .strictObject({
    door: plainText(40).min(1).meta({ description: 'What the door or the telephone is called.' }),
    sentAt: givenMoment.meta({ description: 'By the clock of the telephone.' }),
    isOffline: z.boolean().default(false),
    scans: z
      .array(
        z.strictObject({
          entry: id.meta({
            description: 'Made for each scan once: sent again, it changes nothing.',
          }),
          text: plainText(500).nullable().meta({
            description: 'What was scanned or typed; null where people without a ticket came in.',
          }),
          heads: z.int().min(1).max(500).default(1),
          at: givenMoment,
        }),
      )
      .min(1)
      .max(mostScansAtOnce),
  })
  .meta({ id: 'ScansSent' })

const outcomes = [
  ...(['checked-in', 'already', 'anonymous', 'cancelled', 'waits'] as const),
  ...(['unknown', 'elsewhere', 'other-day', 'undone'] as const),
] as const

/** What is said of a scan. */
export const scanAnswer = z
  .strictObject({
    entry: id,
    outcome: z.enum(outcomes),
    message: bothLanguages,
    since: moment.nullable(),
    application: id.nullable(),
  })
  .meta({ id: 'ScanAnswer' })

/** Writes what is said of a scan. */
export function scanAnswerOf({ answer, scan }: ScanReport): Answered<typeof scanAnswer> {
  const { entry, outcome, message, since } = answer
  return { entry, outcome, message, since, application: scan.application }
}

/** A list on paper, as it is typed in afterwards. */
export const attendanceList = z
  .strictObject({
    checkIns: z
      .array(z.strictObject({ row: z.int().min(1), application: id }))
      .max(5000)
      .default([]),
    walkIns: z
      .array(
        z.strictObject({
          row: z.int().min(1),
          name: plainText(200).min(1),
          kana: plainText(200).nullable().default(null),
        }),
      )
      .max(5000)
      .default([]),
    heads: z.int().min(0).max(100_000).default(0).meta({
      description: 'How many more came, of whom nothing was written.',
    }),
    reason: plainText(2000).nullable().default(null),
  })
  .meta({ id: 'AttendanceList' })

/** A link that opens a door, or a booth's results, without its token. */
export const pass = z
  .strictObject({
    id,
    label: z.string(),
    session: id.nullable(),
    resource: id.nullable(),
    madeAt: moment,
    expiresAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'Pass' })

/** Writes a link. */
export function passOf({ opens, ...one }: Pass): Answered<typeof pass> {
  const { label, madeAt, expiresAt, endedAt } = one
  return {
    ...{ id: one.id, label, madeAt, expiresAt, endedAt },
    session: opens.purpose === 'door' ? opens.session : null,
    resource: opens.purpose === 'results' ? opens.resource : null,
  }
}

/** A link that was made. */
export const passMade = z
  .strictObject({
    command: z.string(),
    pass: id,
    token: z.string().nullable().meta({
      description:
        'Shown once; null in the answer to a retry. It opens /door/pass/{token} or /results/{token}.',
    }),
  })
  .meta({ id: 'PassMade' })

/** A booth on the call board: numbers and times, no names. */
export const boothLine = z
  .strictObject({
    booth: id,
    name: bothLanguages,
    serving: z.array(bothLanguages),
    next: z.array(bothLanguages),
    waitingCount: z.int(),
    appointedCount: z.int(),
    wait: z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable().meta({
      description: 'How long somebody who joins now may wait; null where too few were seen.',
    }),
  })
  .meta({ id: 'BoothLine' })

/** Writes a booth of the board. */
export function boothLineOf(line: DayBoard['booths'][number]): Answered<typeof boothLine> {
  const { booth, resource, waitingCount, appointedCount, wait } = line
  const named = (interviews: readonly QueuedInterview[]) => interviews.map(nameOf)
  return {
    ...{ booth, name: resource.name, waitingCount, appointedCount, wait },
    serving: named(line.serving),
    next: named(line.next),
  }
}
