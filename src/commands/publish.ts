/**
 * Publishing: freezes the year's report as an edition. Every figure keeps its value, its rule's
 * version and the list of the facts behind it; an edition after the first names its differences
 * with their reasons. The year closes with its first edition.
 */
import { additivityOf, basisOf } from '../domain/counting/rule.ts'
import {
  digestOfEdition,
  type Edition,
  type EditionFigure,
  type EditionHeader,
  entryLine,
} from '../domain/edition/edition.ts'
import { toFiscalYear } from '../domain/fiscal-year.ts'
import { formatPlanDocument } from '../domain/plan-document.ts'
import { present } from '../kit/check.ts'
import { digestLines } from '../kit/id.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { findAuthority } from '../store/authority.ts'
import { newestPosition } from '../store/command.ts'
import { countFigures } from '../store/count.ts'
import type { Books } from '../store/database.ts'
import { entriesPerPage, findEdition, insertEdition, insertEntries } from '../store/edition.ts'
import { eachEntryPage } from '../store/entries.ts'
import { insertPeriodEvent } from '../store/period.ts'
import { findPlan } from '../store/plan-version.ts'
import { findLastSeal, sealFacts } from '../store/seal.ts'
import type { Context } from './context.ts'
import { checkGates, type GateFailure, planMissing } from './count-report.ts'
import { listDifferences } from './edition-differences.ts'
import { type FigureQuestion, figureQuestions } from './questions.ts'
import { type Done, type Running, runAct } from './run.ts'

/** Which year to publish, and why again. */
export type Publication = {
  readonly year: number
  /** Needed for every edition after the first. */
  readonly reason?: string | null
  /** Told which figure is being frozen. */
  onProgress?(done: number, of: number): void
}

/** The edition that was published, in numbers. */
export type Published = {
  readonly year: number
  readonly number: number
  readonly digest: string
  readonly figures: number
  readonly entries: number
  readonly differences: number
  /** Gates that did not hold and only warn. */
  readonly warnings: readonly GateFailure[]
}

/** Publishes an edition. Refuses where a gate stops it, or nothing differs from the last one. */
export async function publish(
  context: Context,
  given: Publication,
): Promise<Result<Done<Published>>> {
  const reason = given.reason?.trim() || null
  const input = { year: given.year, reason }
  const act = { name: 'edition.publish', input, reason, lock: 'publishing' } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const plan = await findPlan(books, toFiscalYear(given.year))
    if (!plan) return planMissing(given.year)
    const previous = await findEdition(books, given.year)
    if (previous && reason === null) return amendmentNeedsReason
    const asOf = await newestPosition(books)
    const failures = await checkGates(books, plan.plan, asOf)
    const stopping = failures.find(({ gate }) => gate.severity === 'stop')
    if (stopping) return stopped(stopping)

    const last = (await sealFacts(books, running.recordedAt)) ?? (await findLastSeal(books))
    const number = (previous?.number ?? 0) + 1
    const questions = figureQuestions(plan.plan)
    const figures = await freezeFigures(running, { number, asOf, questions, given })
    const header: EditionHeader = {
      authority: context.authority,
      authorityName: present(await findAuthority(books), 'authority').name,
      year: given.year,
      number,
      publishedAt: running.recordedAt,
      asOf,
      planVersion: plan.version,
      sealed: last ? { number: last.number, digest: last.digest } : null,
      reason,
      previousDigest: previous?.digest ?? null,
      plan: formatPlanDocument(plan.plan),
      figures,
      differences: previous
        ? await listDifferences(books, previous, { number, plan: plan.plan, figures, asOf })
        : [],
    }
    if (previous && isUnchanged(previous, header)) return nothingChanged
    const edition: Edition = { ...header, digest: digestOfEdition(header) }
    await insertEdition(books, edition, running.command)
    if (!previous) await closeYear(running, given.year)
    return ok(publishedOf(edition, failures))
  })
}

type Freezing = {
  readonly number: number
  readonly asOf: number
  readonly questions: readonly FigureQuestion[]
  readonly given: Publication
}

async function freezeFigures(
  { books }: Running,
  { number, asOf, questions, given }: Freezing,
): Promise<readonly EditionFigure[]> {
  const counts = await countFigures(books, questions, asOf)
  const figures: EditionFigure[] = []
  for (const question of questions) {
    const place = placeOf(question, given.year, number)
    const list = await freezeEntries(books, question, { place, asOf })
    const count = present(counts.get(question.key), `count of ${question.key}`)
    const { rule } = question.indicator
    figures.push({
      line: place.line,
      indicator: place.indicator,
      value: count.value,
      anonymous: count.anonymous,
      basis: basisOf(rule),
      additivity: additivityOf(rule),
      ruleVersion: rule.version,
      ...list,
    })
    given.onProgress?.(figures.length, questions.length)
  }
  return figures
}

function placeOf({ placed, indicator }: FigureQuestion, year: number, number: number) {
  return { year, number, line: placed.line.code, indicator: indicator.key }
}

async function freezeEntries(
  books: Books,
  question: FigureQuestion,
  { place, asOf }: { readonly place: ReturnType<typeof placeOf>; readonly asOf: number },
): Promise<{ readonly entries: number; readonly digest: string }> {
  const lines = digestLines()
  let entries = 0
  for await (const page of eachEntryPage(books, question, { asOf, size: entriesPerPage * 20 })) {
    for (const entry of page) lines.add(entryLine(entry))
    await insertEntries(books, place, { entries: page, firstPage: entries / entriesPerPage })
    entries += page.length
  }
  return { entries, digest: lines.value() }
}

async function closeYear({ books, command }: Running, year: number): Promise<void> {
  const event = { year, programme: '', closes: true, reason: '第1版の公表', command }
  await insertPeriodEvent(books, event)
}

function isUnchanged(previous: Edition, header: EditionHeader): boolean {
  return header.differences.length === 0 && previous.planVersion === header.planVersion
}

function publishedOf(edition: Edition, warnings: readonly GateFailure[]): Published {
  return {
    year: edition.year,
    number: edition.number,
    digest: edition.digest,
    figures: edition.figures.length,
    entries: edition.figures.reduce((sum, figure) => sum + figure.entries, 0),
    differences: edition.differences.length,
    warnings,
  }
}

function stopped({ gate, left, right }: GateFailure) {
  return refuse(
    'gate_does_not_hold',
    `公表前の点検「${gate.name.ja}」に合わないため、公表しませんでした（${left} と ${right}、事業 ${gate.line}）。記録を確かめてください。`,
    `The check "${gate.name.en}" does not hold (${left} against ${right}, programme ${gate.line}), so nothing was published. Check its records.`,
  )
}

const amendmentNeedsReason = refuse(
  'amendment_needs_reason',
  'この年度はすでに公表されています。改訂版を公表する理由を添えてください（--reason）。',
  'The year has been published already. Give the reason for an amended edition (--reason).',
)

const nothingChanged = refuse(
  'nothing_changed_since_last_edition',
  '前の版から変わった数値はありません。改訂版は公表しませんでした。',
  'No figure has changed since the last edition, so no amended edition was published.',
)
