/** A day at the desk: by counsellor or by room, who comes when, and what came of it. */
import type { Child } from 'hono/jsx'
import { decide } from '../../../domain/delivery/decide.ts'
import { lifecycleOf, stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { present } from '../../../kit/check.ts'
import type { DayBooking, DaySlot } from '../../../store/slot-day.ts'
import type { AnyVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatSpan, formatTimes } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'

/** What a day is shown with. */
export type DayListProps = {
  readonly visit: AnyVisit
  readonly slots: readonly DaySlot[]
  readonly offerings: ReadonlyMap<string, Offering>
  readonly now: Instant
  readonly ways: ReadonlyMap<string, Channel>
  /** The acts that one tap does, the usual one first. */
  readonly acts: readonly string[]
  /** Where a booking's own page is; null where the visitor has none. */
  readonly hrefOf: (booking: DayBooking, slot: DaySlot) => string | null
  /** The way to book a free slot for somebody; null where the visitor may not. */
  readonly bookHref: (slot: DaySlot) => string | null
}

/** The slots of a day under the names of their counsellors or rooms. */
export function DayList(props: DayListProps): Child {
  const { slots, visit } = props
  const { language } = visit
  const groups = new Map<string, DaySlot[]>()
  for (const slot of slots) groups.set(slot.resource, [...(groups.get(slot.resource) ?? []), slot])
  const isMixed = new Set(slots.map(({ offering }) => offering)).size > 1
  return (
    <>
      {[...groups.values()].map((own) => (
        <section>
          <h3>
            {own[0]?.resourceName[language]}
            {isMixed && <span class="under">{own[0]?.offeringTitle[language]}</span>}
          </h3>
          <ul class="day-list">
            {own.map((slot) => (
              <SlotLine {...props} slot={slot} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

type SlotProps = DayListProps & { readonly slot: DaySlot }

function SlotLine(props: SlotProps): Child {
  const { slot, visit, now, bookHref } = props
  const { language } = visit
  const say = texts[language]
  const seatsLeft = slot.capacity === null || slot.taken < slot.capacity
  const href = seatsLeft && slot.endsAt > now ? bookHref(slot) : null
  return (
    <>
      {slot.bookings.map((booking) => (
        <BookingLine {...props} booking={booking} />
      ))}
      {(slot.bookings.length === 0 || href !== null) && seatsLeft && (
        <li>
          <span class="slot-time">{formatTimes(slot, language)}</span>
          <span class="free-slot">{say.free}</span>
          {href !== null && (
            <span class="act-row">
              <a href={href}>
                {say.book}
                <span class="for-readers">
                  {' '}
                  {slot.resourceName[language]} {formatSpan(slot, language)}
                </span>
              </a>
            </span>
          )}
        </li>
      )}
    </>
  )
}

type BookingProps = SlotProps & { readonly booking: DayBooking }

function BookingLine(props: BookingProps): Child {
  const { slot, booking, visit, hrefOf, ways } = props
  const { language } = visit
  const say = texts[language]
  const { lifecycle, state, number, name, kana, telephone } = booking
  const definition = stateIn(lifecycle, state)
  const href = hrefOf(booking, slot)
  const shown = name ?? say.noName
  const way = ways.get(booking.id)
  const between = language === 'ja' ? '／' : ' / '
  const under = [
    kana,
    formatTicketCode(number as TicketCode),
    way && channels[way][language],
    way === 'telephone' ? telephone : null,
  ].filter(Boolean)
  return (
    <li>
      <span class="slot-time">{formatTimes(slot, language)}</span>
      <span>
        {href === null ? <strong>{shown}</strong> : <a href={href}>{shown}</a>}{' '}
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
        <span class="under">{under.join(between)}</span>
      </span>
      <Taps {...props} shown={shown} />
    </li>
  )
}

/** The acts that lead on from where the booking stands, each one tap. */
function Taps({ booking, slot, visit, offerings, now, acts, shown }: TapsProps): Child {
  const { language, visitor } = visit
  const { lifecycle, state } = booking
  const offering = present(offerings.get(booking.offering), 'the offering of a booking')
  const given = {
    lifecycle,
    state,
    actor: visitor.actor,
    isOwn: false,
    now,
    // What one tap takes back has its reason set.
    reason: 'x',
    offering,
    session: slot,
    offeredUntil: null,
  }
  const table = lifecycleOf(lifecycle).acts
  const able = acts.filter((act) => table[act]?.from.includes(state))
  const offered = able.filter((act) => decide(act, given).ok)
  if (offered.length === 0) return null
  return (
    <span class="act-row">
      {offered.map((act, index) => (
        <ActButton
          form={visit.form(act, booking.id)}
          label={table[act]?.label[language] ?? act}
          about={shown}
          allowed={{ ok: true, value: undefined }}
          look={index === 0 && !act.startsWith('undo') ? 'primary' : 'secondary'}
        />
      ))}
    </span>
  )
}

type TapsProps = BookingProps & { readonly shown: string }

const texts = {
  ja: { free: '空き', book: '代わりに予約する', noName: '（お名前なし）' },
  en: { free: 'Free', book: 'Book for somebody', noName: '(no name)' },
} as const
