/** What can be posted on the page of a grant application. */
import { actOnApplications } from '../../../commands/application/act.ts'
import { answerGrantChange, approveGrantChange } from '../../../commands/grant/change.ts'
import { decideGrant } from '../../../commands/grant/decide.ts'
import { fixGrant } from '../../../commands/grant/fix.ts'
import { refuseGrant } from '../../../commands/grant/refuse.ts'
import { reviewGrant } from '../../../commands/grant/review.ts'
import { recordRepayment, revokeGrant } from '../../../commands/grant/revoke.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalAct, type PersonalPage } from '../../personal.ts'
import {
  changeFields,
  conditionsFrom,
  decideFields,
  findingsOf,
  fixFields,
  repayFields,
  revokeFields,
} from './case-forms.ts'
import { refuseFields } from './decide-forms.tsx'
import { readCase } from './read-case.ts'

type Act = PersonalAct<'grantCase'>

const review: Act = async (visit, form) => {
  const read = await readCase(visit)
  if (!read.ok) return read
  const { application } = visit.params
  const findings = findingsOf(form, read.value.settings.checklist)
  const done = await reviewGrant(contextOf(visit, form), { application, findings })
  return done.ok ? moved(visit.here, 'act_done') : done
}

const decide: Act = async (visit, form) => {
  const read = await readCase(visit)
  if (!read.ok) return read
  const { settings, request } = read.value
  const typed = readFields(form, decideFields(settings))
  if (!typed.ok) return typed
  const { yen, course, tier, cost, persons, endsOn, reason, ...conditions } = typed.value
  const isOther = [course, tier, cost, persons].some((each) => each !== null)
  const { asked } = request
  const basis = {
    course: course ?? request.course?.key ?? '',
    tier: tier ?? asked.tier,
    costYen: cost ?? asked.costYen,
    persons: persons ?? asked.persons,
  }
  const done = await decideGrant(contextOf(visit, form), {
    ...{ application: visit.params.application, yen, reason },
    basis: isOther ? basis : null,
    conditions: conditionsFrom(settings, conditions),
    ...(endsOn !== null && { endsOn }),
  })
  if (done.ok) return moved(visit.here, 'act_done')
  const field = decideFaults[done.refusal.code]
  return field === undefined ? done : atField(field, done)
}

/** At which field a refusal of the decision is said. */
const decideFaults: Readonly<Record<string, string>> = {
  amount_above_cap: 'yen',
  amount_is_not_whole_yen: 'yen',
  budget_is_gone: 'yen',
  grant_course_unknown: 'course',
  eligible_cost_is_missing: 'cost',
  number_of_people_is_missing: 'persons',
  eligibility_is_not_met: 'reason',
}

const accept: Act = async (visit, form) => {
  const applications = [visit.params.application]
  const done = await actOnApplications(contextOf(visit, form), { act: 'accept', applications })
  return done.ok ? moved(visit.here, 'act_done') : done
}

const refuse: Act = async (visit, form) => {
  const typed = readFields(form, refuseFields)
  if (!typed.ok) return typed
  const given = { ...visit.params, reasons: linesOf(typed.value.reasons) }
  const done = await refuseGrant(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'act_done') : atField('reasons', done)
}

const fix: Act = async (visit, form) => {
  const typed = readFields(form, fixFields)
  if (!typed.ok) return typed
  const { yen, cost, persons, reason } = typed.value
  const spent = cost === null && persons === null ? null : { costYen: cost, persons }
  const done = await fixGrant(contextOf(visit, form), { ...visit.params, yen, spent, reason })
  if (done.ok) return moved(visit.here, 'act_done')
  return atField(done.refusal.code === 'reason_missing' ? 'reason' : 'yen', done)
}

const change: Act = async (visit, form) => {
  const read = await readCase(visit)
  if (!read.ok) return read
  const typed = readFields(form, changeFields)
  if (!typed.ok) return typed
  const { changes, yen, cost } = typed.value
  const { award } = read.value
  const basis =
    cost === null || !award
      ? null
      : { course: award.course, tier: award.tier, costYen: cost, persons: award.persons }
  const given = { ...visit.params, changes: linesOf(changes), basis, yen }
  const done = await approveGrantChange(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'act_done') : atField('yen', done)
}

const answer =
  (to: 'suspend' | 'abandon'): Act =>
  async (visit, form) => {
    const given = { ...visit.params, answer: to }
    const done = await answerGrantChange(contextOf(visit, form), given)
    return done.ok ? moved(visit.here, 'act_done') : done
  }

const revoke: Act = async (visit, form) => {
  const typed = readFields(form, revokeFields)
  if (!typed.ok) return typed
  const { yen, reasons } = typed.value
  const given = { ...visit.params, yen, reasons: linesOf(reasons) }
  const done = await revokeGrant(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'act_done') : atField('yen', done)
}

const repay: Act = async (visit, form) => {
  const typed = readFields(form, repayFields)
  if (!typed.ok) return typed
  const done = await recordRepayment(contextOf(visit, form), { ...visit.params, ...typed.value })
  return done.ok ? moved(visit.here, 'act_done') : atField('yen', done)
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => line.trim() || [])

/** The acts by their names. */
export const caseActs = {
  ...{ accept, review, decide, refuse, fix, change, revoke, repay },
  suspend: answer('suspend'),
  abandon: answer('abandon'),
} as const satisfies PersonalPage<'grantCase'>['acts']
