/** Applications as the API shows and takes them. */
import { z } from 'zod'
import { channels } from '../../domain/delivery/offering.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { type LifecycleName, lifecycleNames, stateIn } from '../../domain/delivery/register.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { storedAnswersSchema } from '../../domain/question/stored-answers.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { ListedApplication } from '../../store/application-list.ts'
import type { OwnApplication } from '../../store/own-application-list.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, command, givenMoment, id, language, moment, reason } from './basic.ts'

const lifecycle = z.enum(lifecycleNames as [LifecycleName, ...LifecycleName[]])
const channel = z.enum(Object.keys(channels) as [Channel, ...Channel[]])
/** The name of an act. */
export const actName = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/)
  .meta({ examples: ['reserve', 'cancel'] })

/** Answers as they are handed in: by the questions' keys. */
export const givenAnswers = z
  .record(
    z.string().max(100),
    z.union([z.string().max(20_000), z.number(), z.array(z.string().max(2000)).max(300)]),
  )
  .default({})
  .meta({
    description:
      'By the keys of the questions: a text or a number; the keys of chosen options; the ids of ' +
      'files that were sent. Words of one’s own beside a choice stand under "key.other".',
  })

/** Someone else, whom staff enter. */
const someoneElse = z.strictObject({
  name: plainText(200),
  kana: plainText(200).default(''),
  mail: plainText(300).default(''),
  telephone: plainText(100).default(''),
  corporateNumber: plainText(40).default('').meta({
    description: 'The 法人番号 of the company that they apply for, where it is for one.',
  }),
  company: plainText(200).default('').meta({ description: 'The name of that company.' }),
  language: language.default('ja'),
})

/** What is asked for. */
export const claimBody = z
  .strictObject({
    session: id.nullable().default(null).meta({
      description: 'The date or slot; null for the offering as a whole.',
    }),
    act: actName.optional().meta({ description: 'The act; left out, the offering’s usual one.' }),
    wait: z.boolean().default(false).meta({
      description: 'Whether to wait for a seat where every one is taken.',
    }),
    channel: channel.nullable().default(null),
    company: id.nullable().default(null).meta({
      description: 'The party of the company that is applied for; null for oneself.',
    }),
    companions: z.array(plainText(200)).max(49).default([]).meta({
      description: 'The names of those who come along.',
    }),
    anonymous: z.boolean().default(false).meta({
      description: 'Without a name, where the offering allows it.',
    }),
    applicant: someoneElse.nullable().default(null).meta({
      description: 'Someone else, entered by staff; null for the account of the token.',
    }),
    formVersion: z.int().min(0).optional().meta({
      description: 'The version of the questions that were answered.',
    }),
    answers: givenAnswers,
    happenedAt: givenMoment.nullable().default(null).meta({
      description: 'When it happened, for what staff enter afterwards; null for now.',
    }),
    reason,
  })
  .meta({ id: 'NewApplication' })

/** What came of a claim. */
export const claimed = z
  .strictObject({
    command,
    applications: z.array(z.strictObject({ id, number: z.string(), state: z.string() })),
  })
  .meta({ id: 'Applied' })

const acting = {
  session: id.nullable().default(null).meta({
    description: 'The session it happens in, where that is not the application’s own.',
  }),
  channel: channel.nullable().default(null),
  happenedAt: givenMoment.nullable().default(null).meta({
    description: 'When it happened, where that is not now.',
  }),
  reason,
}

/** An act on one application. */
export const actBody = z.strictObject(acting).meta({ id: 'ApplicationAct' })

/** An act on many applications. */
export const actsBody = z
  .strictObject({ applications: z.array(id).min(1).max(1000), ...acting })
  .meta({ id: 'ApplicationActs' })

/** What came of an act. */
export const acted = z
  .strictObject({
    command,
    done: z.array(id),
    offered: z.array(id).meta({ description: 'Those to whom a freed seat was offered.' }),
    refused: z.array(z.strictObject({ application: id, code: z.string(), message: bothLanguages })),
  })
  .meta({ id: 'Acted' })

const seen = {
  id,
  number: z.string(),
  offering: id,
  session: id.nullable(),
  parent: id.nullable(),
  lifecycle,
  state: z.string(),
  stateLabel: bothLanguages,
  formVersion: z.int().nullable(),
  offeredUntil: moment.nullable(),
  appliedAt: moment,
  changedAt: moment,
}

/** One's own application in a list. */
export const ownApplication = z
  .strictObject({
    ...seen,
    offeringTitle: bothLanguages,
    startsAt: moment.nullable(),
    endsAt: moment.nullable(),
  })
  .meta({ id: 'OwnApplication' })

/** An application in the desk's list. */
export const deskApplication = z
  .strictObject({
    ...seen,
    party: id.nullable(),
    name: z.string().nullable(),
    kana: z.string().nullable(),
    startsAt: moment.nullable(),
    endsAt: moment.nullable(),
    resourceName: bothLanguages.nullable(),
  })
  .meta({ id: 'DeskApplication' })

/** One application with who applied and what was answered. */
export const wholeApplication = z
  .strictObject({
    ...seen,
    next: bothLanguages.meta({ description: 'What comes next, as the applicant is told.' }),
    party: id.nullable(),
    detail: z
      .strictObject({
        name: z.string().nullable(),
        kana: z.string().nullable(),
        mail: z.string().nullable(),
        telephone: z.string().nullable(),
        language,
        answers: storedAnswersSchema,
      })
      .nullable()
      .meta({ description: 'Null where it was erased.' }),
    steps: z.array(
      z.strictObject({
        act: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        takenAt: moment,
        takenBy: z.string().nullable().meta({ description: 'For staff alone.' }),
        reason: z.string().nullable().meta({ description: 'For staff alone.' }),
      }),
    ),
  })
  .meta({ id: 'Application' })

/** An act that leads on, and whether it may be done now. */
export const possibleAct = z
  .strictObject({
    act: z.string(),
    label: bothLanguages,
    isAllowed: z.boolean(),
    why: z.strictObject({ code: z.string(), message: bothLanguages }).nullable(),
  })
  .meta({ id: 'PossibleAct' })

/** Something that happened on a day. */
export const activity = z
  .strictObject({
    id,
    offering: id,
    session: id.nullable(),
    application: id.nullable(),
    sort: z.string(),
    happenedAt: moment,
    channel: channel.nullable(),
    quantity: z.int(),
  })
  .meta({ id: 'Activity' })

/** Writes what every view of an application has. */
export function seenOf(application: Application) {
  const { number, offering, session, parent, formVersion } = application
  const { offeredUntil, appliedAt, changedAt } = application
  const { label } = stateIn(application.lifecycle, application.state)
  return {
    ...{ id: application.id, number, offering, session, parent },
    ...{ lifecycle: application.lifecycle, state: application.state, stateLabel: label },
    ...{ formVersion, offeredUntil, appliedAt, changedAt },
  }
}

/** Writes one of one's own. */
export function ownApplicationOf(row: OwnApplication): Answered<typeof ownApplication> {
  const { offeringTitle, startsAt, endsAt } = row
  return { ...seenOf(row), offeringTitle, startsAt, endsAt }
}

/** Writes one of the desk's list. */
export function deskApplicationOf(row: ListedApplication): Answered<typeof deskApplication> {
  const { party, name, kana, startsAt, endsAt, resourceName } = row
  return { ...seenOf(row), party, name, kana, startsAt, endsAt, resourceName }
}
