/**
 * Choosing who gets a place on a course. The same applicants, settings and draw give the same
 * answer, in whatever order they are handed in; everyone gets exactly one answer, with its reason.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { check, present } from '../../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { isBlank } from '../../../kit/text.ts'
import { type Candidate, type Lot, lotsOf, place } from './lot.ts'
import { checkCommitment, type LotteryDraw, lotOf, seedOf } from './lottery.ts'
import { acceptedReason, belowReason, leftReason, reserveReason } from './selection-reason.ts'
import type { SelectionSettings } from './selection-settings.ts'

/** Someone who applied for the intake. */
export type Applicant = Candidate & {
  /** Why they cannot be chosen, whatever the method; null where nothing stands against it. */
  readonly bar: Bilingual | null
}

/** What came of an application, and why. */
export type Choice = {
  readonly number: number
  /** The place in the order of the selection, from 1; members of a group share it. */
  readonly rank: number | null
  readonly reason: Bilingual
}

/** Everyone's answer: each list in the order of the selection. */
export type Selection = {
  readonly accepted: readonly Choice[]
  /** Who is asked first when a place comes free stands first. */
  readonly reserve: readonly Choice[]
  readonly declined: readonly Choice[]
}

/** What a selection is made from. */
export type SelectionInput = {
  readonly settings: SelectionSettings
  /** Places to give; null where they never run out. */
  readonly seats: number | null
  readonly applicants: readonly Applicant[]
  /** For a lottery: its secret, revealed. */
  readonly draw: LotteryDraw | null
}

/**
 * Chooses. Refuses a lottery whose secret is not the one that was committed to, or whose announced
 * value is missing, and a choice by points that are not all given.
 */
export function select(input: SelectionInput): Result<Selection> {
  const { settings, seats, applicants } = input
  const numbers = applicants.map(({ number }) => number)
  check(new Set(numbers).size === numbers.length, 'an applicant has a number of their own')
  const ordered = orderLots(lotsOf(applicants.filter(({ bar }) => bar === null)), input)
  if (!ordered.ok) return ordered
  const below = ordered.value.filter((lot) => isBelow(lot, settings))
  const rest = ordered.value.filter((lot) => !isBelow(lot, settings))
  const { accepted, reserve, left, ahead } = place(rest, { ...settings, seats })
  const ranks = new Map(ordered.value.map((lot, index) => [lot, index + 1]))
  const spoken = (lots: readonly Lot[], reasonOf: typeof acceptedReason): readonly Choice[] =>
    lots.flatMap((lot, index) => {
      const rank = present(ranks.get(lot), 'the rank of a lot')
      const standing = { lot, rank, turn: index + 1, isAhead: ahead.has(lot) }
      const reason = reasonOf(standing, { settings, seats })
      return lot.numbers.map((number) => ({ number, rank, reason }))
    })
  return ok({
    accepted: spoken(accepted, acceptedReason),
    reserve: spoken(reserve, reserveReason),
    declined: [...spoken(left, leftReason), ...spoken(below, belowReason), ...barredOf(applicants)],
  })
}

/** Lots in the order of a seed. Equal digests do not occur; the number would decide. */
export function drawnLots(lots: readonly Lot[], seed: string): readonly Lot[] {
  return lots
    .map((lot) => ({ lot, digest: lotOf(seed, lot.number) }))
    .toSorted((one, other) => {
      if (one.digest === other.digest) return one.lot.number - other.lot.number
      return one.digest < other.digest ? -1 : 1
    })
    .map(({ lot }) => lot)
}

/** The lots in the order of the method, before classes have their say. */
function orderLots(lots: readonly Lot[], input: SelectionInput): Result<readonly Lot[]> {
  const { method } = input.settings
  if (method === 'first-come') return ok(lots)
  return method === 'rank' ? orderByPoints(lots) : orderByDraw(lots, input)
}

/** More points first; among equals, whoever applied first. */
function orderByPoints(lots: readonly Lot[]): Result<readonly Lot[]> {
  const open = lots.filter(({ points }) => points === null).flatMap(({ numbers }) => numbers)
  if (open.length > 0) return refuseOpen(open)
  return ok(
    lots.toSorted(
      (one, other) => (other.points ?? 0) - (one.points ?? 0) || one.number - other.number,
    ),
  )
}

function orderByDraw(
  lots: readonly Lot[],
  { draw, settings }: SelectionInput,
): Result<readonly Lot[]> {
  if (draw === null) return noSecret
  const fits = checkCommitment(draw)
  if (!fits.ok) return fits
  if (settings.publicValue !== null && isBlank(draw.publicValue ?? '')) {
    return refuseWithoutValue(settings.publicValue)
  }
  const numbers = lots.flatMap((lot) => lot.numbers)
  return ok(drawnLots(lots, seedOf(draw, numbers)))
}

function isBelow({ points }: Lot, { method, minimum }: SelectionSettings): boolean {
  return method === 'rank' && minimum !== null && points !== null && points < minimum
}

function barredOf(applicants: readonly Applicant[]): readonly Choice[] {
  return applicants
    .flatMap(({ number, bar }) => (bar === null ? [] : [{ number, rank: null, reason: bar }]))
    .toSorted((one, other) => one.number - other.number)
}

const refuseOpen = (numbers: readonly number[]): Refused => {
  const some = numbers.slice(0, 10)
  const isMore = numbers.length > some.length
  const [ja, en] = isMore
    ? [`など${numbers.length}人`, ` and others (${numbers.length} in all)`]
    : ['', '']
  return refuse(
    'selection_points_are_open',
    `受付番号${some.join('、')}${ja}の採点が終わっていません。すべての採点を終えてから選考してください。`,
    `Points are still open for number ${some.join(', ')}${en}. Give all points first.`,
  )
}

const noSecret = refuse(
  'lottery_secret_is_missing',
  '抽選の秘密の値がありません。募集中に照合値を公表してから、締切後に抽選してください。',
  'The draw has no secret. Publish its digest while people apply, and draw after the deadline.',
)

const refuseWithoutValue = (name: Bilingual): Refused =>
  refuse(
    'lottery_public_value_is_missing',
    `抽選に使うと予告した「${name.ja}」が入力されていません。公表された値を入力してください。`,
    `The value that was announced for the draw, "${name.en}", is missing. Enter it as published.`,
  )
