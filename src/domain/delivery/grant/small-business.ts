/**
 * Small and medium enterprises (中小企業者, 中小企業基本法 第2条第1項) and small ones (小規模企業者,
 * 第2条第5項) by their industry. Capital or employees suffices for the first; the second looks at
 * employees alone. A grant call may restate the numbers: many do.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The bounds of an industry; each bound itself still counts. */
export type SizeBounds = {
  readonly capitalYen: number
  readonly employees: number
  readonly smallEmployees: number
}

/**
 * The industries that the law tells apart, with their labels. Rubber, software and lodging have
 * bounds of their own (中小企業関連立法の政令: ゴム製品製造業 but for tyres and industrial belts,
 * ソフトウェア業・情報処理サービス業, 旅館業).
 */
export const industries = {
  manufacturing: { ja: '製造業', en: 'manufacturing' },
  construction: { ja: '建設業', en: 'construction' },
  transport: { ja: '運輸業', en: 'transport' },
  wholesale: { ja: '卸売業', en: 'wholesale' },
  services: { ja: 'サービス業', en: 'services' },
  retail: { ja: '小売業', en: 'retail' },
  rubber: { ja: 'ゴム製品製造業', en: 'rubber products' },
  software: { ja: 'ソフトウェア業・情報処理サービス業', en: 'software and data processing' },
  lodging: { ja: '旅館業', en: 'lodging' },
  other: { ja: 'その他の業種', en: 'another industry' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Industry = keyof typeof industries

/** The names of the industries, in the order in which they are offered. */
export const industryNames = Object.keys(industries) as readonly Industry[]

const million = 1_000_000
const bounds = (capitalYen: number, employees: number, smallEmployees: number): SizeBounds => ({
  capitalYen,
  employees,
  smallEmployees,
})
const general = bounds(300 * million, 300, 20)

/** The bounds that the law sets. */
export const sizeBounds: Readonly<Record<Industry, SizeBounds>> = {
  manufacturing: general,
  construction: general,
  transport: general,
  other: general,
  wholesale: bounds(100 * million, 100, 5),
  services: bounds(50 * million, 100, 5),
  retail: bounds(50 * million, 50, 5),
  rubber: bounds(300 * million, 900, 20),
  software: bounds(300 * million, 300, 5),
  lodging: bounds(50 * million, 200, 5),
}

/** The size of a company; null where it is not known. */
export type CompanySize = {
  readonly capitalYen: number | null
  readonly employees: number | null
}

/** Whether a company is small or medium: one of the two bounds suffices. */
export function judgeSmallOrMedium(size: CompanySize, limit: SizeBounds): boolean | null {
  const fits = [
    size.capitalYen === null ? null : size.capitalYen <= limit.capitalYen,
    size.employees === null ? null : size.employees <= limit.employees,
  ]
  if (fits.includes(true)) return true
  return fits.includes(null) ? null : false
}

/** Whether a company is a small one: employees alone. */
export function judgeSmall({ employees }: CompanySize, limit: SizeBounds): boolean | null {
  return employees === null ? null : employees <= limit.smallEmployees
}
