/** How the records of a step are put right after they were sent: corrections, and merges. */
import type { CalendarDate } from '../../../src/kit/calendar.ts'
import { check, present } from '../../../src/kit/check.ts'
import { lateDays, workday } from './days.ts'
import type { Delivery, Step } from './delivery.ts'
import { type Roster, rosterOf } from './roster.ts'
import type { Fate } from './rows.ts'
import type { Sheet } from './sheets.ts'
import type { DatedAct } from './timeline.ts'

const correctionReasons = {
  doubled: '同じ記録を二重に入力したため',
  astray: '別の事業の記録を取り違えて入力したため（正しい事業に入力済み）',
  misdated: '日付の誤り（前年度の出来事）のため',
  'found-late': '締めの後の点検で対象外と分かったため',
} as const satisfies Partial<Record<Fate, string>>

/** One correction for each reason, some days after the last sheet that it concerns. */
export function correctionActs(step: Step, sheets: readonly Sheet[]): readonly DatedAct[] {
  return Object.entries(correctionReasons).flatMap(([fate, reason]) => {
    const concerned = sheets.filter(({ rows }) => rows.some(({ row }) => row.fate === fate))
    const last = concerned
      .map(({ on }) => on)
      .toSorted()
      .at(-1)
    if (last === undefined) return []
    const records = concerned.flatMap(({ rows }) =>
      rows.filter(({ row }) => row.fate === fate).flatMap(({ record }) => record.record ?? []),
    )
    const on = fate === 'found-late' ? lateDays.correction : workday(last, 9)
    return [{ on, act: { act: 'correct', kind: step.kind, records, reason } } as const]
  })
}

/** A step with its sheets. */
type Sent = { readonly step: Step; readonly sheets: readonly Sheet[] }

/** A merge for each second spelling, once both are in the books. */
export function mergeActs(delivery: Delivery, { step, sheets }: Sent): readonly DatedAct[] {
  const { split = 0, lateSplit = 0, wrongMerge = false } = step.traps ?? {}
  const roster = rosterOf(step.who ?? delivery.who, delivery.line)
  const respelt = sheets.flatMap(({ rows }) => rows).filter(({ row }) => row.spelling > 0)
  const merges = respelt.map(({ row }): DatedAct => {
    const place = present(row.place, 'the place of a party with two spellings')
    const late = place >= split && place < split + lateSplit
    const surviving = row.spelling === 2 ? roster(place, 1) : roster(place)
    const absorbed = present(row.party, 'a party with two spellings')
    const reason = `${surviving.type === 'person' ? '二重の登録' : '表記の違い'}のため（同一と確認）`
    const on = late ? lateDays.merge : workday(lastSheet(sheets, place), 12)
    return { on, act: { act: 'merge', absorbed, surviving, reason } }
  })
  check(merges.length >= split + lateSplit, `${delivery.line} lacks records for its split parties`)
  return wrongMerge ? [...merges, ...wrongMergeActs(roster, sheets)] : merges
}

/** The day of the last sheet with a record of the party. */
function lastSheet(sheets: readonly Sheet[], place: number): CalendarDate | undefined {
  const with_ = sheets.filter(({ rows }) => rows.some(({ row }) => row.place === place))
  return with_
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
}

/** Two parties with names that look alike are taken for one, until somebody asks them. */
function wrongMergeActs(roster: Roster, sheets: readonly Sheet[]): readonly DatedAct[] {
  const [one, other] = [20, 21]
  const known = [one, other].map((place) => present(lastSheet(sheets, place), 'a sheet')).toSorted()
  const parties = { absorbed: roster(one), surviving: roster(other) }
  return [
    {
      on: workday(known.at(-1), 2),
      act: { act: 'merge', ...parties, reason: '名称が似ているため同一と判断' },
    },
    {
      on: workday(known.at(-1), 16),
      act: { act: 'undo-merge', ...parties, reason: '照会の結果、別の企業と判明したため' },
    },
  ]
}
