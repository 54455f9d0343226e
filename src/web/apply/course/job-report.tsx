/** 「就職が決まった」: whoever took a course says that they found a job. */
import { readLearnerRecord } from '../../../commands/course/learners.ts'
import { courseOf } from '../../../commands/course/open-course.ts'
import { recordJob } from '../../../commands/course/outcome.ts'
import { outcomeTime, parseJob } from '../../../domain/delivery/course/outcome.ts'
import { jobFields } from './job-fields.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { type OwnApplication, readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'jobReport'>

/** The page. */
export const jobReportPage: PersonalPage<'jobReport'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const read = await readReport(visit)
    if (!read.ok) return read
    const { own, isReported } = read.value
    const say = texts[language]
    const application = to.application({ application: params.application })
    const form = visit.form('report')
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: own.offering.settings.title[language], href: application },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          {isReported ? (
            <>
              <p class="lead">{say.reported}</p>
              <p>
                <a href={application}>{say.back}</a>
              </p>
            </>
          ) : (
            <>
              <p class="lead">{say.lead}</p>
              <Form form={form} isGuarded>
                <Fields form={form} fields={jobFields} />
                <Buttons submit={say.send} cancel={{ href: application, label: say.back }} />
              </Form>
            </>
          )}
        </>
      ),
    })
  },
  acts: {
    report: async (visit, form) => {
      const values = readFields(form, jobFields)
      if (!values.ok) return values
      const read = await readReport(visit)
      if (!read.ok) return read
      const { employer, employment, hiredOn } = values.value
      const { sessions, own } = read.value
      const time = outcomeTime(sessions, own.now)
      const result = parseJob({ form: employment, employer: employer ?? '', hiredOn }, time)
      if (!result.ok) return atField('hiredOn', result)
      const { application } = visit.params
      const done = await recordJob(contextOf(visit, form), { application, result: result.value })
      return done.ok ? moved(visit.to.application({ application }), 'act_done') : done
    },
  },
}

type Read = {
  readonly own: OwnApplication
  readonly sessions: OwnApplication['dates']
  readonly isReported: boolean
}

async function readReport(visit: Visit): Promise<Result<Read>> {
  const own = await readOwn(visit, visit.params.application)
  if (!own.ok) return own
  const course = courseOf(own.value.offering)
  if (!course.ok) return course
  const hiring = own.value.acts.find(({ act }) => act === 'hire')
  if (!hiring) return notYet
  if (!hiring.may.ok) return hiring.may
  const { services } = visit
  const now = toInstant(services.clock.now())
  const record = await withAuthority(services.database, services.authority, (books) =>
    readLearnerRecord(books, course.value, { application: own.value.application.id, now }),
  )
  const isReported = record.activities.some(({ sort }) => sort === 'job')
  return ok({ own: own.value, sessions: record.sessions, isReported })
}

const notYet = refuse(
  'job_report_not_open',
  '受講が決まってから、就職の報告ができます。',
  'A job can be reported once you have been accepted on the course.',
)

const texts = {
  ja: {
    title: '就職の報告',
    myPage: 'マイページ',
    lead: '就職が決まったことを教えてください。講座の成果の数字に使います。勤め先は書かなくても構いません。',
    reported:
      'ご報告ありがとうございました。就職の報告を受け取っています。直したいときは、講座の問い合わせ先にご連絡ください。',
    send: '報告する',
    back: '申込のページに戻る',
  },
  en: {
    title: 'Report a job',
    myPage: 'My page',
    lead: 'Tell us that you found a job. It counts as a result of the course. You need not say where.',
    reported: 'Thank you: we have your report. To change it, please ask the office of the course.',
    send: 'Report',
    back: 'Back to the application',
  },
} as const
