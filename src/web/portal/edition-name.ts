/** How editions are called on the public pages. */
import type { Language } from '../../kit/bilingual.ts'
import { formatInstant, type Instant } from '../../kit/calendar.ts'
import { formatFiscalYear, toFiscalYear } from '../../domain/fiscal-year.ts'
import type { Edition } from '../../domain/edition/edition.ts'
import { shortDigest } from '../ui/digest.tsx'

/** 第1版, Edition 1. */
export function editionName(number: number, language: Language): string {
  return language === 'ja' ? `第${number}版` : `Edition ${number}`
}

/** 令和5年度, FY2023. */
export function yearName(year: number, language: Language): string {
  return formatFiscalYear(toFiscalYear(year), language)
}

/** When an edition was published, in Japan time. */
export function publishedOn({ publishedAt }: Edition, language: Language): string {
  return formatInstant(publishedAt as Instant, language)
}

/** One line that tells a printed page where it is from. */
export function imprintOf(edition: Edition, language: Language): string {
  const when = publishedOn(edition, language)
  const digest = shortDigest(edition.digest)
  const parts = [
    edition.authorityName[language],
    yearName(edition.year, language),
    editionName(edition.number, language),
    language === 'ja' ? `${when}公表` : `published ${when}`,
    language === 'ja' ? `照合値 ${digest}` : `digest ${digest}`,
  ]
  return parts.join(language === 'ja' ? '　' : ', ')
}

/** The name under which an edition's file is saved. */
export function exportName({ year, number }: Pick<Edition, 'year' | 'number'>): string {
  return `jisseki-${year}-edition-${number}.json`
}
