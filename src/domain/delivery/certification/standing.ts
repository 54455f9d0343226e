/**
 * What the public register shows of an application, and whether all criteria are met. What ended is
 * shown for a year, so that whoever relies on a certificate learns of its end; then it goes.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { refuse, type Refused } from '../../../kit/result.ts'
import { type Criterion, type Outcome } from './criterion.ts'
import { addMonths, type CertificateSort } from './period.ts'

/** How an organisation stands in the register. */
export const registerStandings = {
  provisional: { ja: '予備認証', en: 'Provisionally certified' },
  certified: { ja: '認証', en: 'Certified' },
  renewed: { ja: '認証（更新）', en: 'Certified (renewed)' },
  expired: { ja: '失効', en: 'Expired' },
  revoked: { ja: '取消し', en: 'Revoked' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type RegisterStanding = keyof typeof registerStandings

/** The standings in the order of the register. */
export const registerStandingNames = Object.keys(registerStandings) as readonly RegisterStanding[]

/** The states in which a certificate is in force. */
export const statesInForce = [
  'provisional',
  'completing',
  'certified',
  'renewing',
  'renewed',
] as const

const bySort = {
  provisional: 'provisional',
  full: 'certified',
  renewal: 'renewed',
} as const satisfies Readonly<Record<CertificateSort, RegisterStanding>>

/**
 * How an application is shown; null where it is not. One that was taken back as a mistake never
 * stands in the register.
 * @param endedOn the day on which it expired or was revoked
 */
export function registerStanding(
  of: {
    readonly state: string
    readonly sort: CertificateSort
    readonly endedOn: CalendarDate | null
  },
  today: CalendarDate,
): RegisterStanding | null {
  if (statesInForce.some((state) => state === of.state)) return bySort[of.sort]
  const { state, endedOn } = of
  if ((state !== 'expired' && state !== 'revoked') || endedOn === null) return null
  return today <= addMonths(endedOn, 12) ? state : null
}

/** How a criterion was found last; undefined where nobody has looked at it. */
export type FoundOutcomes = ReadonlyMap<string, Outcome>

/** The criteria that stand in the way of a certificate: not met, or not looked at. */
export function openCriteria(
  criteria: readonly Criterion[],
  found: FoundOutcomes,
  sort: CertificateSort,
): readonly Criterion[] {
  return criteria.filter(({ key, provisional }) => {
    const outcome = found.get(key)
    const isAsked = sort !== 'provisional' || provisional
    return isAsked ? outcome === undefined || outcome === 'not-met' : false
  })
}

/** The refusal of a certificate whose criteria are not all met, without a reason. */
export function criteriaNotMet(open: readonly Criterion[]): Refused {
  const [ja, en] = [
    open.map(({ label }) => `「${label.ja}」`).join(''),
    open.map(({ label }) => `"${label.en}"`).join(', '),
  ]
  return refuse(
    'criteria_not_met',
    `満たしていない、または確認していない基準があります：${ja}。確認を記録するか、それでも認証する理由を入力してください。`,
    `Criteria that are not met, or were not looked at: ${en}. Record the checks, or give the reason for certifying all the same.`,
  )
}
