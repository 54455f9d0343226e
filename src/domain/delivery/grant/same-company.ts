/**
 * Whether two applications come from one company: by its 法人番号, or by its name under another
 * spelling with the same telephone or address. A number is certain and can stop an application
 * where a grant is given once; a likeness is shown to staff, who decide.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { comparableName, foldGlyphs, isSameName } from '../../company-name.ts'

/** What is known of a company; null where it is not. */
export type CompanyTraits = {
  readonly corporateNumber: string | null
  readonly name: string
  readonly telephone: string | null
  readonly address: string | null
}

/** How sure it is, and why. */
export type SameCompany = {
  readonly likeness: 'same' | 'likely'
  readonly reason: Bilingual
}

/**
 * Compares two companies; null where nothing says that they are one. Two different numbers are two
 * companies, whatever their names.
 */
export function compareCompanies(one: CompanyTraits, other: CompanyTraits): SameCompany | null {
  if (one.corporateNumber !== null && other.corporateNumber !== null) {
    return one.corporateNumber === other.corporateNumber ? sameNumber(one.corporateNumber) : null
  }
  if (!isSameName(one.name, other.name)) return null
  const telephone = sameOf(one.telephone, other.telephone, comparableTelephone)
  const address = sameOf(one.address, other.address, comparableAddress)
  if (telephone === null && address === null) return null
  return { likeness: 'likely', reason: likeReason([one.name, other.name], { telephone, address }) }
}

/** A telephone number as it is compared: digits alone, +81 as 0. */
export function comparableTelephone(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[^\d+]/gu, '')
  return plain.replace(/^\+810?/, '0').replaceAll('+', '')
}

/** An address as it is compared: 東京都新宿区西新宿二丁目８番１号 becomes 新宿区西新宿2-8-1. */
export function comparableAddress(text: string): string {
  return foldGlyphs(text.normalize('NFKC'))
    .replaceAll(/\s+/gu, '')
    .replace(/^〒?\d{3}-?\d{4}/u, '')
    .replace(/^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}?県)/u, '')
    .replaceAll(kanjiNumbers, (number) => String(kanjiNumber(number)))
    .replaceAll(/丁目|番地の?|番|号|[\u2010-\u2015\u2212ー]|(?<=\d)の(?=\d)/gu, '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/-(?!\d)/g, '')
    .toLowerCase()
}

/** The first of two texts where both say the same, compared as given; otherwise null. */
function sameOf(
  one: string | null,
  other: string | null,
  compare: (text: string) => string,
): string | null {
  if (one === null || other === null) return null
  const [first, second] = [compare(one), compare(other)]
  return first !== '' && first === second ? one : null
}

/** Before 丁目, 番 and 号, and after 番, の and a dash: not where they belong to a name. */
const kanjiNumbers =
  /[一二三四五六七八九十]+(?=丁目|番|号)|(?<=番地?の?|の|-)[一二三四五六七八九十]+/gu

/** Numbers up to 99, as addresses write them. */
function kanjiNumber(text: string): number {
  const digit = (part: string): number => '一二三四五六七八九'.indexOf(part) + 1
  const [tens = '', ones] = text.split('十')
  if (ones === undefined) return Number(Array.from(text, digit).join(''))
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}

const sameNumber = (number: string): SameCompany => ({
  likeness: 'same',
  reason: {
    ja: `法人番号が同じです（${number}）。`,
    en: `The corporate number is the same (${number}).`,
  },
})

function likeReason(
  [one, other]: readonly [string, string],
  { telephone, address }: Readonly<Record<'telephone' | 'address', string | null>>,
): Bilingual {
  const isLiteral = one === other
  const { name } = comparableName(one)
  const [ja, en]: [string[], string[]] = [[], []]
  if (telephone !== null) {
    ja.push(`電話番号（${telephone}）`)
    en.push(`the telephone number (${telephone})`)
  }
  if (address !== null) {
    ja.push(`所在地（${address}）`)
    en.push(`the address (${address})`)
  }
  const names = isLiteral
    ? { ja: `名称「${one}」`, en: `The name "${one}"` }
    : {
        ja: `書き方をそろえた名称（「${one}」と「${other}」、どちらも「${name}」）`,
        en: `The name ("${one}" and "${other}", both "${name}" but for the spelling)`,
      }
  return {
    ja: `${names.ja}と${ja.join('、')}が同じです。同じ企業か確かめてください。`,
    en: `${names.en} and ${en.join(' and ')} are the same. Check whether it is one company.`,
  }
}
