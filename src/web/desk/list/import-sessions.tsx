/** Taking a list of sessions in: tried first, then added as one act. */
import { undoSessions } from '../../../commands/list/undo-sessions.ts'
import { addSessions, type SessionDraft } from '../../../commands/offering/session.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import {
  readMoment,
  textReader,
  wholeNumberReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { listEnteredLists } from '../../../store/entered-list.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { type SentSheet, sheetOf } from '../course/sheet-form.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { importNames } from './import-names.ts'
import { ChooseStep, DoneStep, type ListOutcome, TriedStep, undoFields } from './import-steps.tsx'

type Visit = PersonalVisit<'importSessions'>

const columns = [
  {
    key: 'starts',
    heading: { ja: '始まり', en: 'Begins' },
    hint: { ja: '始まりの日時です。', en: 'When it begins.' },
    form: 'moment',
    required: true,
    write: () => null,
    read: readMoment,
  },
  {
    key: 'ends',
    heading: { ja: '終わり', en: 'Ends' },
    hint: { ja: '終わりの日時です。', en: 'When it ends.' },
    form: 'moment',
    required: true,
    write: () => null,
    read: readMoment,
  },
  textColumn('title', { ja: '名称', en: 'Title' }),
  textColumn('titleEn', { ja: '名称（英語）', en: 'Title in English' }),
  textColumn('place', { ja: '場所', en: 'Place' }),
  textColumn('placeEn', { ja: '場所（英語）', en: 'Place in English' }),
  {
    key: 'capacity',
    heading: { ja: '定員', en: 'Seats' },
    hint: { ja: '空のときは、募集の設定と同じです。', en: 'Blank: as the offering says.' },
    form: 'number',
    write: () => null,
    read: wholeNumberReader(1, 1_000_000),
  },
] as const satisfies readonly ListColumn<unknown>[]

function textColumn<const Key extends string>(key: Key, heading: ListColumn<unknown>['heading']) {
  const read = textReader(200)
  return { key, heading, hint: heading, form: 'text', write: () => null, read } as const
}

/** The page. */
export const importSessionsPage: PersonalPage<'importSessions'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const found = await findOffering(visit)
    if (!found.ok) return found
    const of = { act: 'session.add', offering: found.value.id } as const
    const lists = await inBooks(visit, (books) => listEnteredLists(books, of))
    return showInOffering(visit, {
      offering: found.value,
      tab: 'offeringSessions',
      title: importNames[visit.language],
      body: (
        <ChooseStep
          form={visit.form('try')}
          columns={columns.map(({ heading }) => heading)}
          sample={visit.to.exportSessions({ offering: found.value.id })}
          language={visit.language}
          past={{ lists, undo: (id) => visit.form('undo', id) }}
        />
      ),
    })
  },
  acts: {
    try: async (visit, form) => {
      const found = await findOffering(visit)
      if (!found.ok) return found
      const tried = await run(visit, form, true)
      if (!tried.ok) return atField('file', tried)
      const { sheet, outcome } = tried.value
      const { language, here } = visit
      return showInOffering(visit, {
        offering: found.value,
        tab: 'offeringSessions',
        title: importNames[language],
        body: (
          <TriedStep form={visit.form('import')} back={here} {...{ sheet, outcome, language }} />
        ),
      })
    },
    import: async (visit, form) => {
      const done = await run(visit, form, false)
      if (!done.ok) return done
      const { language } = visit
      const found = await findOffering(visit)
      if (!found.ok) return found
      const say = texts[language]
      const { command, outcome } = done.value
      const { offering } = visit.params
      return showInOffering(visit, {
        offering: found.value,
        tab: 'offeringSessions',
        title: say.done,
        body: (
          <DoneStep
            said={say.added(outcome.added)}
            back={{ href: visit.to.offeringSessions({ offering }), label: say.back }}
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
      const done = await undoSessions(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'import_undone') : done
    },
  },
}

type ReadSessions = {
  readonly sheet: SentSheet
  readonly sessions: readonly SessionDraft[]
  readonly outcome: ListOutcome
}

/** The command itself, tried or done, so that a try finds what the books would refuse. */
async function run(visit: Visit, form: SubmittedForm, dryRun: boolean) {
  const read = await readSessions(form)
  if (!read.ok) return read
  const { sheet, sessions, outcome } = read.value
  const given = { offering: visit.params.offering, sessions, dryRun }
  const done = await addSessions(contextOf(visit, form), given)
  if (!done.ok) return done
  const added = done.value.outcome.sessions.length
  return ok({ sheet, outcome: { ...outcome, added }, command: done.value.command })
}

/** As many as are added at once. */
const mostSessions = 2000

async function readSessions(form: SubmittedForm): Promise<Result<ReadSessions>> {
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const { bytes, name } = sheet.value
  const read = await readListSheet({ columns, bytes, name })
  if (!read.ok) return read
  const faults: RowFault[] = [...read.value.faults]
  const sessions: SessionDraft[] = []
  for (const { row, values } of read.value.rows) {
    const { starts: startsAt, ends: endsAt, capacity } = values
    if (startsAt >= endsAt) {
      faults.push({ row, column: null, ...backwards.refusal })
      continue
    }
    sessions.push({
      ...{ startsAt, endsAt, onlineLink: null, resource: null },
      title: bothOf(values.title, values.titleEn),
      place: bothOf(values.place, values.placeEn),
      ...(typeof capacity === 'number' && { capacity }),
    })
  }
  if (sessions.length > mostSessions) return tooMany
  const rows = read.value.rows.length + new Set(read.value.faults.map(({ row }) => row)).size
  const outcome = { read: rows, added: sessions.length, faults, notes: read.value.notes }
  return ok({ sheet: sheet.value, sessions, outcome })
}

function bothOf(ja: string | null | undefined, en: string | null | undefined) {
  return { ja: ja ?? '', en: en ?? ja ?? '' }
}

function findOffering(visit: Visit) {
  const { offering: id } = visit.params
  return inBooks(visit, (books) => openOffering(books, visit, { id, act: 'offering.edit' }))
}

const backwards = refuse(
  'session_ends_before_it_begins',
  '終わりの時刻は、始まりの時刻より後にしてください。',
  'A session must end after it begins.',
)

const tooMany = refuse(
  'too_many_sessions',
  `一度に加えられる日程は${mostSessions.toLocaleString('en-GB')}件までです。ファイルを分けてください。`,
  `At most ${mostSessions.toLocaleString('en-GB')} sessions can be added at once. Divide the file.`,
)

const texts = {
  ja: {
    done: '日程を取り込みました',
    added: (count: number) => `${count}件の日程を加えました。`,
    back: '日程の一覧を見る',
    undoLead: '加えた日程を消します。申込や記録のある日程は残ります。',
  },
  en: {
    done: 'Sessions taken in',
    added: (count: number) => `Sessions that were added: ${count}.`,
    back: 'See the sessions',
    undoLead: 'The sessions are deleted again; those with applications or records stay.',
  },
} as const
