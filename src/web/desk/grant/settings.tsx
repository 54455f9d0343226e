/** The rules of a grant call, as an officer sets them up: sums, eligibility, review, deadlines. */
import type { Child } from 'hono/jsx'
import { findGrantCall, type GrantCall } from '../../../commands/grant/open-grant.ts'
import { saveGrantSettings } from '../../../commands/grant/settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { askedQuestions } from '../../../domain/delivery/grant/asked.ts'
import { amountSentence } from '../../../domain/delivery/grant/grant-course.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok } from '../../../kit/result.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { readFields } from '../../form/field.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { courseRow, knownCourses, readCourses } from './course-fields.ts'
import { knownRuleRows, readRules, ruleRow } from './eligibility-fields.ts'
import {
  deadlineFields,
  knownRules,
  ruleFields,
  rulesOf,
  runFields,
  wordFields,
} from './settings-fields.ts'

type Visit = PersonalVisit<'grantSettings'>

/** The page. */
export const grantSettingsPage: PersonalPage<'grantSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { offering } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'grantSettings',
      body: may.ok ? (
        <SettingsForm visit={visit} read={read.value} />
      ) : (
        <p class="hint">{may.refusal.message[visit.language]}</p>
      ),
    })
  },
  acts: { save },
}

type SettingsRead = GrantCall & { readonly questions: QuestionForm }

function readSettings(visit: Visit) {
  return inBooks(visit, async (books) => {
    const call = await findGrantCall(books, visit.params.offering)
    if (!call.ok) return call
    const { offering } = call.value
    const { programme } = offering
    const allowed = mayAct(visit.visitor.actor, 'offering.read', { programme })
    if (!allowed.ok) return allowed
    const own = await getQuestionForm(books, { offering: offering.id, purpose: 'application' })
    const papers = await getQuestionForm(books, { offering: offering.id, purpose: 'papers' })
    const questions = { ...own, questions: [...own.questions, ...papers.questions] }
    return ok({ ...call.value, questions })
  })
}

async function save(visit: Visit, form: SubmittedForm) {
  const read = await readSettings(visit)
  if (!read.ok) return read
  const { settings, questions, offering } = read.value
  const typed = readFields(form, ruleFields)
  if (!typed.ok) return typed
  const courses = readCourses(form, settings.courses.length + 2, settings.courses)
  if (!courses.ok) return courses
  const eligibility = readRules(form, questions, settings.eligibility)
  if (!eligibility.ok) return eligibility
  const rules = rulesOf(typed.value, settings)
  const details = { ...rules, courses: courses.value, eligibility: eligibility.value } as never
  const version = Number(form.text('version'))
  const done = await saveGrantSettings(contextOf(visit, form), {
    offering: offering.id,
    version,
    details,
  })
  return done.ok ? moved(visit.here, 'saved') : done
}

function SettingsForm({ visit, read }: { readonly visit: Visit; readonly read: SettingsRead }) {
  const { settings, offering, questions } = read
  const { language } = visit
  const say = texts[language]
  const form = visit.form('save')
  const values = {
    ...knownRules(settings),
    ...knownCourses(settings.courses),
    ...knownRuleRows(settings.eligibility, questions),
  }
  return (
    <Form form={form} isGuarded>
      <input type="hidden" name="version" value={String(offering.version)} />
      <section class="form-group">
        <h2>{say.courses}</h2>
        <p class="hint">{say.coursesLead}</p>
        {Array.from({ length: settings.courses.length + 2 }, (_, index) => {
          const course = settings.courses[index]
          const title = course
            ? `${course.label[language]}（${amountSentence(course)[language]}）`
            : say.newCourse
          return (
            <Row form={form} title={title} isOpen={index === 0}>
              <Fields form={form} fields={courseRow(index + 1)} values={values} />
            </Row>
          )
        })}
      </section>
      <section class="form-group">
        <h2>{say.run}</h2>
        <Fields form={form} fields={runFields} values={values} />
      </section>
      <section class="form-group">
        <h2>{say.eligibility}</h2>
        <p class="hint">{questions.questions.length === 0 ? say.noQuestions : say.rulesLead}</p>
        {Array.from({ length: settings.eligibility.length + 2 }, (_, index) => (
          <Row form={form} title={say.rule(index + 1)} isOpen={index < settings.eligibility.length}>
            <Fields form={form} fields={ruleRow(index + 1, questions)} values={values} />
          </Row>
        ))}
      </section>
      <section class="form-group">
        <h2>{say.words}</h2>
        <Fields form={form} fields={wordFields} values={values} />
      </section>
      <section class="form-group">
        <h2>{say.deadlines}</h2>
        <Fields form={form} fields={deadlineFields} values={values} />
      </section>
      <Buttons submit={say.save} />
    </Form>
  )
}

type RowProps = {
  readonly form: FormView
  readonly title: string
  readonly isOpen: boolean
  readonly children: Child
}

function Row({ form, title, isOpen, children }: RowProps): Child {
  return (
    <details class="more" open={isOpen || form.isShownAgain}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

const keys = Object.keys(askedQuestions).join(', ')

const texts = {
  ja: {
    courses: 'コースと金額',
    coursesLead: `申込の質問のキーを ${keys} にすると、コース・区分・対象経費・人数・申請額・終わる日として読みます。`,
    newCourse: 'コースを加える',
    run: '募集のしかた',
    eligibility: '対象の要件',
    rulesLead: '申込の質問への回答から判定します。申請の前の確認と、審査の画面に出ます。',
    noQuestions: '要件は質問への回答で判定します。先に「質問」で質問を作ってください。',
    rule: (row: number) => `要件${row}`,
    words: '審査と条件',
    deadlines: '期限',
    save: '保存する',
  },
  en: {
    courses: 'Courses and sums',
    coursesLead: `Questions with the keys ${keys} are read as the course, the sum, the cost, the people, the amount and the last day.`,
    newCourse: 'Add a course',
    run: 'How the call runs',
    eligibility: 'Who may apply',
    rulesLead: 'Judged by the answers: before one applies, and on the page of the review.',
    noQuestions: 'Rules go by answers: write questions first.',
    rule: (row: number) => `Rule ${row}`,
    words: 'Review and conditions',
    deadlines: 'Deadlines',
    save: 'Save',
  },
} as const
