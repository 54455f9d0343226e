/** What is done on the page of a support. */
import { answerDue, planFollowUp, planNextStep, undoAnswer } from '../../../commands/support/due.ts'
import { answerGoal, setGoal } from '../../../commands/support/goal.ts'
import { undoRecord } from '../../../commands/support/record.ts'
import { describeSupport, stepSupport, type SupportStep } from '../../../commands/support/step.ts'
import type { DueAnswer } from '../../../domain/delivery/support/due.ts'
import type { GoalState } from '../../../domain/delivery/support/goal.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalAct } from '../../personal.ts'
import { readDeskSupport, sharingAgencies, todayOf } from './open-desk-support.ts'
import {
  followUpFields,
  goalFields,
  heldFields,
  owingOf,
  reasonFields,
  registerFields,
  standingFields,
  stepFields,
} from './support-fields.ts'

type Act = PersonalAct<'deskSupport'>

const register: Act = async (visit, form) => {
  const read = readFields(form, registerFields(todayOf(visit)))
  if (!read.ok) return read
  const { application } = visit.params
  const given = { application, step: 'register', on: read.value.on } as const
  const done = await stepSupport(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'act_done') : atField('on', done)
}

/** Closing and opening again. */
const stepWith =
  (step: SupportStep): Act =>
  async (visit, form) => {
    const read = readFields(form, reasonFields)
    if (!read.ok) return read
    const { application } = visit.params
    const given = { application, step, reason: read.value.reason }
    const done = await stepSupport(contextOf(visit, form), given)
    return done.ok ? moved(visit.here, 'act_done') : atField('reason', done)
  }

const describe: Act = async (visit, form) => {
  const read = readFields(form, standingFields)
  if (!read.ok) return read
  const { area, why, contactName, contactTelephone } = read.value
  const standing = {
    area: area ?? '',
    why: why ?? '',
    contactName: contactName ?? '',
    contactTelephone: contactTelephone ?? '',
  }
  const { application } = visit.params
  const done = await describeSupport(contextOf(visit, form), { application, standing })
  return done.ok ? moved(visit.here, 'saved') : done
}

const goal: Act = async (visit, form) => {
  const read = readFields(form, goalFields)
  if (!read.ok) return read
  const { application } = visit.params
  const given = { application, text: read.value.goal, dueOn: read.value.goalDue }
  const done = await setGoal(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'added') : atField('goal', done)
}

const goalAs =
  (state: GoalState): Act =>
  async (visit, form) => {
    const done = await answerGoal(contextOf(visit, form), { goal: form.item, state })
    return done.ok ? moved(visit.here, 'act_done') : done
  }

const step: Act = async (visit, form) => {
  const found = await readDeskSupport(visit, visit.params.application)
  if (!found.ok) return found
  const read = readFields(form, stepFields(sharingAgencies(found.value)))
  if (!read.ok) return read
  const { step: text, stepOn: on, stepBy, stepPerson } = read.value
  const before = form.text('before') === 'dropped' ? 'dropped' : 'done'
  const { application } = visit.params
  const owing = owingOf(stepBy, stepPerson)
  const done = await planNextStep(contextOf(visit, form), { application, text, on, owing, before })
  return done.ok ? moved(visit.here, 'saved') : atField('step', done)
}

const followUp: Act = async (visit, form) => {
  const found = await readDeskSupport(visit, visit.params.application)
  if (!found.ok) return found
  const read = readFields(form, followUpFields(sharingAgencies(found.value)))
  if (!read.ok) return read
  const { follow: text, followOn: on, followBy } = read.value
  const { application } = visit.params
  const owing = owingOf(followBy, null)
  const done = await planFollowUp(contextOf(visit, form), { application, text, on, owing })
  return done.ok ? moved(visit.here, 'added') : atField('follow', done)
}

const settle =
  (answer: DueAnswer): Act =>
  async (visit, form) => {
    const given = { due: form.item, answer, on: todayOf(visit) }
    const done = await answerDue(contextOf(visit, form), given)
    return done.ok ? moved(visit.here, 'act_done') : done
  }

const held: Act = async (visit, form) => {
  const read = readFields(form, heldFields(todayOf(visit)))
  if (!read.ok) return read
  const { held: answer, heldOn: on, heldPersons: persons, heldReason: reason } = read.value
  const given = { due: form.item, answer: answer as DueAnswer, on, persons, reason }
  const done = await answerDue(contextOf(visit, form), given)
  if (done.ok) return moved(visit.here, 'act_done')
  const isCount = done.refusal.code === 'retained_persons_not_in_range'
  return atField(isCount ? 'heldPersons' : 'heldOn', done)
}

const takeAnswerBack: Act = async (visit, form) => {
  const read = readFields(form, reasonFields)
  if (!read.ok) return read
  const { reason } = read.value
  const done = await undoAnswer(contextOf(visit, form), { due: form.item, reason })
  return done.ok ? moved(visit.here, 'cancelled') : atField('reason', done)
}

const takeRecordBack: Act = async (visit, form) => {
  const read = readFields(form, reasonFields)
  if (!read.ok) return read
  const { reason } = read.value
  const done = await undoRecord(contextOf(visit, form), { record: form.item, reason })
  return done.ok ? moved(visit.here, 'cancelled') : atField('reason', done)
}

/** The acts by their names. */
export const supportActs = {
  register,
  close: stepWith('close'),
  reopen: stepWith('reopen'),
  describe,
  goal,
  'goal-reached': goalAs('reached'),
  'goal-dropped': goalAs('dropped'),
  'goal-open': goalAs('open'),
  step,
  'follow-up': followUp,
  done: settle('done'),
  drop: settle('dropped'),
  held,
  'undo-answer': takeAnswerBack,
  'undo-record': takeRecordBack,
} as const satisfies Readonly<Record<string, Act>>
