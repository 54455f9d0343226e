/** Booths on the day: the call board, numbers, calls, interviews that took place. */
import { z } from 'zod'
import {
  actAtBooth,
  boothActs,
  type Called,
  callNextVisitor,
  readBoard,
} from '../../commands/gathering/call.ts'
import { reserveInterviews } from '../../commands/gathering/interview.ts'
import { takeNumber } from '../../commands/gathering/number.ts'
import { ok, refuse } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id } from '../schema/basic.ts'
import { boothLine, boothLineOf } from '../schema/door.ts'

const board = endpoint({
  method: 'get',
  path: '/sessions/{session}/board',
  name: 'readBoard',
  tag: 'gatherings',
  scope: 'offering.read',
  summary: { ja: '呼出板（番号と待ち時間）を読む', en: 'Read the call board' },
  answer: z.strictObject({ items: z.array(boothLine) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const day = await findPublicDay(books, call.params.session)
      if (!day) return dayUnknown
      const { booths } = await readBoard(books, day, nowOf(call))
      return ok({ items: booths.map(boothLineOf) })
    }),
})

/** A day of a gathering that anyone may see. */
async function findPublicDay(books: Books, named: string) {
  const session = (await readSessions(books, [named])).get(named)
  const offering = session && (await findOffering(books, session.offering))
  const isPublic = offering?.kind === 'gathering' && offering.state !== 'draft'
  return session && isPublic && session.resource === null ? { session, offering } : null
}

const reserve = endpoint({
  method: 'post',
  path: '/applications/{application}/interviews',
  name: 'reserveInterviews',
  tag: 'gatherings',
  scope: 'application.write',
  summary: { ja: '企業の面接を予約する', en: 'Reserve interviews with companies' },
  note: {
    ja: '催しの予約（application）に付けて予約します。どれか1つでも取れなければ、1つも予約されません。',
    en: 'For a reservation at the gathering. All of them, or none where one cannot be had.',
  },
  body: z
    .strictObject({
      slots: z.array(id).min(1).max(50).meta({ description: 'The sessions of the booths.' }),
    })
    .meta({ id: 'InterviewWish' }),
  answer: z.strictObject({ command, interviews: z.array(id) }).meta({ id: 'InterviewsReserved' }),
  status: 201,
  handle: async ({ context, params, body }) => {
    const done = await reserveInterviews(context, { ...body, application: params.application })
    return answered(done, ({ interviews }) => ({ interviews }))
  },
})

const take = endpoint({
  method: 'post',
  path: '/sessions/{session}/booths/{booth}/numbers',
  name: 'takeNumber',
  tag: 'gatherings',
  scope: 'application.write',
  summary: { ja: 'ブースの整理番号を取る', en: 'Take a number in the line of a booth' },
  note: {
    ja: '受付の済んだ人が取れます。自分の予約（application）か、受付番号（code）で取ります。',
    en: 'For those who were let in: by their reservation (application), or the code of their ticket.',
  },
  body: z
    .union([z.strictObject({ application: id }), z.strictObject({ code: z.string().max(40) })])
    .meta({ id: 'NumberWish' }),
  answer: z.strictObject({ command, interview: id, number: z.int() }).meta({ id: 'NumberGiven' }),
  status: 201,
  handle: async ({ context, params, body }) => {
    const { session, booth } = params
    const done = await takeNumber(context, { session, booth, ...body })
    return answered(done, ({ interview, number }) => ({ interview, number }))
  },
})

const called = z
  .strictObject({ command, interview: id, number: z.int().nullable() })
  .meta({ id: 'Called' })

const calledOf = ({ interview, number }: Called) => ({ interview, number })

const next = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/booths/{booth}/next',
  name: 'callNextVisitor',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '次の人を呼ぶ', en: 'Call the next visitor to a booth' },
  answer: called,
  handle: async ({ context, params }) => {
    const { session, booth } = params
    return answered(await callNextVisitor(context, { session, booth }), calledOf)
  },
})

const act = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/booths/{booth}/interviews/{interview}/acts/{act}',
  name: 'actAtBooth',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: {
    ja: '面接を進める（呼ぶ・不在・実施など）',
    en: 'Call, miss, put back or note an interview',
  },
  note: {
    ja: `act は ${boothActs.join('・')} のどれかです。`,
    en: `act is one of: ${boothActs.join(', ')}.`,
  },
  answer: called,
  handle: async ({ context, params }) => {
    const { session, booth, interview } = params
    const known = boothActs.find((each) => each === params.act)
    if (known === undefined) return actUnknown(params.act)
    return answered(await actAtBooth(context, { session, booth, interview, act: known }), calledOf)
  },
})

const dayUnknown = refuse(
  'session_unknown',
  'この日程の呼出板はありません。催しの日程の番号を確かめてください。',
  'There is no call board of this session. Check the id of the gathering’s session.',
)

const actUnknown = (name: string) =>
  refuse(
    'booth_act_unknown',
    `ブースでの操作「${name}」はありません。${boothActs.join('、')}のどれかにしてください。`,
    `There is no act "${name}" at a booth. Use one of: ${boothActs.join(', ')}.`,
  )

/** The rows of booths. */
export const boothEndpoints: readonly AnyEndpoint[] = [board, reserve, take, next, act]
