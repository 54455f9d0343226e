/** Choosing a time: the free slots of counsellors or rooms, week by week. */
import type { Child } from 'hono/jsx'
import { parseRoomDetails } from '../../../domain/delivery/booking/settings.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { withAuthority } from '../../../store/database.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatSpan, formatTimes } from '../../ui/when.ts'
import { windowWords } from '../window.ts'
import { readSlotWeek, type SlotTime, type SlotWeek } from './read-slots.ts'
import { SlotDays, WeekLinks } from './slot-days.tsx'

type Visit = PersonalVisit<'slots'>

/** The page. */
export const slotsPage: PersonalPage<'slots'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, params, query, services, visitor, to } = visit
    const now = toInstant(services.clock.now())
    const read = await withAuthority(services.database, services.authority, (books) =>
      readSlotWeek(books, {
        offering: params.offering,
        date: query.get('date'),
        at: query.get('at'),
        actor: visitor.actor,
        now,
      }),
    )
    if (!read.ok) return read
    const week = read.value
    const say = texts[language]
    const { offering } = week
    const name = offering.settings.title[language]
    return shown({
      title: `${say.title}｜${name}`,
      trail: [
        { name: say.offerings, href: to.offerings() },
        { name, href: to.offering({ offering: offering.id }) },
        { name: say.title },
      ],
      body: <Body visit={visit} week={week} />,
    })
  },
}

type PartProps = { readonly visit: Visit; readonly week: SlotWeek }

function Body({ visit, week }: PartProps): Child {
  const { language, to, here } = visit
  const { offering, chosen, now, first } = week
  const say = texts[language]
  const isOpen = phaseOf(offering, now) === 'open'
  const at = chosen === null ? {} : { at: chosen.id }
  const hrefOf = (date: string) => `${here}?${new URLSearchParams({ ...at, date }).toString()}`
  return (
    <>
      <p class="over-title">{offering.settings.title[language]}</p>
      <h1>{say.title}</h1>
      {!isOpen && (
        <p class="window not-open">
          <strong>{windowWords(offering, now)[language]}</strong>
        </p>
      )}
      <Choice visit={visit} week={week} />
      {chosen !== null && <About resource={chosen} language={language} />}
      <section>
        <h2>{chosen === null ? say.all : chosen.name[language]}</h2>
        <form class="slot-date" method="get" action={here}>
          {chosen !== null && <input type="hidden" name="at" value={chosen.id} />}
          <label for="slot-date">{say.from}</label>
          <input id="slot-date" type="date" name="date" value={first} />
          <button type="submit" class="secondary">
            {say.show}
          </button>
        </form>
        <WeekLinks visit={visit} week={week} hrefOf={hrefOf} />
        <SlotDays
          week={week}
          language={language}
          freeAt={(time) => <Free visit={visit} week={week} time={time} isOpen={isOpen} />}
          ownAt={(time) => (
            <a
              class="slot own"
              href={to.application({ application: time.own?.id ?? '' })}
              aria-label={`${formatSpan(time, language)} ${say.own}`}
            >
              <span class="slot-time">{formatTimes(time, language)}</span>
              <span>{say.own}</span>
            </a>
          )}
        />
        <WeekLinks visit={visit} week={week} hrefOf={hrefOf} isAgain />
      </section>
      <p>
        <a href={to.offering({ offering: offering.id })}>{say.back}</a>
      </p>
    </>
  )
}

/** Which counsellor or room; nothing to choose where there is one. */
function Choice({ visit, week }: PartProps): Child {
  const { language, to } = visit
  const { offering, resources, chosen, first } = week
  if (resources.length < 2) return null
  const say = texts[language]
  const href = (at: string) => to.slots({ offering: offering.id }, { at, date: first })
  const isBooking = offering.kind === 'booking'
  return (
    <nav class="slot-choice" aria-label={isBooking ? say.rooms : say.counsellors}>
      <ul>
        {!isBooking && (
          <li>
            <a href={href('all')} aria-current={chosen === null ? 'true' : undefined}>
              {say.all}
            </a>
          </li>
        )}
        {resources.map(({ id, name }) => (
          <li>
            <a href={href(id)} aria-current={chosen?.id === id ? 'true' : undefined}>
              {name[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What a room has. */
function About({ resource, language }: AboutProps): Child {
  const room = resource.sort === 'room' ? parseRoomDetails(resource.details) : null
  if (room === null || !room.ok) return null
  const { equipment, people } = room.value
  if (equipment.length === 0 && people === null) return null
  const say = texts[language]
  return (
    <ul class="room-details">
      {people !== null && <li>{say.people(people)}</li>}
      {equipment.map((each) => (
        <li>{each[language]}</li>
      ))}
    </ul>
  )
}

type AboutProps = { readonly resource: Resource; readonly language: 'ja' | 'en' }

/** A time that can be booked: the way to the form, with how many are free. */
function Free({ visit, week, time, isOpen }: FreeProps): Child {
  const { language, to } = visit
  const { offering, resources, chosen } = week
  const say = texts[language]
  const [slot] = time.free
  if (!slot) return null
  const left = slot.capacity === null ? null : slot.capacity - slot.taken
  const names = time.free.map(
    ({ resource }) => resources.find(({ id }) => id === resource)?.name[language] ?? '',
  )
  const words =
    chosen === null && resources.length > 1
      ? names.join(language === 'ja' ? '、' : ', ')
      : left !== null && (slot.capacity ?? 1) > 1
        ? say.left(left)
        : ''
  if (!isOpen) {
    return (
      <span class="slot">
        <span class="slot-time">{formatTimes(time, language)}</span> <StatusTag label={say.free} />
      </span>
    )
  }
  return (
    <a class="slot free" href={to.apply({ offering: offering.id }, { session: slot.id })}>
      <span class="for-readers">{formatSpan(time, language)} </span>
      <span class="slot-time" aria-hidden="true">
        {formatTimes(time, language)}
      </span>
      <strong>{say.free}</strong>
      {words !== '' && <span class="slot-who"> {words}</span>}
    </a>
  )
}

type FreeProps = PartProps & { readonly time: SlotTime; readonly isOpen: boolean }

const texts = {
  ja: {
    title: '日時を選ぶ',
    offerings: '募集・予約',
    rooms: '部屋を選ぶ',
    counsellors: '相談員を選ぶ',
    all: 'どの相談員でもよい',
    from: '表示する日',
    show: '表示する',
    free: '空き',
    own: 'あなたの予約',
    left: (count: number) => `あと${count}人`,
    people: (count: number) => `${count}人まで`,
    back: '募集のページに戻る',
  },
  en: {
    title: 'Choose a time',
    offerings: 'Take part',
    rooms: 'Choose a room',
    counsellors: 'Choose a counsellor',
    all: 'Any counsellor',
    from: 'From',
    show: 'Show',
    free: 'Free',
    own: 'Yours',
    left: (count: number) => `${count} left`,
    people: (count: number) => `For ${count} people`,
    back: 'Back to the offering',
  },
} as const
