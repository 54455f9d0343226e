/** What is done on the page of an examination: each a command, its refusals at their fields. */
import { examine, recordChecks } from '../../../commands/certification/checking.ts'
import { recordCommittee } from '../../../commands/certification/committee.ts'
import { noteConsultation } from '../../../commands/certification/consultation.ts'
import { certify } from '../../../commands/certification/decision.ts'
import { refuseCertification, revokeCertification } from '../../../commands/certification/ending.ts'
import { readExamination } from '../../../commands/certification/read-examination.ts'
import {
  enterPapers,
  enterReport,
  paperActs,
  returnRequest,
} from '../../../commands/certification/request.ts'
import { meetingResultNames } from '../../../domain/delivery/certification/meeting.ts'
import type { CertificateSort } from '../../../domain/delivery/certification/period.ts'
import { toFiscalYear } from '../../../domain/fiscal-year.ts'
import { present } from '../../../kit/check.ts'
import { refuse, type Result } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import type { MessageCode } from '../../messages.ts'
import { contextOf, type Moved, moved, type PersonalAct } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import type { ExaminationVisit } from './examination-read.ts'
import {
  changedChecks,
  checkFields,
  decisionFields,
  faultField,
  knownChecks,
  meetingFields,
  noteFields,
  reasonFields,
  remarkFields,
  reportFields,
} from './examination-fields.ts'
import { checksHoldSince, sortsIn } from './examination-state.ts'

type Act = PersonalAct<'certificationExamination'>

const done = (visit: ExaminationVisit, message: MessageCode = 'act_done') =>
  moved(visit.here, message)

const note: Act = async (visit, form) => {
  const values = readFields(form, noteFields)
  if (!values.ok) return values
  const { application } = visit.params
  const given = { application, ...values.value }
  const noted = await noteConsultation(contextOf(visit, form), given)
  if (noted.ok) return done(visit)
  return noted.refusal.code === 'day_lies_ahead' ? atField('on', noted) : noted
}

const check: Act = async (visit, form) => {
  const read = await readOpen(visit)
  if (!read.ok) return read
  const { criteria } = read.value
  const fields = checkFields(criteria.map(({ criterion }) => criterion))
  const values = readFields(form, fields)
  if (!values.ok) return values
  const known = knownChecks(criteria, checksHoldSince(read.value))
  const checks = changedChecks(criteria, values.value, known)
  const { application } = visit.params
  const recorded = await recordChecks(contextOf(visit, form), { application, checks })
  if (recorded.ok) return done(visit)
  const plain = criteria.map(({ criterion }) => criterion)
  const faulty = checks.map((each) => faultField(plain, each))
  const field = faulty.find((_, index) =>
    isAbout(recorded.refusal.message.ja, plain, checks[index]),
  )
  return field ? atField(field, recorded) : recorded
}

/** Whether a refusal names the criterion of a check. */
function isAbout(
  message: string,
  criteria: readonly { readonly key: string; readonly label: { readonly ja: string } }[],
  given: { readonly criterion: string } | undefined,
): boolean {
  const label = criteria.find(({ key }) => key === given?.criterion)?.label.ja
  return label !== undefined && message.includes(label)
}

const committee: Act = async (visit, form) => {
  const values = readFields(form, meetingFields)
  if (!values.ok) return values
  const { heldOn, members, conditions, minutes, file } = values.value
  const result = meetingResultNames.find((name) => name === values.value.result)
  const recorded = await recordCommittee(contextOf(visit, form), {
    ...{ application: visit.params.application, heldOn, members, conditions, minutes },
    result: present(result, 'a result that was offered'),
    file: file && { name: file.name, bytes: file.bytes },
  })
  if (recorded.ok) return done(visit)
  return recorded.refusal.code === 'day_lies_ahead' ? atField('heldOn', recorded) : recorded
}

const decide: Act = async (visit, form) => {
  const read = await readOpen(visit)
  if (!read.ok) return read
  const values = readFields(form, decisionFields(sortsIn(read.value)))
  if (!values.ok) return values
  const { sort, on, reason } = values.value
  const decided = await certify(contextOf(visit, form), {
    ...{ application: visit.params.application, on, reason },
    sort: sort as CertificateSort,
  })
  if (decided.ok) return done(visit)
  const { code } = decided.refusal
  if (reasonHelps.has(code)) return atField('reason', decided)
  return days.has(code) ? atField('on', decided) : decided
}

const reasonHelps: ReadonlySet<string> = new Set([
  'criteria_not_met',
  'committee_record_missing',
  'period_closed',
])
const days: ReadonlySet<string> = new Set([
  'day_lies_ahead',
  'decision_lies_before_the_application',
])

const papers: Act = async (visit, form) => {
  const act = paperActs.find((name) => name === form.item)
  if (!act) return unknownPapers
  const { application } = visit.params
  const entered = await enterPapers(contextOf(visit, form), { application, act })
  return entered.ok ? done(visit) : entered
}

const report: Act = async (visit, form) => {
  const values = readFields(form, reportFields)
  if (!values.ok) return values
  const { year, receivedOn } = values.value
  const entered = await enterReport(contextOf(visit, form), {
    ...{ application: visit.params.application, receivedOn },
    year: toFiscalYear(year),
  })
  if (entered.ok) return done(visit)
  const field = entered.refusal.code === 'day_lies_ahead' ? 'receivedOn' : 'year'
  return entered.refusal.code === 'act_not_allowed' ? entered : atField(field, entered)
}

const giveBack: Act = async (visit, form) => {
  const values = readFields(form, remarkFields)
  if (!values.ok) return values
  const items = [{ question: null, remark: values.value.remark }]
  const { application } = visit.params
  const returned = await returnRequest(contextOf(visit, form), { application, items })
  return returned.ok ? done(visit) : returned
}

function ending(command: typeof refuseCertification): Act {
  return async (visit, form): Promise<Result<Moved, FormRefusal>> => {
    const values = readFields(form, reasonFields)
    if (!values.ok) return values
    const { application } = visit.params
    const given = { application, reason: values.value.reason }
    const ended = await command(contextOf(visit, form), given)
    return ended.ok ? done(visit) : ended
  }
}

const goOn: Act = async (visit: ExaminationVisit, form: SubmittedForm) => {
  const { application } = visit.params
  const examined = await examine(contextOf(visit, form), { application })
  return examined.ok ? done(visit) : examined
}

/** The acts by the names of their forms. */
export const examinationActs: Readonly<Record<string, Act>> = {
  note,
  check,
  examine: goOn,
  committee,
  decide,
  papers,
  report,
  return: giveBack,
  refuse: ending(refuseCertification),
  revoke: ending(revokeCertification),
}

function readOpen(visit: ExaminationVisit) {
  const asked = { by: visit.visitor.actor, now: nowOf(visit) }
  return inBooks(visit, (books) => readExamination(books, visit.params.application, asked))
}

const unknownPapers = refuse(
  'papers_unknown',
  '届いた書類の種類がわかりません。画面を開き直してください。',
  'It is not clear what came. Open the page again.',
)
