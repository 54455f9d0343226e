/**
 * A plan from a draft. Lines that the plan in force already knows keep what the table does not
 * hold: their key, English texts, outline in our words, procedures, indicators, layouts and
 * gates.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import type { Gate, Line, Pillar, Plan, Programme } from '../plan.ts'
import { linesOf } from '../plan.ts'
import { fold } from './cell-text.ts'
import { layoutFaultOf } from '../result-layout.ts'
import type { DraftLine, DraftPillar, DraftProgramme, PlanDraft } from './draft.ts'
import { type KnownLines, matchLines } from './known-lines.ts'

/**
 * Makes the plan of a year. New lines get a key from the year and their number, their Japanese name
 * in both languages, no indicators and the result －. The draft must be importable (`isImportable`).
 * @param existing the plan in force, which the table revises; null for the first
 * @param year the draft's year, or the one that the person importing has named
 */
export function planFromDraft(draft: PlanDraft, existing: Plan | null, year: FiscalYear): Plan {
  const known = matchLines(draft, existing)
  const context: Context = {
    existing,
    year,
    known,
    keys: new Set(existing ? keysOf(existing) : []),
  }
  return {
    year,
    title: titleOf(draft, existing, year),
    source: existing?.source ?? { ja: '取り込んだ計画の表', en: 'An imported plan table' },
    synthetic: existing?.synthetic ?? false,
    pillars: draft.pillars.map((pillar) => pillarOf(pillar, context)),
    gates: gatesOf(draft, existing, known),
  }
}

type Context = {
  readonly existing: Plan | null
  readonly year: FiscalYear
  readonly known: KnownLines
  /** Every key that is taken. */
  readonly keys: Set<string>
}

const keysOf = (plan: Plan): readonly string[] => linesOf(plan).map(({ line }) => line.key)

function titleOf(draft: PlanDraft, existing: Plan | null, year: FiscalYear): Bilingual {
  if (draft.title === '') {
    const [ja, en] = [formatFiscalYear(year, 'ja'), formatFiscalYear(year, 'en')]
    return existing?.title ?? { ja: `${ja} 計画`, en: `${en} plan` }
  }
  return restate(draft.title, existing?.title)
}

function pillarOf(pillar: DraftPillar, context: Context): Pillar {
  const known = context.existing?.pillars.find((one) => fold(one.name.ja) === fold(pillar.name))
  const unnamed = { ja: '全事業', en: 'All programmes' }
  return {
    no: pillar.no,
    name: pillar.name === '' ? unnamed : restate(pillar.name, known?.name),
    programmes: pillar.programmes.map((programme) => programmeOf(programme, context)),
  }
}

function programmeOf(programme: DraftProgramme, context: Context): Programme {
  const { text, state } = programme.result
  const refers = programme.components.length > 0 && state === 'words'
  // Words with a number in them (5校で実施) are a published result, which is never taken over.
  const layout = refers && !layoutFaultOf(both(text), []) ? text : '－'
  return {
    ...lineOf(programme, layout, context),
    no: programme.no,
    components: programme.components.map((component) => lineOf(component, '－', context)),
  }
}

/** @param layout how a new line prints its result: words as in 各事業欄記載, or － */
function lineOf(draft: DraftLine, layout: string, context: Context): Line {
  const { code, budget, target } = draft
  const known = context.known.get(draft)
  if (known) {
    const name = draft.nameStated
      ? { ...restate(draft.name, known.name), en: known.name.en }
      : known.name
    const unitNote = restate(draft.unitNote, known.unitNote)
    return { ...ownParts(known), code, name, budget, target, unitNote }
  }
  return {
    code,
    key: newKey(code, context),
    name: both(draft.name),
    outline: both(draft.outline),
    budget,
    target,
    unitNote: both(draft.unitNote),
    procedures: [],
    indicators: [],
    resultLayout: both(layout),
  }
}

/** A line without what makes a programme of it, since a programme can become a component. */
function ownParts(line: Line): Line {
  const { code, key, name, outline, budget, target, unitNote } = line
  const { procedures, indicators, resultLayout } = line
  return {
    ...{ code, key, name, outline, budget, target, unitNote },
    ...{ procedures, indicators, resultLayout },
  }
}

function newKey(code: string, { year, keys }: Context): string {
  const plain = `fy${year}-${code}`
  let key = plain
  for (let count = 2; keys.has(key); count += 1) key = `${plain}-v${count}`
  keys.add(key)
  return key
}

/** Keeps the known text in both languages where the table says the same. */
function restate(ja: string, known: Bilingual | undefined): Bilingual {
  return known && fold(known.ja) === fold(ja) ? known : both(ja)
}

const both = (text: string): Bilingual => ({ ja: text, en: text })

/** Gates follow their line to its new number, and go with a line that goes. */
function gatesOf(draft: PlanDraft, existing: Plan | null, known: KnownLines): readonly Gate[] {
  const codes = new Map<string, string>()
  for (const pillar of draft.pillars) {
    for (const line of pillar.programmes.flatMap((one) => [one, ...one.components])) {
      const before = known.get(line)
      if (before) codes.set(before.code, line.code)
    }
  }
  return (existing?.gates ?? []).flatMap((gate) => {
    const line = codes.get(gate.line)
    return line === undefined ? [] : [{ ...gate, line }]
  })
}
