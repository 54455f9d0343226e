/** Consultations as counsellors have them: who waits, answers, notes, who has taken them. */
import { z } from 'zod'
import {
  answerConsultation,
  assignConsultation,
  noteConsultation,
  planContact,
} from '../../commands/consultation/counsel.ts'
import { countConsultations } from '../../commands/consultation/heads.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { listQueue } from '../../store/consultation-queue.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, command, date, id, moment, reason } from '../schema/basic.ts'
import { channel } from '../schema/offering.ts'
import { keyOf, text } from './consultations.ts'

const queue = endpoint({
  method: 'get',
  path: '/desk/consultations',
  name: 'listWaitingConsultations',
  tag: 'consultations',
  scope: 'application.read',
  summary: { ja: '回答や記録を待つ相談の一覧', en: 'List consultations that wait' },
  note: {
    ja: '長く待っている順に、300件までです。書かれた内容は含みません。',
    en: 'Those who have waited longest first, at most 300; without a word of what was written.',
  },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          application: id,
          number: z.string(),
          state: z.string(),
          offering: id,
          title: bothLanguages,
          programme: z.string(),
          waitsSince: moment.nullable(),
          takenBy: id.nullable(),
          nextContactOn: date.nullable(),
          isNameless: z.boolean(),
        })
        .meta({ id: 'WaitingConsultation' }),
    ),
  }),
  handle: async (call) => {
    const programmes = programmesFor(call.caller.actor, 'consultation.day')
    if (programmes?.length === 0) return notAllowed(deskActs['consultation.day'])
    const waiting = await inBooks(call, (books) => listQueue(books, { programmes }))
    const items = waiting.map(({ appliedAt: _asked, changedAt: _changed, ...one }) => one)
    return ok({ items })
  },
})

const counselled = z.strictObject({ application: id }).meta({ id: 'Counselled' })

const about = (done: Result<void>, application: string) => (done.ok ? ok({ application }) : done)

const answer = endpoint({
  method: 'post',
  path: '/applications/{application}/answers',
  name: 'answerConsultation',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: '相談に回答する', en: 'Answer a consultation' },
  body: z
    .strictObject({
      text,
      holds: z.boolean().default(false).meta({
        description: 'Whether the consultation was held with it.',
      }),
    })
    .meta({ id: 'ConsultationAnswer' }),
  answer: counselled,
  status: 201,
  handle: async (call) => {
    const { application } = call.params
    const given = { ...call.body, application, key: keyOf(call) }
    return about(await answerConsultation(call.context, given), application)
  },
})

const note = endpoint({
  method: 'post',
  path: '/applications/{application}/notes',
  name: 'noteConsultation',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: '相談員の記録を書く', en: 'Note something for counsellors' },
  body: z.strictObject({ text }).meta({ id: 'ConsultationNote' }),
  answer: counselled,
  status: 201,
  handle: async (call) => {
    const { application } = call.params
    const given = { text: call.body.text, application, key: keyOf(call) }
    return about(await noteConsultation(call.context, given), application)
  },
})

const assign = endpoint({
  method: 'put',
  path: '/applications/{application}/counsellor',
  name: 'assignConsultation',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: '相談を引き受ける・引き継ぐ・手放す', en: 'Take, hand over or let go of it' },
  body: z
    .strictObject({
      to: id.nullable().meta({ description: 'The account of a counsellor; null to let go of it.' }),
    })
    .meta({ id: 'ConsultationHandover' }),
  answer: counselled,
  handle: async ({ context, params: { application }, body: { to } }) =>
    about(await assignConsultation(context, { application, to }), application),
})

const day = z.string().refine(isCalendarDate, {
  params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
})

const plan = endpoint({
  method: 'put',
  path: '/applications/{application}/contact',
  name: 'planContact',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: '次に連絡する日を決める', en: 'Say when to get in touch again' },
  body: z.strictObject({ on: day.nullable() }).meta({ id: 'NextContact' }),
  answer: counselled,
  handle: async ({ context, params: { application }, body: { on } }) =>
    about(await planContact(context, { application, on }), application),
})

const count = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/consultation-heads',
  name: 'countConsultations',
  tag: 'consultations',
  scope: 'activity.write',
  summary: {
    ja: '名前を聞かなかった相談の人数を記録する',
    en: 'Count consultations without names',
  },
  body: z
    .strictObject({
      heads: z.int().min(1).max(1000),
      on: day,
      channel: channel.nullable().default(null),
      reason,
    })
    .meta({ id: 'ConsultationHeads' }),
  answer: z.strictObject({ command, heads: z.int() }).meta({ id: 'ConsultationsCounted' }),
  handle: async ({ context, params, body }) => {
    const done = await countConsultations(context, { ...body, offering: params.offering })
    return answered(done, ({ heads }) => ({ heads }))
  },
})

/** The rows of consultations as counsellors have them. */
export const counselEndpoints: readonly AnyEndpoint[] = [queue, answer, note, assign, plan, count]
