/**
 * Adding sessions: one, a series of days with the same times, or lines from a table. Many at once
 * are shown before they are made.
 */
import type { Child } from 'hono/jsx'
import { addSessions, type SessionDraft } from '../../../commands/offering/session.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { mostSessions, sessionsOf } from '../../../domain/delivery/series.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { instantAt } from '../../../kit/time-of-day.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'
import { digestOf, Foreseen, viewAgain } from './foreseen.tsx'
import {
  capacityField,
  dayFields,
  hoursField,
  inBoth,
  linesOfSessions,
  whenFields,
  whereFields,
} from './session-fields.ts'
import { WhereFields } from './where-fields.tsx'

/** The ways of adding, each with its own fields. */
const ways = ['one', 'series', 'lines'] as const
type Way = (typeof ways)[number]

type Visit = PersonalVisit<'newSessions'>

/** The page. */
export const newSessionsPage: PersonalPage<'newSessions'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const found = await open(visit)
    return found.ok ? showForm(visit, { offering: found.value, foreseen: null }) : found
  },
  acts: {
    foresee: async (visit, form) => {
      const found = await open(visit)
      if (!found.ok) return found
      const drafts = readDrafts(wayOf(visit), form)
      if (!drafts.ok) return drafts
      const foreseen = { form, drafts: drafts.value }
      return showForm(visit, { offering: found.value, foreseen })
    },
    add: async (visit, form) => {
      const found = await open(visit)
      if (!found.ok) return found
      const way = wayOf(visit)
      const drafts = readDrafts(way, form)
      if (!drafts.ok) return drafts
      const isSeen = form.text('seen') === digestOf(drafts.value)
      if (way !== 'one' && !isSeen) {
        return showForm(visit, { offering: found.value, foreseen: { form, drafts: drafts.value } })
      }
      const offering = found.value.id
      const done = await addSessions(contextOf(visit, form), { offering, sessions: drafts.value })
      return done.ok ? moved(visit.to.offeringSessions({ offering }), 'added') : done
    },
  },
}

const open = (visit: Visit) =>
  inBooks(visit, (books) =>
    openOffering(books, visit, { id: visit.params.offering, act: 'offering.edit' }),
  )

const wayOf = ({ query }: Visit): Way => ways.find((way) => way === query.get('by')) ?? 'one'

/** What sessions have in common, however many are added. */
const common = { ...whereFields, capacity: capacityField }

const fieldsOf = {
  one: { ...whenFields, ...common },
  series: { ...dayFields, hours: hoursField, ...common },
  lines: { sessions: linesOfSessions, ...common },
} as const satisfies Readonly<Record<Way, FieldTable>>

/** The sessions that were asked for. */
function readDrafts(way: Way, form: SubmittedForm): Result<readonly SessionDraft[], FormRefusal> {
  if (way === 'one') return readOne(form)
  return way === 'series' ? readSeries(form) : readLines(form)
}

function readOne(form: SubmittedForm): Result<readonly SessionDraft[], FormRefusal> {
  const read = readFields(form, fieldsOf.one)
  if (!read.ok) return read
  const { date, from, to } = read.value
  const times = { startsAt: instantAt(date, from), endsAt: instantAt(date, to) }
  return ok([{ ...times, ...detailsOf(read.value) }])
}

function readSeries(form: SubmittedForm): Result<readonly SessionDraft[], FormRefusal> {
  const read = readFields(form, fieldsOf.series)
  if (!read.ok) return read
  const { weekdays } = read.value
  const stretches = sessionsOf({ ...read.value, weekdays: weekdays.map(Number) })
  if (!stretches.ok) return stretches
  const details = detailsOf(read.value)
  return ok(stretches.value.map((times) => ({ ...times, ...details })))
}

function readLines(form: SubmittedForm): Result<readonly SessionDraft[], FormRefusal> {
  const read = readFields(form, fieldsOf.lines)
  if (!read.ok) return read
  const details = detailsOf(read.value)
  return ok(
    read.value.sessions.map(({ place, ...times }) => ({
      ...times,
      ...details,
      ...(place !== '' && { place: inBoth(place, null) }),
    })),
  )
}

type Details = {
  readonly titleJa: string | null
  readonly titleEn: string | null
  readonly placeJa: string | null
  readonly placeEn: string | null
  readonly onlineLink: string | null
  readonly capacity: number | null
}

function detailsOf(values: Details): Omit<SessionDraft, 'startsAt' | 'endsAt'> {
  const { titleJa, titleEn, placeJa, placeEn, onlineLink, capacity } = values
  return {
    title: inBoth(titleJa, titleEn),
    place: inBoth(placeJa, placeEn),
    onlineLink,
    resource: null,
    ...(capacity !== null && { capacity }),
  }
}

type Showing = {
  readonly offering: Offering
  /** What would be added, before it is. */
  readonly foreseen: {
    readonly form: SubmittedForm
    readonly drafts: readonly SessionDraft[]
  } | null
}

function showForm(visit: Visit, { offering, foreseen }: Showing) {
  const { language, to } = visit
  const say = texts[language]
  const place = { offering: offering.id }
  return showInOffering(visit, {
    offering,
    tab: 'offeringSessions',
    title: say.title,
    body: (
      <>
        <Tabs
          label={say.ways}
          tabs={ways.map((way) => ({
            href: to.newSessions(place, { by: way }),
            label: say.way[way],
            isOpen: way === wayOf(visit),
          }))}
        />
        <SessionsForm visit={visit} offering={offering} foreseen={foreseen} />
      </>
    ),
  })
}

function SessionsForm({ visit, offering, foreseen }: Showing & { readonly visit: Visit }): Child {
  const { language, to } = visit
  const say = texts[language]
  const way = wayOf(visit)
  const form = viewAgain(visit, way === 'one' ? 'add' : 'foresee', foreseen?.form)
  const cancel = { href: to.offeringSessions({ offering: offering.id }), label: say.leave }
  return (
    <Form form={form}>
      {foreseen ? (
        <Foreseen drafts={foreseen.drafts} language={language} />
      ) : (
        <p class="lead">{say.lead[way](mostSessions.toLocaleString('en-GB'))}</p>
      )}
      {way === 'one' && <Fields form={form} fields={whenFields} />}
      {way === 'series' && <Fields form={form} fields={{ ...dayFields, hours: hoursField }} />}
      {way === 'lines' && <FieldOf form={form} name="sessions" field={linesOfSessions} />}
      <WhereFields
        form={form}
        values={{}}
        isOnline={offering.settings.channels.includes('online')}
      />
      {offering.settings.seatsPer === 'session' && (
        <FieldOf form={form} name="capacity" field={capacityField} />
      )}
      <Buttons submit={way === 'one' ? say.add : say.foresee} cancel={cancel} />
    </Form>
  )
}

const texts = {
  ja: {
    title: '日程を追加する',
    ways: '追加のしかた',
    way: { one: '1件ずつ', series: '曜日と時間でまとめて', lines: '貼り付けてまとめて' },
    lead: {
      one: () => '追加した日程は、公開中の募集ならすぐに申し込めるようになります。',
      series: (most: string) =>
        `期間・曜日・時間の組み合わせで、一度に${most}件まで作れます。追加する前に一覧で確かめられます。`,
      lines: (most: string) =>
        `1行に1件ずつ、一度に${most}件まで作れます。追加する前に一覧で確かめられます。`,
    },
    add: '追加する',
    foresee: 'できる日程を確かめる',
    leave: '追加せずに戻る',
  },
  en: {
    title: 'Add sessions',
    ways: 'Ways of adding',
    way: { one: 'One', series: 'Days and times', lines: 'Pasted lines' },
    lead: {
      one: () => 'Where the offering is published, people can apply for it at once.',
      series: (most: string) =>
        `Up to ${most} at once, of a stretch of days, weekdays and times. You see them before they are added.`,
      lines: (most: string) =>
        `One a line, up to ${most} at once. You see them before they are added.`,
    },
    add: 'Add it',
    foresee: 'See what would be added',
    leave: 'Back without adding',
  },
} as const
