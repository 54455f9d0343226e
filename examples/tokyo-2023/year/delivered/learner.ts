/**
 * The people of a course: who applied when, whether they were accepted, which sessions they
 * attended, and what came of it. A course asks everyone once; the table's records say the rest.
 */
import type { PartyReference } from '../../../../src/domain/party.ts'
import { addDays, type CalendarDate } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { daysOf, withinYear } from '../days.ts'
import type { Fate } from '../rows.ts'
import { type Delivered, deskNumberOf, findStep, type PartyRow, partyRows } from './delivered.ts'
import { stageOn } from './stage.ts'

/** Someone on a course, or someone who was entered by mistake. */
export type Learner = {
  readonly stage: string
  readonly party: PartyReference
  readonly appliedOn: CalendarDate
  /** Null where they were not accepted. */
  readonly acceptedOn: CalendarDate | null
  readonly withdraws: boolean
  readonly attended: readonly CalendarDate[]
  /** Sessions whose lists come after the first edition. */
  readonly attendedLate: readonly CalendarDate[]
  readonly completedOn: CalendarDate | null
  readonly qualifiedOn: CalendarDate | null
  readonly hiredOn: CalendarDate | null
  /** Why the whole entry is taken back. */
  readonly mistake: Fate | null
}

/** A session at which somebody was marked as present by mistake. */
export type WrongMark = { readonly learner: Learner; readonly on: CalendarDate }

/** Everyone on the intakes of a course, and the wrong marks on its lists. */
export function learnersOf(delivered: Delivered): {
  readonly learners: readonly Learner[]
  readonly wrongMarks: readonly WrongMark[]
} {
  const traces = tracesOf(delivered)
  const learners = [...traces.values()].map((trace) => learnerOf(delivered, trace))
  const days = [...new Set(learners.flatMap(({ attended }) => attended))].toSorted()
  const doubled = partyRows(delivered, 'course.attended').filter(({ fate }) => fate === 'doubled')
  return { learners, wrongMarks: wrongMarksOf(doubled, { learners, days, delivered }) }
}

type Kind = 'applied' | 'accepted' | 'attended' | 'completed' | 'qualified' | 'hired'

/** What the table says of one party on one intake. */
type Trace = {
  readonly stage: string
  readonly party: PartyReference
  readonly rows: readonly { readonly kind: Kind; readonly row: PartyRow }[]
}

const kinds = ['applied', 'accepted', 'attended', 'completed', 'qualified', 'hired'] as const

function tracesOf(delivered: Delivered): ReadonlyMap<string, Trace> {
  const rows = kinds.flatMap((kind) =>
    partyRows(delivered, `course.${kind}`)
      .filter(({ fate }) => fate !== 'doubled' || kind === 'accepted')
      .map((row) => ({ kind, row })),
  )
  // Whoever is accepted under a second number has applied under it.
  const respelt = new Map(
    rows.flatMap(({ row }) => (row.spelling > 0 ? [[placeKey(delivered, row), row.party]] : [])),
  )
  const traces = new Map<string, Trace & { rows: { kind: Kind; row: PartyRow }[] }>()
  for (const { kind, row } of rows) {
    const isRespelt =
      delivered.sheet.intakeEachDay === true && respelt.has(placeKey(delivered, row))
    const known = isRespelt ? (respelt.get(placeKey(delivered, row)) ?? row.party) : row.party
    const party = isMistaken(row.fate) ? deskNumberOf(known) : known
    const stage = stageOf(delivered, row)
    const key = `${stage}/${party.value}`
    const trace = traces.get(key)
    if (trace) trace.rows.push({ kind, row })
    else traces.set(key, { stage, party, rows: [{ kind, row }] })
  }
  return traces
}

const isMistaken = (fate: Fate) => fate === 'doubled' || fate === 'astray' || fate === 'misdated'

const placeKey = (delivered: Delivered, row: PartyRow) => `${stageOf(delivered, row)}/${row.place}`

/** The intake of a row: that of the fiscal year, or of its day. */
function stageOf({ name, sheet, delivery }: Delivered, { fate, date, occasion }: PartyRow): string {
  if (fate === 'outside' || fate === 'redated') return stageOn(name, date)
  if (sheet.intakeEachDay !== true) return name
  return `${name}-${daysOf(delivery.days).indexOf(occasion) + 1}`
}

function learnerOf(delivered: Delivered, { stage, party, rows }: Trace): Learner {
  const of = (kind: Kind) => rows.filter((each) => each.kind === kind).map(({ row }) => row)
  const attendedOn = (isLate: boolean) =>
    of('attended')
      .filter(({ fate }) => (fate === 'late') === isLate)
      .map(({ date }) => date)
      .toSorted()
  const [attended, attendedLate] = [attendedOn(false), attendedOn(true)]
  const { row } = present(rows[0], 'a record of a learner')
  const first = [...attended, ...attendedLate].toSorted()[0] ?? row.occasion
  const last = attended.at(-1) ?? row.occasion
  const isOutside = row.fate === 'outside' || row.fate === 'redated'
  const after = (kind: Kind) => {
    const lag = findStep(delivered, `course.${kind}`)?.lag ?? 0
    return of(kind).length === 0 ? null : withinYear(addDays(last, lag))
  }
  const before = (lag: number) => (isOutside ? first : withinYear(addDays(first, lag)))
  const isAccepted = rows.some(({ kind }) => kind !== 'applied')
  const { applied, accepted } = lagsOf(delivered)
  return {
    stage,
    party,
    appliedOn: before(applied),
    acceptedOn: isAccepted ? before(accepted) : null,
    withdraws: rows.some((each) => each.row.fate === 'cancelled'),
    attended,
    attendedLate,
    completedOn: after('completed'),
    qualifiedOn: after('qualified'),
    hiredOn: after('hired'),
    mistake: isMistaken(row.fate) ? row.fate : null,
  }
}

/** How long before the first session people apply and are accepted, in days (negative). */
function lagsOf(delivered: Delivered): { readonly applied: number; readonly accepted: number } {
  const applied = findStep(delivered, 'course.applied')?.lag
  const accepted = findStep(delivered, 'course.accepted')?.lag
  if (applied === undefined) return { applied: accepted ?? -21, accepted: accepted ?? -21 }
  return { applied, accepted: accepted ?? -10 }
}

type Course = {
  readonly learners: readonly Learner[]
  readonly days: readonly CalendarDate[]
  readonly delivered: Delivered
}

/** A mark in the wrong row of a list: someone on the course, at a session that they missed. */
function wrongMarksOf(
  doubled: readonly PartyRow[],
  { learners, days, delivered }: Course,
): readonly WrongMark[] {
  const own = learners.filter(
    ({ stage, acceptedOn, mistake }) =>
      stage === delivered.name && acceptedOn !== null && mistake === null,
  )
  const missed = own.flatMap((learner) => {
    const there = new Set([...learner.attended, ...learner.attendedLate])
    const [first] = learner.attended
    const on = days.find((date) => first !== undefined && date > first && !there.has(date))
    return on === undefined ? [] : [{ learner, on }]
  })
  return doubled.map((_, index) => present(missed[index], 'a session that somebody missed'))
}
