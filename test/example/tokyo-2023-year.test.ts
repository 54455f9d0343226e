/** The example's year, counted by the plan's rules, gives the published results of the table. */
import { describe, expect, it } from 'vitest'
import { yearActs } from '../../examples/tokyo-2023/year/year.ts'
import type { Count, CountedFact } from '../../src/domain/counting/count.ts'
import type { Term } from '../../src/domain/counting/rule.ts'
import { parseCorporateNumber } from '../../src/domain/codes.ts'
import { parseOfferingSettings } from '../../src/domain/delivery/offering.ts'
import type { FactRecord } from '../../src/domain/fact/fact.ts'
import { factKind, factKinds } from '../../src/domain/fact/kind.ts'
import { findLine, linesOf } from '../../src/domain/plan.ts'
import { figureKey, layOutReport } from '../../src/domain/report.ts'
import type { ImportAct, YearAct } from '../../src/domain/year-act.ts'
import type { Bilingual } from '../../src/kit/bilingual.ts'
import { japanDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { digest } from '../../src/kit/id.ts'
import { readTokyoPlan } from './plan-file.ts'
import { type Books, countLine, countPlan, isDelivered, playYear } from './player.ts'

/** The result cells as published, line by line. */
const published: Readonly<Record<string, string>> = {
  '1': '65社',
  '2': '2,928人',
  '3': '1,327社',
  '4': '①10,401社 ②3社',
  '5': '10事業所',
  '6': '都立校5校を対象にモデル事業を実施',
  '7': '・就業技術科5校 ・職能開発科5校',
  '8': '439人',
  '9': '8,483人',
  '10': '543人',
  '11': '55人',
  '12': '589人',
  '13': '37回',
  '14': '432人',
  '15': '505人',
  '16': '1,547人',
  '17': '148人',
  '18': '①7,435件 ②27本 ③90,963回',
  '19': '6件',
  '20': '692人',
  '21': '1,989人',
  '22': '452人',
  '23': '250人',
  '24': '219人',
  '25': '各事業欄記載',
  '25-1': '372社',
  '25-2': '17社/17人',
  '25-3': '①年4回 ②年2回',
  '26': '①29社 ②7社',
  '27': '509人',
  '28': '606件',
  '29': '6件',
  '30': '100人',
  '31': '1340件',
  '32': '①2249回 ②246社',
  '33': '各事業欄記載',
  '33-1': '11社・22回',
  '33-2': '3回実施計421人',
  '34': '各事業欄記載',
  '34-1': '61社',
  '34-2': '1社(延べ5回)',
  '35': '各事業欄記載',
  '35-1': '78件',
  '35-2': '2社(延べ4回)',
  '36': '67件',
  '37': '各事業欄記載',
  '37-1': 'シンポジウム 148名 小規模セミナー 101名',
  '37-2': '3社',
  '37-3': '14社',
  '38': 'アンケートR5.5/8~6/30実施 企業 207社 / 従業員 3,646名 71,390回',
  '39': '各事業欄記載',
  '39-1': '337社',
  '39-2': '322社',
  '39-3': '139,374PV',
}

const plan = readTokyoPlan()
const acts = yearActs()
const imports = acts.filter((act) => act.act === 'import')
const [first, amended] = playYear(plan, acts).map((books) => ({
  books,
  counts: countPlan(plan, books),
})) as [Edition, Edition]

type Edition = { readonly books: Books; readonly counts: ReadonlyMap<string, Count> }

/** Thousands separators and width aside. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,]/g, '')

describe('the published report', () => {
  const rows = layOutReport(plan, amended.counts, 2).rows

  it.each(rows.map((row) => [row.line.code, row.result] as const))(
    'line %s is counted as published: %s',
    (code, result) => {
      expect(plain(result)).toBe(plain(present(published[code], `line ${code}`)))
    },
  )

  it('has no line that the table lacks', () => {
    expect(rows.map(({ line }) => line.code).toSorted()).toEqual(Object.keys(published).toSorted())
  })

  it('keeps the anonymous heads of a unique count apart', () => {
    expect(amended.counts.get('12/attended')).toEqual({ value: 589, anonymous: 34 })
  })

  it.each(plan.gates.map((gate) => [gate.key, gate] as const))('gate %s holds', (_, gate) => {
    const placed = present(findLine(plan, gate.line), gate.line)
    for (const { books } of [first, amended]) {
      const left = countLine(books, placed, gate.left).value
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual(countLine(books, placed, gate.right).value)
    }
  })
})

describe('the first edition', () => {
  const differences = [...amended.counts].flatMap(([key, { value }]) => {
    const before = present(first.counts.get(key), key).value
    return before === value ? [] : [[key, value - before]]
  })

  it('differs from the amended one where records came late or were put right late', () => {
    expect(Object.fromEntries(differences)).toEqual({
      '2/visitors': 18,
      '3/supported': 12,
      '8/attended': 6,
      '9/expo': -3,
      '11/attended': 3,
      '13/held': 1,
      '15/dispatched': 4,
      '16/learners': 12,
      '20/attended': 8,
      '21/dispatched': 7,
      '28/applied': 8,
      '31/paid': 5,
      '39-1/supported': -1,
    })
  })

  it('comes after the close, and every act after the close has its reason', () => {
    const closed = acts.findIndex(({ act }) => act === 'close')
    const editions = acts.flatMap((act, index) => (act.act === 'publish' ? [index] : []))
    expect(editions).toEqual([closed + 1, acts.length - 1])
    const reasons = acts.slice(closed + 2).map((act) => {
      const given = act.act === 'deed' ? act.deed : act
      return 'reason' in given ? given.reason : null
    })
    expect(reasons.every((reason) => reason !== null && reason !== '')).toBe(true)
  })
})

/** A party of which only the type matters. */
const nobody = { scheme: 'local', value: '', name: null } as const

/** The kinds of fact of which every one is left by an act of delivery. */
const isAlwaysDelivered = (kind: string): boolean =>
  /^(gathering|course|consultation|booking)\./.test(kind)

describe('counting rows', () => {
  const records = [
    ...imports.flatMap((act) => act.records),
    ...[...amended.books.lines.values()].flat().flatMap(recordOf),
  ]

  /** What was delivered left facts without sheets: each of them is a row, taken back or not. */
  function recordOf(fact: CountedFact): readonly FactRecord[] {
    const { programme, component, kind, corrects, quantity, unit, tags, occurredOn } = fact
    if (corrects !== null || !isDelivered(fact)) return []
    const placed = linesOf(plan).find(
      (each) => each.programme.key === programme && (each.component?.key ?? '') === component,
    )
    const party = fact.partyType && { ...nobody, type: fact.partyType }
    const line = present(placed, programme).line.code
    const none = { record: null, offering: null, session: null, application: null }
    return [{ ...none, line, kind, party, quantity, unit, tags, occurredOn }]
  }

  /** What a spreadsheet would say: the rows of a figure's kinds and tags, each as one. */
  const rowsOf = (line: string, { kinds, tags, partyType, unit }: Term): readonly FactRecord[] =>
    records.filter(
      (record) =>
        record.line === line &&
        kinds.includes(record.kind) &&
        record.unit === unit &&
        tags.every((tag) => record.tags.includes(tag)) &&
        (partyType === null || record.party?.type === partyType),
    )

  it('gives other numbers than the rules, for every figure', () => {
    const equal = linesOf(plan).flatMap(({ line }) =>
      line.indicators.flatMap(({ key, rule }) => {
        const rows = rule.terms.map((term) => {
          const counted = rowsOf(line.code, term)
          const sum = counted.reduce((total, record) => total + record.quantity, 0)
          return term.aggregate === 'sum' ? sum : counted.length
        })
        const byRows = rows.reduce((total, count) => total + count, 0)
        const figure = figureKey(line.code, key)
        return byRows === amended.counts.get(figure)?.value ? [figure] : []
      }),
    )
    expect(equal).toEqual([])
  })
})

describe('what offerings deliver', () => {
  const lists = acts.filter((act) => act.act === 'list')

  it('comes from acts of delivery, never from sheets of records', () => {
    expect(imports.filter(({ kind }) => isAlwaysDelivered(kind))).toEqual([])
    const facts = [...amended.books.lines.values()].flat().filter(isDelivered)
    const kinds = new Set(facts.map(({ kind }) => kind).filter(isAlwaysDelivered))
    expect([...kinds].toSorted()).toEqual(
      Object.keys(factKinds).filter(isAlwaysDelivered).toSorted(),
    )
  })

  it('is offered for every line that reaches people in this way', () => {
    const offered = acts.flatMap((act) => (act.act === 'offer' ? [act.line] : []))
    expect([...new Set(offered)].toSorted(byNumber)).toEqual(
      '1 2 3 4 5 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25-1 25-2 25-3 26 27 28 29 30 31 32 33-1 33-2 34-1 34-2 35-1 35-2 36 37-1 37-2 37-3 39-1 39-2'.split(
        ' ',
      ),
    )
  })

  it('has words in both languages, and settings that the product takes', () => {
    for (const act of acts) {
      if (act.act !== 'offer') continue
      const read = parseOfferingSettings(act.settings)
      expect(read).toMatchObject({ ok: true })
      const { title } = act.settings as { readonly title: Bilingual }
      expect(title.ja).not.toBe(title.en)
    }
  })

  it('names nobody: people are numbers', () => {
    const rows = lists
      .flatMap((act) => act.rows)
      .filter(({ party }) => party === 'new' || party.type === 'person')
    expect(rows.length).toBeGreaterThan(20_000)
    expect(rows.filter(({ party, personName }) => party === 'new' || personName !== null)).toEqual(
      [],
    )
  })

  it('plays every trap of people', () => {
    const steps = new Set(acts.flatMap((act) => (act.act === 'step' ? [act.step] : [])))
    expect([...steps]).toEqual(
      expect.arrayContaining(['cancel', 'undo-check-in', 'undo-attend', 'void', 'withdraw']),
    )
    expect(acts.filter(({ act }) => act === 'undo-list').length).toBeGreaterThanOrEqual(5)
    const close = present(
      acts.find(({ act }) => act === 'close'),
      'the close',
    ).at
    const late = lists.filter(({ at, reason }) => at > close && reason !== null)
    expect(late.length).toBeGreaterThan(0)
    const facts = [...amended.books.lines.values()].flat().filter(isDelivered)
    const days = facts.map(({ occurredOn }) => occurredOn)
    expect(days).toEqual(expect.arrayContaining(['2023-03-31', '2024-04-01']))
  })
})

const byNumber = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true })

describe('the acts', () => {
  it('are the same at every call', () => {
    expect(digest(JSON.stringify(yearActs()))).toBe(digest(JSON.stringify(acts)))
  })

  it('stand in the order of the calendar, and no record comes before it happened', () => {
    const instants = acts.map(({ at }) => at)
    expect(new Set(instants).size).toBe(acts.length)
    expect(instants.toSorted()).toEqual(instants)
    expect(imports.filter(({ records }) => records.length === 0)).toEqual([])
    const early = imports.filter(({ at, records }) => {
      const on = japanDate(new Date(at))
      return records.some(({ occurredOn }) => occurredOn > on)
    })
    expect(early.map(({ name }) => name)).toEqual([])
  })

  it('bring records that their kinds and lines admit', () => {
    const faults = imports.flatMap((act) => act.records.flatMap((record) => faultsOf(act, record)))
    expect(faults).toEqual([])
  })

  it('play every trap', () => {
    const count = (kind: YearAct['act']) => acts.filter(({ act }) => act === kind).length
    expect(count('undo-import')).toBe(1)
    expect(count('undo-merge')).toBe(1)
    expect(count('merge')).toBeGreaterThan(40)
    const undone = acts.filter(
      (act) =>
        (act.act === 'deed' && act.deed.does === 'undo') ||
        (act.act === 'step' && act.step === 'void'),
    )
    expect(count('correct') + undone.length).toBeGreaterThan(50)
    const dates = new Set(imports.flatMap(({ records }) => records.map((one) => one.occurredOn)))
    expect([...dates]).toEqual(expect.arrayContaining(['2023-03-31', '2024-04-01', '2024-02-29']))
    expect(personsInSeveralProgrammes()).toBeGreaterThan(1000)
  })
})

function faultsOf(act: ImportAct, record: FactRecord): readonly string[] {
  const definition = factKind(record.kind)
  const { party, tags, unit } = record
  const corporate = party?.scheme === 'corporate-number' ? party.value : null
  const wrong = {
    kind: record.kind !== act.kind,
    line: findLine(plan, record.line)?.line.indicators.length === 0,
    partyMissing: party === null && definition.party === 'required',
    partyUnasked: party !== null && definition.party === 'none',
    unit: !definition.units.includes(unit),
    tag: tags.some((tag) => !definition.tags.includes(tag)),
    quantity: !Number.isInteger(record.quantity) || record.quantity < 1,
    corporateNumber: corporate !== null && !parseCorporateNumber(corporate).ok,
    realCorporateNumber: corporate !== null && !corporate.slice(1).startsWith('9999'),
  }
  return Object.entries(wrong).flatMap(([fault, holds]) =>
    holds ? [`${fault}: ${record.record}`] : [],
  )
}

function personsInSeveralProgrammes(): number {
  const programmes = new Map<string, Set<string>>()
  for (const { party, programme } of [...amended.books.lines.values()].flat()) {
    if (!party?.startsWith('person')) continue
    programmes.set(party, (programmes.get(party) ?? new Set()).add(programme))
  }
  return [...programmes.values()].filter(({ size }) => size > 1).length
}
