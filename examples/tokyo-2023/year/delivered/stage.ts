/**
 * An offering on its way through the year: made some weeks before its first day, published, and
 * closed when it is over. What happened in another fiscal year has an offering of its own.
 */
import type { SessionsAct } from '../../../../src/domain/delivery-act.ts'
import { fiscalYearOf } from '../../../../src/domain/fiscal-year.ts'
import type { Bilingual } from '../../../../src/kit/bilingual.ts'
import { addDays, type CalendarDate, type Instant } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { instantAt, type TimeOfDay } from '../../../../src/kit/time-of-day.ts'
import { day, workday } from '../days.ts'
import type { OfferingSheet } from '../offerings/sheet.ts'
import type { DatedAct } from '../timeline.ts'

/** An offering with its days and seats. */
export type Stage = {
  readonly name: string
  readonly sheet: OfferingSheet
  /** Said after the title: "第2期". */
  readonly title?: Bilingual
  /** The days on which it takes place, each a session. */
  readonly days: readonly CalendarDate[]
  /** The days on which anything comes of it; its own days where absent. */
  readonly span?: readonly CalendarDate[]
  readonly seatsPer: 'session' | 'offering'
  /** Null without limit. */
  readonly capacity: number | null
}

/** What a stage has beside its days. */
export type Furnishing = {
  readonly resources: readonly {
    readonly name: string
    readonly sort: 'booth' | 'room'
    readonly label: Bilingual
  }[]
  readonly slots: readonly SessionDraft[]
}

type SessionDraft = SessionsAct['sessions'][number]

/** The stage that a day belongs to. */
export function stageOn(name: string, date: CalendarDate): string {
  const year = fiscalYearOf(date)
  return year === 2023 ? name : `${name}-${year}`
}

/** The session of a stage on a day. */
export function sessionOn(stage: string, date: CalendarDate): string {
  return `${stage}/${date}`
}

/** A moment of a day in Japan. */
export function momentOn(date: CalendarDate, time: string): Instant {
  return instantAt(date, time as TimeOfDay)
}

/** The first day on which the books take anything in. */
const booksOpen = day('2023-04-03')

/** The working day some days after a date, when the books are open. */
export function enteredOn(date: CalendarDate, after: number): CalendarDate {
  const on = workday(date, after)
  return on < booksOpen ? booksOpen : on
}

/** Makes the stage before its first day, and closes it after its last. */
export function stageActs(
  stage: Stage,
  { resources, slots }: Furnishing = { resources: [], slots: [] },
): readonly DatedAct[] {
  const { name, sheet, days, span = days } = stage
  const sorted = span.toSorted()
  const first = present(sorted[0], `a day of ${name}`)
  const last = present(sorted.at(-1), `a day of ${name}`)
  const on = enteredOn(first, -60)
  const sessions = [...days.map((date) => sessionDraft(stage, date)), ...slots]
  const acts: readonly DatedAct['act'][] = [
    {
      act: 'offer',
      name,
      line: sheet.line,
      kind: sheet.kind,
      opensAt: momentOn(addDays(first, -45), '09:00'),
      closesAt: momentOn(last, sheet.hours[1]),
      settings: settingsOf(stage, first),
    },
    { act: 'resources', offering: name, resources },
    { act: 'sessions', offering: name, sessions },
    { act: 'offering-state', offering: name, state: 'open' },
  ]
  const closed = { act: 'offering-state', offering: name, state: 'closed' } as const
  return [
    ...acts.filter(hasContent).map((act) => ({ on, act })),
    { on: enteredOn(last, 30), act: closed },
  ]
}

function hasContent(act: DatedAct['act']): boolean {
  if (act.act === 'resources') return act.resources.length > 0
  return act.act !== 'sessions' || act.sessions.length > 0
}

function sessionDraft({ name, sheet }: Stage, date: CalendarDate): SessionDraft {
  const [from, to] = sheet.hours
  return {
    name: sessionOn(name, date),
    startsAt: momentOn(date, from),
    endsAt: momentOn(date, to),
    title: { ja: '', en: '' },
    place: sheet.place,
    onlineLink: sheet.channel === 'online' ? 'https://example.jp/room' : null,
    resource: null,
  }
}

function settingsOf({ sheet, title, seatsPer, capacity }: Stage, first: CalendarDate) {
  const year = fiscalYearOf(first)
  const suffix =
    year === 2023 ? title : { ja: `（令和${year - 2018}年度）`, en: ` (fiscal ${year})` }
  return {
    title: {
      ja: `${sheet.title.ja}${suffix?.ja ?? ''}`,
      en: `${sheet.title.en}${suffix?.en ?? ''}`,
    },
    summary: sheet.summary,
    description: { ja: '', en: '' },
    contact: {
      ja: '架空の催しです。問い合わせ先はありません。',
      en: 'This is made up: there is nobody to ask.',
    },
    channels: [sheet.channel],
    tags: [...(sheet.tags ?? [])],
    seatsPer,
    capacity,
    waitList: false,
    anonymous: sheet.kind === 'consultation',
    details: { ...sheet.details },
  }
}

/** Seats for so many people: a few more, in round numbers. */
export function seatsFor(people: number): number {
  return Math.max(10, Math.ceil((people * 1.05) / 10) * 10)
}
