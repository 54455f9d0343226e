/**
 * A draw as it is published: the numbers in it, what it was made from and what came of it, without
 * anything about a person. Whoever has it can repeat the draw.
 */
import { z } from 'zod'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import { type Lot, lotsOf, place } from './lot.ts'
import { checkCommitment, type LotteryDraw, seedOf } from './lottery.ts'
import { type Applicant, drawnLots, type Selection, type SelectionInput } from './selection.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.int().positive()
const numbers = z.array(number).max(1_000_000)
const room = z.int().min(0).nullable()

/** The form of a draw that is published. */
export const drawRecord = z.strictObject({
  /** The form of this record, and of the draw that it tells of. */
  version: z.literal(1),
  commitment: sha256,
  secret: sha256,
  publicValue: plainText(1000).nullable(),
  seats: room,
  reserve: room,
  classes: z.array(z.strictObject({ key: z.string(), seats: room })),
  entries: z.array(
    z.strictObject({
      number,
      /** The number of the group's last member; null for those who applied alone. */
      group: number.nullable(),
      priority: z.string().nullable(),
    }),
  ),
  accepted: numbers,
  reserveList: numbers,
  declined: numbers,
})

/** A draw as it is published. */
export type DrawRecord = Readonly<z.output<typeof drawRecord>>

/** The record of a draw. Who was barred from it does not stand in it. */
export function drawRecordOf(
  input: SelectionInput & { readonly draw: LotteryDraw },
  selection: Selection,
): DrawRecord {
  const drawn = input.applicants.filter(({ bar }) => bar === null)
  const isDrawn = new Set(drawn.map((each) => each.number))
  const listed = (choices: Selection['accepted']): number[] =>
    choices.map((choice) => choice.number).filter((each) => isDrawn.has(each))
  return {
    version: 1,
    ...input.draw,
    seats: input.seats,
    reserve: input.settings.reserve,
    classes: input.settings.classes.map(({ key, seats }) => ({ key, seats })),
    entries: entriesOf(drawn),
    accepted: listed(selection.accepted),
    reserveList: listed(selection.reserve),
    declined: listed(selection.declined),
  }
}

/** Reads a published record, and refuses one that does not have its form. */
export function parseDrawRecord(input: unknown): Result<DrawRecord> {
  const read = drawRecord.safeParse(input)
  if (read.success) return ok(read.data)
  const { place: where, fault } = schemaFaultOf(read.error)
  return refuse(
    'draw_record_form_unknown',
    `抽選の記録の「${where.ja}」: ${fault.ja}。公表された記録をそのまま使ってください。`,
    `In the record of the draw, "${where.en}": ${fault.en}. Use the record as it was published.`,
  )
}

/** Repeats a published draw. Refuses one that gives another result, and names the first number. */
export function verifyDraw(record: DrawRecord): Result<void> {
  const fits = checkCommitment(record)
  if (!fits.ok) return fits
  const listed = record.entries.map((entry) => entry.number)
  const twice = listed.find((each, index) => listed.indexOf(each) !== index)
  if (twice !== undefined) return refuseTwice(twice)
  const lots = lotsOf(
    record.entries.map((entry) => ({
      ...entry,
      group: entry.group === null ? null : String(entry.group),
      points: null,
    })),
  )
  const again = place(drawnLots(lots, seedOf(record, listed)), record)
  const differing = firstDifference(record, again)
  return differing === undefined ? ok(undefined) : refuseDifference(differing)
}

function entriesOf(drawn: readonly Applicant[]): DrawRecord['entries'] {
  const lots = lotsOf(drawn)
  const groups = new Map(
    lots.flatMap((lot) =>
      lot.numbers.length < 2 ? [] : lot.numbers.map((each) => [each, lot.number] as const),
    ),
  )
  return drawn
    .map((each) => ({
      number: each.number,
      group: groups.get(each.number) ?? null,
      priority: each.priority,
    }))
    .toSorted((one, other) => one.number - other.number)
}

function firstDifference(record: DrawRecord, again: ReturnType<typeof place>): number | undefined {
  const pairs = [
    [record.accepted, again.accepted],
    [record.reserveList, again.reserve],
    [record.declined, again.left],
  ] as const
  for (const [published, lots] of pairs) {
    const repeated = lots.flatMap((lot: Lot) => lot.numbers)
    const longer = published.length > repeated.length ? published : repeated
    const at = longer.findIndex((_, index) => published[index] !== repeated[index])
    if (at >= 0) return published[at] ?? repeated[at]
  }
  return undefined
}

const refuseTwice = (twice: number): Refused =>
  refuse(
    'draw_record_repeats_a_number',
    `抽選の記録に受付番号${twice}が2回あります。番号は1人に1つです。公表した団体に確かめてください。`,
    `The number ${twice} stands twice in the record of the draw. Ask the body that published it.`,
  )

const refuseDifference = (differing: number): Refused =>
  refuse(
    'draw_gives_another_result',
    `同じ値で抽選をやり直すと、受付番号${differing}の結果が公表と違います。公表した団体に確かめてください。`,
    `Repeating the draw gives another result for number ${differing}. Ask the body that published it.`,
  )
