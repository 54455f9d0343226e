/** What staff look at one by one: a booth or room, a consultation, whom a door expects. */
import { z } from 'zod'
import { readDoor } from '../../commands/gathering/door.ts'
import { mayAct } from '../../domain/access/capability.ts'
import { doorList } from '../../domain/delivery/gathering/door-list.ts'
import { ok, refuse } from '../../kit/result.ts'
import { readDetails } from '../../store/application.ts'
import { readStanding } from '../../store/consultation.ts'
import { readWays } from '../../store/consultation-way.ts'
import type { Books } from '../../store/database.ts'
import { listDoorReservations } from '../../store/door.ts'
import { findOffering } from '../../store/offering.ts'
import { findResource, readSessions } from '../../store/session.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, date, id, moment } from '../schema/basic.ts'
import { channel } from '../schema/offering.ts'
import { publicResource, publicResourceOf } from '../schema/session.ts'
import { findConsultation } from './consultations.ts'

const readResource = endpoint({
  method: 'get',
  path: '/desk/resources/{resource}',
  name: 'readResource',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: 'ブース・相談員・部屋を1つ読む', en: 'Read a booth, counsellor or room' },
  answer: publicResource
    .extend({
      party: id.nullable().meta({ description: 'The company of a booth.' }),
      account: id.nullable().meta({ description: 'The account of a counsellor.' }),
      details: z.record(z.string(), z.json()).meta({ description: 'Its own hours and equipment.' }),
    })
    .meta({ id: 'DeskResource' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const resource = await findResource(books, call.params.resource)
      const offering = resource && (await findOffering(books, resource.offering))
      if (!resource || !offering) return resourceUnknown
      const { programme } = offering
      const may = mayAct(call.caller.actor, 'offering.read', { programme })
      if (!may.ok) return may
      const { party, account } = resource
      const details = resource.details as Readonly<Record<string, z.core.util.JSONType>>
      return ok({ ...publicResourceOf(resource), party, account, details })
    }),
})

const readConsultation = endpoint({
  method: 'get',
  path: '/desk/consultations/{application}',
  name: 'readConsultation',
  tag: 'consultations',
  scope: 'application.read',
  summary: { ja: '相談の予定と担当を読む', en: 'Read when a consultation is, and who has it' },
  note: {
    ja: '書かれた内容は含みません。それは readMessages で、相談員だけが読めます。',
    en: 'Without a word of what was written: readMessages gives that, to counsellors alone.',
  },
  answer: z
    .strictObject({
      application: id,
      number: z.string(),
      state: z.string(),
      offering: id,
      name: z.string().nullable(),
      kana: z.string().nullable(),
      telephone: z.string().nullable(),
      session: id.nullable(),
      startsAt: moment.nullable(),
      endsAt: moment.nullable(),
      resourceName: bothLanguages.nullable(),
      way: channel
        .nullable()
        .meta({ description: 'As the person chose; null where they did not.' }),
      onlineLink: z.string().nullable(),
      takenBy: id.nullable().meta({ description: 'The account of the counsellor.' }),
      waitsSince: moment.nullable(),
      nextContactOn: date.nullable(),
    })
    .meta({ id: 'DeskConsultation' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findConsultation(books, call)
      if (!seen.ok) return seen
      const { application, programme } = seen.value
      // What the desk has noted is for the desk, also of one's own consultation.
      const may = mayAct(call.caller.actor, 'consultation.day', { programme })
      if (!may.ok) return may
      const { id: own, number, state, offering } = application
      const detail = (await readDetails(books, [own])).get(own)
      const { name, kana, telephone } = detail ?? nobody
      const standing = await readStanding(books, own)
      return ok({
        ...{ application: own, number, state, offering, session: application.session },
        ...{ name, kana, telephone },
        ...(await readMeeting(books, application.session)),
        way: (await readWays(books, [own])).get(own) ?? null,
        ...{ takenBy: standing.takenBy, waitsSince: standing.waitsSince },
        nextContactOn: standing.nextContactOn,
      })
    }),
})

/** Where who asked was erased. */
const nobody = { name: null, kana: null, telephone: null }

/** When and with whom they meet, where a time is booked. */
async function readMeeting(books: Books, booked: string | null) {
  const session = booked === null ? undefined : (await readSessions(books, [booked])).get(booked)
  if (!session) return { startsAt: null, endsAt: null, resourceName: null, onlineLink: null }
  const { startsAt, endsAt, onlineLink } = session
  const resource = session.resource ? await findResource(books, session.resource) : undefined
  return { startsAt, endsAt, onlineLink, resourceName: resource?.name ?? null }
}

const readDoorList = endpoint({
  method: 'get',
  path: '/desk/sessions/{session}/door/list',
  name: 'readDoorList',
  tag: 'gatherings',
  scope: 'activity.read',
  summary: {
    ja: '通信のない受付のための名簿を読む',
    en: 'Read whom a door expects, to check in without a network',
  },
  note: {
    ja: '氏名も申込番号も含みません。key は、SHA-256（「日程のid:申込番号」）の16進数の先頭16文字です。',
    en: 'No names and no numbers: a key is the first 16 hexadecimal digits of SHA-256("session:number").',
  },
  answer: z
    .strictObject({
      version: z.literal(1),
      session: id,
      madeAt: moment,
      entries: z.array(
        z.strictObject({
          key: z.string(),
          initials: z.string().nullable(),
          state: z.enum(['expected', 'in', 'barred']),
        }),
      ),
    })
    .meta({ id: 'DoorList' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const door = await readDoor(books, call.params.session, call.caller.actor)
      if (!door.ok) return door
      const { session, offering } = door.value
      const place = { session: session.id, offering: offering.id }
      return ok(doorList(session.id, nowOf(call), await listDoorReservations(books, place)))
    }),
})

const resourceUnknown = refuse(
  'resource_unknown',
  'このブース・相談員・部屋は見つかりません。募集の一覧から選び直してください。',
  'This booth, counsellor or room cannot be found. Choose it from the offering again.',
)

/** The rows of what staff look at one by one. */
export const deskDetailEndpoints: readonly AnyEndpoint[] = [
  readResource,
  readConsultation,
  readDoorList,
]
