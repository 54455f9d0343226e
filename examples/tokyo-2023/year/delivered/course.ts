/**
 * Courses, played as they go: people apply, are accepted or not, attend session by session,
 * complete the course, pass an examination, find a job.
 */
import type { PartyReference } from '../../../../src/domain/party.ts'
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { check } from '../../../../src/kit/check.ts'
import { lateDays, workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import {
  applicationsOf,
  type Delivered,
  findStep,
  groupBy,
  list,
  listed,
  mergeActs,
  namelessRows,
  stepActs,
  voidActs,
} from './delivered.ts'
import { type Learner, learnersOf, type WrongMark } from './learner.ts'
import { enteredOn, momentOn, seatsFor, sessionOn, stageActs, stageOn } from './stage.ts'

/** One intake of a course. */
type Intake = {
  readonly delivered: Delivered
  readonly name: string
  readonly learners: readonly Learner[]
  readonly wrongMarks: readonly WrongMark[]
  readonly days: readonly CalendarDate[]
}

/** The acts of a course. */
export function courseActs(delivered: Delivered): readonly DatedAct[] {
  const intakes = intakesOf(delivered)
  return [
    ...intakes.flatMap((intake) => [
      ...makingActs(intake),
      ...entryActs(intake),
      ...selectionActs(intake),
      ...sessionActs(intake),
      ...outcomeActs(intake),
    ]),
    ...mergeActs(delivered),
  ]
}

function intakesOf(delivered: Delivered): readonly Intake[] {
  const { learners, wrongMarks } = learnersOf(delivered)
  const held = namelessRows(delivered, 'course.held').map(({ date }) => date)
  const stages = new Set([
    ...learners.map(({ stage }) => stage),
    ...held.map((date) => stageOn(delivered.name, date)),
  ])
  return [...stages].toSorted().map((name) => {
    const own = learners.filter(({ stage }) => stage === name)
    const attended = own.flatMap((each) => [...each.attended, ...each.attendedLate])
    const others = held.filter((date) => stageOn(delivered.name, date) === name)
    const days = [...new Set([...attended, ...others])].toSorted()
    check(held.length === 0 || days.length === others.length, `the sessions of ${name} are held`)
    const marks = wrongMarks.filter(({ learner }) => learner.stage === name)
    return { delivered, name, learners: own, wrongMarks: marks, days }
  })
}

function makingActs({ delivered, name, learners, days }: Intake): readonly DatedAct[] {
  const { sheet } = delivered
  const no = name.slice(delivered.name.length + 1)
  const accepted = learners.filter(({ acceptedOn }) => acceptedOn !== null)
  const ordinal = { ja: `（第${no}期）`, en: ` (intake ${no})` }
  return stageActs({
    name,
    sheet,
    days,
    // Its days, and those on which anybody applied where it has none.
    span: days.length > 0 ? days : learners.map(({ appliedOn }) => appliedOn),
    seatsPer: 'offering',
    capacity: seatsFor(accepted.length),
    ...(sheet.intakeEachDay === true ? { title: ordinal } : {}),
  })
}

const common = { lifecycle: 'course' } as const

/** Lists of applications, as they come in: by their days. */
function entryActs(intake: Intake): readonly DatedAct[] {
  const { name, learners, delivered } = intake
  const asks = entryStep(intake)
  const isSlid = delivered.steps.some(({ traps }) => traps?.slid === true)
  const groups = [...groupBy(learners, ({ appliedOn }) => appliedOn)].toSorted(byKey)
  return groups.flatMap(([date, group], index) => {
    const appliedOn = date as CalendarDate
    const on = enteredOn(appliedOn, 2)
    const wrong = isSlid && index === 1 ? (groups[2]?.[1] ?? []) : []
    const withdrawn = group.filter(({ withdraws }) => withdraws).map(({ party }) => party)
    const rowsOf = (those: readonly Learner[]) =>
      those.map(({ party }) => listed(party, null, momentOn(appliedOn, '12:00')))
    const given = { offering: name, ...common, step: asks }
    const wrongList = list(on, { ...given, rows: rowsOf(wrong), of: `${date}_誤送` })
    return [
      ...wrongList,
      ...wrongList.flatMap(({ act }): readonly DatedAct[] => {
        if (act.act !== 'list') return []
        return [{ on, act: { act: 'undo-list', name: act.name, reason: wrongIntake } }]
      }),
      ...list(on, { ...given, rows: rowsOf(group), of: date }),
      ...stepActs(workday(on, 2), {
        offering: name,
        ...common,
        step: 'withdraw',
        of: applicationsOf(withdrawn, null),
        reason: '本人の都合による辞退',
      }),
    ]
  })
}

const wrongIntake = '締切前の別の名簿を送ったため、一覧全体を取り消し'

/** People are chosen where the table tells applications from acceptances, and come in turn elsewhere. */
function entryStep({ delivered }: Intake): 'apply' | 'reserve' {
  return findStep(delivered, 'course.applied') === undefined ? 'reserve' : 'apply'
}

function selectionActs(intake: Intake): readonly DatedAct[] {
  if (entryStep(intake) === 'reserve') return []
  const { name, learners } = intake
  const staying = learners.filter(({ withdraws }) => !withdraws)
  const accepted = staying.filter(({ acceptedOn }) => acceptedOn !== null)
  const declined = staying.filter(({ acceptedOn }) => acceptedOn === null)
  const given = { offering: name, ...common }
  return [
    ...[...groupBy(accepted, ({ acceptedOn }) => acceptedOn ?? '')].flatMap(([date, group]) =>
      stepActs(enteredOn(date as CalendarDate, 3), {
        ...given,
        step: 'accept',
        of: applicationsOf(partiesOf(group), null),
        happenedAt: momentOn(date as CalendarDate, '12:00'),
      }),
    ),
    ...[...groupBy(declined, ({ appliedOn }) => appliedOn)].flatMap(([date, group]) =>
      stepActs(enteredOn(date as CalendarDate, 18), {
        ...given,
        step: 'decline',
        of: applicationsOf(partiesOf(group), null),
        reason: '定員を超えたため',
      }),
    ),
  ]
}

/** Each session: who is on the list, what was marked wrong on it, and that it was held. */
function sessionActs(intake: Intake): readonly DatedAct[] {
  const { name, learners, wrongMarks, days, delivered } = intake
  return days.flatMap((date) => {
    const session = sessionOn(name, date)
    const on = enteredOn(date, 3)
    const given = { offering: name, ...common, session }
    const there = learners.filter(({ attended }) => attended.includes(date))
    const late = learners.filter(({ attendedLate }) => attendedLate.includes(date))
    const wrong = wrongMarks.filter((mark) => mark.on === date).map(({ learner }) => learner)
    return [
      ...stepActs(on, {
        ...given,
        step: 'attend',
        of: applicationsOf(partiesOf([...there, ...wrong]), null),
      }),
      ...stepActs(workday(on, 4), {
        ...given,
        step: 'undo-attend',
        of: applicationsOf(partiesOf(wrong), null),
        reason: '出席簿の行を取り違えたため',
      }),
      { on: workday(on, 4), act: { act: 'hold', session } } as const,
      ...stepActs(lateDays.entry(delivered.delivery.line), {
        ...given,
        step: 'attend',
        of: applicationsOf(partiesOf(late), null),
        reason: '受講の出席簿が締めの後に届いたため',
      }),
    ]
  })
}

/** What came of it: certificates, examinations, jobs; and the entries that were mistakes. */
function outcomeActs({ name, learners }: Intake): readonly DatedAct[] {
  const given = { offering: name, ...common }
  const outcomes = [
    ['complete', ({ completedOn }: Learner) => completedOn],
    ['qualify', ({ qualifiedOn }: Learner) => qualifiedOn],
    ['hire', ({ hiredOn }: Learner) => hiredOn],
  ] as const
  return [
    ...learners.flatMap(({ party, mistake, attended, appliedOn }) => {
      if (mistake === null) return []
      const on = workday(enteredOn(attended[0] ?? appliedOn, 3), attended.length > 0 ? 7 : 25)
      return voidActs(on, given, [{ fate: mistake, of: { party, session: null } }])
    }),
    ...outcomes.flatMap(([does, dayOf]) =>
      [...groupBy(learners, (learner) => dayOf(learner) ?? '')].flatMap(([date, group]) => {
        if (date === '') return []
        const happenedAt = momentOn(date as CalendarDate, '12:00')
        const of = applicationsOf(partiesOf(group), null)
        return stepActs(workday(date as CalendarDate, 4), { ...given, step: does, of, happenedAt })
      }),
    ),
  ]
}

const partiesOf = (learners: readonly Learner[]): readonly PartyReference[] =>
  learners.map(({ party }) => party)

const byKey = <T>([one]: readonly [string, T], [other]: readonly [string, T]): number =>
  one < other ? -1 : Number(one > other)
