/**
 * Who could go: experts by declared criteria, each with the reasons for and against, so that an
 * officer sees why somebody stands first. There is no hidden score: fewer reasons against come
 * first, then the field, the area, and the smaller load.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type Expert, names } from './expert.ts'

/** What a request asks of an expert. */
export type Wanted = {
  /** Blank where any will do. */
  readonly field: string
  readonly area: string
  /** The company's 法人番号; null where the books know none. */
  readonly company: string | null
}

/** What speaks against sending an expert. A contract bars; the others need a reason. */
export type Objection = 'contract' | 'closed' | 'field' | 'full' | 'area' | 'account'

/** An expert for a request. */
export type Proposal = {
  readonly expert: Expert
  /** How many requests they have under way. */
  readonly load: number
  readonly objections: readonly Objection[]
  readonly reasons: readonly Bilingual[]
}

/** What speaks against sending an expert whose load is known. */
export function objectionsTo(expert: Expert, wanted: Wanted, load: number): readonly Objection[] {
  const { fields, areas, contracts, capacity, isOpen, account } = expert
  const { field, area, company } = wanted
  const found: (readonly [Objection, boolean])[] = [
    ['contract', company !== null && contracts.includes(company)],
    ['closed', !isOpen],
    ['field', field !== '' && !names(fields, field)],
    ['full', capacity !== null && load >= capacity],
    ['area', area !== '' && areas.length > 0 && !names(areas, area)],
    ['account', account === null],
  ]
  return found.flatMap(([objection, holds]) => (holds ? [objection] : []))
}

/** Those who could go, the most fitting first; those under contract with the company come last. */
export function proposeExperts(
  experts: readonly { readonly expert: Expert; readonly load: number }[],
  wanted: Wanted,
): readonly Proposal[] {
  const proposals = experts.map(({ expert, load }) => {
    const objections = objectionsTo(expert, wanted, load)
    return { expert, load, objections, reasons: reasonsFor({ expert, load, wanted, objections }) }
  })
  return proposals.toSorted(
    (one, other) =>
      weightOf(one) - weightOf(other) ||
      one.load - other.load ||
      one.expert.name.localeCompare(other.expert.name, 'ja') ||
      (one.expert.id < other.expert.id ? -1 : 1),
  )
}

/** The order of what speaks against somebody, the gravest last. */
const order: readonly Objection[] = ['account', 'area', 'full', 'field', 'closed', 'contract']

const weightOf = ({ objections }: Proposal): number =>
  objections.reduce((sum, objection) => sum + 2 ** order.indexOf(objection), 0)

type Considered = {
  readonly expert: Expert
  readonly load: number
  readonly wanted: Wanted
  readonly objections: readonly Objection[]
}

function reasonsFor({ expert, load, wanted, objections }: Considered): readonly Bilingual[] {
  const { field, area } = wanted
  const { capacity, areas } = expert
  const fits: Bilingual[] = []
  if (field !== '' && !objections.includes('field')) {
    fits.push({ ja: `分野が合っています（${field}）`, en: `Knows the field (${field})` })
  }
  if (area !== '' && areas.length > 0 && !objections.includes('area')) {
    fits.push({ ja: `担当の地域です（${area}）`, en: `Goes to the area (${area})` })
  }
  const most =
    capacity === null ? { ja: '', en: '' } : { ja: `/${capacity}`, en: ` of ${capacity}` }
  fits.push({ ja: `担当中${load}${most.ja}件`, en: `${load}${most.en} under way` })
  return [...fits, ...objections.map((objection) => objectionWords[objection])]
}

/** What each objection says. */
export const objectionWords: Readonly<Record<Objection, Bilingual>> = {
  contract: {
    ja: 'この会社と契約中のため、派遣できません',
    en: 'Under contract with this company: cannot be sent',
  },
  closed: { ja: 'いまは受け付けていません', en: 'Takes no requests now' },
  field: { ja: '分野が合いません', en: 'Not of the field' },
  full: { ja: '受け持てる件数に達しています', en: 'Has as many requests as they take' },
  area: { ja: '担当の地域ではありません', en: 'Does not go to the area' },
  account: {
    ja: '専門家のアカウントがありません（報告は職員が入力します）',
    en: 'Has no account (staff enter the reports)',
  },
}
