/** What offerings can be narrowed down by: words, kind, way, days. An ordinary form by GET. */
import type { Child } from 'hono/jsx'
import { type Channel, channels } from '../../domain/delivery/offering.ts'
import { type OpenKind, openKinds } from '../../domain/delivery/register.ts'
import { deliveryKinds } from '../../domain/delivery-kind.ts'
import type { Language } from '../../kit/bilingual.ts'
import { addDays, type CalendarDate, type Instant, parseCalendarDate } from '../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import type { OpenOfferingFilter } from '../../store/open-offering.ts'
import type { ListQuery } from '../list.ts'
import type { AnyVisit } from '../personal.ts'

/** The filter as it is asked for; what cannot be understood counts as not asked for. */
export function readOfferingFilter(
  asked: ListQuery,
  now: Instant,
): OpenOfferingFilter & { readonly isFiltered: boolean } {
  const { slice, filter } = asked
  const words = filter('q').slice(0, longestWords).split(/\s+/u).filter(Boolean)
  const kind = openKinds.find((each) => each === filter('kind')) ?? null
  const channel = channelNames.find((each) => each === filter('channel')) ?? null
  const programme = filter('programme') || null
  const from = dayOf(filter('from'))
  const last = dayOf(filter('to'))
  return {
    ...{ now, slice, words, kind, channel, programme },
    from: from && startOf(from),
    to: last && startOf(addDays(last, 1)),
    isFiltered: [words.length > 0, kind, channel, programme, from, last].some(Boolean),
  }
}

const longestWords = 100
const channelNames = Object.keys(channels) as readonly Channel[]

function dayOf(text: string): CalendarDate | null {
  const read = parseCalendarDate(text)
  return read.ok ? read.value : null
}

const startOf = (day: CalendarDate): Instant => instantAt(day, '00:00' as TimeOfDay)

/** The form: the words are always there, the rest opens. */
export function OfferingFilter({ visit, asked }: FilterProps): Child {
  const { language, here } = visit
  const say = texts[language]
  const programme = asked.filter('programme')
  const isOpen = ['kind', 'channel', 'from', 'to'].some((name) => asked.filter(name) !== '')
  return (
    <search class="list-filter offering-filter">
      <form action={here} method="get">
        {programme !== '' && <input type="hidden" name="programme" value={programme} />}
        <div class="field">
          <label for="filter-q">{say.words}</label>
          <input id="filter-q" name="q" type="search" value={asked.filter('q')} />
        </div>
        <details open={isOpen}>
          <summary>{say.more}</summary>
          <div class="filter-more">
            <Choice name="kind" label={say.kind} asked={asked} language={language}>
              {openKinds.map((kind: OpenKind) => ({
                value: kind,
                label: deliveryKinds[kind][language],
              }))}
            </Choice>
            <Choice name="channel" label={say.channel} asked={asked} language={language}>
              {channelNames.map((channel) => ({
                value: channel,
                label: channels[channel][language],
              }))}
            </Choice>
            <Day name="from" label={say.from} asked={asked} />
            <Day name="to" label={say.to} asked={asked} />
          </div>
        </details>
        <button type="submit">{say.show}</button>
      </form>
    </search>
  )
}

type FilterProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'here'>
  readonly asked: ListQuery
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly asked: ListQuery
  readonly language: Language
  readonly children: readonly { readonly value: string; readonly label: string }[]
}

function Choice({ name, label, asked, language, children }: ChoiceProps): Child {
  const id = `filter-${name}`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        <option value="">{texts[language].all}</option>
        {children.map((option) => (
          <option value={option.value} selected={option.value === asked.filter(name)}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Day({ name, label, asked }: Pick<ChoiceProps, 'name' | 'label' | 'asked'>): Child {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <input id={`filter-${name}`} name={name} type="date" value={asked.filter(name)} />
    </div>
  )
}

const texts = {
  ja: {
    words: 'ことばで探す',
    more: '種類・日にち・参加のしかたで絞り込む',
    kind: '種類',
    channel: '参加のしかた',
    from: 'この日から',
    to: 'この日まで',
    all: 'すべて',
    show: '探す',
  },
  en: {
    words: 'Search by words',
    more: 'Narrow down by kind, day, or way of taking part',
    kind: 'Kind',
    channel: 'Way of taking part',
    from: 'From',
    to: 'Until',
    all: 'All',
    show: 'Search',
  },
} as const
