/**
 * Taking part online. Pressing the button notes the attendance; after that the way in is shown, and
 * opened by the browser where it has scripts. The link of a mail leads here, and notes nothing.
 */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../commands/application/act.ts'
import { findJoined } from '../../commands/application/joined.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { japanDate } from '../../kit/calendar.ts'
import { refuse } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { formatSpan } from '../ui/when.ts'
import { onlineDates } from './own-acts.ts'
import { type OwnApplication, readOwn } from './read-own.ts'

type Visit = PersonalVisit<'join'>

/** The page before the door that is online. */
export const joinPage: PersonalPage<'join'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to, query } = visit
    const read = await readOwn(visit, params.application)
    if (!read.ok) return read
    const own = read.value
    const dates = onlineDates(own)
    const joined = await readJoined(visit, own, dates)
    const say = texts[language]
    const title = own.offering.settings.title[language]
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: title, href: to.application({ application: own.application.id }) },
        { name: say.title },
      ],
      scripts: ['open-link'],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{title}</p>
          {dates.length === 0 && <p>{say.none}</p>}
          {dates.map((date) => (
            <section>
              <h2>{formatSpan(date, language)}</h2>
              {joined.has(date.id) ? (
                <WayIn visit={visit} date={date} isFresh={query.get('joined') === date.id} />
              ) : (
                <Press visit={visit} own={own} date={date} />
              )}
            </section>
          ))}
        </>
      ),
    })
  },
  acts: { join },
}

async function join(visit: Visit, form: SubmittedForm) {
  const { params, to } = visit
  const read = await readOwn(visit, params.application)
  if (!read.ok) return read
  const date = onlineDates(read.value).find(({ id }) => id === form.item)
  if (!date) return dateUnknown
  const { id } = read.value.application
  const address = to.join({ application: id }, { joined: date.id })
  // Whoever comes back in, or was checked in by others, has nothing more to be noted.
  if ((await readJoined(visit, read.value, [date])).has(date.id)) return moved(address)
  const given = { act: 'join', applications: [id], session: date.id, channel: 'online' } as const
  const done = await actOnApplications(contextOf(visit, form), given)
  return done.ok ? moved(address) : done
}

/** The dates at which the attendance is noted already. */
function readJoined(
  { services }: Visit,
  { application }: OwnApplication,
  dates: readonly Session[],
) {
  return withAuthority(services.database, services.authority, (books) =>
    findJoined(books, application, dates),
  )
}

type WayInProps = {
  readonly visit: Visit
  readonly date: Session
  /** Whether the button was pressed just now. */
  readonly isFresh: boolean
}

/** The way in. A browser does not follow a form to another site: this is a link. */
function WayIn({ visit: { language }, date, isFresh }: WayInProps): Child {
  const say = texts[language]
  const link = date.onlineLink ?? ''
  const isAddress = /^https?:\/\//i.test(link)
  return (
    <>
      <p>{say.noted}</p>
      {isAddress ? (
        <p>
          <a
            class="button-link"
            href={link}
            rel="noreferrer"
            data-open-link={isFresh ? '' : undefined}
          >
            {say.open}
          </a>
        </p>
      ) : (
        <p class="lines">{link}</p>
      )}
    </>
  )
}

type PressProps = { readonly visit: Visit; readonly own: OwnApplication; readonly date: Session }

function Press({ visit, own, date }: PressProps): Child {
  const { language } = visit
  const joining = own.acts.find(({ act }) => act === 'join')
  if (!joining) return <p>{texts[language].notYet}</p>
  const isToday = japanDate(new Date(own.now)) >= japanDate(new Date(date.startsAt))
  return (
    <ActButton
      form={visit.form('join', date.id)}
      label={joining.definition.label[language]}
      allowed={isToday ? joining.may : notToday}
      about={formatSpan(date, language)}
    />
  )
}

const notToday = refuse(
  'session_day_not_reached',
  'この日程はまだ先です。当日になると押せます。',
  'The day of this session has not come. You can press this on the day.',
)

const dateUnknown = refuse(
  'session_unknown',
  'この日程は見つからないか、終わりました。',
  'This date cannot be found, or it is over.',
)

const texts = {
  ja: {
    myPage: 'マイページ',
    title: 'オンラインで参加する',
    none: 'これからオンラインで参加できる日程はありません。',
    notYet: '席が決まると、ここから参加できます。',
    noted: '参加を記録しました。会場（オンライン）が開かないときは、下のボタンを押してください。',
    open: 'オンラインの会場を開く',
  },
  en: {
    myPage: 'My page',
    title: 'Join online',
    none: 'There are no dates to join online.',
    notYet: 'You can join from here once you have a seat.',
    noted: 'Your attendance is noted. If the meeting does not open, press the button.',
    open: 'Open the meeting',
  },
} as const
