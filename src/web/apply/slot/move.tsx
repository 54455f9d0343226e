/** Moving a booking: the free slots, and one of them in place of one's own, on one page. */
import type { Child } from 'hono/jsx'
import { findSlotBooking, type SlotBooking } from './find-booking.ts'
import { moveToSlot } from '../../../commands/slot/move.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Form } from '../../ui/form/form.tsx'
import { formatSpan, formatTimes } from '../../ui/when.ts'
import { readSlotWeek, type SlotWeek } from './read-slots.ts'
import { SlotDays, WeekLinks } from './slot-days.tsx'

type Visit = PersonalVisit<'moveBooking'>

/** The page. */
export const moveBookingPage: PersonalPage<'moveBooking'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, query, services, visitor, params, to } = visit
    const now = toInstant(services.clock.now())
    const read = await withAuthority(services.database, services.authority, async (books) => {
      const { actor } = visitor
      const found = await findSlotBooking(books, { id: params.application, actor, now })
      if (!found.ok) return found
      const { application, session } = found.value
      const at = query.get('at') ?? session.resource
      const asked = { offering: application.offering, date: query.get('date'), at, actor, now }
      const week = await readSlotWeek(books, asked)
      return week.ok ? ok({ ...found.value, week: week.value }) : week
    })
    if (!read.ok) return read
    const say = texts[language]
    const { offering } = read.value.week
    const name = offering.settings.title[language]
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name, href: to.application({ application: params.application }) },
        { name: say.title },
      ],
      body: <Body visit={visit} booking={read.value} week={read.value.week} />,
    })
  },
  acts: {
    move: async (visit, form) => {
      const session = form.text('session')
      if (!isId(session)) return atField('session', noneChosen)
      const { application } = visit.params
      const done = await moveToSlot(contextOf(visit, form), { application, session })
      if (!done.ok) return atField('session', done)
      return moved(visit.to.application({ application: done.value.outcome.application }), 'saved')
    },
  },
}

type BodyProps = {
  readonly visit: Visit
  readonly booking: SlotBooking
  readonly week: SlotWeek
}

function Body({ visit, booking, week }: BodyProps): Child {
  const { language, here, to, params } = visit
  const say = texts[language]
  const form = visit.form('move')
  const at = week.chosen?.id ?? 'all'
  const hrefOf = (date: string) => `${here}?${new URLSearchParams({ at, date }).toString()}`
  const fault = form.fault('session')
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.now(formatSpan(booking.session, language))}</p>
      <p>{say.lead}</p>
      {week.resources.length > 1 && (
        <nav class="slot-choice" aria-label={say.choice}>
          <ul>
            {week.resources.map(({ id, name }) => (
              <li>
                <a
                  href={to.moveBooking(params, { at: id, date: week.first })}
                  aria-current={week.chosen?.id === id ? 'true' : undefined}
                >
                  {name[language]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <WeekLinks visit={visit} week={week} hrefOf={hrefOf} />
      <Form form={form}>
        <fieldset
          class={fault === undefined ? 'slot-fieldset' : 'slot-fieldset wrong'}
          id={form.id('session')}
          tabindex={-1}
        >
          <legend>
            <h2>{say.choose}</h2>
          </legend>
          {fault !== undefined && <p class="fault">{fault}</p>}
          <SlotDays
            week={week}
            language={language}
            freeAt={(time) => {
              const [slot] = time.free
              if (!slot) return null
              return (
                <label class="slot free choose">
                  <input
                    type="radio"
                    name="session"
                    value={slot.id}
                    checked={form.value('session') === slot.id}
                  />
                  <span class="for-readers">{formatSpan(time, language)} </span>
                  <span class="slot-time" aria-hidden="true">
                    {formatTimes(time, language)}
                  </span>
                </label>
              )
            }}
          />
        </fieldset>
        <div class="buttons">
          <button type="submit">{say.move}</button>
          <a href={to.application(params)}>{say.back}</a>
        </div>
      </Form>
    </>
  )
}

const noneChosen = refuse('slot_not_chosen', '新しい日時を選んでください。', 'Choose the new time.')

const texts = {
  ja: {
    title: '日時を変える',
    myPage: 'マイページ',
    now: (span: string) => `いまの予約：${span}`,
    lead: '空いている枠から選んで「この日時に変える」を押すと、いまの予約は取り消され、新しい予約に変わります。選んだ枠がほかの方に取られたときは、いまの予約がそのまま残ります。',
    choice: '相談員・部屋',
    choose: '新しい日時',
    move: 'この日時に変える',
    back: '変えずに戻る',
  },
  en: {
    title: 'Change the time',
    myPage: 'My page',
    now: (span: string) => `Your booking now: ${span}`,
    lead: 'Choose a free slot and press the button: your booking is cancelled and made anew at that time. If somebody else was faster, it stays as it is.',
    choice: 'Counsellors and rooms',
    choose: 'The new time',
    move: 'Change to this time',
    back: 'Back without changing',
  },
} as const
