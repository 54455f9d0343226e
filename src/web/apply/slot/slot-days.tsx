/** The slots of a week: day by day in a list, side by side where there is room. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../../kit/bilingual.ts'
import { addDays, japanDate } from '../../../kit/calendar.ts'
import type { AnyVisit } from '../../personal.ts'
import { formatDay, formatDayOf, formatTimes } from '../../ui/when.ts'
import type { SlotDay, SlotTime, SlotWeek } from './read-slots.ts'

/** What a week is shown with. */
export type SlotDaysProps = {
  readonly week: SlotWeek
  readonly language: Language
  /** What stands at a time that can be booked. */
  readonly freeAt: (time: SlotTime) => Child
  /** What stands at a time that the visitor has booked; a word where absent. */
  readonly ownAt?: (time: SlotTime) => Child
}

/** The days. Those without a slot say so, and why where it is a holiday. */
export function SlotDays({ week, language, freeAt, ownAt }: SlotDaysProps): Child {
  const say = texts[language]
  return (
    <div class="slot-week">
      {week.days.map((day) => (
        <section class={day.times.length === 0 ? 'slot-day closed' : 'slot-day'}>
          <h3>
            {formatDay(day.date, language)}
            {day.holiday !== null && (
              <span class="slot-holiday" lang={language === 'en' ? 'ja' : undefined}>
                {day.holiday}
              </span>
            )}
          </h3>
          {day.times.length === 0 ? (
            <p class="hint">{say.none}</p>
          ) : (
            <ul>
              {day.times.map((time) => (
                <li>
                  <Cell {...{ week, time, day, language, freeAt }} {...(ownAt && { ownAt })} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

type CellProps = SlotDaysProps & { readonly time: SlotTime; readonly day: SlotDay }

function Cell({ week, time, language, freeAt, ownAt }: CellProps): Child {
  const say = texts[language]
  if (time.own !== null && ownAt) return ownAt(time)
  if (time.own === null && time.free.length > 0) return freeAt(time)
  const isOver = time.startsAt <= week.now
  return (
    <span class="slot taken">
      <span class="slot-time">{formatTimes(time, language)}</span>
      <span>{time.own !== null ? say.own : isOver ? say.over : say.taken}</span>
    </span>
  )
}

/** Turning from week to week, and to the next free slot where this week has none. */
export function WeekLinks({ visit, week, hrefOf, isAgain = false }: WeekLinksProps): Child {
  const { language } = visit
  const say = texts[language]
  const today = japanDate(new Date(week.now))
  const [before, after] = [addDays(week.first, -7), addDays(week.first, 7)]
  const hasFree = week.days.some(({ times }) => times.some(({ free }) => free.length > 0))
  return (
    <>
      {!hasFree && !isAgain && (
        <p class="notice">
          {week.nextFree === null ? (
            say.noneAhead
          ) : (
            <>
              {say.noneHere}{' '}
              <a href={hrefOf(japanDate(new Date(week.nextFree)))}>
                {say.nextFree(formatDayOf(week.nextFree, language))}
              </a>
            </>
          )}
        </p>
      )}
      <nav class="page-links" aria-label={isAgain ? say.weeksAgain : say.weeks}>
        <ul>
          {week.first > today && (
            <li>
              <a href={hrefOf(before < today ? today : before)} rel="prev">
                {say.before}
              </a>
            </li>
          )}
          {after <= week.last && (
            <li>
              <a href={hrefOf(after)} rel="next">
                {say.after}
              </a>
            </li>
          )}
        </ul>
      </nav>
    </>
  )
}

type WeekLinksProps = {
  readonly visit: AnyVisit
  readonly week: SlotWeek
  /** The same page from a day on. */
  readonly hrefOf: (date: string) => string
  /** Whether it stands below the week once more. */
  readonly isAgain?: boolean
}

const texts = {
  ja: {
    none: '枠はありません',
    taken: '予約済み',
    over: '受付終了',
    own: 'あなたの予約',
    weeks: '週のページ',
    weeksAgain: '週のページ（下）',
    before: '前の週',
    after: '次の週',
    noneHere: 'この週に空きはありません。',
    noneAhead: 'いま予約できる枠はありません。しばらくしてから、もう一度ご覧ください。',
    nextFree: (day: string) => `次の空き：${day}`,
  },
  en: {
    none: 'No slots',
    taken: 'Taken',
    over: 'Over',
    own: 'Yours',
    weeks: 'Weeks',
    weeksAgain: 'Weeks, once more',
    before: 'Week before',
    after: 'Next week',
    noneHere: 'Nothing is free this week.',
    noneAhead: 'Nothing can be booked now. Please look again later.',
    nextFree: (day: string) => `Next free: ${day}`,
  },
} as const
