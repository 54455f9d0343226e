/**
 * Examinations and jobs of everyone who took a course, and lists of them from and to spreadsheets.
 */
import type { Child } from 'hono/jsx'
import { type Class, readClass } from '../../../commands/course/learners.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import {
  importOutcomes,
  type OutcomeList,
  type OutcomesImported,
} from '../../../commands/course/outcome-list.ts'
import { courseRights } from '../../../commands/course/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { outcomeTime } from '../../../domain/delivery/course/outcome.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { outcomeWords } from '../../apply/course/outcome-words.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { LearnerName, nameOf } from './learner-name.tsx'
import { openDeskCourse } from './open-desk-course.ts'
import { readResultSheet, type KnownResults } from './result-sheet.ts'
import { RowFaults, type SentSheet, SheetForm, sheetOf, TakeInForm } from './sheet-form.tsx'

type Visit = PersonalVisit<'courseResults'>

/** The page. */
export const courseResultsPage: PersonalPage<'courseResults'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readResults(visit)
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.course.offering,
      tab: 'courseResults',
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    try: async (visit, form) => {
      const read = await readResults(visit)
      if (!read.ok) return read
      const list = await readList(visit, form, read.value)
      if (!list.ok) return atField('file', list)
      const tried = await importOutcomes(contextOf(visit, form), { ...list.value, dryRun: true })
      if (!tried.ok) return tried
      return showInOffering(visit, {
        offering: read.value.course.offering,
        tab: 'courseResults',
        title: texts[visit.language].triedTitle,
        body: <Tried visit={visit} sheet={list.value.sheet} outcome={tried.value.outcome} />,
      })
    },
    import: async (visit, form) => {
      const read = await readResults(visit)
      if (!read.ok) return read
      const list = await readList(visit, form, read.value)
      if (!list.ok) return list
      const done = await importOutcomes(contextOf(visit, form), list.value)
      return done.ok ? moved(visit.here, 'imported') : done
    },
  },
}

type List = OutcomeList & { readonly sheet: SentSheet }

async function readList(visit: Visit, form: SubmittedForm, read: Read): Promise<Result<List>> {
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const time = outcomeTime(read.sessions, nowOf(visit))
  const rows = await readResultSheet(sheet.value, { time, known: knownOf(read.learners) })
  if (!rows.ok) return rows
  const { name, digest } = sheet.value
  const { offering } = visit.params
  return ok({ offering, file: { name, digest }, ...rows.value, sheet: sheet.value })
}

function knownOf(learners: Class['learners']): KnownResults {
  return new Map(
    learners.flatMap(({ code, mail, activities }) => {
      const keys = mail === null ? [code] : [code, mail.toLowerCase()]
      return keys.map((key) => [key, activities] as const)
    }),
  )
}

type Read = Class & { readonly course: Course }

function readResults(visit: Visit): Promise<Result<Read>> {
  const id = visit.params.offering
  return inBooks(visit, async (books) => {
    const course = await openDeskCourse(books, visit, { id })
    if (!course.ok) return course
    return ok({ course: course.value, ...(await readClass(books, course.value, nowOf(visit))) })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language, visitor, to } = visit
  const { course, learners } = read
  const say = texts[language]
  const { programme, id: offering } = course.offering
  const may = mayWith(visitor.actor, courseRights.outcome, { programme })
  return (
    <>
      {learners.length === 0 ? (
        <p class="empty">{say.nobody}</p>
      ) : (
        <People visit={visit} read={read} />
      )}
      <section>
        <h2>{say.takeIn}</h2>
        <p>{say.takeInLead}</p>
        <p>
          <a href={to.courseResultsSheet({ offering })} download="">
            {say.giveOut}
          </a>
        </p>
        {may.ok ? (
          <SheetForm form={visit.form('try')} say={say.try} />
        ) : (
          <p class="hint">{may.refusal.message[language]}</p>
        )}
      </section>
    </>
  )
}

function People({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { course, learners } = read
  const say = texts[language]
  const sum = (sort: string) =>
    learners.filter(({ activities }) => activities.some((each) => each.sort === sort)).length
  return (
    <>
      <SummaryList
        lines={[
          { name: say.learners, value: say.people(learners.length) },
          { name: say.passed, value: say.people(sum('examination')) },
          { name: say.hired, value: say.people(sum('job')) },
        ]}
      />
      <table class="plain stacked">
        <caption class="for-readers">{say.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.results}</th>
            <th scope="col">{say.enter}</th>
          </tr>
        </thead>
        <tbody>
          {learners.map((learner) => {
            const { application } = learner
            const words = learner.activities.flatMap((each) => outcomeWords(each, language) ?? [])
            return (
              <tr>
                <th scope="row">
                  <LearnerName person={learner} language={language} />
                </th>
                <td data-label={say.results}>
                  {words.length === 0 ? '—' : words.map((line) => <p>{line}</p>)}
                </td>
                <td data-label={say.enter}>
                  <a href={to.courseResult({ offering: course.offering.id, application })}>
                    {say.open}
                    <span class="for-readers"> {nameOf(learner, language)}</span>
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

type TriedProps = {
  readonly visit: Visit
  readonly sheet: SentSheet
  readonly outcome: OutcomesImported
}

/** What would come of a list. */
function Tried({ visit, sheet, outcome }: TriedProps): Child {
  const { language } = visit
  const say = texts[language]
  const { passed, failed, hired, faults } = outcome
  const isEmpty = passed + failed + hired === 0
  return (
    <>
      <p class="lead">{say.triedLead(sheet.name)}</p>
      <SummaryList
        lines={[
          { name: say.passed, value: say.people(passed) },
          { name: say.failed, value: say.people(failed) },
          { name: say.hired, value: say.people(hired) },
          { name: say.faulty, value: String(faults.length) },
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
          submit={faults.length > 0 ? say.importGood : say.import}
          back={{ href: visit.here, label: say.back }}
        />
      )}
    </>
  )
}

const texts = {
  ja: {
    nobody: '受講者がまだいません。',
    learners: '受講者',
    passed: '試験に合格した人',
    failed: '試験に不合格の人',
    hired: '就職した人',
    people: (count: number) => `${count}人`,
    caption: '受講者と結果',
    name: '氏名',
    results: '結果',
    enter: '記録',
    open: '記録する',
    takeIn: '一覧表でまとめて記録する',
    takeInLead:
      '一覧表を書き出し、試験と就職の欄を埋めて、取り込んでください。空の欄はそのままで構いません。',
    giveOut: '一覧表を書き出す（Excel）',
    try: '試しに読む',
    triedTitle: '試しに読んだ結果',
    triedLead: (name: string) => `「${name}」を試しに読みました。まだ何も記録していません。`,
    faulty: '取り込めない行',
    nothingNew: '新しく記録する結果はありません。',
    import: '記録する',
    importGood: '読めた行だけ記録する',
    back: '記録せずに戻る',
  },
  en: {
    nobody: 'Nobody takes the course yet.',
    learners: 'Learners',
    passed: 'Passed an examination',
    failed: 'Failed an examination',
    hired: 'Found a job',
    people: (count: number) => String(count),
    caption: 'Learners and their results',
    name: 'Name',
    results: 'Results',
    enter: 'Enter',
    open: 'Enter a result',
    takeIn: 'Enter many by a spreadsheet',
    takeInLead:
      'Download the list, fill in examinations and jobs, and take it in. Cells may stay blank.',
    giveOut: 'Download the list (Excel)',
    try: 'Try it',
    triedTitle: 'What would come of it',
    triedLead: (name: string) => `"${name}" was read as a trial. Nothing has been recorded yet.`,
    faulty: 'Rows that cannot be taken in',
    nothingNew: 'There is nothing new in it.',
    import: 'Record',
    importGood: 'Record the good rows',
    back: 'Back, without recording',
  },
} as const
