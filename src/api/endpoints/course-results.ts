/** What comes of a course: completion and certificates, examinations, jobs. */
import { z } from 'zod'
import { getCertificate } from '../../commands/course/certificate.ts'
import { completeCourse } from '../../commands/course/completion.ts'
import { listCourseSessions, readClass } from '../../commands/course/learners.ts'
import { courseOf } from '../../commands/course/open-course.ts'
import { importOutcomes, type OutcomeRow } from '../../commands/course/outcome-list.ts'
import { recordExamination, recordJob } from '../../commands/course/outcome.ts'
import { formatCertificateNumber } from '../../domain/delivery/course/certificate.ts'
import {
  outcomeTime,
  type OutcomeTime,
  parseExamination,
  parseJob,
} from '../../domain/delivery/course/outcome.ts'
import { parseLearner } from '../../domain/delivery/course/progress.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, type Result } from '../../kit/result.ts'
import { answered, answeredOrTried, faultsOf } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, type Call, endpoint } from '../endpoint.ts'
import { bothLanguages, command, id, reason } from '../schema/basic.ts'
import {
  certificate,
  examination,
  job,
  learner,
  learnerNamed,
  learnerOf,
} from '../schema/course.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { findDeskOffering } from './open-offering.ts'
import { findSeenApplication } from './read-application.ts'

const listLearners = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/learners',
  name: 'listLearners',
  tag: 'courses',
  scope: 'activity.read',
  summary: { ja: '受講者の出席・進み具合・結果', en: 'List learners with what they have done' },
  answer: z.strictObject({ items: z.array(learner) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const course = courseOf(found.value)
      if (!course.ok) return course
      const { learners } = await readClass(books, course.value, nowOf(call))
      return ok({ items: learners.map(learnerOf) })
    }),
})

const complete = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/completion',
  name: 'completeCourse',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: '修了にして、修了証を発行する', en: 'Mark as completed, with certificates' },
  note: {
    ja: '修了の条件を満たさない人は refused に理由が載ります。reason を書くと、それでも修了にします。',
    en: 'Those who do not meet the rule are named under "refused"; with a reason they are completed all the same.',
  },
  body: z
    .strictObject({ applications: z.array(id).min(1).max(1000), reason })
    .meta({ id: 'Completion' }),
  answer: z
    .strictObject({
      command,
      completed: z.array(id),
      refused: z.array(
        z.strictObject({ application: id, code: z.string(), message: bothLanguages }),
      ),
    })
    .meta({ id: 'Completed' }),
  handle: async ({ context, params, body }) => {
    const done = await completeCourse(context, { ...body, offering: params.offering })
    return answered(done, ({ completed, refused }) => ({
      completed,
      refused: refused.map(({ application, refusal: { code, message } }) => {
        return { application, code, message }
      }),
    }))
  },
})

const readCertificate = endpoint({
  method: 'get',
  path: '/applications/{application}/certificate',
  name: 'readCertificate',
  tag: 'courses',
  scope: 'application.read',
  summary: { ja: '修了証の内容を読む', en: 'Read the certificate of an application' },
  answer: certificate,
  handle: async ({ context, params }) => {
    const found = await getCertificate(context, params.application)
    if (!found.ok) return found
    const { application, number, issuedOn, document } = found.value
    const { course, from, to, hours, authority, signatory } = document
    return ok({
      ...{ application, number: formatCertificateNumber(number, 'en'), issuedOn },
      ...{ course, from, to, hours, authority, signatory },
    })
  },
})

const recorded = z.strictObject({ command, recorded: z.int() }).meta({ id: 'OutcomeRecorded' })

const examine = endpoint({
  method: 'post',
  path: '/applications/{application}/examination',
  name: 'recordExamination',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: '試験の結果を記録する', en: 'Record the result of an examination' },
  body: examination.extend({ reason }).meta({ id: 'ExaminationResult' }),
  answer: recorded,
  handle: async (call) => {
    const time = await timeOf(call)
    if (!time.ok) return time
    const result = parseExamination(call.body, time.value)
    if (!result.ok) return result
    const given = { application: call.params.application, result: result.value }
    const done = await recordExamination(call.context, { ...given, reason: call.body.reason })
    return answered(done, ({ recorded: count }) => ({ recorded: count }))
  },
})

const hire = endpoint({
  method: 'post',
  path: '/applications/{application}/job',
  name: 'recordJob',
  tag: 'courses',
  scope: 'application.write',
  summary: { ja: '就職を記録・報告する', en: 'Record or report a job that was found' },
  body: job.extend({ reason }).meta({ id: 'JobResult' }),
  answer: recorded,
  handle: async (call) => {
    const time = await timeOf(call)
    if (!time.ok) return time
    const result = parseJob(call.body, time.value)
    if (!result.ok) return result
    const given = { application: call.params.application, result: result.value }
    const done = await recordJob(call.context, { ...given, reason: call.body.reason })
    return answered(done, ({ recorded: count }) => ({ recorded: count }))
  },
})

/** Between which days something after the course of an application can have happened. */
function timeOf(call: Call<'application'>): Promise<Result<OutcomeTime>> {
  return inBooks(call, async (books) => {
    const found = await findSeenApplication(books, call)
    if (!found.ok) return found
    const sessions = await listCourseSessions(books, found.value.offering.id)
    return ok(outcomeTime(sessions, nowOf(call)))
  })
}

const rows = z
  .array(
    z.strictObject({
      learner: learnerNamed,
      examination: examination.nullable().default(null),
      job: job.nullable().default(null),
    }),
  )
  .min(1)
  .max(20_000)

const takeIn = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/outcomes',
  name: 'importOutcomes',
  tag: 'courses',
  scope: 'activity.write',
  summary: {
    ja: '試験と就職の結果をまとめて取り込む',
    en: 'Import results of examinations and jobs',
  },
  body: z.strictObject({ source, rows, reason }).meta({ id: 'OutcomeList' }),
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({
      command,
      read: z.int(),
      passed: z.int(),
      failed: z.int(),
      hired: z.int(),
      faults: rowFaults,
    })
    .meta({ id: 'OutcomesImported' }),
  handle: async (call) => {
    const { context, params, body, dryRun } = call
    const sessions = await inBooks(call, (books) => listCourseSessions(books, params.offering))
    const read = readRows(body.rows, outcomeTime(sessions, nowOf(call)))
    const list = { file: fileOf(body.source, body.rows), reason: body.reason, dryRun, ...read }
    const done = await importOutcomes(context, { ...list, offering: params.offering })
    return answeredOrTried(done, dryRun, ({ read: count, passed, failed, hired, faults }) => {
      return { read: count, passed, failed, hired, faults: faultsOf(faults) }
    })
  },
})

/** Reads rows as a sheet of results is read. */
function readRows(given: z.output<typeof rows>, time: OutcomeTime) {
  const read: OutcomeRow[] = []
  const faults: RowFault[] = []
  for (const [index, each] of given.entries()) {
    const row = index + 1
    const named = parseLearner(each.learner)
    const examined = each.examination ? parseExamination(each.examination, time) : ok(null)
    const hired = each.job ? parseJob(each.job, time) : ok(null)
    const fault = [named, examined, hired].find((part) => !part.ok)
    if (fault) faults.push({ row, column: null, ...fault.refusal })
    if (!named.ok || !examined.ok || !hired.ok) continue
    read.push({ row, learner: named.value, examination: examined.value, job: hired.value })
  }
  return { rows: read, faults }
}

/** The rows of what comes of courses. */
export const courseResultEndpoints: readonly AnyEndpoint[] = [
  listLearners,
  complete,
  readCertificate,
  examine,
  hire,
  takeIn,
]
