/**
 * A row of a list of who came: whom it names, in which session, and whether they came. A name says
 * nobody: two people may share it.
 */
import type { Instant } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { TimeOfDay } from '../../kit/time-of-day.ts'
import { formatTicketCode, type TicketCode } from './ticket.ts'

/** How a row names somebody; what is null was left blank, and not all of it is. */
export type AttendeeNaming = {
  readonly number: TicketCode | null
  readonly mail: string | null
  /** A number of the office's own register. */
  readonly person: string | null
}

/** Whether somebody came, and how. */
export type Presence = 'in-person' | 'online' | 'absent'

/** A row of a list. */
export type AttendanceEntry = {
  /** As a spreadsheet numbers it. */
  readonly row: number
  readonly who: AttendeeNaming
  /** When the session begins; null where there is only one that it can be. */
  readonly startsAt: Instant | null
  readonly presence: Presence
  /** When they came, on the day of the session; null where nobody wrote it down. */
  readonly at: TimeOfDay | null
}

/** Somebody whom a row may name. */
export type NamedAttendee = {
  readonly application: string
  readonly number: string
  readonly mail: string | null
  readonly persons: readonly string[]
  /** The session of their seat; null where it is for the offering as a whole. */
  readonly session: string | null
}

/** Finds whom a row names; in one session, where one is said. */
export type FindAttendee<A> = (who: AttendeeNaming, session: string | null) => Result<A>

/** Looks among attendees: whatever a row says of somebody must fit, and fit one of them alone. */
export function attendeeFinder<A extends NamedAttendee>(attendees: readonly A[]): FindAttendee<A> {
  const byNumber = groupBy(attendees, ({ number }) => [number])
  const byMail = groupBy(attendees, ({ mail }) => (mail === null ? [] : [mailKey(mail)]))
  const byPerson = groupBy(attendees, ({ persons }) => persons.map(personKey))
  return (who, session) => {
    const sets = [
      who.number === null ? null : (byNumber.get(who.number) ?? []),
      who.person === null ? null : (byPerson.get(personKey(who.person)) ?? []),
      who.mail === null ? null : (byMail.get(mailKey(who.mail)) ?? []),
    ].filter((set) => set !== null)
    const [first] = sets
    if (!first) return nobodyNamed
    const fitting = first
      .filter((each) => sets.every((set) => set.includes(each)))
      .filter((each) => session === null || each.session === null || each.session === session)
    const [only] = fitting
    if (only === undefined) return attendeeUnknown(wordsOf(who))
    return fitting.length === 1 ? ok(only) : attendeeNotToldApart(wordsOf(who))
  }
}

const mailKey = (mail: string): string => mail.normalize('NFKC').trim().toLowerCase()
const personKey = (number: string): string => number.normalize('NFKC').trim()

function groupBy<A>(all: readonly A[], keysOf: (one: A) => readonly string[]) {
  const groups = new Map<string, A[]>()
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

const wordsOf = ({ number, person, mail }: AttendeeNaming): string =>
  [number && formatTicketCode(number), person, mail?.slice(0, 60)].filter(Boolean).join(' ')

const nobodyNamed = refuse(
  'attendee_not_named',
  'だれのことか分かりません。申込番号・利用者番号・メールのどれかを入力してください。',
  'It does not say who. Fill in the number, the person number or the mail address.',
)

function attendeeUnknown(said: string): Refused {
  return refuse(
    'attendee_unknown',
    `「${said}」に当たる人が、この募集（日程）の名簿にいません。番号と日程を確かめるか、この行を外してください。`,
    `Nobody on the list of this offering (and session) is "${said}". Check the number and the session, or take the row out.`,
  )
}

function attendeeNotToldApart(said: string): Refused {
  return refuse(
    'attendee_not_told_apart',
    `「${said}」に当たる申込が2つ以上あります。申込番号か、「日程」を書いてください。`,
    `Several applications are "${said}". Write the number of the application, or its session.`,
  )
}
