/**
 * How the records of a step are sent in: numbered, gathered in sheets, some days after the last of
 * them. A sheet may come with its columns slid, be taken back as a whole, and come again right.
 */
import type { CalendarDate } from '../../../src/kit/calendar.ts'
import { present } from '../../../src/kit/check.ts'
import { tags as tagLabels } from '../../../src/domain/fact/definition.ts'
import type { FactRecord } from '../../../src/domain/fact/fact.ts'
import { factKind } from '../../../src/domain/fact/kind.ts'
import { lateDays, sheetOf, workday } from './days.ts'
import type { Delivery, Step } from './delivery.ts'
import type { Row } from './rows.ts'
import type { DatedAct } from './timeline.ts'

/** A row with the record that it is sent as. */
export type NumberedRow = { readonly row: Row; readonly record: FactRecord }

/** A sheet with the day on which it is sent. */
export type Sheet = {
  readonly name: string
  readonly on: CalendarDate
  readonly rows: readonly NumberedRow[]
}

/** A step with those of its rows that are sent in. */
export type Sending = { readonly step: Step; readonly rows: readonly Row[] }

/** The sheets of a step in the order in which they are sent; those of late records stand last. */
export function sheetsOf(delivery: Delivery, { step, rows: all }: Sending): readonly Sheet[] {
  const groups = new Map<string, Row[]>()
  for (const row of all.toSorted(byDate)) {
    const period = periodOf(row, step)
    const group = groups.get(period)
    if (group) group.push(row)
    else groups.set(period, [row])
  }
  const title = titleOf(delivery.line, step)
  const sent = [...groups].map(([period, rows]) => ({ name: `${title}_${period}`, rows }))
  const ordered = sent.toSorted((one, other) => rankOf(one.rows) - rankOf(other.rows))
  let number = 0
  const numbered = ordered.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => ({ row, record: recordOf(delivery, step, { row, number: ++number }) })),
  }))
  const regular = numbered.filter(({ rows }) => rankOf(rows.map(({ row }) => row)) === 0)
  const settledOn = regular
    .map(({ rows }) => sentOn(rows))
    .toSorted()
    .at(-1)
  return numbered.map(({ name, rows }) => {
    const fate = present(rows[0], 'a record in the sheet').row.fate
    if (fate === 'late') return { name, rows, on: lateDays.entry(delivery.line) }
    if (fate === 'redated') return { name, rows, on: workday(settledOn, 11) }
    return { name, rows, on: sentOn(rows) }
  })
}

/** The acts that send the sheets in. */
export function importActs(step: Step, sheets: readonly Sheet[]): readonly DatedAct[] {
  const { slid = false, repeating = false } = step.traps ?? {}
  return sheets.flatMap((sheet, index) => {
    const late = sheet.rows[0]?.row.fate === 'late'
    const previous = repeating && !late ? sheets[index - 1] : undefined
    const records = [...repeatable(previous), ...sheet.rows.map(({ record }) => record)]
    const reason = late ? lateReasonOf(step) : null
    const [name, again] = [`${sheet.name}.csv`, `${sheet.name}_再提出.csv`]
    const common = { act: 'import', kind: step.kind, reason } as const
    if (!slid || index !== 1) return [{ on: sheet.on, act: { ...common, name, records } }]
    return [
      { on: sheet.on, act: { ...common, name, records: slidRecords(records) } },
      { on: workday(sheet.on, 1), act: { act: 'undo-import', name, reason: slidReason } },
      { on: workday(sheet.on, 3), act: { ...common, name: again, records } },
    ]
  })
}

const byDate = (one: Row, other: Row): number =>
  one.date < other.date ? -1 : Number(one.date > other.date)

function periodOf(row: Row, step: Step): string {
  if (row.fate === 'late') return '追加提出分'
  if (row.fate === 'redated') return '日付訂正分'
  return sheetOf(row.date, step.sheets ?? (step.entries < fewRecords ? 'year' : 'half'))
}

const fewRecords = 300

/** Regular sheets first, then those that mend dates, then those that come late. */
function rankOf(rows: readonly Row[]): number {
  const fate = rows[0]?.fate
  return fate === 'late' ? 2 : Number(fate === 'redated')
}

function titleOf(line: string, step: Step): string {
  const definition = factKind(step.kind)
  const narrow = (step.tags ?? []).map((tag) => tagLabels[tag].ja)
  const measured = { yen: '金額', person: '人数', view: '' }[step.measure?.unit ?? 'view']
  const people = step.who === 'employee' ? '従業員' : ''
  return [line, definition.label.ja, ...narrow, measured, people].filter(Boolean).join('_')
}

/** Record numbers are unique in the year: the line, the kind, what narrows it, and a number. */
function recordOf(
  { line }: Delivery,
  step: Step,
  { row, number }: { readonly row: Row; readonly number: number },
): FactRecord {
  const unit = step.measure?.unit ?? 'entry'
  const narrow = [...(step.tags ?? []), ...(step.who ? [step.who] : [])]
  const measured = unit === 'person' ? ['person'] : []
  const code = [line, step.kind, ...narrow, ...measured].join('.')
  return {
    record: `${code}.${String(number).padStart(5, '0')}`,
    line,
    kind: step.kind,
    party: row.party,
    offering: row.offering,
    session: row.offering === null ? null : row.date,
    application: applicationOf(line, step, row),
    quantity: row.quantity,
    unit,
    tags: step.tags ?? [],
    occurredOn: row.date,
  }
}

function applicationOf(line: string, step: Step, row: Row): string | null {
  const applied = /^(grant|course|dispatch|certification|placement)\./.test(step.kind)
  return applied && row.place !== null ? `${line}-${String(row.place + 1).padStart(4, '0')}` : null
}

/** Some days after the last record, more for some lines than for others. */
function sentOn(rows: readonly NumberedRow[]): CalendarDate {
  const { record } = present(rows.at(-1), 'a record in the sheet')
  return workday(record.occurredOn, 3 + (record.line.length % 3))
}

/** What a repeating sheet says again of the one before: only records that were never taken back. */
function repeatable(previous: Sheet | undefined): readonly FactRecord[] {
  const standing = (previous?.rows ?? []).filter(({ row }) => row.fate === 'stands')
  return standing.map(({ record }) => record)
}

const slidReason = '対象者の列が1行ずれたまま送られたため、取込全体を取り消し'

/** Every party stands one row too low; the first row has the last one's. */
function slidRecords(records: readonly FactRecord[]): readonly FactRecord[] {
  return records.map((record, index) => {
    return { ...record, party: records.at(index - 1)?.party ?? null }
  })
}

/** Why a sheet of this kind comes when the year is closed. */
function lateReasonOf(step: Step): string {
  const [procedure = ''] = step.kind.split('.')
  const reasons: Readonly<Record<string, string>> = {
    grant: '申請・支給の控えが締めの後に見つかったため',
    support: '支援機関の活動記録が締めの後に届いたため',
    dispatch: '専門家の報告書が締めの後に届いたため',
    placement: '受託者の派遣決定報告が締めの後に届いたため',
  }
  return present(reasons[procedure], `a reason for late sheets of ${procedure}`)
}
