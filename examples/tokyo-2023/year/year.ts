/**
 * The year of the 39 programmes, played by made-up people and companies. No records behind the
 * published results are public, so every record here is synthetic; counted by the plan's rules,
 * they give the published results.
 */
import type { YearAct } from '../../../src/domain/year-act.ts'
import { day } from './days.ts'
import { deliveredActs, sentRows } from './delivered/acts.ts'
import type { Delivery, Step } from './delivery.ts'
import { correctionActs, mergeActs } from './mending.ts'
import { disabilityDeliveries } from './pillar-1.ts'
import { womenAndSeniorDeliveries } from './pillar-2.ts'
import { industryDeliveries } from './pillar-3.ts'
import { workstyleDeliveries } from './pillar-4.ts'
import { importActs, sheetsOf } from './sheets.ts'
import { type DatedAct, inOrder } from './timeline.ts'

/** Every act of the year in the order of the calendar; the same at every call. */
export function yearActs(): readonly YearAct[] {
  const acts = deliveries.flatMap((delivery) => [
    ...deliveredActs(delivery),
    ...delivery.steps.flatMap((step) => actsOf(delivery, step)),
  ])
  return inOrder(withEachMergeOnce([...acts, ...editions]))
}

/** The acts of a step by which its records are sent in as sheets, as far as they are. */
function actsOf(delivery: Delivery, step: Step): readonly DatedAct[] {
  const rows = sentRows(delivery, step)
  if (rows.length === 0) return []
  const sheets = sheetsOf(delivery, { step, rows })
  return [
    ...importActs(step, sheets),
    ...correctionActs(step, sheets),
    ...mergeActs(delivery, { step, sheets }),
  ]
}

const deliveries = [
  ...disabilityDeliveries,
  ...womenAndSeniorDeliveries,
  ...industryDeliveries,
  ...workstyleDeliveries,
]

const editions: readonly DatedAct[] = [
  { on: day('2024-05-10'), act: { act: 'close', reason: '令和5年度の実績報告の取りまとめのため' } },
  { on: day('2024-05-31'), act: { act: 'publish', reason: null } },
  {
    on: day('2024-06-28'),
    act: {
      act: 'publish',
      reason: '締めの後に届いた記録の追加、対象外の記録の訂正、名寄せを反映するため',
    },
  },
]

/** A company that comes under two spellings in two programmes is merged when it is first seen. */
function withEachMergeOnce(acts: readonly DatedAct[]): readonly DatedAct[] {
  const merged = new Set<string>()
  return acts
    .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
    .filter(({ act }) => {
      if (act.act !== 'merge') return true
      const pair = `${JSON.stringify(act.absorbed)} ${JSON.stringify(act.surviving)}`
      const first = !merged.has(pair)
      merged.add(pair)
      return first
    })
}
