/**
 * Gatherings, played as they go: reservations come in before the day, those who come are checked in
 * or let in without one, heads are counted, mistakes are taken back, and the day is marked as held.
 */
import type { PartyReference } from '../../../../src/domain/party.ts'
import { present } from '../../../../src/kit/check.ts'
import { lateDays, workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import {
  applicationsOf,
  type Delivered,
  groupBy,
  list,
  listed,
  mergeActs,
  type PartyRow,
  stepActs,
  voidActs,
} from './delivered.ts'
import { furnishingOf, interviewActs, type Interview, interviewsOf } from './interview.ts'
import { byReservation, type Meeting, meetingsOf } from './meeting.ts'
import { enteredOn, momentOn, seatsFor, stageActs } from './stage.ts'

/** The acts of a gathering. */
export function gatheringActs(delivered: Delivered): readonly DatedAct[] {
  const meetings = meetingsOf(delivered)
  const interviews = interviewsOf(delivered, meetings)
  return [
    ...[...groupBy(meetings, ({ stage }) => stage).values()].flatMap((of) =>
      makingActs(delivered, of, interviews),
    ),
    ...meetings.flatMap(reservationActs),
    ...meetings.flatMap((meeting, index) => [
      ...doorActs(meeting, wrongListFor(delivered, meetings, index)),
      ...mendingActs(meeting),
    ]),
    ...meetings.flatMap((meeting) => lateActs(meeting, delivered.delivery.line)),
    ...interviewActs(delivered, interviews),
    ...mergeActs(delivered),
  ]
}

/** The most who are entered on one day need their seats. */
function makingActs(
  { sheet }: Delivered,
  meetings: readonly Meeting[],
  interviews: readonly Interview[],
): readonly DatedAct[] {
  const name = present(meetings[0], 'a day of the gathering').stage
  const sizes = meetings.map(
    ({ reserved, came, mistaken, late }) =>
      reserved.length + came.length + mistaken.length + late.length,
  )
  const days = meetings.map(({ on }) => on)
  const capacity = seatsFor(Math.max(...sizes))
  const own = interviews.filter((interview) => interview.stage === name)
  const furnishing = furnishingOf(sheet, own, meetings)
  return stageActs({ name, sheet, days, seatsPer: 'session', capacity }, furnishing)
}

function reservationActs({ stage, session, reserved, on }: Meeting): readonly DatedAct[] {
  return [...groupBy(reserved, ({ date }) => date).values()].flatMap((rows) => {
    const { date } = present(rows[0], 'a reservation')
    const cancelled = rows.filter(({ fate }) => fate === 'cancelled').map(({ party }) => party)
    const common = { offering: stage, lifecycle: 'gathering' } as const
    const listing = rows.map(({ party }) => listed(party, session, momentOn(date, '12:00')))
    return [
      ...list(enteredOn(date, 2), { ...common, step: 'reserve', rows: listing, of: on }),
      ...stepActs(enteredOn(date, 5), {
        ...common,
        step: 'cancel',
        of: applicationsOf(cancelled, session),
        reason: '本人の都合による取消',
      }),
    ]
  })
}

/** At the door: those with a reservation are checked in, the others are let in without. */
function doorActs(meeting: Meeting, wrong: readonly PartyReference[]): readonly DatedAct[] {
  const { stage, session, on, heads } = meeting
  const common = { offering: stage, lifecycle: 'gathering' } as const
  const entered = enteredOn(on, 1)
  const { booked, others } = byReservation(meeting, [...meeting.came, ...meeting.mistaken])
  const walkIns = { ...common, step: 'walk-in' }
  const wrongList = list(entered, {
    ...walkIns,
    rows: wrong.map((party) => listed(party, session)),
    of: `${on}_誤送`,
  })
  const undone = wrongList.flatMap(({ act }): readonly DatedAct[] =>
    act.act === 'list'
      ? [{ on: workday(entered, 1), act: { act: 'undo-list', name: act.name, reason: wrongDay } }]
      : [],
  )
  return [
    ...wrongList,
    ...undone,
    ...stepActs(entered, { ...common, step: 'check-in', of: applicationsOf(booked, session) }),
    ...list(wrong.length > 0 ? workday(entered, 2) : entered, {
      ...walkIns,
      rows: others.map((party) => listed(party, session)),
      of: on,
    }),
    ...heads.map((count) => {
      return { on: entered, act: { act: 'heads', session, heads: count } } as const
    }),
  ]
}

const wrongDay = '別の日の名簿を送ったため、一覧全体を取り消し'

/** Where the table says so, the second day's list is first sent with the next day's names. */
function wrongListFor(
  { steps }: Delivered,
  meetings: readonly Meeting[],
  index: number,
): readonly PartyReference[] {
  const isSlid = steps.some(({ traps }) => traps?.slid === true)
  const inYear = meetings.filter(({ stage }) => stage === meetings[index]?.stage)
  const isSecond = isSlid && inYear[1] === meetings[index]
  return isSecond ? (inYear[2]?.came ?? []).map(({ party }) => party) : []
}

/** What was wrong at the door is taken back before the day is marked as held, or found much later. */
function mendingActs(meeting: Meeting): readonly DatedAct[] {
  const { stage, session, on, mistaken } = meeting
  const common = { offering: stage, lifecycle: 'gathering' } as const
  const mended = workday(enteredOn(on, 1), 2)
  const isFound = ({ fate }: PartyRow) => fate === 'found-late'
  const seen = mistaken.filter((row) => !isFound(row))
  const { booked, others } = byReservation(meeting, seen)
  const entryOf = ({ fate, party }: PartyRow) => ({ fate, of: { party, session } })
  return [
    ...stepActs(mended, {
      ...common,
      step: 'undo-check-in',
      of: applicationsOf(booked, session),
      reason: '受付で別の方と取り違えたため',
    }),
    ...voidActs(mended, common, seen.filter(({ party }) => others.includes(party)).map(entryOf)),
    { on: workday(mended, 2), act: { act: 'hold', session } },
    ...voidActs(lateDays.correction, common, mistaken.filter(isFound).map(entryOf)),
  ]
}

function lateActs(meeting: Meeting, line: string): readonly DatedAct[] {
  const { stage, session, on } = meeting
  const { booked, others } = byReservation(meeting, meeting.late)
  const common = { offering: stage, lifecycle: 'gathering' } as const
  const reason = '会場の出席簿が締めの後に届いたため'
  const entered = lateDays.entry(line)
  return [
    ...stepActs(entered, {
      ...common,
      step: 'check-in',
      of: applicationsOf(booked, session),
      reason,
    }),
    ...list(entered, {
      ...common,
      step: 'walk-in',
      rows: others.map((party) => listed(party, session)),
      of: `${on}_追加提出分`,
      reason,
    }),
  ]
}
