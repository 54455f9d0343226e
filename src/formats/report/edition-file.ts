/**
 * An exported edition as a file: the edition with the lists of facts behind every figure, the whole
 * proof in one JSON file that anyone can check without the server.
 */
import { z } from 'zod'
import { factUnits, tagNames } from '../../domain/fact/definition.ts'
import { factKindNames } from '../../domain/fact/kind.ts'
import type { ExportedEdition } from '../../domain/edition/edition.ts'
import { partyTypeNames } from '../../domain/party.ts'
import { parsePlanDocument, type PlanDocument } from '../../domain/plan-document.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type SchemaFault, schemaFaultOf } from '../../kit/schema-fault.ts'

const format = 'jisseki-edition-1'

/** Writes an exported edition, one fact on each line, so that two files can be compared by line. */
export function formatEditionFile(exported: ExportedEdition): string {
  const lists = Object.entries(exported.entries).map(([figure, entries]) => {
    const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n')
    return `${JSON.stringify(figure)}:[\n${lines}\n]`
  })
  const edition = JSON.stringify(exported.edition)
  const stated = JSON.stringify(exported.format)
  return `{"format":${stated},\n"edition":${edition},\n"entries":{${lists.join(',\n')}}}\n`
}

/**
 * Reads an exported edition. Refuses, naming the place, what is no JSON, another format, and
 * content of the wrong shape. Nothing is filled in or left out: digests are over the content as it
 * stands.
 */
export function parseEditionFile(text: string): Result<ExportedEdition> {
  const value = parseJson(text.replace(/^\uFEFF/, ''))
  if (value === undefined) return refuseNoJson()
  const stated = statedFormat.safeParse(value)
  if (!stated.success) return refuseNoEdition()
  if (stated.data.format !== format) return refuseOtherFormat(stated.data.format)
  const read = exportedEdition.safeParse(value)
  if (!read.success) {
    return refusePlace(schemaFaultOf(read.error))
  }
  const plan = parsePlanDocument(read.data.edition.plan)
  if (!plan.ok) return plan
  // Parsing the plan has just shown that it is a document; the one in the file is kept as it is.
  const document = read.data.edition.plan as PlanDocument
  return ok({ ...read.data, edition: { ...read.data.edition, plan: document } })
}

const statedFormat = z.object({ format: z.string() })
const noDate: Bilingual = { ja: '日付ではありません', en: 'it is no date' }
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const date = z.string().refine(isCalendarDate, { params: noDate })
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const entry = z.strictObject({
  fact: z.string(),
  kind: z.enum(factKindNames),
  party: z.string().nullable(),
  partyType: z.enum(partyTypeNames).nullable(),
  offering: z.string().nullable(),
  quantity: z.number(),
  unit: z.enum(factUnits),
  tags: z.array(z.enum(tagNames)),
  occurredOn: date,
  recordedOn: date,
})

const figure = z.strictObject({
  line: z.string(),
  indicator: z.string(),
  value: z.number(),
  anonymous: z.number(),
  basis: z.enum(['total', 'unique']).nullable(),
  additivity: z.enum(['additive', 'never']),
  ruleVersion: z.int(),
  entries: z.int(),
  digest: hash,
})

const reason = z.strictObject({
  cause: z.enum(['late', 'correction', 'merge', 'fact', 'rule', 'plan']),
  text: z.string(),
  facts: z.int(),
})

const difference = z.strictObject({
  line: z.string(),
  indicator: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  reasons: z.array(reason),
})

const exportedEdition = z.strictObject({
  format: z.literal(format),
  edition: z.strictObject({
    authority: z.string(),
    authorityName: bilingual,
    year: z.int().min(1950).max(2200),
    number: z.int().positive(),
    publishedAt: z.string(),
    asOf: z.int(),
    planVersion: z.int(),
    sealed: z.strictObject({ number: z.int(), digest: z.string() }).nullable(),
    reason: z.string().nullable(),
    previousDigest: hash.nullable(),
    plan: z.unknown(),
    figures: z.array(figure),
    differences: z.array(difference),
    digest: hash,
  }),
  entries: z.record(z.string(), z.array(entry)),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function refuseNoJson(): Result<never> {
  return refuse(
    'edition_file_is_no_json',
    '版のファイルとして読めません。途中で切れていないか確かめ、版をもう一度ダウンロードしてください。',
    'This cannot be read as the file of an edition. It may be cut short: download the edition again.',
  )
}

function refuseNoEdition(): Result<never> {
  return refuse(
    'file_is_no_edition',
    'これは書き出した版のファイルではありません。版のページからダウンロードしたファイルを選んでください。',
    'This is not the file of an exported edition. Choose one downloaded from the page of an edition.',
  )
}

function refuseOtherFormat(stated: string): Result<never> {
  const shown = stated.slice(0, 40)
  return refuse(
    'edition_format_unknown',
    `このプログラムは形式「${shown}」の版を読めません（読めるのは${format}）。新しいプログラムで確かめてください。`,
    `This program reads editions of the format ${format}, not "${shown}". Use a newer program.`,
  )
}

function refusePlace({ place, fault }: SchemaFault): Result<never> {
  return refuse(
    'edition_file_invalid',
    `版のファイルの「${place.ja}」に誤りがあります（${fault.ja}）。手を加えていないファイルを使ってください。`,
    `The file of the edition is not valid at "${place.en}": ${fault.en}. Use the file as it was downloaded.`,
  )
}
