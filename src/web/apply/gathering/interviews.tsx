/**
 * A visitor's interviews with companies: reserving them, giving them up, taking a number on the
 * day, and seeing whose turn it is.
 */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../../commands/application/act.ts'
import { reserveInterviews } from '../../../commands/gathering/interview.ts'
import { takeNumber } from '../../../commands/gathering/number.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { timeOfDay } from '../../../kit/time-of-day.ts'
import { followReads } from '../../follow-reads.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Live,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { SelectField } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { formatDay } from '../../ui/when.ts'
import { InterviewList, mayCancel } from './interview-list.tsx'
import { type OwnInterviews, readInterviews } from './read-interviews.ts'

type Visit = PersonalVisit<'interviews'>

/** The page. */
export const interviewsPage: PersonalPage<'interviews'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, to, params } = visit
    const read = await readInterviews(visit, params.application)
    if (!read.ok) return read
    const { own } = read.value
    const say = texts[language]
    const name = own.offering.settings.title[language]
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name, href: to.application({ application: own.application.id }) },
        { name: say.title },
      ],
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: { reserve, cancel, take },
}

async function reserve(visit: Visit, form: SubmittedForm) {
  const slots = form.entries.flatMap(([name, value]) =>
    name.startsWith('slot.') && value !== '' ? [value] : [],
  )
  const wish = { application: visit.params.application, slots }
  const done = await reserveInterviews(contextOf(visit, form), wish)
  return done.ok ? moved(visit.here, 'interviews_reserved') : done
}

async function cancel(visit: Visit, form: SubmittedForm) {
  const read = await readInterviews(visit, visit.params.application)
  if (!read.ok) return read
  const interview = read.value.interviews.find(({ id }) => id === form.item)
  if (!interview) return interviewUnknown
  const given = { act: 'cancel', applications: [interview.id] }
  const done = await actOnApplications(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'cancelled') : done
}

async function take(visit: Visit, form: SubmittedForm) {
  const read = await readInterviews(visit, visit.params.application)
  if (!read.ok) return read
  const { dates, now } = read.value.own
  const today = japanDate(new Date(now))
  const day = dates.find(({ startsAt }) => japanDate(new Date(startsAt)) === today)
  if (!day) return notToday
  const wish = { session: day.id, booth: form.item, application: visit.params.application }
  const done = await takeNumber(contextOf(visit, form), wish)
  return done.ok ? moved(visit.here, 'number_taken') : done
}

/** How the interviews stand, while the page is open. */
export const interviewsLive: Live<'interviewsLive'> = {
  for: 'signed-in',
  follow: async (visit, signal) => {
    const id = visit.params.application
    const first = await readInterviews(visit, id)
    if (!first.ok) return first
    const { database } = visit.services
    const key = `interviews ${id}`
    const read = async () => {
      const again = await readInterviews(visit, id)
      return again.ok ? again.value.interviews : []
    }
    const { language } = visit
    return ok(
      (async function* () {
        for await (const interviews of followReads({ database, key, read, signal })) {
          yield <InterviewList interviews={interviews} language={language} />
        }
      })(),
    )
  },
}

type BodyProps = { readonly visit: Visit; readonly read: OwnInterviews }

function Body({ visit, read }: BodyProps): Child {
  const { language, to, params } = visit
  const { interviews, own, isToday } = read
  const say = texts[language]
  const given = interviews.filter(mayCancel)
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{own.offering.settings.title[language]}</p>
      <LiveRegion href={to.interviewsLive(params)} reload={visit.here} language={language}>
        <InterviewList interviews={interviews} language={language} />
      </LiveRegion>
      {isToday && own.session && (
        <p>
          <a href={to.board({ session: own.session.id })}>{say.board}</a>
        </p>
      )}
      {given.length > 0 && (
        <details class="more">
          <summary>{say.giveUp}</summary>
          <ul class="interview-list">
            {given.map(({ id, boothName, startsAt }) => (
              <li>
                <p>
                  {boothName[language]} {startsAt !== null && timeOfDay(startsAt)}
                </p>
                <ActButton
                  form={visit.form('cancel', id)}
                  label={say.cancel}
                  about={boothName[language]}
                  allowed={ok(undefined)}
                  look="secondary"
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Reserving visit={visit} read={read} />
      <Numbers visit={visit} read={read} />
    </>
  )
}

/** One list of times for each company that the visitor does not meet yet. */
function Reserving({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { own, settings, booths, interviews, slots } = read
  const say = texts[language]
  const isOpen = phaseOf(own.offering, own.now) === 'open'
  const reserved = interviews.filter(({ startsAt, state }) => startsAt && state !== 'absent').length
  const left = settings.most - reserved
  const open = booths.filter(
    ({ id }) =>
      !interviews.some(({ booth }) => booth === id) && slots.some(({ booth }) => booth === id),
  )
  if (settings.most === 0 || slots.length === 0) return null
  if (!isOpen) return <p>{say.closed}</p>
  if (left <= 0) return <p>{say.enough(settings.most)}</p>
  const form = visit.form('reserve')
  return (
    <section>
      <h2>{say.reserve}</h2>
      <p>{say.howMany(left)}</p>
      {settings.gapMinutes > 0 && <p>{say.gap(settings.gapMinutes)}</p>}
      <Form form={form}>
        {open.map((booth) => (
          <SelectField
            form={form}
            name={`slot.${booth.id}`}
            label={booth.name[language]}
            options={optionsAt(booth, read, visit)}
          />
        ))}
        <Buttons submit={say.submit} />
      </Form>
    </section>
  )
}

function optionsAt({ id }: Resource, { slots, own }: OwnInterviews, { language }: Visit) {
  const say = texts[language]
  const manyDays = own.dates.length > 1 && own.session === null
  return slots
    .filter(({ booth }) => booth === id)
    .map(({ session, startsAt, endsAt, capacity, taken }) => ({
      value: session,
      label: [
        ...(manyDays ? [formatDay(japanDate(new Date(startsAt)), language)] : []),
        `${timeOfDay(startsAt)}–${timeOfDay(endsAt)}`,
      ].join(' '),
      isClosed: capacity !== null && taken >= capacity,
      hint: capacity !== null && taken >= capacity ? say.full : undefined,
    }))
}

/** Taking a number, on the day and once the visitor was let in. */
function Numbers({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { own, settings, booths, interviews, isToday } = read
  if (!isToday || !settings.tickets || booths.length === 0) return null
  const say = texts[language]
  const isIn = own.application.state === 'checked-in'
  return (
    <section>
      <h2>{say.numbers}</h2>
      <p>{isIn ? say.numbersHint : say.notIn}</p>
      {isIn && (
        <ul class="booth-links">
          {booths.map(({ id, name }) => {
            const there = interviews.find(({ booth, state }) => booth === id && underWay.has(state))
            return (
              <li>
                <span>{name[language]}</span>
                <ActButton
                  form={visit.form('take', id)}
                  label={say.take}
                  about={name[language]}
                  allowed={there ? inLine : ok(undefined)}
                  look="secondary"
                />
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

const underWay: ReadonlySet<string> = new Set(['reserved', 'queued', 'called'])

const inLine = refuse(
  'in_line_already',
  'この企業の面接は、すでに入っています。',
  'There is an interview with this company already.',
)

const interviewUnknown = refuse(
  'interview_unknown',
  'この面接は見つかりません。一覧を開き直してください。',
  'This interview cannot be found. Open the list again.',
)

const notToday = refuse(
  'session_day_not_reached',
  '整理番号は、催しの当日に取れます。',
  'Numbers are given on the day of the gathering.',
)

const texts = {
  ja: {
    title: '企業との面接',
    myPage: 'マイページ',
    board: '会場の呼出板を見る',
    giveUp: '面接を取り消す',
    cancel: '取り消す',
    reserve: '面接を予約する',
    howMany: (left: number) =>
      `あと${left}社まで予約できます。会いたい企業の時間を選んでください。`,
    gap: (minutes: number) => `面接と面接の間は、${minutes}分以上あけてください。`,
    submit: '選んだ時間で予約する',
    full: '満席',
    closed: '面接の予約の受付は終わりました。当日、会場で整理番号を取れることがあります。',
    enough: (most: number) =>
      `予約できる${most}社を予約済みです。変えるときは、先にどれかを取り消してください。`,
    numbers: '整理番号を取る',
    numbersHint: '予約がなくても、順番を待って面接できます。',
    notIn: '会場の受付が済むと、ここで整理番号を取れます。',
    take: '整理番号を取る',
  },
  en: {
    title: 'Interviews',
    myPage: 'My page',
    board: 'See the call board of the hall',
    giveUp: 'Give an interview up',
    cancel: 'Cancel',
    reserve: 'Reserve interviews',
    howMany: (left: number) => `You may reserve ${left} more. Choose a time for each company.`,
    gap: (minutes: number) => `Leave ${minutes} minutes or more between two interviews.`,
    submit: 'Reserve these times',
    full: 'taken',
    closed: 'Interviews can no longer be reserved. You may be able to take a number on the day.',
    enough: (most: number) =>
      `You have reserved the ${most} that are possible. Cancel one to choose another.`,
    numbers: 'Take a number',
    numbersHint: 'Without an appointment you can queue.',
    notIn: 'Once you have been checked in at the door, you can take numbers here.',
    take: 'Take a number',
  },
} as const
