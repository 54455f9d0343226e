/** A plan in a file: the published table, or a plan document that holds rules as well. */
import type { FiscalYear } from '../domain/fiscal-year.ts'
import { parsePlanDocument } from '../domain/plan-document.ts'
import { type DraftLine, linesOfDraft, type PlanDraft } from '../domain/plan-table/draft.ts'
import type { Finding } from '../domain/plan-table/finding.ts'
import { planFromDraft } from '../domain/plan-table/plan-from-draft.ts'
import { readPlanTable } from '../domain/plan-table/read.ts'
import { type Line, linesOf, type Plan } from '../domain/plan.ts'
import type { Cell } from '../domain/quantity.ts'
import { decodeText } from '../formats/encoding.ts'
import { readPlanFile } from '../formats/plan-table/open.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'

/** A file as it was read. A document has no findings: it is right or it is refused. */
export type PlanFile = { readonly name: string; readonly findings: readonly Finding[] } & (
  | { readonly kind: 'table'; readonly draft: PlanDraft }
  | { readonly kind: 'document'; readonly plan: Plan }
)

/** Reads the file, whatever kind it is. */
export async function readPlan(bytes: Uint8Array, name: string): Promise<Result<PlanFile>> {
  if (isDocument(bytes, name)) return readDocument(bytes, name)
  const sheet = await readPlanFile(bytes, name)
  if (!sheet.ok) return sheet
  const reading = readPlanTable(sheet.value)
  return reading.ok ? ok({ kind: 'table', name, ...reading.value }) : reading
}

/** The plan of a file; `present` is the one that it revises. */
export function planOfFile(file: PlanFile, present: Plan | null, year: FiscalYear): Plan {
  return file.kind === 'document' ? file.plan : planFromDraft(file.draft, present, year)
}

/** A line as it was read. */
export type ReadLine = {
  readonly code: string
  readonly name: string
  readonly budget: Cell
  readonly target: Cell
  /** As published; null in a plan document, which states no results. */
  readonly result: Cell | null
  readonly unitNote: string
}

/** Every line of the file in order. */
export function linesOfFile(file: PlanFile): readonly ReadLine[] {
  return file.kind === 'document'
    ? linesOf(file.plan).map(({ line }) => ofPlan(line))
    : linesOfDraft(file.draft).map(({ line }) => ofDraft(line))
}

/** How many pillars, programmes and components a file holds. */
export function countsOfFile(file: PlanFile) {
  const pillars = file.kind === 'document' ? file.plan.pillars : file.draft.pillars
  const programmes = pillars.flatMap(
    (pillar): readonly { readonly components: readonly unknown[] }[] => pillar.programmes,
  )
  const components = programmes.reduce((sum, each) => sum + each.components.length, 0)
  return {
    lines: programmes.length + components,
    pillars: pillars.length,
    programmes: programmes.length,
    components,
  }
}

/** What was read and what was not, for programs. */
export function readingJson(file: PlanFile) {
  const isTable = file.kind === 'table'
  return {
    file: file.name,
    title: isTable ? file.draft.title : file.plan.title.ja,
    statedYear: isTable ? file.draft.year : file.plan.year,
    ...countsOfFile(file),
    rows: linesOfFile(file),
    unread: isTable ? file.draft.unread : [],
    unreadCells: isTable ? file.draft.astray : [],
    unreadColumns: isTable ? file.draft.unreadColumns : [],
    findings: file.findings,
  }
}

function ofPlan({ code, name, budget, target, unitNote }: Line): ReadLine {
  return { code, name: name.ja, budget, target, result: null, unitNote: unitNote.ja }
}

function ofDraft({ code, name, budget, target, result, unitNote }: DraftLine): ReadLine {
  return { code, name, budget, target, result, unitNote }
}

function isDocument(bytes: Uint8Array, name: string): boolean {
  return /\.json$/i.test(name) || bytes[0] === 0x7b
}

function readDocument(bytes: Uint8Array, name: string): Result<PlanFile> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  let document: unknown
  try {
    document = JSON.parse(decoded.value.text)
  } catch (error) {
    return notJson(name, error instanceof Error ? error.message : '')
  }
  const plan = parsePlanDocument(document)
  return plan.ok ? ok({ kind: 'document', name, plan: plan.value, findings: [] }) : plan
}

function notJson(name: string, fault: string): Refused {
  return refuse(
    'plan_document_is_no_json',
    `「${name}」は計画データ（JSON）として読めません（${fault}）。書き出したままのファイルを指定してください。`,
    `"${name}" cannot be read as a plan document in JSON (${fault}). Give the file as it was written.`,
  )
}
