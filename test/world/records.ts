/** Records for tests, and the way they come into the books. */
import type { Context } from '../../src/commands/context.ts'
import { importFacts, type FactsImport } from '../../src/commands/import-facts.ts'
import type { FactRecord } from '../../src/domain/fact/fact.ts'
import type { PartyReference } from '../../src/domain/party.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { check } from '../../src/kit/check.ts'

export const day = (text: string) => text as CalendarDate

export function person(value: string): PartyReference {
  return { type: 'person', scheme: 'local', value, name: null }
}

/** A record of someone who came to the fair. */
export function record(change: Partial<FactRecord> = {}): FactRecord {
  return {
    record: null,
    line: '1',
    kind: 'gathering.attended',
    party: person('P-1'),
    offering: null,
    session: null,
    application: null,
    quantity: 1,
    unit: 'entry',
    tags: [],
    occurredOn: day('2023-06-01'),
    ...change,
  }
}

let files = 0

/** Imports records as a file of their kind, and gives what came of it. */
export async function bring(
  context: Context,
  records: readonly FactRecord[],
  change: Partial<FactsImport> = {},
) {
  const result = await importFacts(context, {
    kind: records[0]?.kind ?? 'gathering.attended',
    year: 2023,
    file: { name: `sheet-${++files}.csv`, digest: `${files}` },
    batches: [
      { records: records.map((each, index) => ({ row: index + 2, record: each })), faults: [] },
    ],
    ...change,
  })
  check(result.ok, `the import is accepted: ${result.ok ? '' : result.refusal.message.en}`)
  return result.value
}
