/** Courses as the API shows and takes them: selections, learners, what came of the course. */
import { z } from 'zod'
import type { JudgedLearner } from '../../commands/course/learners.ts'
import type { Proposal } from '../../commands/course/selection.ts'
import { type Choice } from '../../domain/delivery/course/selection.ts'
import { type EmploymentForm, employmentFormNames } from '../../domain/delivery/course/outcome.ts'
import { present } from '../../kit/check.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, date, id } from './basic.ts'
import { channel } from './offering.ts'

const choices = z.array(
  z
    .strictObject({
      application: id,
      number: z.int().meta({ description: 'In the intake, from 1.' }),
      rank: z.int().nullable(),
      reason: bothLanguages,
    })
    .meta({ id: 'Choice' }),
)

/** What would come of a selection. */
export const selectionProposal = z
  .strictObject({
    digest: z.string().meta({ description: 'Names this outcome. It is carried out by it.' }),
    seats: z.int().nullable().meta({ description: 'Null without limit.' }),
    accepted: choices,
    reserve: choices,
    declined: choices,
  })
  .meta({ id: 'SelectionProposal' })

/** Writes a proposal. */
export function proposalOf(proposal: Proposal): Answered<typeof selectionProposal> {
  const { digest, seats, outcome, people } = proposal
  const listed = (all: readonly Choice[]) =>
    all.map(({ number, rank, reason }) => {
      const { application } = present(people.get(number), `number ${number} of the intake`)
      return { application, number, rank, reason }
    })
  const { accepted, reserve, declined } = outcome
  return {
    ...{ digest, seats },
    accepted: listed(accepted),
    reserve: listed(reserve),
    declined: listed(declined),
  }
}

const known = {
  application: id,
  number: z.string(),
  state: z.enum(['accepted', 'enrolled', 'completed']),
  name: z.string().nullable(),
  kana: z.string().nullable(),
}

/** Somebody on the roster of a session. */
export const rosterEntry = z
  .strictObject({
    ...known,
    attended: channel.nullable().meta({ description: 'How they came; null where they did not.' }),
  })
  .meta({ id: 'RosterEntry' })

/** Somebody who takes a course, with what they have done. */
export const learner = z
  .strictObject({
    ...known,
    attended: z.array(z.strictObject({ session: id.nullable(), channel: channel.nullable() })),
    progress: z.int().nullable().meta({ description: 'Of the e-learning, in percent.' }),
    examination: z.enum(['passed', 'failed']).nullable(),
    meetsRule: z.boolean().nullable().meta({ description: 'Null where the course has no rule.' }),
    missing: z.array(bothLanguages).meta({ description: 'What the rule still asks for.' }),
  })
  .meta({ id: 'Learner' })

/** Writes one who takes a course. */
export function learnerOf(each: JudgedLearner): Answered<typeof learner> {
  const { application, code, state, name, kana, record, activities, judgement } = each
  const attended = activities
    .filter(({ sort }) => sort === 'attendance')
    .map(({ session, channel: by }) => ({ session, channel: by }))
  const missing = judgement?.state === 'not-yet' ? judgement.missing : []
  return {
    ...{ application, number: code, state, name, kana, attended },
    progress: record.progress,
    examination: record.examination,
    meetsRule: judgement && judgement.state === 'completed',
    missing: missing.map(({ message }) => message),
  }
}

const day = plainText(40).meta({ description: 'As 2023-06-01 or 令和5年6月1日.' })

/** The result of an examination, as it is handed in. */
export const examination = z.strictObject({
  qualification: plainText(200),
  result: z.enum(['passed', 'failed']),
  takenOn: day,
})

/** A job that was found, as it is handed in. */
export const job = z.strictObject({
  form: z.enum(employmentFormNames as [EmploymentForm, ...EmploymentForm[]]),
  employer: plainText(200).default('').meta({ description: 'May be left out.' }),
  hiredOn: day,
})

/** Whom a row of a list is about. */
export const learnerNamed = plainText(300).meta({
  description: 'The number of the application, or the mail address.',
})

/** A certificate of completion. */
export const certificate = z
  .strictObject({
    application: id,
    number: z.string().meta({ examples: ['2023-10-0001-R'] }),
    issuedOn: date,
    course: bothLanguages,
    from: date,
    to: date,
    hours: z.number().nullable(),
    authority: bothLanguages,
    signatory: bothLanguages.nullable(),
  })
  .meta({ id: 'Certificate' })
