/**
 * Grants, played as they go: a company applies, two people review, it is decided in yen, fixed,
 * claimed, and paid with the others of the month.
 */
import type { GrantDeed } from '../../../../src/domain/deed.ts'
import type { PartyReference } from '../../../../src/domain/party.ts'
import { addDays, type CalendarDate } from '../../../../src/kit/calendar.ts'
import { check, present } from '../../../../src/kit/check.ts'
import { checklist } from '../offerings/grants.ts'
import type { DatedAct } from '../timeline.ts'
import { applicationsOf, type Delivered, groupBy, list, listed, stepActs } from './delivered.ts'
import { type Entrant, type EntrantRow, entrantsOf } from './entrant.ts'
import { enteredOn, momentOn, stageActs } from './stage.ts'

/** A company's way to its grant. */
type Award = {
  readonly party: PartyReference
  readonly appliedOn: CalendarDate
  readonly decidedOn: CalendarDate
  readonly decidedYen: number
  readonly persons: number | null
  readonly paidOn: CalendarDate | null
  readonly paidYen: number
}

/** Those who review, with invented names. */
const reviewers = [
  { name: 'grant-reviewer-1', label: '例示 審査員一' },
  { name: 'grant-reviewer-2', label: '例示 審査員二' },
] as const

/** More than the year's played awards of any call come to, in yen. */
const ceilingYen = 100_000_000

/** The acts of a grant call. */
export function grantActs(delivered: Delivered): readonly DatedAct[] {
  const { name } = delivered
  const isFixed = delivered.sheet.details?.['variant'] === 'fixed-sum'
  const entrants = entrantsOf(delivered, {
    entries: [],
    others: ['grant.applied', 'grant.decided', 'grant.paid'],
  })
  const awards = entrants.map((entrant) => awardOf(entrant))
  const sums = [...new Set(awards.map(({ decidedYen }) => decidedYen))].toSorted((a, b) => a - b)
  const sheet = { ...delivered.sheet, details: detailsOf(delivered, sums) }
  const span = awards.flatMap(({ appliedOn, decidedOn }) => [appliedOn, decidedOn])
  const made = stageActs({
    ...{ name, sheet, days: [], span, seatsPer: 'offering' },
    capacity: ceilingYen,
  })
  const entered = { act: 'reviewers', offering: name, reviewers } as const
  return [
    ...made.slice(0, 1),
    { on: present(made[0], 'the offer').on, act: entered },
    ...made.slice(1),
    ...entryActs(name, awards),
    ...awards.flatMap((award) => decisionActs(name, award, isFixed)),
    ...paymentActs(name, awards, isFixed),
  ]
}

/** The settings of a call with these fixed sums. */
function detailsOf({ sheet }: Delivered, sums: readonly number[]) {
  const tiers = sums.map((yen) => {
    const label = {
      ja: `${yen.toLocaleString('ja-JP')}円`,
      en: `${yen.toLocaleString('en-GB')} yen`,
    }
    return { key: tierOf(yen), label, yen }
  })
  const amount = { by: 'tier', tiers }
  const label = { ja: '一般コース', en: 'General course' }
  const items = checklist.map((item) => ({ ...item }))
  return { ...sheet.details, courses: [{ key: 'main', label, amount }], checklist: items }
}

const tierOf = (yen: number): string => `yen-${yen}`

/** What a call of which the table only counts applications gives. */
const usualYen = 100_000

function awardOf({ party, rows }: Entrant): Award {
  check(!rows.some(({ isTwice, fate }) => isTwice || fate !== 'stands'), `${party.value} stands`)
  const paid = rows.find(({ kind }) => kind === 'grant.paid')
  const decided = rows.filter(({ kind }) => kind === 'grant.decided')
  const inYen = decided.find(({ quantity }) => quantity > mostPersons)
  const persons = decided.find(({ quantity }) => quantity <= mostPersons)?.quantity ?? null
  const decidedYen = inYen?.quantity ?? paid?.quantity ?? usualYen
  const days = daysOf(rows, inYen, paid)
  const paidYen = paid?.quantity ?? decidedYen
  return { party, ...days, decidedYen, persons, paidOn: paid?.date ?? null, paidYen }
}

/** When it was applied for and decided; what the table does not say lies a month before. */
function daysOf(
  rows: readonly EntrantRow[],
  decided: EntrantRow | undefined,
  paid: EntrantRow | undefined,
): Pick<Award, 'appliedOn' | 'decidedOn'> {
  const applied = rows.find(({ kind }) => kind === 'grant.applied')
  const appliedOn = applied?.date ?? addDays(present(decided ?? paid, 'its day').date, -30)
  if (decided) return { appliedOn, decidedOn: decided.date }
  const usual = paid ? addDays(paid.date, -30) : addDays(appliedOn, 30)
  const soonest = enteredOn(appliedOn, 3)
  return { appliedOn, decidedOn: usual < soonest ? soonest : usual }
}

/** Sums in yen are larger, numbers of people smaller. */
const mostPersons = 1000

/** The applications of each day, and that they go on to be reviewed. */
function entryActs(offering: string, awards: readonly Award[]): readonly DatedAct[] {
  const days = groupBy(awards, ({ appliedOn }) => enteredOn(appliedOn, 0))
  return [...days].flatMap(([day, group]) => {
    const on = day as CalendarDate
    const given = { offering, lifecycle: 'grant' } as const
    const rows = group.map(({ party, appliedOn }) => {
      return listed(party, null, momentOn(appliedOn, '12:00'))
    })
    const of = applicationsOf(
      group.map(({ party }) => party),
      null,
    )
    return [
      ...list(on, { ...given, step: 'apply', rows, of: day }),
      ...stepActs(on, { ...given, step: 'accept', of }),
    ]
  })
}

/** Two reviews and the decision, which counts on the day on which it is made. */
function decisionActs(offering: string, award: Award, isFixed: boolean): readonly DatedAct[] {
  const { decidedOn, decidedYen: yen, persons } = award
  const items = checklist.map(({ key }) => key)
  const deed = deedsOf(offering, award)
  return [
    ...reviewers.map(({ name: reviewer }) => deed({ does: 'review', reviewer, items }, decidedOn)),
    deed({ does: 'decide', tier: tierOf(yen), yen, persons, isFixed }, decidedOn),
  ]
}

/** How a deed becomes an act of a day. */
type Doing = (does: GrantDeed, on: CalendarDate) => DatedAct

function deedsOf(offering: string, { party }: Pick<Award, 'party'>): Doing {
  const act = { act: 'deed', offering, lifecycle: 'grant', party, name: null } as const
  return (deed, on) => ({ on, act: { ...act, deed } })
}

/** What is to be paid in a month is fixed, claimed and paid on its last day of payment. */
function paymentActs(
  offering: string,
  awards: readonly Award[],
  isFixed: boolean,
): readonly DatedAct[] {
  const paid = awards.filter(({ paidOn }) => paidOn !== null)
  const months = groupBy(paid, ({ paidOn }) => (paidOn ?? '').slice(0, 7))
  return [...months.values()].flatMap((group) => {
    const on = present(
      group
        .flatMap(({ paidOn }) => paidOn ?? [])
        .toSorted()
        .at(-1),
      'a day of payment',
    )
    const transfers = group.map(({ party, paidYen }) => ({ party, yen: paidYen }))
    return [
      ...group.flatMap((award) => {
        const deed = deedsOf(offering, award)
        return [...(isFixed ? [] : [deed(fixOf(award), on)]), deed({ does: 'claim' }, on)]
      }),
      { on, act: { act: 'payments', offering, transferOn: on, paid: transfers } } as const,
    ]
  })
}

function fixOf({ decidedYen, paidYen }: Award): GrantDeed {
  const reason = paidYen < decidedYen ? '実績の対象経費が計画を下回ったため' : null
  return { does: 'fix', yen: paidYen, reason }
}
