/**
 * Published editions for tests of the public pages: the example's plan with made-up records, counted
 * by its rules, and an amended edition after the first.
 */
import { readFileSync } from 'node:fs'
import { countByRule } from '../src/domain/counting/count.ts'
import { additivityOf, basisOf, type Term } from '../src/domain/counting/rule.ts'
import {
  digestOfEdition,
  digestOfEntries,
  type Edition,
  type EditionFigure,
  type EditionHeader,
  type Entry,
} from '../src/domain/edition/edition.ts'
import { windowOf } from '../src/domain/edition/recount.ts'
import { factKind } from '../src/domain/fact/kind.ts'
import { linesOf, type PlacedLine } from '../src/domain/plan.ts'
import { formatPlanDocument, parsePlanDocument } from '../src/domain/plan-document.ts'
import { figureKey } from '../src/domain/report.ts'
import { addDays, calendarDate } from '../src/kit/calendar.ts'
import { check, present } from '../src/kit/check.ts'
import { idFrom } from '../src/kit/id.ts'
import type { EditionSource } from '../src/web/portal/edition-source.ts'

/** An edition with the records of each figure, by figure key. */
export type PublishedEdition = {
  readonly edition: Edition
  readonly entries: ReadonlyMap<string, readonly Entry[]>
}

/**
 * The first edition of 2023 and an amended one, oldest first. `visitors` (programme 2) has more
 * records than a stored page holds; it and `attended` of programme 8 have heads without names.
 */
export function publishExamples(): readonly PublishedEdition[] {
  const first = publish({ number: 1, previous: null, extra: 0 })
  return [first, publish({ number: 2, previous: first, extra: 3 })]
}

/** The editions as the public pages read them, held in memory. */
export function sourceOf(
  editions: readonly PublishedEdition[],
  entriesPerPage = 500,
): EditionSource {
  const find = (year: number, number: number) =>
    editions.find(({ edition }) => edition.year === year && edition.number === number)
  return {
    entriesPerPage,
    list: () =>
      Promise.resolve(
        editions.map(({ edition }) => edition).toSorted((a, b) => b.number - a.number),
      ),
    find: (year, number) => Promise.resolve(find(year, number)?.edition),
    readEntryPage: ({ year, number, line, indicator }, page) => {
      const all = find(year, number)?.entries.get(figureKey(line, indicator)) ?? []
      return Promise.resolve(all.slice(page * entriesPerPage, (page + 1) * entriesPerPage))
    },
  }
}

type Publication = {
  readonly number: number
  readonly previous: PublishedEdition | null
  /** How many more records programme 1 has. */
  readonly extra: number
}

const document: unknown = JSON.parse(readFileSync('examples/tokyo-2023/plan.json', 'utf8'))
const read = parsePlanDocument(document)
check(read.ok, 'the example plan is valid')
const plan = read.value

function publish({ number, previous, extra }: Publication): PublishedEdition {
  const entries = new Map<string, readonly Entry[]>()
  const figures = linesOf(plan).flatMap((placed) =>
    placed.line.indicators.map((indicator): EditionFigure => {
      const more = placed.line.code === '1' ? extra : 0
      const some = indicator.rule.terms.flatMap((term, index) =>
        recordsOf(placed, term, { seed: `${placed.line.code}/${indicator.key}/${index}`, more }),
      )
      entries.set(
        figureKey(placed.line.code, indicator.key),
        some.toSorted((one, other) => (one.fact < other.fact ? -1 : 1)),
      )
      const count = countByRule(indicator.rule, {
        facts: some.map((entry) => ({
          ...entry,
          id: entry.fact,
          programme: placed.programme.key,
          component: placed.component?.key ?? '',
          corrects: null,
        })),
        survivors: new Map(),
        scope: {
          programme: placed.programme.key,
          component: placed.component?.key ?? '',
          window: windowOf(2023),
        },
      })
      return {
        line: placed.line.code,
        indicator: indicator.key,
        ...count,
        basis: basisOf(indicator.rule),
        additivity: additivityOf(indicator.rule),
        ruleVersion: indicator.rule.version,
        entries: some.length,
        digest: digestOfEntries(some),
      }
    }),
  )
  const header: EditionHeader = {
    authority: '130001',
    authorityName: { ja: '東京都', en: 'Tokyo Metropolitan Government' },
    year: 2023,
    number,
    publishedAt: `2024-0${5 + number}-15T01:30:00.000Z`,
    asOf: 1200 + number,
    planVersion: 1,
    sealed: null,
    reason: number === 1 ? null : '締め切り後に届いた名簿2件と、名寄せ1件を反映した。',
    previousDigest: previous?.edition.digest ?? null,
    plan: formatPlanDocument(plan),
    figures,
    differences: differencesFrom(previous, figures),
  }
  return { edition: { ...header, digest: digestOfEdition(header) }, entries }
}

function differencesFrom(
  previous: PublishedEdition | null,
  figures: readonly EditionFigure[],
): EditionHeader['differences'] {
  return figures.flatMap((figure) => {
    const { line, indicator, value } = figure
    const before = previous?.edition.figures.find(
      (one) => one.line === line && one.indicator === indicator,
    )
    if (!before || before.value === value) return []
    const reasons = [
      { cause: 'late', text: '締め切り後に届いた名簿', facts: 2 },
      { cause: 'merge', text: '法人番号が同じ', facts: 1 },
    ] as const
    return [{ line, indicator, before: before.value, after: value, reasons }]
  })
}

type Seed = { readonly seed: string; readonly more: number }

/** About as many records as the target says, capped; the same each time. */
function recordsOf({ line }: PlacedLine, term: Term, { seed, more }: Seed): readonly Entry[] {
  const wanted = line.target.quantities[0]?.value ?? 120
  const chance = Number.parseInt(idFrom(seed).slice(0, 4), 16) / 0xffff
  const share = 0.3 + 1.2 * chance
  const [low, high] = line.code === '2' ? [620, 620] : [1, 180]
  const count = Math.min(high, Math.max(low, Math.round(wanted * share))) + more
  const entries = Array.from({ length: count }, (_, index) => entryOf(term, seed, index))
  const isAnonymous =
    (line.code === '2' || line.code === '8') && term.kinds[0] === 'gathering.attended'
  return isAnonymous
    ? [...entries, { ...entryOf(term, seed, count), party: null, partyType: null, quantity: 30 }]
    : entries
}

function entryOf(term: Term, seed: string, index: number): Entry {
  const kind = present(term.kinds[index % term.kinds.length], 'a kind')
  const type = term.partyType ?? 'person'
  const hasParty = factKind(kind).party !== 'none'
  const occurredOn = addDays(calendarDate(2023, 4, 1), (index * 7) % 365)
  return {
    fact: idFrom('fact', seed, String(index)),
    kind,
    party: hasParty ? idFrom('party', seed, String(index)) : null,
    partyType: hasParty ? type : null,
    offering: index % 3 === 0 ? `第${(index % 5) + 1}回` : null,
    quantity: quantities[term.unit],
    unit: term.unit,
    tags: term.tags,
    occurredOn,
    recordedOn: addDays(occurredOn, 2),
  }
}

const quantities = { entry: 1, yen: 300_000, person: 2, view: 1_250 } as const
