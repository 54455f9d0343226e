/** What is open to apply for: the list, one offering, its dates, its booths, its questions. */
import { z } from 'zod'
import { openKinds } from '../../domain/delivery/register.ts'
import { placeOf } from '../../domain/delivery/session.ts'
import { isOwnDate } from '../../domain/delivery/way-in.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { formPurposes, type FormPurpose } from '../../domain/question/form-place.ts'
import { questionFormSchema } from '../../domain/question/document.ts'
import { formatQuestionForm } from '../../domain/question/document.ts'
import { addDays, type CalendarDate, type Instant, isCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { sliceOf } from '../../kit/slice.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import type { Books } from '../../store/database.ts'
import {
  keyOfOpenOffering,
  listOpenOfferings,
  type OpenOffering,
  readDatedSeats,
  readWholeSeats,
  type SeatSummary,
} from '../../store/open-offering.ts'
import { findQuestionForm, getQuestionForm } from '../../store/question-form.ts'
import { readSeats } from '../../store/seats.ts'
import { countSessions } from '../../store/session-list.ts'
import { listResources, listSessions } from '../../store/session.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import { channel, openOffering, openOfferingOf, publicOffering } from '../schema/offering.ts'
import { publicOfferingOf } from '../schema/offering.ts'
import {
  publicResource,
  publicResourceOf,
  publicSession,
  publicSessionOf,
} from '../schema/session.ts'
import { findSeenOffering } from './open-offering.ts'

const day = z
  .string()
  .refine(isCalendarDate, {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
  })
  .optional()
  .meta({ format: 'date' })

const startOf = (date: CalendarDate): Instant => instantAt(date, '00:00' as TimeOfDay)

const listOffers = list({
  method: 'get',
  path: '/offerings',
  name: 'listOfferings',
  tag: 'offerings',
  scope: 'offering.read',
  summary: { ja: '公開中の募集の一覧', en: 'List what is open to apply for' },
  note: {
    ja: '次の日程が近い順です。',
    en: 'Those with the next date come first.',
  },
  query: z.strictObject({
    q: z.string().max(100).optional().meta({ description: 'Words in the title or the summary.' }),
    kind: z.enum(openKinds).optional(),
    channel: channel.optional(),
    programme: z.string().max(100).optional(),
    from: day,
    to: day,
  }),
  item: openOffering,
  key: ['moment', 'id'],
  handle: async (call) => {
    const { q = '', kind, channel: way, programme, from, to } = call.query
    const now = nowOf(call)
    const filter = {
      ...{ now, slice: call.slice, kind: kind ?? null, channel: way ?? null },
      words: q.split(/\s+/u).filter(Boolean),
      programme: programme ?? null,
      from: from ? startOf(from) : null,
      to: to ? startOf(addDays(to, 1)) : null,
    }
    return inBooks(call, async (books) => {
      const found = await listOpenOfferings(books, filter)
      const { rows, next } = sliceOf(found, call.slice, keyOfOpenOffering)
      const left = await readLeft(books, rows, now)
      const items = rows.map((row) => openOfferingOf(row, { now, left: left(row) }))
      return ok({ items, next })
    })
  },
})

/** The seats that are left: of the offering as a whole, or of its dates to come. */
async function readLeft(books: Books, rows: readonly OpenOffering[], now: Instant) {
  const ids = rows.map(({ id }) => id)
  const whole = await readWholeSeats(books, ids)
  const dated = await readDatedSeats(books, ids, now)
  return ({ id, settings, kind }: OpenOffering): SeatSummary | undefined => {
    const isDated = settings.seatsPer === 'session' || isOwnDate(kind, { resource: id })
    return (isDated ? dated : whole).get(id)
  }
}

const readOffer = endpoint({
  method: 'get',
  path: '/offerings/{offering}',
  name: 'readOffering',
  tag: 'offerings',
  scope: 'offering.read',
  summary: { ja: '募集を1件読む', en: 'Read an offering' },
  answer: publicOffering,
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenOffering(books, call)
      if (!found.ok) return found
      const offering = found.value
      const now = nowOf(call)
      const { all, slots } = await countSessions(books, offering.id, now)
      const dates = isOwnDate(offering.kind, { resource: offering.id }) ? all + slots : all
      const { version } = await getQuestionForm(books, {
        offering: offering.id,
        purpose: 'application',
      })
      return ok(publicOfferingOf(offering, { now, dates, formVersion: version }))
    }),
})

const listDates = list({
  method: 'get',
  path: '/offerings/{offering}/sessions',
  name: 'listDates',
  tag: 'offerings',
  scope: 'offering.read',
  summary: { ja: '募集の日程と空席の一覧', en: 'List the dates of an offering with their seats' },
  note: {
    ja: 'resource を付けると、そのブース・相談員・部屋の枠だけです。',
    en: 'With resource, only the slots of that booth, counsellor or room.',
  },
  query: z.strictObject({
    resource: z.uuid().optional(),
    from: z.iso.datetime({ offset: true }).optional(),
  }),
  item: publicSession,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenOffering(books, call)
      if (!found.ok) return found
      const { slice, query } = call
      const [startsAt, id] = slice.at?.key ?? []
      const sessions = await listSessions(books, {
        offering: found.value.id,
        ...(query.resource !== undefined && { resource: query.resource }),
        ...(query.from !== undefined && { from: new Date(query.from).toISOString() as Instant }),
        ...(startsAt && id && { after: { startsAt: startsAt as Instant, id } }),
        limit: slice.limit + 1,
      })
      const { rows, next } = sliceOf(sessions, slice, (each) => [each.startsAt, each.id])
      const left = await readPlaces(books, found.value, rows)
      const items = rows.map((row) => {
        return publicSessionOf(row, left.get(placeOf(found.value, row)))
      })
      return ok({ items, next })
    }),
})

async function readPlaces(
  books: Books,
  offering: Offering,
  sessions: readonly Parameters<typeof publicSessionOf>[0][],
): Promise<ReadonlyMap<string, SeatSummary>> {
  const places = new Set(sessions.map((session) => placeOf(offering, session)))
  const seats = await readSeats(books, [...places])
  return new Map(
    [...seats].map(([place, { capacity, taken }]) => {
      return [place, { capacity, left: capacity === null ? null : Math.max(capacity - taken, 0) }]
    }),
  )
}

const readResources = endpoint({
  method: 'get',
  path: '/offerings/{offering}/resources',
  name: 'listResources',
  tag: 'offerings',
  scope: 'offering.read',
  summary: { ja: 'ブース・相談員・部屋の一覧', en: 'List booths, counsellors or rooms' },
  answer: z.strictObject({ items: z.array(publicResource) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenOffering(books, call)
      if (!found.ok) return found
      const resources = await listResources(books, found.value.id)
      return ok({ items: resources.map(publicResourceOf) })
    }),
})

const readQuestions = endpoint({
  method: 'get',
  path: '/offerings/{offering}/questions/{purpose}',
  name: 'readQuestions',
  tag: 'offerings',
  scope: 'offering.read',
  summary: { ja: '募集の質問を読む', en: 'Read what an offering asks' },
  note: {
    ja: 'purpose は application（申込の質問）か questionnaire（アンケート）です。versionを付けると、その版です。',
    en: 'purpose is "application" or "questionnaire". With version, that version.',
  },
  query: z.strictObject({
    version: z.coerce.number().int().min(0).max(1_000_000).optional(),
  }),
  answer: questionFormSchema,
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenOffering(books, call)
      if (!found.ok) return found
      const purpose = readPurpose(call.params.purpose)
      if (!purpose.ok) return purpose
      const place = { offering: found.value.id, purpose: purpose.value }
      const { version } = call.query
      const form =
        version === undefined
          ? await getQuestionForm(books, place)
          : await findQuestionForm(books, place, version)
      return form ? ok(formatQuestionForm(form)) : versionUnknown(version ?? 0)
    }),
})

/** The purpose that a path names. */
export function readPurpose(name: string): Result<FormPurpose> {
  const known = Object.keys(formPurposes) as readonly FormPurpose[]
  const purpose = known.find((each) => each === name)
  return purpose === undefined
    ? refuse(
        'purpose_unknown',
        `「${name}」という質問はありません。${known.join('、')}のどれかにしてください。`,
        `There are no questions "${name}". Use one of: ${known.join(', ')}.`,
      )
    : ok(purpose)
}

function versionUnknown(version: number) {
  return refuse(
    'questions_version_unknown',
    `質問の第${version}版はありません。`,
    `There is no version ${version} of these questions.`,
  )
}

/** The rows of what is open to anyone with a token. */
export const offeringEndpoints: readonly AnyEndpoint[] = [
  listOffers,
  readOffer,
  listDates,
  readResources,
  readQuestions,
]
