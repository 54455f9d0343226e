/**
 * The list of results as a spreadsheet: given out with everyone on it, filled in, and taken in
 * again.
 */
import type { JudgedLearner } from '../../../commands/course/learners.ts'
import type { OutcomeRow } from '../../../commands/course/outcome-list.ts'
import {
  type EmploymentForm,
  employmentForms,
  type ExaminationResult,
  type JobResult,
  type OutcomeTime,
  parseExamination,
  parseJob,
} from '../../../domain/delivery/course/outcome.ts'
import { parseLearner } from '../../../domain/delivery/course/progress.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import { choiceCells, readDate, textReader } from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn, ListValues } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate, japanDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { LearnerActivity } from '../../../store/course-learner.ts'
import type { SentSheet } from './sheet-form.tsx'

const results = choiceCells({
  passed: { ja: '合格', en: 'passed' },
  failed: { ja: '不合格', en: 'failed' },
})
const forms = choiceCells<EmploymentForm>(employmentForms)

/** The columns. Who it is and what was attended is only given out. */
export const resultColumns = [
  {
    key: 'learner',
    heading: { ja: '申込番号', en: 'Application number' },
    aliases: [
      '受講番号',
      'Number',
      '受付番号',
      '番号',
      'メールアドレス',
      'Mail',
      'Mail address',
      'Learner',
    ],
    hint: {
      ja: '申込の番号（8文字）か、申込のときのメールアドレスです。',
      en: 'The number of the application (8 characters), or the mail address of the applicant.',
    },
    form: 'text',
    required: true,
    write: ({ code }) => formatTicketCode(code as TicketCode),
    read: textReader(200),
  },
  {
    key: 'name',
    heading: { ja: '氏名', en: 'Name' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ name }) => name,
  },
  {
    key: 'came',
    heading: { ja: '出席回数', en: 'Sessions attended' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'number',
    write: ({ record }) => record.sessions.filter(({ attended }) => attended !== null).length,
  },
  {
    key: 'completed',
    heading: { ja: '修了', en: 'Completed' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'yes-no',
    write: ({ state }) => state === 'completed',
  },
  {
    key: 'qualification',
    heading: { ja: '試験・資格の名前', en: 'Examination' },
    aliases: ['試験名', '資格名', '資格'],
    hint: { ja: '受けた試験の名前です。', en: 'The examination that was taken.' },
    form: 'text',
    write: ({ activities }) => textOf(examinationOf(activities)?.details['qualification']),
    read: textReader(200),
  },
  {
    ...results,
    key: 'result',
    heading: { ja: '合否', en: 'Result' },
    aliases: ['試験の結果', '結果'],
    hint: { ja: '合格か不合格です。', en: 'Passed or failed.' },
    write: ({ record }, language) => results.format(record.examination, language),
  },
  {
    key: 'takenOn',
    heading: { ja: '受験日', en: 'Day of the examination' },
    aliases: ['試験日'],
    hint: { ja: '試験を受けた日です。', en: 'The day on which it was taken.' },
    form: 'date',
    write: ({ activities }) => dayOf(examinationOf(activities)),
    read: readDate,
  },
  {
    ...forms,
    key: 'form',
    heading: { ja: '働き方', en: 'Form of employment' },
    aliases: ['雇用形態'],
    hint: { ja: '就職した人の働き方です。', en: 'Of those who found a job.' },
    write: ({ activities }, language) => {
      const form = textOf(jobOf(activities)?.details['form'])
      return form !== null && form in employmentForms
        ? forms.format(form as EmploymentForm, language)
        : null
    },
  },
  {
    key: 'employer',
    heading: { ja: '勤め先', en: 'Employer' },
    aliases: ['就職先', '会社名'],
    hint: { ja: '書かなくても構いません。', en: 'May be left blank.' },
    form: 'text',
    write: ({ activities }) => textOf(jobOf(activities)?.details['employer']),
    read: textReader(200),
  },
  {
    key: 'hiredOn',
    heading: { ja: '採用日', en: 'Day of hiring' },
    aliases: ['就職日', '入社日'],
    hint: { ja: '働き始めた日です。', en: 'The day on which the work began.' },
    form: 'date',
    write: ({ activities }) => dayOf(jobOf(activities)),
    read: readDate,
  },
] as const satisfies readonly ListColumn<JudgedLearner>[]

type Values = ListValues<(typeof resultColumns)[number]>

/** The examination that counts: the pass, or the last one that was failed. */
function examinationOf(activities: readonly LearnerActivity[]): LearnerActivity | undefined {
  const failed = activities.filter(({ sort }) => sort === 'examination-failed')
  return activities.find(({ sort }) => sort === 'examination') ?? failed.at(-1)
}

const jobOf = (activities: readonly LearnerActivity[]): LearnerActivity | undefined =>
  activities.find(({ sort }) => sort === 'job')

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const dayOf = (activity: LearnerActivity | undefined): CalendarDate | null =>
  activity ? japanDate(new Date(activity.happenedAt)) : null

/** What was read of a file. */
export type ReadResults = {
  readonly rows: readonly OutcomeRow[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
}

/** What a file is read against: the days that are possible, and what is known already. */
export type ResultsKnown = { readonly time: OutcomeTime; readonly known: KnownResults }

/** What stands for whom, by the number of the application and by the mail address. */
export type KnownResults = ReadonlyMap<string, readonly LearnerActivity[]>

/**
 * Reads a file. Rows without any result are left out, and what stands already is not asked for
 * again: the list may be given out and taken in as often as it is filled in.
 */
export async function readResultSheet(
  { bytes, name }: SentSheet,
  { time, known }: ResultsKnown,
): Promise<Result<ReadResults>> {
  const read = await readListSheet({ columns: resultColumns, bytes, name })
  if (!read.ok) return read
  const rows: OutcomeRow[] = []
  const faults = [...read.value.faults]
  for (const { row, values } of read.value.rows) {
    const outcome = readRow(values, { time, known })
    if (!outcome.ok) faults.push({ row, column: null, ...outcome.refusal })
    else if (outcome.value) rows.push({ row, ...outcome.value })
  }
  return ok({ rows, faults, notes: read.value.notes })
}

function readRow(
  values: Values,
  { time, known }: ResultsKnown,
): Result<Omit<OutcomeRow, 'row'> | null> {
  const learner = parseLearner(values.learner)
  if (!learner.ok) return learner
  const stands = known.get(learner.value.value) ?? []
  const examination = readExamination(values, time)
  if (!examination.ok) return examination
  const job = readJob(values, time)
  if (!job.ok) return job
  const row = {
    learner: learner.value,
    examination: isNewExamination(examination.value, stands) ? examination.value : null,
    job: jobOf(stands) ? null : job.value,
  }
  return ok(row.examination === null && row.job === null ? null : row)
}

function readExamination(
  { qualification, result, takenOn }: Values,
  time: OutcomeTime,
): Result<ExaminationResult | null> {
  if (!qualification && !result && !takenOn) return ok(null)
  if (!takenOn) return takenOnMissing
  const cells = { qualification: qualification ?? '', result: result ?? '', takenOn }
  return parseExamination(cells, time)
}

function readJob({ form, employer, hiredOn }: Values, time: OutcomeTime): Result<JobResult | null> {
  if (!form && !employer && !hiredOn) return ok(null)
  if (!hiredOn) return hiredOnMissing
  return parseJob({ form: form ?? '', employer: employer ?? '', hiredOn }, time)
}

/** A pass is final; one that was failed may be followed by another. */
function isNewExamination(
  given: ExaminationResult | null,
  stands: readonly LearnerActivity[],
): boolean {
  if (given === null || stands.some(({ sort }) => sort === 'examination')) return false
  if (given.result === 'passed') return true
  return !stands.some(
    (each) =>
      each.sort === 'examination-failed' &&
      each.details['qualification'] === given.qualification &&
      dayOf(each) === given.takenOn,
  )
}

const takenOnMissing = refuse(
  'day_of_examination_missing',
  '受験日が空です。試験の結果には、受験日を書いてください。',
  'The day of the examination is blank. Give it beside the result.',
)

const hiredOnMissing = refuse(
  'day_of_hiring_missing',
  '採用日が空です。就職の結果には、採用日を書いてください。',
  'The day of hiring is blank. Give it beside the job.',
)
