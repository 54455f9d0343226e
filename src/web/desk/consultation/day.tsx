/** Counsellors' day, or week: who comes, by which way, and what came of it in one tap. */
import type { Child } from 'hono/jsx'
import { countConsultations } from '../../../commands/consultation/heads.ts'
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import { type Channel, channels, type Offering } from '../../../domain/delivery/offering.ts'
import { addDays, type Instant, japanDate } from '../../../kit/calendar.ts'
import { findHoliday } from '../../../kit/holiday.ts'
import { readWays } from '../../../store/consultation-way.ts'
import { type DaySlot, listDaySlots } from '../../../store/slot-day.ts'
import { listOfferingsOfKind } from '../../../store/slot-offering.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, dateField, numberField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import {
  type AnyVisit,
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { ListLinks } from '../../ui/list-links.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { formatDay } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { DayList } from '../slot/day-list.tsx'
import { type DaySpan, daySpanOf } from '../slot/day.ts'
import { tapsOf } from '../slot/taps.ts'

type Visit = PersonalVisit<'deskConsultations'>

const acts = ['hold', 'miss', 'undo-visit', 'undo-miss'] as const

/** The page. */
export const consultationDayPage: PersonalPage<'deskConsultations'> = {
  for: 'consultation.day',
  show: async (visit) => {
    const read = await readConsultationDay(visit)
    const say = texts[visit.language]
    return shown({ title: say.title, body: <Body visit={visit} read={read} /> })
  },
  acts: {
    ...tapsOf<'deskConsultations'>(acts),
    hold: (visit, form) =>
      tapHold(visit, form, () =>
        inBooks(
          visit,
          async (books) => (await readWays(books, [form.item])).get(form.item) ?? null,
        ),
      ),
    heads: async (visit, form) => {
      const read = await readConsultationDay(visit)
      const values = readFields(form, headFields(read.offerings, read.now))
      if (!values.ok) return values
      const { offering, heads, on, way, reason } = values.value
      const given = { offering, heads, on, reason, channel: way as Channel | null }
      const done = await countConsultations(contextOf(visit, form), given)
      if (done.ok) return moved(visit.to.deskConsultations({ date: on }), 'heads_counted')
      return atField(done.refusal.code === 'period_closed' ? 'reason' : 'heads', done)
    },
  },
}

type Tap = NonNullable<PersonalPage<'deskConsultations'>['acts']>[string]

/** Held by the way that was chosen. */
async function tapHold(
  visit: Visit,
  form: Parameters<Tap>[1],
  channelOf: () => Promise<Channel | null>,
) {
  const taps = tapsOf<'deskConsultations'>(['hold'], channelOf)
  const tap = taps['hold']
  return tap ? tap(visit, form) : moved(visit.here)
}

type DayRead = {
  readonly now: Instant
  readonly span: DaySpan
  readonly isWeek: boolean
  readonly isMine: boolean
  readonly hasOwn: boolean
  readonly slots: readonly DaySlot[]
  readonly offerings: readonly Offering[]
  readonly ways: ReadonlyMap<string, Channel>
}

/** Reads the day or the week that an address names. */
export function readConsultationDay(visit: AnyVisit): Promise<DayRead> {
  const { query, visitor } = visit
  const now = nowOf(visit)
  const isWeek = query.get('view') === 'week'
  const span = daySpanOf(query, { now, isWeek })
  const programmes = programmesFor(visitor.actor, 'consultation.day')
  const { account } = visitor.actor
  return inBooks(visit, async (books) => {
    const all = await listDaySlots(books, { kind: 'consultation', programmes, ...span })
    const own = all.filter((slot) => account !== null && slot.account === account)
    const whose = query.get('whose')
    const hasOwn = own.length > 0
    const isMine = whose === 'mine' || (whose !== 'all' && hasOwn)
    const slots = isMine ? own : all
    const booked = slots.flatMap(({ bookings }) => bookings.map(({ id }) => id))
    return {
      ...{ now, span, isWeek, isMine, hasOwn, slots },
      offerings: await listOfferingsOfKind(books, { kind: 'consultation', programmes }),
      ways: await readWays(books, booked),
    }
  })
}

type BodyProps = { readonly visit: Visit; readonly read: DayRead }

function Body({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { span, isWeek, isMine, offerings } = read
  const say = texts[language]
  const { first: date } = span
  const whose = isMine ? 'mine' : 'all'
  return (
    <>
      <h1>{say.title}</h1>
      <p class="links">
        <a href={to.consultationQueue()}>{say.queue}</a>
        {offerings.length > 0 && <a href={to.consultationWalkIn()}>{say.walkIn}</a>}
      </p>
      {offerings.length > 0 && (
        <ListLinks links={exportLinks(to.exportConsultations(), visit.query, language)} />
      )}
      <Tabs
        label={say.views}
        tabs={[
          {
            href: to.deskConsultations({ date, whose }),
            label: say.day,
            isOpen: !isWeek,
          },
          {
            href: to.deskConsultations({ date, whose, view: 'week' }),
            label: say.week,
            isOpen: isWeek,
          },
        ]}
      />
      <DayLinks visit={visit} read={read} />
      {span.days.map((day) => (
        <Day visit={visit} read={read} day={day} />
      ))}
      {offerings.length > 0 && <HeadsForm visit={visit} read={read} />}
    </>
  )
}

function Day({ visit, read, day }: BodyProps & { readonly day: DaySpan['first'] }): Child {
  const { language, to, visitor } = visit
  const { slots, offerings, isWeek, now, ways } = read
  const say = texts[language]
  const holiday = findHoliday(day)
  const ofDay = slots.filter(({ startsAt }) => japanDate(new Date(startsAt)) === day)
  // A week shows whom to expect; a day shows free time, too.
  const shownSlots = isWeek ? ofDay.filter(({ bookings }) => bookings.length > 0) : ofDay
  return (
    <section>
      <h2>
        {formatDay(day, language)}
        {holiday !== undefined && <span class="slot-holiday">{holiday}</span>}
      </h2>
      {shownSlots.length === 0 ? (
        <p class="hint">{ofDay.length === 0 ? say.noSlots : say.nobody}</p>
      ) : (
        <DayList
          visit={visit}
          slots={shownSlots}
          offerings={new Map(offerings.map((offering) => [offering.id, offering]))}
          now={now}
          ways={ways}
          acts={acts}
          hrefOf={({ id }) => to.deskConsultation({ application: id })}
          bookHref={({ offering, id, programme }) =>
            mayAct(visitor.actor, 'application.import', { programme }).ok && !isWeek
              ? to.bookFor({ offering, session: id })
              : null
          }
        />
      )}
    </section>
  )
}

function DayLinks({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { span, isWeek, isMine, hasOwn } = read
  const say = texts[language]
  const { first, today } = span
  const step = isWeek ? 7 : 1
  const whose = isMine ? 'mine' : 'all'
  const view = isWeek ? { view: 'week' } : {}
  const at = (date: string) => to.deskConsultations({ date, whose, ...view })
  return (
    <nav class="page-links" aria-label={say.days}>
      <ul>
        <li>
          <a href={at(addDays(first, -step))}>{isWeek ? say.weekBefore : say.before}</a>
        </li>
        {first !== today && (
          <li>
            <a href={at(today)}>{say.today}</a>
          </li>
        )}
        <li>
          <a href={at(addDays(first, step))}>{isWeek ? say.weekAfter : say.after}</a>
        </li>
        {(isMine || hasOwn) && (
          <li>
            <a
              href={to.deskConsultations({
                date: first,
                whose: isMine ? 'all' : 'mine',
                ...view,
              })}
            >
              {isMine ? say.everybody : say.mine}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function headFields(offerings: readonly Offering[], now: Instant) {
  const today = japanDate(new Date(now))
  return {
    offering: choiceField({
      label: { ja: '相談の名前', en: 'Consultation' },
      required: true,
      as: 'select',
      choices: offerings.map(({ id, settings }) => ({ value: id, label: settings.title })),
    }),
    heads: numberField({
      label: { ja: '名前を聞かなかった相談の数', en: 'Consultations without a name' },
      required: true,
      least: 1,
      greatest: 1000,
      unit: { ja: '件', en: 'consultations' },
    }),
    on: dateField({ label: { ja: '相談を受けた日', en: 'Day' }, required: true, max: today }),
    way: choiceField({
      label: { ja: '方法', en: 'How' },
      required: false,
      choices: Object.entries(channels).map(([value, label]) => ({ value, label })),
    }),
    reason: textField({
      label: { ja: '理由', en: 'Reason' },
      hint: {
        ja: '締められた年度の記録を加えるときだけ、書いてください。',
        en: 'Needed only where the fiscal year has been closed.',
      },
      required: false,
      longest: 400,
    }),
  }
}

function HeadsForm({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { offerings, now, span } = read
  const say = texts[language]
  const form = visit.form('heads')
  const { reason, ...fields } = headFields(offerings, now)
  const [only] = offerings
  const on = span.first > span.today ? span.today : span.first
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.heads}</summary>
      <p class="hint">{say.headsHint}</p>
      <Form form={form}>
        <Fields
          form={form}
          fields={fields}
          values={{ offering: offerings.length === 1 ? only?.id : null, on }}
        />
        {form.fault('reason') !== undefined && <FieldOf form={form} name="reason" field={reason} />}
        <Buttons submit={say.record} />
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    title: '相談の予定',
    queue: '返事を待っている相談',
    walkIn: 'その場で受けた相談を記録する',
    views: '表示',
    day: '1日',
    week: '1週間',
    days: '日を移る',
    before: '前の日',
    after: '次の日',
    weekBefore: '前の週',
    weekAfter: '次の週',
    today: '今日',
    mine: '自分の予定だけ見る',
    everybody: '全員の予定を見る',
    noSlots: '予約の枠はありません。',
    nobody: '予約はありません。',
    heads: '名前を聞かなかった相談の数を記録する',
    headsHint: '相談の実績の延べ件数に加わります。名前を記録した相談は含めないでください。',
    record: '記録する',
  },
  en: {
    title: 'Consultations',
    queue: 'Those that wait for an answer',
    walkIn: 'Record one taken on the spot',
    views: 'View',
    day: 'Day',
    week: 'Week',
    days: 'Other days',
    before: 'Day before',
    after: 'Next day',
    weekBefore: 'Week before',
    weekAfter: 'Next week',
    today: 'Today',
    mine: 'Mine only',
    everybody: 'Everybody’s',
    noSlots: 'There are no slots.',
    nobody: 'Nobody has booked.',
    heads: 'Record consultations without a name',
    headsHint: 'They add to the total. Leave out those that were recorded by name.',
    record: 'Record',
  },
} as const
