/** An expert of the register: what they know, where they go, whom they must not be sent to. */
import { z } from 'zod'
import { parseCorporateNumber } from '../../codes.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import { foldForMatching } from '../../../kit/text.ts'

/** What the register says of an expert. */
export type ExpertEntry = {
  readonly name: string
  /** Who they are when they sign in; null where they have no account. */
  readonly account: string | null
  /** 専門分野, as the offerings name them. */
  readonly fields: readonly string[]
  /** Codes or names of municipalities; none for everywhere. */
  readonly areas: readonly string[]
  /** The 法人番号 of companies that they are under contract with. */
  readonly contracts: readonly string[]
  /** How many requests they take at once; null without limit. */
  readonly capacity: number | null
  /** Whether they take requests now. */
  readonly isOpen: boolean
}

/** An expert as the books hold them. */
export type Expert = ExpertEntry & { readonly id: string; readonly version: number }

const words = z.array(plainText(100).min(1)).max(200).default([])

const schema = z.strictObject({
  name: plainText(100).min(1),
  account: z.uuid().nullable().default(null),
  fields: words,
  areas: words,
  contracts: z.array(z.string().max(40)).max(500).default([]),
  capacity: z.int().min(0).max(1000).nullable().default(null),
  isOpen: z.boolean().default(true),
})

/** Reads an entry. Refuses what has the wrong shape, and a 法人番号 whose check digit is wrong. */
export function parseExpert(given: unknown): Result<ExpertEntry> {
  const read = schema.safeParse(given)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'expert_not_valid',
      `専門家の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" of the expert: ${fault.en}.`,
    )
  }
  const contracts: string[] = []
  for (const text of read.data.contracts) {
    const number = parseCorporateNumber(text)
    if (!number.ok) return number
    contracts.push(number.value)
  }
  const { name, fields, areas, ...rest } = read.data
  if (name.trim() === '') return nameMissing
  return ok({
    ...rest,
    name: name.trim(),
    fields: onceEach(fields),
    areas: onceEach(areas),
    contracts: [...new Set(contracts)],
  })
}

/** Whether a list names something, however it is written: width, spaces and case do not matter. */
export function names(list: readonly string[], wanted: string): boolean {
  const folded = foldForMatching(wanted)
  return list.some((each) => foldForMatching(each) === folded)
}

/** Texts without spaces around them, each once. */
function onceEach(texts: readonly string[]): readonly string[] {
  const kept = texts.map((text) => text.trim()).filter((text) => text !== '')
  const folded = kept.map(foldForMatching)
  return kept.filter((_, index) => folded.indexOf(folded[index] ?? '') === index)
}

const nameMissing = refuse(
  'expert_name_is_missing',
  '専門家の氏名を入力してください。',
  'Enter the name of the expert.',
)
