/**
 * What became of one person after a course: entering an examination or a job, and taking it back.
 */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../../commands/application/act.ts'
import { type LearnerRecord, readLearnerRecord } from '../../../commands/course/learners.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import { recordExamination, recordJob } from '../../../commands/course/outcome.ts'
import { courseRights } from '../../../commands/course/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { outcomeTime, parseExamination, parseJob } from '../../../domain/delivery/course/outcome.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { findLearner, type Learner } from '../../../store/course-learner.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, FieldOf, Form } from '../../ui/form/form.tsx'
import { jobFields } from '../../apply/course/job-fields.ts'
import { outcomeWords } from '../../apply/course/outcome-words.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { nameOf } from './learner-name.tsx'
import { openDeskCourse } from './open-desk-course.ts'
import { examinationFields, lateReasonField } from './result-fields.ts'

type Visit = PersonalVisit<'courseResult'>

/** The page. */
export const courseResultPage: PersonalPage<'courseResult'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readResult(visit)
    if (!read.ok) return read
    const { course, learner } = read.value
    return showInOffering(visit, {
      offering: course.offering,
      tab: 'courseResults',
      title: nameOf(learner, visit.language),
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    examination: async (visit, form) => {
      const values = readFields(form, { ...examinationFields, reason: lateReasonField })
      if (!values.ok) return values
      const read = await readResult(visit)
      if (!read.ok) return read
      const { reason, ...typed } = values.value
      const time = outcomeTime(read.value.sessions, nowOf(visit))
      const result = parseExamination(typed, time)
      if (!result.ok) return atField('takenOn', result)
      const { application } = visit.params
      const given = { application, result: result.value, reason }
      const done = await recordExamination(contextOf(visit, form), given)
      return done.ok
        ? moved(visit.here, 'act_done')
        : atField(placeOf(done.refusal.code, 'takenOn'), done)
    },
    job: async (visit, form) => {
      const values = readFields(form, { ...jobFields, reason: lateReasonField })
      if (!values.ok) return values
      const read = await readResult(visit)
      if (!read.ok) return read
      const { reason, employer, employment, hiredOn } = values.value
      const time = outcomeTime(read.value.sessions, nowOf(visit))
      const result = parseJob({ form: employment, employer: employer ?? '', hiredOn }, time)
      if (!result.ok) return atField('hiredOn', result)
      const { application } = visit.params
      const given = { application, result: result.value, reason }
      const done = await recordJob(contextOf(visit, form), given)
      return done.ok
        ? moved(visit.here, 'act_done')
        : atField(placeOf(done.refusal.code, 'hiredOn'), done)
    },
    'undo-qualify': (visit, form) => takeBack(visit, form, 'undo-qualify'),
    'undo-hire': (visit, form) => takeBack(visit, form, 'undo-hire'),
  },
}

const placeOf = (code: string, day: string): string => (code === 'period_closed' ? 'reason' : day)

async function takeBack(visit: Visit, form: SubmittedForm, act: string) {
  const { application } = visit.params
  const given = { act, applications: [application], reason: form.text('reason') }
  const done = await actOnApplications(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'cancelled') : atField('reason', done)
}

type Read = LearnerRecord & {
  readonly course: Course
  readonly learner: Learner
  readonly sessions: readonly Session[]
}

function readResult(visit: Visit): Promise<Result<Read>> {
  const { offering, application } = visit.params
  return inBooks(visit, async (books) => {
    const course = await openDeskCourse(books, visit, { id: offering })
    if (!course.ok) return course
    const learner = isId(application)
      ? await findLearner(books, { offering, application })
      : undefined
    if (!learner) return learnerUnknown
    const asked = { application, now: nowOf(visit) }
    const record = await readLearnerRecord(books, course.value, asked)
    return ok({ course: course.value, learner, ...record })
  })
}

const learnerUnknown = refuse(
  'learner_unknown',
  'この受講者は見つかりません。試験・就職の一覧から選び直してください。',
  'This learner cannot be found. Choose them from the list of results again.',
)

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language, to, visitor } = visit
  const { course, activities } = read
  const say = texts[language]
  const place = { programme: course.offering.programme }
  const may = mayWith(visitor.actor, courseRights.outcome, place)
  const lines = activities.flatMap((each) => outcomeWords(each, language) ?? [])
  const has = (sort: string) => activities.some((each) => each.sort === sort)
  return (
    <>
      <section>
        <h2>{say.known}</h2>
        {lines.length === 0 ? (
          <p>{say.nothing}</p>
        ) : (
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
        {may.ok && has('examination') && <Undo visit={visit} act="undo-qualify" />}
        {may.ok && has('job') && <Undo visit={visit} act="undo-hire" />}
      </section>
      {!may.ok && <p class="hint">{may.refusal.message[language]}</p>}
      {may.ok && !has('examination') && <Entry visit={visit} act="examination" />}
      {may.ok && !has('job') && <Entry visit={visit} act="job" />}
      <p class="links">
        <a href={to.courseResults({ offering: course.offering.id })}>{say.back}</a>
      </p>
    </>
  )
}

type ActProps<A extends string> = { readonly visit: Visit; readonly act: A }

function Entry({ visit, act }: ActProps<'examination' | 'job'>): Child {
  const say = texts[visit.language]
  const form = visit.form(act)
  return (
    <section>
      <h2>{say[act]}</h2>
      <Form form={form} isGuarded>
        <Fields form={form} fields={act === 'job' ? jobFields : examinationFields} />
        {form.fault('reason') !== undefined && (
          <FieldOf form={form} name="reason" field={lateReasonField} />
        )}
        <Buttons submit={say.record} />
      </Form>
    </section>
  )
}

function Undo({ visit, act }: ActProps<'undo-qualify' | 'undo-hire'>): Child {
  const say = texts[visit.language]
  const form = visit.form(act)
  const id = form.id('reason')
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say[act]}</summary>
      <Form form={form}>
        <label for={id}>{say.reason}</label>
        <input type="text" id={id} name="reason" value={form.value('reason') ?? ''} required />
        {form.fault('reason') !== undefined && <p class="fault">{form.fault('reason')}</p>}
        <div class="buttons">
          <button type="submit" class="danger">
            {say.takeBack}
          </button>
        </div>
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    known: 'これまでの記録',
    nothing: 'まだ何も記録されていません。',
    examination: '試験の結果を記録する',
    job: '就職を記録する',
    record: '記録する',
    'undo-qualify': '合格の記録を取り消す',
    'undo-hire': '就職の記録を取り消す',
    reason: '取り消す理由',
    takeBack: '取り消す',
    back: '試験・就職の一覧に戻る',
  },
  en: {
    known: 'What is known',
    nothing: 'Nothing has been recorded yet.',
    examination: 'Record the result of an examination',
    job: 'Record a job',
    record: 'Record',
    'undo-qualify': 'Take the pass back',
    'undo-hire': 'Take the job back',
    reason: 'Reason for taking it back',
    takeBack: 'Take it back',
    back: 'Back to all results',
  },
} as const
