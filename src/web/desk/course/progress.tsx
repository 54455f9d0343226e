/** Progress in e-learning: taking in the learning platform's files, and where everyone stands. */
import type { Child } from 'hono/jsx'
import { type Class, readClass } from '../../../commands/course/learners.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import {
  importProgress,
  type ProgressFile,
  type ProgressImported,
  undoProgressImport,
} from '../../../commands/course/progress.ts'
import { courseRights } from '../../../commands/course/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listProgressImports, type ProgressImport } from '../../../store/course-progress.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Bar } from '../../ui/bar.tsx'
import { Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { LearnerName } from './learner-name.tsx'
import { openDeskCourse } from './open-desk-course.ts'
import { readProgressSheet } from './progress-sheet.ts'
import { RowFaults, type SentSheet, SheetForm, sheetOf, TakeInForm } from './sheet-form.tsx'

type Visit = PersonalVisit<'courseProgress'>

/** The page. */
export const courseProgressPage: PersonalPage<'courseProgress'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readProgress(visit)
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.course.offering,
      tab: 'courseProgress',
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    try: async (visit, form) => {
      const read = await readProgress(visit)
      if (!read.ok) return read
      const file = await readFile(visit, form)
      if (!file.ok) return atField('file', file)
      const tried = await importProgress(contextOf(visit, form), { ...file.value, dryRun: true })
      if (!tried.ok) return tried
      return showInOffering(visit, {
        offering: read.value.course.offering,
        tab: 'courseProgress',
        title: texts[visit.language].triedTitle,
        body: <Tried visit={visit} sheet={file.value.sheet} outcome={tried.value.outcome} />,
      })
    },
    import: async (visit, form) => {
      const file = await readFile(visit, form)
      if (!file.ok) return file
      const done = await importProgress(contextOf(visit, form), file.value)
      return done.ok ? moved(visit.here, 'imported') : done
    },
    undo: async (visit, form) => {
      const given = { offering: visit.params.offering, id: form.item, reason: form.text('reason') }
      const done = await undoProgressImport(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'import_undone') : done
    },
  },
}

type File = ProgressFile & { readonly sheet: SentSheet }

async function readFile(visit: Visit, form: SubmittedForm): Promise<Result<File>> {
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const read = await readProgressSheet(sheet.value, japanDate(new Date(nowOf(visit))))
  if (!read.ok) return read
  const { rows, faults } = read.value
  const { name, digest } = sheet.value
  const { offering } = visit.params
  return ok({ offering, file: { name, digest }, rows, faults, sheet: sheet.value })
}

type Read = {
  readonly course: Course
  readonly learners: Class['learners']
  readonly imports: readonly ProgressImport[]
}

function readProgress(visit: Visit): Promise<Result<Read>> {
  const id = visit.params.offering
  return inBooks(visit, async (books) => {
    const course = await openDeskCourse(books, visit, { id })
    if (!course.ok) return course
    const { learners } = await readClass(books, course.value, nowOf(visit))
    const imports = await listProgressImports(books, id)
    return ok({ course: course.value, learners, imports })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language, visitor } = visit
  const { course, learners } = read
  const say = texts[language]
  const place = { programme: course.offering.programme }
  const may = mayWith(visitor.actor, courseRights.progress, place)
  return (
    <>
      <section>
        <h2>{say.takeIn}</h2>
        {may.ok ? (
          <>
            <p>{say.columns}</p>
            <SheetForm form={visit.form('try')} say={say.try} />
          </>
        ) : (
          <p class="hint">{may.refusal.message[language]}</p>
        )}
      </section>
      <section>
        <h2>{say.standing}</h2>
        {learners.length === 0 ? (
          <p class="empty">{say.nobody}</p>
        ) : (
          <Standing visit={visit} read={read} />
        )}
      </section>
      {read.imports.length > 0 && <Imports visit={visit} read={read} mayUndo={may.ok} />}
    </>
  )
}

function Standing({ visit: { language }, read: { learners } }: BodyProps): Child {
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.standing}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.progress}</th>
          <th scope="col">{say.units}</th>
        </tr>
      </thead>
      <tbody>
        {learners.map((learner) => (
          <tr>
            <th scope="row">
              <LearnerName person={learner} language={language} />
            </th>
            <td data-label={say.progress}>
              {learner.record.progress === null ? (
                '—'
              ) : (
                <>
                  {say.percent(learner.record.progress)}
                  <Bar share={learner.record.progress / 100} />
                </>
              )}
            </td>
            <td data-label={say.units}>
              {learner.units
                .map(({ unit, percent }) => `${unit} ${say.percent(percent)}`)
                .join(language === 'ja' ? '、' : ', ') || '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Imports({ visit, read, mayUndo }: BodyProps & { readonly mayUndo: boolean }): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.imports}</h2>
      <ul class="imports">
        {read.imports.map(({ id, importedAt, units }) => {
          const form = visit.form('undo', id)
          const field = form.id('reason')
          return (
            <li>
              <p>
                {formatMoment(importedAt, language)}　{say.unitsOf(units)}
              </p>
              {mayUndo && (
                <details class="more" open={form.isShownAgain}>
                  <summary>
                    {say.undo}
                    <span class="for-readers"> {formatMoment(importedAt, language)}</span>
                  </summary>
                  <Form form={form}>
                    <label for={field}>{say.reason}</label>
                    <input
                      type="text"
                      id={field}
                      name="reason"
                      value={form.value('reason') ?? ''}
                      required
                    />
                    <div class="buttons">
                      <button type="submit" class="danger">
                        {say.undoNow}
                      </button>
                    </div>
                  </Form>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type TriedProps = {
  readonly visit: Visit
  readonly sheet: SentSheet
  readonly outcome: ProgressImported
}

/** What would come of a file. */
function Tried({ visit, sheet, outcome }: TriedProps): Child {
  const { language } = visit
  const say = texts[language]
  const { change, read, faulty, faults } = outcome
  const isEmpty = change.added + change.advanced + change.fell === 0
  return (
    <>
      <p class="lead">{say.triedLead(sheet.name)}</p>
      <SummaryList
        lines={[
          { name: say.rows, value: say.count(read) },
          { name: say.added, value: say.count(change.added) },
          { name: say.advanced, value: say.count(change.advanced) },
          { name: say.fell, value: say.count(change.fell) },
          { name: say.unchanged, value: say.count(change.unchanged) },
          { name: say.outdated, value: say.count(change.outdated) },
          { name: say.faulty, value: say.count(faulty) },
        ]}
      />
      <RowFaults faults={faults} language={language} />
      {isEmpty ? (
        <p class="empty">
          {say.nothingNew} <a href={visit.here}>{say.back}</a>
        </p>
      ) : (
        <TakeInForm
          form={visit.form('import')}
          sheet={sheet}
          submit={faulty > 0 ? say.importGood : say.import}
          back={{ href: visit.here, label: say.back }}
        />
      )}
    </>
  )
}

const texts = {
  ja: {
    takeIn: '学習システムのファイルを取り込む',
    columns:
      '見出しは「申込番号・メールアドレス」「単元」「進み具合（％）」「最終学習日」です。並び順は問いません。何度取り込んでも、新しい記録だけが加わります。',
    try: '試しに読む',
    standing: '受講者の進み具合',
    nobody: '受講者がまだいません。',
    name: '氏名',
    progress: '全体',
    units: '単元ごと',
    percent: (value: number) => `${value}％`,
    imports: 'これまでの取込',
    unitsOf: (count: number) => `${count}件の記録`,
    undo: '取込を取り消す',
    undoNow: 'この取込をまとめて取り消す',
    reason: '取り消す理由',
    triedTitle: '試しに読んだ結果',
    triedLead: (name: string) => `「${name}」を試しに読みました。まだ何も取り込んでいません。`,
    rows: '読んだ行',
    added: '新しい記録',
    advanced: '進んだ記録',
    fell: '前より下がる記録（確かめてください）',
    unchanged: '変わらない記録',
    outdated: '古いので使わない記録',
    faulty: '取り込めない行',
    count: (count: number) => `${count}件`,
    nothingNew: '新しく取り込む記録はありません。',
    import: '取り込む',
    importGood: '読めた行だけ取り込む',
    back: '取り込まずに戻る',
  },
  en: {
    takeIn: 'Take in a file of the learning platform',
    columns:
      'Headings: "Learner", "Unit", "Progress (%)", "Last activity", in any order. However often a file is taken in, only what is new is added.',
    try: 'Try it',
    standing: 'Where everyone stands',
    nobody: 'Nobody takes the course yet.',
    name: 'Name',
    progress: 'Overall',
    units: 'By unit',
    percent: (value: number) => `${value} %`,
    imports: 'Files that were taken in',
    unitsOf: (count: number) => `${count} records`,
    undo: 'Take it back',
    undoNow: 'Take the whole import back',
    reason: 'Reason for taking it back',
    triedTitle: 'What would come of it',
    triedLead: (name: string) => `"${name}" was read as a trial. Nothing has been written yet.`,
    rows: 'Rows read',
    added: 'New records',
    advanced: 'Advanced',
    fell: 'Lower than before (worth a look)',
    unchanged: 'Unchanged',
    outdated: 'Older than what is known, left aside',
    faulty: 'Rows that cannot be taken in',
    count: (count: number) => String(count),
    nothingNew: 'There is nothing new in it.',
    import: 'Take it in',
    importGood: 'Take in the good rows',
    back: 'Back, without taking it in',
  },
} as const
