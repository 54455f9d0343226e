/** The four cells of a row that say who it is about, as one reference to a party. */
import { type FactKind, factKind } from '../../domain/fact/kind.ts'
import type { PartyReference, PartyType } from '../../domain/party.ts'
import type { Refusal } from '../../kit/result.ts'
import type { ColumnKey } from './column.ts'

/** What the cells hold; null for a blank one. */
export type PartyCells = {
  readonly kind: FactKind
  readonly type: PartyType | null
  readonly id: string | null
  readonly corporateNumber: string | null
  readonly name: string | null
}

/** Why the cells make no party, and which column is meant. */
export type PartyFault = { readonly column: ColumnKey; readonly refusal: Refusal }

/**
 * Reads a party: null for none. The 法人番号 tells a party from others best, then the number that
 * the authority gave out, then the name of an organisation. People are never told by name alone.
 */
export function readParty(cells: PartyCells): PartyReference | null | PartyFault {
  const { type, id, corporateNumber, name, kind } = cells
  const need = factKind(kind).party
  const isGiven = type !== null || id !== null || corporateNumber !== null || name !== null
  if (!isGiven) return need === 'required' ? faults.missing : null
  if (need === 'none') return faultOfNone(kind, cells)
  if (type === null) return faults.typeMissing
  if (type === 'person' && corporateNumber !== null) return faults.corporatePerson
  if (corporateNumber !== null) {
    return { type, scheme: 'corporate-number', value: corporateNumber, name }
  }
  if (id !== null) return { type, scheme: 'local', value: id, name }
  if (name === null) return need === 'required' ? faults.missing : faults.onlyType
  if (type === 'person') return faults.onlyName
  return { type, scheme: 'name', value: foldName(name), name }
}

/** Names that differ in width and spacing only are one: ＡＢＣ　商会 and ABC 商会. */
function foldName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim()
}

function faultOfNone(kind: FactKind, { type, id, corporateNumber }: PartyCells): PartyFault {
  const { label } = factKind(kind)
  const column =
    id !== null
      ? 'partyId'
      : corporateNumber !== null
        ? 'corporateNumber'
        : type !== null
          ? 'partyType'
          : 'name'
  return fault(column, 'kind_has_no_party', {
    ja: `「${label.ja}」の記録に対象者はありません。対象者の欄を空にするか、記録の種類を確かめてください。`,
    en: `"${label.en}" is about no party. Leave the party's cells blank, or check the kind of record.`,
  })
}

function fault(column: ColumnKey, code: string, message: Refusal['message']): PartyFault {
  return { column, refusal: { code, message } }
}

const faults = {
  missing: fault('partyId', 'party_missing', {
    ja: '対象者が示されていません。対象者番号、法人番号、名称（個人以外）のいずれかを入力してください。',
    en: 'No party is given. Give a party number, a corporate number, or a name (not for people).',
  }),
  typeMissing: fault('partyType', 'party_type_missing', {
    ja: '対象者の種別が空です。個人・企業・学校・支援機関・事業所のいずれかを入力してください。',
    en: 'The type of party is blank. Give person, company, school, agency or office.',
  }),
  corporatePerson: fault('corporateNumber', 'a_person_has_no_corporate_number', {
    ja: '個人に法人番号はありません。種別を確かめるか、対象者番号を使ってください。',
    en: 'A person has no corporate number. Check the type, or use a party number.',
  }),
  onlyType: fault('partyId', 'party_number_missing', {
    ja: '種別だけで対象者が示されていません。対象者番号を入力するか、人数だけの記録なら種別を空にしてください。',
    en: 'There is a type but no party. Give the party number; for a head-count, leave the type blank.',
  }),
  onlyName: fault('partyId', 'a_person_needs_a_number', {
    ja: '氏名だけでは同じ人かどうか分かりません。対象者番号を入力してください。',
    en: 'A name alone does not tell people apart. Give a party number.',
  }),
} as const
