/** Holds the documents to the code: the glossary's fact kinds, and the worked table of counting. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countByRule, type CountedFact } from '../src/domain/counting/count.ts'
import type { CountingRule, DistinctKey } from '../src/domain/counting/rule.ts'
import { factKinds } from '../src/domain/fact/kind.ts'
import { calendarDate, isCalendarDate } from '../src/kit/calendar.ts'
import { check } from '../src/kit/check.ts'

/** The rows of every table of a document, as trimmed cells, headers included. */
function tableRows(path: string): readonly (readonly string[])[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
}

describe('GLOSSARY.md', () => {
  const rows = tableRows('GLOSSARY.md').filter((row) => row.length === 3)

  it('holds every fact kind with its Japanese label, and no other', () => {
    const written = rows.flatMap(([label, identifier]) => {
      const kind = /^`([a-z-]+\.[a-z-]+)`$/.exec(identifier ?? '')?.[1]
      return kind === undefined ? [] : [[kind, label]]
    })
    const known = Object.entries(factKinds).map(([kind, { label }]) => [kind, label.ja])
    expect(written).toEqual(known)
  })

  it('gives each identifier one meaning', () => {
    const identifiers = rows
      .map((row) => row[1])
      .filter((cell) => !/^-+$|^identifier$|^because$/.test(cell ?? ''))
    const twice = identifiers.filter((each, index) => identifiers.indexOf(each) !== index)
    expect(twice).toEqual([])
  })
})

describe('docs/concepts/counting.md', () => {
  const rows = tableRows('docs/concepts/counting.md')
  const facts = rows.filter((row) => /^F\d$/.test(row[0] ?? '')).map(factOf)

  it('counts its five facts as the program does', () => {
    const counts = rows.filter((row) => /^F1–F\d/.test(row[0] ?? ''))
    expect(facts).toHaveLength(5)
    expect(counts).toHaveLength(4)
    for (const [known = '', entries, parties] of counts) {
      const some = facts.slice(0, Number(known.charAt(4)))
      const survivors = new Map(known.endsWith('merged') ? [['P3', 'P2']] : [])
      const count = (distinct: DistinctKey) => String(countDispatches(some, survivors, distinct))
      expect([known, count('entry'), count('party')]).toEqual([known, entries, parties])
    }
  })
})

function factOf(row: readonly string[]): CountedFact {
  const [id = '', occurredOn = '', party = '', , corrects = ''] = row
  check(isCalendarDate(occurredOn), `${id} has no date`)
  return {
    id,
    programme: '34',
    component: '2',
    kind: 'dispatch.visited',
    party,
    partyType: 'company',
    offering: null,
    quantity: 1,
    unit: 'entry',
    tags: [],
    occurredOn,
    recordedOn: occurredOn,
    corrects: corrects === '' ? null : corrects,
  }
}

function countDispatches(
  facts: readonly CountedFact[],
  survivors: ReadonlyMap<string, string>,
  distinct: DistinctKey,
): number {
  const rule: CountingRule = {
    version: 1,
    terms: [
      {
        kinds: ['dispatch.visited'],
        tags: [],
        partyType: 'company',
        unit: 'entry',
        distinct,
        aggregate: 'count',
      },
    ],
    dateField: 'occurredOn',
    window: 'fiscal-year',
  }
  const window = { from: calendarDate(2023, 4, 1), to: calendarDate(2024, 3, 31) }
  const scope = { programme: '34', component: '2', window }
  return countByRule(rule, { facts, survivors, scope }).value
}
