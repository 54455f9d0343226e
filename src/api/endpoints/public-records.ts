/** What can be checked: the draw of a course, a certificate; and a visitor's own interviews. */
import { z } from 'zod'
import { courseOf } from '../../commands/course/open-course.ts'
import { parseCertificateNumber } from '../../domain/delivery/course/certificate.ts'
import { drawRecord } from '../../domain/delivery/course/draw-record.ts'
import { ok, refuse } from '../../kit/result.ts'
import { findCertificate } from '../../store/course-certificate.ts'
import { findDraw } from '../../store/course-draw.ts'
import { listInterviewsOf } from '../../store/interview.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, date, id, moment } from '../schema/basic.ts'
import { findSeenOffering } from './open-offering.ts'
import { findSeenApplication } from './read-application.ts'

const draw = endpoint({
  method: 'get',
  path: '/offerings/{offering}/draw',
  name: 'readDraw',
  tag: 'courses',
  scope: 'offering.read',
  summary: { ja: '抽選の記録を読む（だれでも検証できる）', en: 'Read a draw, to repeat it' },
  answer: z
    .strictObject({
      commitment: z.string(),
      committedAt: moment,
      list: z
        .strictObject({ closedAt: moment, digest: z.string(), numbers: z.array(z.int()) })
        .nullable()
        .meta({ description: 'Null while people may still apply.' }),
      drawn: z
        .strictObject({ drawnAt: moment, record: drawRecord })
        .nullable()
        .meta({ description: 'Null before the draw.' }),
    })
    .meta({ id: 'Draw' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenOffering(books, call)
      if (!found.ok) return found
      const course = courseOf(found.value)
      const known = course.ok ? await findDraw(books, found.value.id) : undefined
      const isByLot = course.ok && course.value.settings.selection.method === 'lottery'
      if (!known || !(isByLot || known.list)) return drawUnknown
      const { commitment, committedAt, list, drawn } = known
      return ok({
        ...{ commitment, committedAt, drawn },
        list: list && {
          closedAt: list.closedAt,
          digest: list.digest,
          numbers: list.entries.map(({ number }) => number),
        },
      })
    }),
})

const check = endpoint({
  method: 'get',
  path: '/certificates',
  name: 'checkCertificate',
  tag: 'courses',
  scope: 'offering.read',
  summary: { ja: '修了証の番号を確かめる', en: 'Check the number of a certificate' },
  query: z.strictObject({ number: z.string().max(60) }),
  answer: z
    .strictObject({
      isValid: z.boolean().meta({ description: 'Whether the completion stands.' }),
      course: bothLanguages,
      issuedOn: date,
    })
    .meta({ id: 'CertificateCheck' }),
  handle: async (call) => {
    const number = parseCertificateNumber(call.query.number)
    if (!number.ok) return number
    const found = await inBooks(call, (books) => findCertificate(books, number.value))
    if (!found) return certificateUnknown
    const { isValid, document, issuedOn } = found
    return ok({ isValid, course: document.course, issuedOn })
  },
})

const interviews = endpoint({
  method: 'get',
  path: '/applications/{application}/interviews',
  name: 'listInterviews',
  tag: 'gatherings',
  scope: 'application.read',
  summary: { ja: '催しの予約に付いた面接の一覧', en: 'List the interviews of a reservation' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id,
          state: z.string(),
          session: id,
          booth: id,
          boothName: bothLanguages,
          startsAt: moment.nullable().meta({ description: 'Null for those who queue.' }),
          endsAt: moment.nullable(),
          number: z.int().nullable().meta({ description: 'In line; null for an appointment.' }),
        })
        .meta({ id: 'OwnInterview' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenApplication(books, call)
      if (!found.ok) return found
      const entries = await listInterviewsOf(books, [found.value.application.id])
      const items = entries.map(({ state, session, booth, boothName, startsAt, ...each }) => {
        const { endsAt, number } = each
        return { id: each.id, state, session, booth, boothName, startsAt, endsAt, number }
      })
      return ok({ items })
    }),
})

const drawUnknown = refuse(
  'draw_unknown',
  'この募集に抽選はありません。募集の番号を確かめてください。',
  'There is no draw in this offering. Check its id.',
)

const certificateUnknown = refuse(
  'certificate_unknown',
  'この番号の修了証は発行されていません。番号を確かめてください。',
  'No certificate with this number was issued. Check it.',
)

/** The rows of what can be checked. */
export const publicRecordEndpoints: readonly AnyEndpoint[] = [draw, check, interviews]
