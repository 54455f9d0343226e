/** Who has completed the course and who lacks what; completing those who are ticked, in one act. */
import type { Child } from 'hono/jsx'
import { completeCourse } from '../../../commands/course/completion.ts'
import { type JudgedLearner, readClass } from '../../../commands/course/learners.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import { courseRights } from '../../../commands/course/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { formatCertificateNumber } from '../../../domain/delivery/course/certificate.ts'
import { completionSentence } from '../../../domain/delivery/course/completion.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { type IssuedCertificate, readCertificates } from '../../../store/course-certificate.ts'
import { readFields } from '../../form/field.ts'
import { textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Form } from '../../ui/form/form.tsx'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { LearnerName, nameOf } from './learner-name.tsx'
import { openDeskCourse } from './open-desk-course.ts'

type Visit = PersonalVisit<'courseCompletion'>

/** The page. */
export const courseCompletionPage: PersonalPage<'courseCompletion'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readCompletion(visit)
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.course.offering,
      tab: 'courseCompletion',
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    complete: async (visit, form) => {
      const values = readFields(form, { reason: reasonField })
      if (!values.ok) return values
      const done = await completeCourse(contextOf(visit, form), {
        offering: visit.params.offering,
        applications: form.texts('who'),
        reason: values.value.reason,
      })
      if (done.ok) return moved(visit.here, 'completion_done')
      return needsReason.has(done.refusal.code) ? atField('reason', done) : done
    },
  },
}

/** Refusals that a reason overcomes. */
const needsReason: ReadonlySet<string> = new Set([
  'completion_rule_not_met',
  'completion_rule_missing',
  'period_closed',
])

const reasonField = textField({
  label: { ja: '理由', en: 'Reason' },
  hint: {
    ja: '条件を満たしていない人を修了にするときと、締められた年度の記録を加えるときだけ、書いてください。',
    en: 'Needed only for those who do not meet the rule, and where the fiscal year has been closed.',
  },
  required: false,
  longest: 400,
})

type Read = {
  readonly course: Course
  readonly learners: readonly JudgedLearner[]
  readonly certificates: ReadonlyMap<string, IssuedCertificate>
}

function readCompletion(visit: Visit): Promise<Result<Read>> {
  const id = visit.params.offering
  return inBooks(visit, async (books) => {
    const course = await openDeskCourse(books, visit, { id })
    if (!course.ok) return course
    const { learners } = await readClass(books, course.value, nowOf(visit))
    const ids = learners.map(({ application }) => application)
    return ok({ course: course.value, learners, certificates: await readCertificates(books, ids) })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { course, learners } = read
  const { completion } = course.settings
  const say = texts[language]
  const done = learners.filter(({ state }) => state === 'completed')
  const open = learners.filter(({ state }) => state !== 'completed')
  return (
    <>
      {completion ? (
        <p class="lead">{completionSentence(completion)[language]}</p>
      ) : (
        <p class="empty">
          {say.noRule}{' '}
          <a href={to.courseSettings({ offering: course.offering.id })}>{say.setRule}</a>
        </p>
      )}
      {learners.length === 0 && <p class="empty">{say.nobody}</p>}
      {open.length > 0 && <Judging visit={visit} read={read} open={open} />}
      {done.length > 0 && <DoneTable visit={visit} read={read} done={done} />}
    </>
  )
}

/** Those who have not completed it: whoever meets the rule is ticked. */
function Judging({ visit, read, open }: BodyProps & { readonly open: Read['learners'] }): Child {
  const { language, visitor } = visit
  const { course } = read
  const say = texts[language]
  const place = { programme: course.offering.programme }
  const may = mayWith(visitor.actor, courseRights.complete, place)
  const form = visit.form('complete')
  const sent = form.values('who')
  const able = open.filter(({ judgement }) => judgement?.state === 'completed').length
  const table = (
    <table class="plain stacked">
      <caption class="for-readers">{say.judging(open.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.record}</th>
          <th scope="col">{say.judgement}</th>
        </tr>
      </thead>
      <tbody>
        {open.map((learner) => {
          const meets = learner.judgement?.state === 'completed'
          const isTicked = sent ? sent.includes(learner.application) : meets
          return (
            <tr>
              <th scope="row">
                {may.ok ? (
                  <label class="tick">
                    <input
                      type="checkbox"
                      name="who"
                      value={learner.application}
                      checked={isTicked}
                      aria-label={say.tick(nameOf(learner, language))}
                    />
                    <span>
                      <LearnerName person={learner} language={language} />
                    </span>
                  </label>
                ) : (
                  <LearnerName person={learner} language={language} />
                )}
              </th>
              <td data-label={say.record}>{recordWords(learner, language)}</td>
              <td data-label={say.judgement}>
                <Judged learner={learner} language={language} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
  return (
    <section>
      <h2>{say.judging(open.length)}</h2>
      <p>{say.able(able)}</p>
      {may.ok ? (
        <Form form={form}>
          {table}
          <FieldOf form={form} name="reason" field={reasonField} />
          <p>{say.consequence}</p>
          <Buttons submit={say.complete} />
        </Form>
      ) : (
        table
      )}
    </section>
  )
}

type LearnerProps = { readonly learner: JudgedLearner; readonly language: 'ja' | 'en' }

function Judged({ learner: { judgement }, language }: LearnerProps): Child {
  const say = texts[language]
  if (judgement === null) return '—'
  if (judgement.state === 'completed') return <strong>{say.meets}</strong>
  return judgement.missing.map(({ message }) => <p>{message[language]}</p>)
}

function recordWords({ record }: JudgedLearner, language: 'ja' | 'en'): string {
  const say = texts[language]
  const came = record.sessions.filter(({ attended }) => attended !== null).length
  return [
    say.came(came, record.sessions.length),
    ...(record.progress === null ? [] : [say.progress(record.progress)]),
    ...(record.examination === null ? [] : [say.examination[record.examination]]),
  ].join(language === 'ja' ? '、' : ', ')
}

function DoneTable({ visit, read, done }: BodyProps & { readonly done: Read['learners'] }): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.done(done.length)}</h2>
      <table class="plain stacked">
        <caption class="for-readers">{say.done(done.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.record}</th>
            <th scope="col">{say.certificate}</th>
          </tr>
        </thead>
        <tbody>
          {done.map((learner) => {
            const certificate = read.certificates.get(learner.application)
            return (
              <tr>
                <th scope="row">
                  <LearnerName person={learner} language={language} />
                </th>
                <td data-label={say.record}>{recordWords(learner, language)}</td>
                <td data-label={say.certificate}>
                  <a href={to.certificatePdf({ application: learner.application })}>
                    {certificate
                      ? formatCertificateNumber(certificate.number, language)
                      : say.issue}
                    <span class="for-readers"> {nameOf(learner, language)}</span>
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="hint">{say.undoHint}</p>
    </section>
  )
}

const texts = {
  ja: {
    noRule: '修了の条件がまだ決まっていません。',
    setRule: '修了の条件を決める',
    nobody: '受講者がまだいません。',
    judging: (count: number) => `まだ修了していない人　${count}人`,
    able: (count: number) => `条件を満たしている人は${count}人です。その人だけを選んであります。`,
    name: '氏名',
    record: '記録',
    judgement: '判定',
    meets: '条件を満たしています',
    tick: (name: string) => `${name} を修了にする`,
    came: (came: number, all: number) => `出席 ${came}／${all}回`,
    progress: (value: number) => `eラーニング ${value}％`,
    examination: { passed: '試験 合格', failed: '試験 不合格' },
    consequence: '選んだ人を修了にすると、修了証の番号が付き、ご本人にメールで知らされます。',
    complete: '選んだ人を修了にする',
    done: (count: number) => `修了した人　${count}人`,
    certificate: '修了証（PDF）',
    issue: '修了証を発行する',
    undoHint:
      '修了を取り消すときは、申込の一覧でその人を選び、「修了を取り消す」を押してください。修了証は無効になります。',
  },
  en: {
    noRule: 'Nobody has said yet when the course is completed.',
    setRule: 'Set the rule for completion',
    nobody: 'Nobody takes the course yet.',
    judging: (count: number) => `Not completed yet: ${count}`,
    able: (count: number) => `${count} of them meet the rule, and are ticked.`,
    name: 'Name',
    record: 'Record',
    judgement: 'Judgement',
    meets: 'Meets the rule',
    tick: (name: string) => `Mark ${name} as completed`,
    came: (came: number, all: number) => `${came} of ${all} sessions`,
    progress: (value: number) => `e-learning ${value} %`,
    examination: { passed: 'examination passed', failed: 'examination failed' },
    consequence: 'Those who are ticked get a certificate with a number, and are told by mail.',
    complete: 'Mark those ticked as completed',
    done: (count: number) => `Completed: ${count}`,
    certificate: 'Certificate (PDF)',
    issue: 'Issue a certificate',
    undoHint:
      'To take a completion back, choose the person in the list of applications. The certificate is then void.',
  },
} as const
