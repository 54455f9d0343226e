/**
 * What the cells of a sheet of records mean, one function for each kind of cell. A refusal becomes
 * the fault of the row.
 */
import { factUnits, type FactUnit, type Tag, tagNames, tags } from '../../domain/fact/definition.ts'
import { type FactKind, factKind } from '../../domain/fact/kind.ts'
import { type PartyType, partyTypeNames, partyTypes } from '../../domain/party.ts'
import { ok, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { readCellCode, readCellText } from '../sheet/cell-text.ts'
import {
  refuseAstrayTag,
  refuseAstrayUnit,
  refuseDatedLine,
  refuseFraction,
  refuseLarge,
  refuseNegative,
  refuseNumber,
  refuseTag,
  refuseType,
  refuseUnit,
  quantityLimit,
  textLimit,
} from './cell-refusal.ts'

/** The words for units, as they are written in sheets; the first that the kind knows is meant. */
export const unitWords: Readonly<Record<string, readonly FactUnit[]>> = {
  件: ['entry'],
  回: ['entry', 'view'],
  人: ['person', 'entry'],
  名: ['person', 'entry'],
  社: ['entry'],
  校: ['entry'],
  か所: ['entry'],
  団体: ['entry'],
  本: ['entry'],
  円: ['yen'],
  PV: ['view'],
  閲覧: ['view'],
  再生: ['view'],
  views: ['view'],
  people: ['person', 'entry'],
  entries: ['entry'],
  JPY: ['yen'],
  ...Object.fromEntries(factUnits.map((unit) => [unit, [unit]])),
}

/** Reads a text that is kept as it is written: a name. */
export const readText = (text: string): Result<string> => readCellText(text, textLimit)

/** Reads a number or a code. Width does not matter: Ｐ－１ and P-1 are one. */
export const readCode = (text: string): Result<string> => readCellCode(text, textLimit)

/** Reads the number of a line of the plan: 25, 25-2, or the line's key. */
export function readLine(text: string): Result<string> {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐-―−ー]/g, '-')
  if (/^\d{4}-\d\d-\d\d$|^\d{1,2}月\d{1,2}日$|^\d{1,2}-[a-z]{3}$/i.test(folded)) {
    return refuseDatedLine(text)
  }
  return readText(folded.toLowerCase())
}

/**
 * Reads a count: whole, not negative, in any width, with or without thousands separators, and at
 * most 10^12 (一兆). No single record is larger: a prefecture's whole budget is some 10^13 yen. A
 * figure adds up many records and is kept as a whole number exact to 2^53, about 9 × 10^15, so even
 * 9,000 records at the bound can be added up exactly, where one mistyped record without a bound
 * could spoil the sum.
 */
export function readQuantity(text: string): Result<number> {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (/^[-−△▲‐–]/.test(folded)) return refuseNegative(text)
  const digits = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(folded)
  if (digits === null) return refuseNumber(text)
  if (/[1-9]/.test(digits[2] ?? '')) return refuseFraction(text)
  const value = Number((digits[1] ?? '').replaceAll(',', ''))
  return value <= quantityLimit ? ok(value) : refuseLarge(text)
}

/** Reads the type of a party, by its name in either language. */
export function readPartyType(text: string): Result<PartyType> {
  const type = partyTypesByName.get(foldForMatching(text))
  return type ? ok(type) : refuseType(text)
}

/** Reads a unit and holds it to those of the kind. */
export function readUnit(text: string, kind: FactKind): Result<FactUnit> {
  const { units, label } = factKind(kind)
  const meant = unitsByWord.get(foldForMatching(text))
  if (!meant) return refuseUnit(text)
  const unit = meant.find((each) => units.includes(each))
  if (unit) return ok(unit)
  const words = Object.keys(unitWords)
  const isKnown = (word: string) => unitWords[word]?.some((each) => units.includes(each))
  return refuseAstrayUnit(text, label, words.filter(isKnown))
}

/** Reads tags, separated by ; 、 , or spaces, and holds them to those of the kind. */
export function readTags(text: string, kind: FactKind): Result<readonly Tag[]> {
  const found = new Set<Tag>()
  for (const piece of text.split(/[;；、,，\n]/)) {
    const whole = tagsByName.get(foldForMatching(piece))
    const words = whole || piece.trim() === '' ? [] : piece.trim().split(/\s+/u)
    if (whole) found.add(whole)
    for (const word of words) {
      const tag = tagsByName.get(foldForMatching(word))
      if (!tag) return refuseTag(word, kind)
      found.add(tag)
    }
  }
  const { tags: known } = factKind(kind)
  const astray = [...found].find((tag) => !known.includes(tag))
  return astray ? refuseAstrayTag(tags[astray].ja, kind) : ok([...found].toSorted())
}

const partyTypesByName: ReadonlyMap<string, PartyType> = new Map(
  partyTypeNames.flatMap((type) =>
    [type, partyTypes[type].ja, partyTypes[type].en].map((name) => [foldForMatching(name), type]),
  ),
)

const unitsByWord: ReadonlyMap<string, readonly FactUnit[]> = new Map(
  Object.entries(unitWords).map(([word, units]) => [foldForMatching(word), units]),
)

const tagsByName: ReadonlyMap<string, Tag> = new Map(
  tagNames.flatMap((tag) =>
    [tag, tags[tag].ja, tags[tag].en].map((name) => [foldForMatching(name), tag]),
  ),
)
