/** Sessions and what they take place at, as the API shows and takes them. */
import { z } from 'zod'
import { resourceSorts, sessionStates } from '../../domain/delivery/session.ts'
import type {
  Resource,
  ResourceSort,
  Session,
  SessionState,
} from '../../domain/delivery/session.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { SeatSummary } from '../../store/open-offering.ts'
import type { ListedSession } from '../../store/session-list.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, givenBoth, givenMoment, id, moment } from './basic.ts'
import { seats } from './offering.ts'

const state = z.enum(Object.keys(sessionStates) as [SessionState, ...SessionState[]])
const sort = z.enum(Object.keys(resourceSorts) as [ResourceSort, ...ResourceSort[]])

const seen = {
  id,
  offering: id,
  resource: id.nullable().meta({ description: 'The booth, counsellor or room.' }),
  state,
  startsAt: moment,
  endsAt: moment,
  title: bothLanguages,
  place: bothLanguages,
}

/** A date as the public sees it. */
export const publicSession = z
  .strictObject({ ...seen, seats: seats.nullable() })
  .meta({ id: 'PublicSession' })

/** A session as staff see it. */
export const deskSession = z
  .strictObject({
    ...seen,
    resourceName: bothLanguages.nullable(),
    onlineLink: z.string().nullable(),
    revision: z.int().meta({ description: 'Grows when it is moved or cancelled.' }),
    seats: z
      .strictObject({ capacity: z.int().nullable(), taken: z.int() })
      .nullable()
      .meta({ description: 'Null where seats are for the offering as a whole.' }),
    waiting: z.int(),
  })
  .meta({ id: 'DeskSession' })

/** A booth, counsellor or room as the public sees it. */
export const publicResource = z
  .strictObject({
    id,
    offering: id,
    sort,
    name: bothLanguages,
    isOpen: z.boolean(),
  })
  .meta({ id: 'Resource' })

const blank = { ja: '', en: '' }

/** An address of a web page. */
const link = plainText(1000).refine(
  (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text),
  {
    params: {
      ja: 'https:// で始まるWebページのアドレスが必要です',
      en: 'an address of a web page is needed, beginning with https://',
    },
  },
)

const when = { startsAt: givenMoment, endsAt: givenMoment }
const where = {
  title: givenBoth(200).default(blank),
  place: givenBoth(300).default(blank),
  onlineLink: link.nullable().default(null),
}

/** Seats of a session. */
export const capacity = z.int().min(1).max(1_000_000).nullable()

/** Sessions to add. */
export const sessionsDraft = z
  .strictObject({
    sessions: z
      .array(
        z.strictObject({
          ...when,
          ...where,
          resource: id.nullable().default(null),
          capacity: capacity.optional().meta({
            description: 'Left out: what the offering says.',
          }),
        }),
      )
      .min(1)
      .max(2000),
  })
  .meta({ id: 'NewSessions' })

/** Where a session goes. */
export const sessionMove = z.strictObject({ ...when, ...where }).meta({ id: 'SessionMove' })

/** Booths, counsellors or rooms to add. */
export const resourcesDraft = z
  .strictObject({
    resources: z
      .array(z.strictObject({ sort, name: givenBoth(200) }))
      .min(1)
      .max(1000),
  })
  .meta({ id: 'NewResources' })

/** Writes a date for the public: the link is shown to those who have a seat. */
export function publicSessionOf(
  session: Session,
  left: SeatSummary | undefined,
): Answered<typeof publicSession> {
  return {
    ...seenOf(session),
    seats: left ? { capacity: left.capacity, left: left.left } : null,
  }
}

/** Writes a session for staff. */
export function deskSessionOf(session: ListedSession): Answered<typeof deskSession> {
  const { resourceName, onlineLink, revision, waiting } = session
  const held = session.seats && { capacity: session.seats.capacity, taken: session.seats.taken }
  return { ...seenOf(session), resourceName, onlineLink, revision, seats: held, waiting }
}

/** Writes a booth, counsellor or room. */
export function publicResourceOf(resource: Resource): Answered<typeof publicResource> {
  const { offering, name, isOpen } = resource
  return { id: resource.id, offering, sort: resource.sort, name, isOpen }
}

function seenOf(session: Session) {
  const { offering, resource, startsAt, endsAt, title, place } = session
  return {
    ...{ id: session.id, offering, resource, state: session.state },
    ...{ startsAt, endsAt, title, place },
  }
}
