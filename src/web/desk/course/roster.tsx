/** The roster of a session, for a telephone in the hand: one person, one tap. */
import type { Child } from 'hono/jsx'
import { markAttendance, takeBackAttendance } from '../../../commands/course/attendance.ts'
import type { RosterEntry } from '../../../commands/course/roster.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { foldForMatching } from '../../../kit/text.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, choicesField } from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { LearnerName, nameOf } from './learner-name.tsx'
import { openRoster, type Roster } from './open-roster.ts'

type Visit = PersonalVisit<'roster'>

/** The page. */
export const rosterPage: PersonalPage<'roster'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => openRoster(books, visit, visit.params.session))
    if (!read.ok) return read
    const { course, session } = read.value
    return showInOffering(visit, {
      offering: course.offering,
      tab: 'courseAttendance',
      title: formatSpan(session, visit.language),
      body: <Body visit={visit} roster={read.value} />,
    })
  },
  acts: {
    attend: async (visit, form) => {
      const channel = readChannel(form.text('channel'))
      const asked = { applications: [form.item], channel }
      return marked(visit, form, asked)
    },
    many: async (visit, form) => {
      const read = await inBooks(visit, (books) => openRoster(books, visit, visit.params.session))
      if (!read.ok) return read
      const values = readFields(form, manyFields(read.value))
      if (!values.ok) return values
      const { who, channel } = values.value
      return marked(visit, form, { applications: who, channel: readChannel(channel) })
    },
    takeBack: async (visit, form) => {
      const { session } = visit.params
      const given = { session, applications: [form.item], reason: form.text('reason') }
      const done = await takeBackAttendance(contextOf(visit, form), given)
      return done.ok ? moved(backTo(visit, form.item), 'attendance_taken_back') : done
    },
  },
}

const readChannel = (text: string | null): Channel => (text === 'online' ? 'online' : 'in-person')

type Asked = { readonly applications: readonly string[]; readonly channel: Channel }

async function marked(visit: Visit, form: SubmittedForm, asked: Asked) {
  const given = { session: visit.params.session, ...asked }
  const done = await markAttendance(contextOf(visit, form), given)
  // Two people at one door may mark the same person: then it is done, whoever was first.
  const isDone = done.ok || done.refusal.code === 'done_already'
  return isDone ? moved(backTo(visit, form.item), 'attendance_recorded') : done
}

/** The same list, at the person that was tapped. */
function backTo({ here, query }: Visit, person: string): string {
  const q = query.get('q')
  const search = q ? `?${new URLSearchParams({ q }).toString()}` : ''
  return `${here}${search}${person === '' ? '' : `#person-${person}`}`
}

type BodyProps = { readonly visit: Visit; readonly roster: Roster }

function Body({ visit, roster }: BodyProps): Child {
  const { language, to, query } = visit
  const { people, session, mayMark, course } = roster
  const say = texts[language]
  const came = people.filter(({ attended }) => attended !== null)
  const isMany = query.get('mode') === 'many'
  const place = { session: session.id }
  return (
    <>
      <p class="lead" role="status">
        <strong>{say.came(came.length, people.length)}</strong>
      </p>
      {!mayMark.ok && <p class="hint">{mayMark.refusal.message[language]}</p>}
      <ul class="list-links">
        <li>
          {isMany ? (
            <a href={visit.here}>{say.oneByOne}</a>
          ) : (
            <a href={`${visit.here}?mode=many`}>{say.many}</a>
          )}
        </li>
        <li>
          <a href={to.rosterPaper(place)}>{say.paper}</a>
        </li>
        <li>
          <a href={to.rosterPdf(place)}>{say.pdf}</a>
        </li>
        <li>
          <a href={to.deskSession({ offering: course.offering.id, session: session.id })}>
            {say.session}
          </a>
        </li>
      </ul>
      {people.length === 0 && <p class="empty">{say.nobody}</p>}
      {people.length > 0 && isMany && mayMark.ok && <Many visit={visit} roster={roster} />}
      {people.length > 0 && !(isMany && mayMark.ok) && <People visit={visit} roster={roster} />}
    </>
  )
}

function People({ visit, roster }: BodyProps): Child {
  const { language, query } = visit
  const say = texts[language]
  const q = query.get('q')?.slice(0, 100) ?? ''
  const shown = q.trim() === '' ? roster.people : roster.people.filter((each) => fits(each, q))
  return (
    <>
      <form class="roster-search" method="get" action={visit.here} role="search">
        <label for="roster-search">{say.search}</label>
        <input type="search" id="roster-search" name="q" value={q} />
        <button type="submit" class="secondary">
          {say.find}
        </button>
      </form>
      {shown.length === 0 ? (
        <p class="empty">
          {say.notFound} <a href={visit.here}>{say.all}</a>
        </p>
      ) : (
        <ul class="roster">
          {shown.map((person) => (
            <Person visit={visit} roster={roster} person={person} />
          ))}
        </ul>
      )}
    </>
  )
}

/** Part of the name, its reading or the number, however it is typed. */
function fits({ name, kana, code }: RosterEntry, words: string): boolean {
  const wanted = foldForMatching(words).replaceAll(/[\s-]/g, '')
  return [name, kana, code].some((text) =>
    foldForMatching(text ?? '')
      .replaceAll(/[\s-]/g, '')
      .includes(wanted),
  )
}

function Person({ visit, roster, person }: BodyProps & { readonly person: RosterEntry }): Child {
  const { language } = visit
  const { attended, application } = person
  return (
    <li id={`person-${application}`} class={attended === null ? undefined : 'came'}>
      <div class="roster-name">
        <LearnerName person={person} language={language} />
      </div>
      {attended === null ? (
        <Buttonset visit={visit} roster={roster} person={person} />
      ) : (
        <Came visit={visit} roster={roster} person={person} />
      )}
    </li>
  )
}

type PersonProps = BodyProps & { readonly person: RosterEntry }

function Buttonset({ visit, roster, person }: PersonProps): Child {
  const { language } = visit
  const { mayMark, course } = roster
  if (!mayMark.ok) return null
  const say = texts[language]
  const ways = course.offering.settings.channels.filter((each) => each !== 'telephone')
  return (
    <div class="roster-acts">
      {(ways.length === 0 ? (['in-person'] as const) : ways).map((channel) => (
        <ActButton
          form={visit.form('attend', person.application)}
          label={ways.length > 1 ? say.present[channel] : say.mark}
          allowed={mayMark}
          about={nameOf(person, language)}
          values={{ channel }}
          look={channel === 'online' ? 'secondary' : 'primary'}
        />
      ))}
    </div>
  )
}

/** Somebody who came; to be taken back with a reason. */
function Came({ visit, roster, person }: PersonProps): Child {
  const { language } = visit
  const say = texts[language]
  const { attended, application } = person
  const form = visit.form('takeBack', application)
  const id = form.id('reason')
  return (
    <div class="roster-acts">
      <StatusTag label={say.cameBy[attended ?? 'in-person']} tone="good" />
      {roster.mayMark.ok && (
        <details class="more" open={form.isShownAgain}>
          <summary>
            {say.takeBack}
            <span class="for-readers"> {nameOf(person, language)}</span>
          </summary>
          <Form form={form}>
            <label for={id}>{say.reason}</label>
            <input type="text" id={id} name="reason" value={form.value('reason') ?? say.slip} />
            <div class="buttons">
              <button type="submit" class="danger">
                {say.takeBackNow}
              </button>
            </div>
          </Form>
        </details>
      )}
    </div>
  )
}

/** Ticks for many, sent together. */
function Many({ visit, roster }: BodyProps): Child {
  const form = visit.form('many')
  const say = texts[visit.language]
  return (
    <Form form={form}>
      <Fields form={form} fields={manyFields(roster)} values={{ channel: 'in-person' }} />
      <Buttons submit={say.markTicked} cancel={{ href: visit.here, label: say.oneByOne }} />
    </Form>
  )
}

function manyFields({ people }: Roster) {
  const open = people.filter(({ attended }) => attended === null)
  return {
    who: choicesField({
      label: { ja: '出席した人', en: 'Who came' },
      required: true,
      choices: open.map((person) => ({
        value: person.application,
        label: { ja: labelOf(person, 'ja'), en: labelOf(person, 'en') },
      })),
    }),
    channel: choiceField({
      label: { ja: '参加の方法', en: 'How they took part' },
      required: true,
      choices: (['in-person', 'online'] as const).map((value) => ({
        value,
        label: channels[value],
      })),
    }),
  }
}

const labelOf = (person: RosterEntry, language: 'ja' | 'en'): string =>
  [nameOf(person, language), person.kana].filter(Boolean).join(language === 'ja' ? '　' : ' · ')

const texts = {
  ja: {
    came: (came: number, all: number) => `出席 ${came}人／受講者 ${all}人`,
    many: 'まとめて記録する',
    oneByOne: '1人ずつ記録する',
    paper: '紙の出席簿から記録する',
    pdf: '出席簿を印刷する（PDF）',
    session: 'この日程の設定・実施済みの記録',
    nobody: '受講者がまだいません。選考が終わると、ここに名簿が出ます。',
    search: '氏名・フリガナ・番号で探す',
    find: '探す',
    notFound: '当てはまる人がいません。',
    all: '全員を表示する',
    mark: '出席',
    present: { 'in-person': '会場で出席', online: 'オンラインで出席' },
    cameBy: {
      'in-person': '出席（会場）',
      online: '出席（オンライン）',
      telephone: '出席（電話）',
    },
    takeBack: '取り消す',
    takeBackNow: '出席を取り消す',
    reason: '取り消す理由',
    slip: '押し間違い',
    markTicked: '選んだ人を出席にする',
  },
  en: {
    came: (came: number, all: number) => `Present: ${came} of ${all}`,
    many: 'Mark several at once',
    oneByOne: 'Mark one by one',
    paper: 'Enter a paper list',
    pdf: 'Print the attendance sheet (PDF)',
    session: 'This session: change it, mark it as held',
    nobody: 'Nobody takes the course yet. They appear here after the selection.',
    search: 'Find by name, reading or number',
    find: 'Find',
    notFound: 'Nobody is found.',
    all: 'Show everyone',
    mark: 'Present',
    present: { 'in-person': 'Present in person', online: 'Present online' },
    cameBy: {
      'in-person': 'Present, in person',
      online: 'Present, online',
      telephone: 'Present, by telephone',
    },
    takeBack: 'Take back',
    takeBackNow: 'Take the attendance back',
    reason: 'Reason for taking it back',
    slip: 'Marked by mistake',
    markTicked: 'Mark those chosen as present',
  },
} as const
