/** Consultations as the person has them: asking, reading on, writing on, choosing the way. */
import { z } from 'zod'
import { claimantOf } from '../../commands/application/applicant.ts'
import { isOwn } from '../../commands/application/scene.ts'
import { askByMessage } from '../../commands/consultation/ask.ts'
import { consultationUnknown, writeMessage } from '../../commands/consultation/person.ts'
import { chooseWay } from '../../commands/consultation/way.ts'
import { mayAct } from '../../domain/access/capability.ts'
import type { TextSort } from '../../domain/delivery/consultation/text.ts'
import { present } from '../../kit/check.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { listTexts } from '../../store/consultation-text.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, type Call, endpoint } from '../endpoint.ts'
import { givenAnswers } from '../schema/application.ts'
import { id, moment } from '../schema/basic.ts'
import { channel } from '../schema/offering.ts'
import { offeringUnknown } from './open-offering.ts'
import { readGivenAnswers } from './read-answers.ts'
import { findSeenApplication } from './read-application.ts'
import { hasFiles, settleFiles } from './settle-files.ts'

/** What is written in a consultation, as it is handed in. */
export const text = plainText(8000)

const ask = endpoint({
  method: 'post',
  path: '/offerings/{offering}/consultations',
  name: 'askByMessage',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: 'メッセージで相談する', en: 'Ask for advice by message' },
  note: {
    ja: 'トークンの利用者の名前で相談します。名前を出さない相談は、だれのトークンかが分からないよう、画面だけで受け付けます。',
    en: 'Asks as the account of the token. Without a name one asks on the page alone: a token tells whose it is.',
  },
  body: z.strictObject({ text, answers: givenAnswers }).meta({ id: 'NewConsultation' }),
  answer: z.strictObject({ application: id, number: z.string() }).meta({ id: 'ConsultationBegun' }),
  status: 201,
  handle: async (call) => {
    const { services, context, caller, applicant, params, body } = call
    const asked = await services.asked(params.offering)
    if (!asked) return offeringUnknown
    const { form } = asked
    const place = { offering: params.offering, purpose: 'application' } as const
    const answers = await readGivenAnswers(call, { place, form, given: body.answers })
    if (!answers.ok) return answers
    const version = form.version === 0 ? null : form.version
    const begun = await askByMessage(context, {
      ...{ key: keyOf(call), offering: params.offering, text: body.text, by: caller.actor },
      claimant: await claimantOf(context, applicant),
      mail: null,
      language: applicant.language,
      answered: version === null ? null : { answers: answers.value, version },
      from: { browser: caller.account, address: null },
    })
    if (!begun.ok) return begun
    const { application, number } = begun.value
    if (hasFiles(answers.value)) {
      await settleFiles(call, place, { application, answers: answers.value })
    }
    return ok({ application, number })
  },
})

/** The key that the request came with. */
export const keyOf = ({ context }: Pick<Call, 'context'>): string =>
  present(context.idempotencyKey, 'the key of an act')

const readThread = endpoint({
  method: 'get',
  path: '/applications/{application}/messages',
  name: 'readMessages',
  tag: 'consultations',
  scope: 'consultation.read',
  summary: { ja: '相談のやりとりを読む', en: 'Read what is written in a consultation' },
  note: {
    ja: '本人にはメッセージと回答、その事業の相談員には相談員の記録も返ります。',
    en: 'The person reads messages and answers; counsellors of the programme their notes, too.',
  },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id,
          sort: z.enum(['message', 'answer', 'note']),
          author: id.nullable().meta({ description: 'The counsellor, for counsellors alone.' }),
          body: z.string(),
          writtenAt: moment,
        })
        .meta({ id: 'Message' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const { actor } = call.caller
      const seen = await findConsultation(books, call)
      if (!seen.ok) return seen
      const { application, reads } = seen.value
      if (!reads.ok && !isOwn(application, actor)) return reads
      const sorts: readonly TextSort[] = reads.ok
        ? ['message', 'answer', 'note']
        : ['message', 'answer']
      const texts = await listTexts(books, application.id, sorts)
      const items = texts.map(({ id: one, sort, author, body, writtenAt }) => {
        return { id: one, sort, author: reads.ok ? author : null, body, writtenAt }
      })
      return ok({ items })
    }),
})

/** The consultation, and whether the caller may read it as a counsellor. */
export async function findConsultation(
  books: Parameters<typeof findSeenApplication>[0],
  call: Call<'application'>,
) {
  const seen = await findSeenApplication(books, call, 'consultation.day')
  if (!seen.ok) return seen
  const { application, offering } = seen.value
  if (application.lifecycle !== 'consultation') return consultationUnknown
  const { programme } = offering
  const reads = mayAct(call.caller.actor, 'consultation.read', { programme })
  return ok({ application, programme, reads })
}

const written = z.strictObject({ application: id }).meta({ id: 'Written' })

const write = endpoint({
  method: 'post',
  path: '/applications/{application}/messages',
  name: 'writeMessage',
  tag: 'consultations',
  scope: 'consultation.write',
  summary: { ja: '自分の相談に書き足す', en: 'Write on in one’s own consultation' },
  body: z.strictObject({ text }).meta({ id: 'NewMessage' }),
  answer: written,
  status: 201,
  handle: async (call) => {
    const { application } = call.params
    const holder = { application, by: call.caller.actor }
    const message = { holder, text: call.body.text, key: keyOf(call), address: null }
    const done = await writeMessage(call.context, message)
    return done.ok ? ok({ application }) : done
  },
})

const choose = endpoint({
  method: 'post',
  path: '/applications/{application}/way',
  name: 'chooseWay',
  tag: 'consultations',
  scope: 'application.write',
  summary: { ja: '相談の方法（対面・オンライン・電話）を選ぶ', en: 'Choose how to talk' },
  body: z
    .strictObject({ way: channel, telephone: plainText(100).default('') })
    .meta({ id: 'WayChoice' }),
  answer: written,
  handle: async (call) => {
    const { application } = call.params
    const done = await chooseWay(call.context, { ...call.body, application, key: keyOf(call) })
    return done.ok ? ok({ application }) : done
  },
})

/** The rows of consultations as the person has them. */
export const consultationEndpoints: readonly AnyEndpoint[] = [ask, readThread, write, choose]
