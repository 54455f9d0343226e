/** Taking a list of who came in: tried first, done as one act, taken back as a whole. */
import { type AttendanceEntered, importAttendance } from '../../../commands/list/attendance.ts'
import { undoAttendance } from '../../../commands/list/undo-attendance.ts'
import { parseMailAddress } from '../../../domain/account/mail-address.ts'
import type { AttendanceEntry } from '../../../domain/delivery/attendance-row.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { listEnteredLists } from '../../../store/entered-list.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { type SentSheet, sheetOf } from '../course/sheet-form.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { attendanceColumns } from './attendance-columns.ts'
import { ChooseStep, DoneStep, type ListOutcome, TriedStep, undoFields } from './import-steps.tsx'

type Visit = PersonalVisit<'importAttendance'>

/** What it is called, on the pages that lead to it. */
const attendanceImportName: Bilingual = {
  ja: '出欠を表計算ソフトから取り込む',
  en: 'Import attendance from a spreadsheet',
}

/** The page. */
export const importAttendancePage: PersonalPage<'importAttendance'> = {
  for: 'application.import',
  show: async (visit) => {
    const found = await findOffering(visit)
    if (!found.ok) return found
    const { id } = found.value
    const of = { act: 'attendance.import', offering: id } as const
    const lists = await inBooks(visit, (books) => listEnteredLists(books, of))
    const read = attendanceColumns.filter((column) => 'read' in column)
    return show(visit, found.value, {
      body: (
        <ChooseStep
          form={visit.form('try')}
          columns={read.map(({ heading }) => heading)}
          sample={visit.to.exportAttendance({ offering: id })}
          language={visit.language}
          past={{ lists, undo: (list) => visit.form('undo', list) }}
        />
      ),
    })
  },
  acts: {
    try: async (visit, form) => {
      const tried = await run(visit, form, true)
      if (!tried.ok) return atField('file', tried)
      const { offering, outcome, sheet } = tried.value
      const { language, here } = visit
      const given = { sheet, outcome, language }
      return show(visit, offering, {
        body: <TriedStep form={visit.form('import')} back={here} {...given} />,
      })
    },
    import: async (visit, form) => {
      const done = await run(visit, form, false)
      if (!done.ok) return done
      const { offering, outcome, command, entered } = done.value
      const { language } = visit
      const say = texts[language]
      return show(visit, offering, {
        title: say.done,
        body: (
          <DoneStep
            said={say.said(entered)}
            back={{ href: backTo(visit, offering), label: say.back }}
            undo={visit.form('undo', command)}
            undoLead={say.undoLead}
            {...{ outcome, language }}
          />
        ),
      })
    },
    undo: async (visit, form) => {
      const values = readFields(form, undoFields)
      if (!values.ok) return values
      const { offering } = visit.params
      const given = { offering, id: form.item, reason: values.value.reason }
      const done = await undoAttendance(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'import_undone') : done
    },
  },
}

async function findOffering(visit: Visit): Promise<Result<Offering>> {
  const { offering: id } = visit.params
  const act = 'application.import'
  const found = await inBooks(visit, (books) => openOffering(books, visit, { id, act }))
  if (!found.ok) return found
  const { kind } = found.value
  return kind === 'gathering' || kind === 'course' ? found : withoutAttendance
}

type Showing = {
  readonly title?: string
  readonly body: Parameters<typeof showInOffering>[1]['body']
}

function show(visit: Visit, offering: Offering, { title, body }: Showing) {
  const tab = offering.kind === 'course' ? 'courseAttendance' : 'gatheringDay'
  const own = title ?? attendanceImportName[visit.language]
  return showInOffering(visit, { offering, tab, title: own, body })
}

function backTo({ to }: Visit, { id, kind }: Offering): string {
  return kind === 'course'
    ? to.courseAttendance({ offering: id })
    : to.gatheringDay({ offering: id })
}

async function run(visit: Visit, form: SubmittedForm, dryRun: boolean) {
  const found = await findOffering(visit)
  if (!found.ok) return found
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const read = await readEntries(sheet.value)
  if (!read.ok) return read
  const { rows, faults, notes, all } = read.value
  const { name, digest } = sheet.value
  const given = { offering: found.value.id, file: { name, digest }, rows, dryRun }
  const done = await importAttendance(contextOf(visit, form), given)
  if (!done.ok) return done
  const { command, outcome: entered } = done.value
  const added = entered.inPerson + entered.online + entered.absent
  const outcome: ListOutcome = {
    ...{ read: all, added },
    notes: entered.unchanged > 0 ? [...notes, unchangedNote(entered.unchanged)] : notes,
    faults: [...faults, ...entered.faults].toSorted((one, other) => one.row - other.row),
  }
  return ok({ offering: found.value, sheet: sheet.value, outcome, entered, command })
}

type ReadEntries = {
  readonly rows: readonly AttendanceEntry[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
  /** How many rows the sheet has. */
  readonly all: number
}

async function readEntries({ bytes, name }: SentSheet): Promise<Result<ReadEntries>> {
  const read = await readListSheet({ columns: attendanceColumns, bytes, name })
  if (!read.ok) return read
  const rows: AttendanceEntry[] = []
  const faults: RowFault[] = [...read.value.faults]
  let blank = 0
  for (const { row, values } of read.value.rows) {
    const { number = null, person = null, mail: typed = null, presence, session, at } = values
    const mail = typed === null ? ok(null) : parseMailAddress(typed)
    if (!presence) blank += 1
    else if (!mail.ok) faults.push({ row, column: null, ...mail.refusal })
    else {
      const who = { number, person, mail: mail.value }
      rows.push({ row, who, startsAt: session ?? null, presence, at: at ?? null })
    }
  }
  const all = read.value.rows.length + new Set(read.value.faults.map(({ row }) => row)).size
  const notes = blank > 0 ? [...read.value.notes, blankNote(blank)] : read.value.notes
  return ok({ rows, faults, notes, all })
}

const blankNote = (count: number): Bilingual => ({
  ja: `「出欠」が空の${count}行は取り込みません。`,
  en: `Rows without a word under "Attendance", which are left out: ${count}.`,
})

const unchangedNote = (count: number): Bilingual => ({
  ja: `${count}行はすでに記録されています。そのまま残します。`,
  en: `Rows that stand in the books already and stay as they are: ${count}.`,
})

const withoutAttendance = refuse(
  'offering_takes_no_attendance',
  '出欠を一覧表から取り込めるのは、催しと講座です。',
  'Attendance comes in from a list for gatherings and courses.',
)

const texts = {
  ja: {
    done: '出欠を取り込みました',
    said: ({ inPerson, online, absent }: AttendanceEntered) =>
      `出席${inPerson}件、オンライン${online}件、欠席${absent}件を取り込みました。`,
    back: '一覧に戻る',
    undoLead: '取り込んだ出欠をすべて取り消し、前の状態に戻します。',
  },
  en: {
    done: 'Attendance taken in',
    said: ({ inPerson, online, absent }: AttendanceEntered) =>
      `Taken in: ${inPerson} present, ${online} online, ${absent} absent.`,
    back: 'Back to the list',
    undoLead: 'Everything that it recorded is taken back.',
  },
} as const
