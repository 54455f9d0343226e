/** One session: how full it is, moving it, its seats, counting heads, marking it as held. */
import type { Child } from 'hono/jsx'
import { countHeads } from '../../../commands/offering/head-count.ts'
import {
  checkHeld,
  checkScheduled,
  holdSession,
  moveSession,
  resizeSession,
} from '../../../commands/offering/session.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { sessionStates } from '../../../domain/delivery/session.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { instantAt } from '../../../kit/time-of-day.ts'
import { readFields } from '../../form/field.ts'
import { checkField, choiceField, numberField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from './frame.tsx'
import { openSession, type OpenSession } from './open-session.ts'
import { inBoth, knownSession, whenFields, whereFields } from './session-fields.ts'
import { sessionTones } from './session-table.tsx'
import { SeatsMeter } from './seats-meter.tsx'
import { StateCounts } from './state-counts.tsx'
import { WhereFields } from './where-fields.tsx'

type Visit = PersonalVisit<'deskSession'>

/** The page. */
export const sessionPage: PersonalPage<'deskSession'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => openSession(books, visit, visit.params))
    if (!read.ok) return read
    const { offering, session } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'offeringSessions',
      title: formatSpan(session, visit.language),
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    move: async (visit, form) => {
      const values = readFields(form, { ...whenFields, ...whereFields })
      if (!values.ok) return values
      const { date, from, to, titleJa, titleEn, placeJa, placeEn, onlineLink } = values.value
      const done = await moveSession(contextOf(visit, form), {
        session: visit.params.session,
        startsAt: instantAt(date, from),
        endsAt: instantAt(date, to),
        title: inBoth(titleJa, titleEn),
        place: inBoth(placeJa, placeEn),
        onlineLink,
      })
      return done.ok ? moved(visit.here, 'session_moved') : atField('to', done)
    },
    resize: async (visit, form) => {
      const values = readFields(form, seatsFields)
      if (!values.ok) return values
      const { capacity, isEndless } = values.value
      const asked = { session: visit.params.session, capacity: isEndless ? null : capacity }
      if (!isEndless && capacity === null) return atField('capacity', capacityMissing)
      const done = await resizeSession(contextOf(visit, form), asked)
      if (!done.ok) return atField('capacity', done)
      return moved(visit.here, done.value.outcome.offered > 0 ? 'seats_offered' : 'saved')
    },
    heads: async (visit, form) => {
      const values = readFields(form, headsFields)
      if (!values.ok) return values
      const { heads, channel, reason } = values.value
      const given = { session: visit.params.session, heads, reason }
      const by = channel === null ? null : (channel as Channel)
      const done = await countHeads(contextOf(visit, form), { ...given, channel: by })
      if (done.ok) return moved(visit.here, 'heads_counted')
      return atField(done.refusal.code === 'period_closed' ? 'reason' : 'heads', done)
    },
    hold: async (visit, form) => {
      const values = readFields(form, { reason: reasonField })
      if (!values.ok) return values
      const given = { session: visit.params.session, reason: values.value.reason }
      const done = await holdSession(contextOf(visit, form), given)
      if (done.ok) return moved(visit.here, 'session_held')
      return done.refusal.code === 'period_closed' ? atField('reason', done) : done
    },
  },
}

const capacityMissing = {
  ok: false,
  refusal: {
    code: 'field_is_blank',
    message: {
      ja: '「定員」を入力するか、「定員なし」を選んでください。',
      en: 'Enter the number of seats, or tick "Without limit".',
    },
  },
} as const

const seatsFields = {
  capacity: numberField({
    label: { ja: '定員', en: 'Seats' },
    required: false,
    least: 1,
    greatest: 1_000_000,
    unit: { ja: '人', en: 'people' },
  }),
  isEndless: checkField({
    label: { ja: '定員なし', en: 'Without limit' },
    text: { ja: '定員を設けない', en: 'Seats never run out' },
    required: false,
  }),
}

const reasonField = textField({
  label: { ja: '理由', en: 'Reason' },
  hint: {
    ja: '締められた年度の記録を加えるときだけ、書いてください。',
    en: 'Needed only where the fiscal year has been closed.',
  },
  required: false,
  longest: 400,
})

const headsFields = {
  heads: numberField({
    label: { ja: '名前を控えていない人の数', en: 'People whose names were not taken' },
    hint: {
      ja: '受付で名前を記録した人は含めないでください。実績の延べ人数に加わります。',
      en: 'Without those who were checked in by name. It adds to the total.',
    },
    required: true,
    least: 1,
    greatest: 100_000,
    unit: { ja: '人', en: 'people' },
  }),
  channel: choiceField({
    label: { ja: '参加の方法', en: 'How they took part' },
    required: false,
    choices: Object.entries(channels).map(([value, label]) => ({ value, label })),
  }),
  reason: reasonField,
}

type BodyProps = { readonly visit: Visit; readonly read: OpenSession }

function Body({ visit, read }: BodyProps): Child {
  const { language, visitor, to } = visit
  const { offering, session, seats, counts, heads, resourceName } = read
  const say = texts[language]
  const place = { programme: offering.programme }
  const may = mayAct(visitor.actor, 'offering.edit', place)
  const own = { offering: offering.id }
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const lines = [
    {
      name: say.state,
      value: (
        <StatusTag
          label={sessionStates[session.state][language]}
          tone={sessionTones[session.state]}
        />
      ),
    },
    ...(session.title[language] ? [{ name: say.name, value: session.title[language] }] : []),
    ...(resourceName ? [{ name: say.at, value: resourceName[language] }] : []),
    { name: say.place, value: session.place[language] || say.none },
    ...(session.onlineLink ? [{ name: say.online, value: session.onlineLink }] : []),
    {
      name: say.seats,
      value: seats ? <SeatsMeter {...seats} language={language} /> : say.ofWhole,
    },
    ...(heads > 0 ? [{ name: say.heads, value: say.people(heads) }] : []),
  ]
  return (
    <>
      <SummaryList lines={lines} />
      {total > 0 && (
        <section>
          <h2>{say.applications}</h2>
          <StateCounts counts={counts} kind={offering.kind} language={language} />
          {mayAct(visitor.actor, 'application.list', place).ok && (
            <p>
              <a href={to.offeringApplications(own, { session: session.id })}>{say.list}</a>
            </p>
          )}
        </section>
      )}
      <HoldForm visit={visit} read={read} may={may} />
      {may.ok && session.state !== 'cancelled' && <HeadsForm visit={visit} read={read} />}
      {may.ok && session.state === 'scheduled' && (
        <>
          <MoveForm visit={visit} read={read} />
          {seats && <SeatsForm visit={visit} read={read} />}
          <section>
            <h2>{say.cancel}</h2>
            <p>{say.cancelHint}</p>
            <p>
              <a href={to.cancelSession({ offering: offering.id, session: session.id })}>
                {say.toCancel}
              </a>
            </p>
          </section>
        </>
      )}
    </>
  )
}

type PartProps = BodyProps & { readonly may?: Result<void> }

/** Slots are not held by themselves: what came of each is noted at its reservation. */
function HoldForm({ visit, read, may = ok(undefined) }: PartProps): Child {
  const { language } = visit
  const { session, offering } = read
  const isCounted = offering.kind === 'gathering' || offering.kind === 'course'
  if (session.resource !== null || !isCounted || session.state !== 'scheduled') return null
  const say = texts[language]
  const allowed = may.ok ? checkHeld(session, nowOf(visit)) : may
  const form = visit.form('hold')
  const needsReason = form.fault('reason') !== undefined
  const button = needsReason ? (
    <Form form={form}>
      <FieldOf form={form} name="reason" field={reasonField} />
      <Buttons submit={say.hold} />
    </Form>
  ) : (
    <ActButton form={form} label={say.hold} allowed={allowed} />
  )
  const isOver = nowOf(visit) >= session.endsAt
  if (!isOver && allowed.ok) {
    return (
      <details class="more" open={form.isShownAgain}>
        <summary>{say.hold}</summary>
        <p>{say.notOver}</p>
        <p>{say.holdHint}</p>
        {button}
      </details>
    )
  }
  return (
    <section>
      <h2>{say.hold}</h2>
      <p>{say.holdHint}</p>
      {button}
    </section>
  )
}

function HeadsForm({ visit, read }: BodyProps): Child {
  const { offering, session } = read
  const isCounted = offering.kind !== 'booking' && session.resource === null
  if (!isCounted || !checkHeld({ ...session, state: 'scheduled' }, nowOf(visit)).ok) return null
  const say = texts[visit.language]
  const form = visit.form('heads')
  const { heads, channel, reason } = headsFields
  const isMixed = offering.settings.channels.length > 1
  return (
    <section>
      <h2>{say.countHeads}</h2>
      <Form form={form}>
        <FieldOf form={form} name="heads" field={heads} />
        {isMixed && <FieldOf form={form} name="channel" field={channel} />}
        {form.fault('reason') !== undefined && <FieldOf form={form} name="reason" field={reason} />}
        <Buttons submit={say.record} />
      </Form>
    </section>
  )
}

function MoveForm({ visit, read }: BodyProps): Child {
  const { offering, session, concerned } = read
  const say = texts[visit.language]
  const form = visit.form('move')
  const values = knownSession(session)
  if (!checkScheduled(session).ok) return null
  return (
    <section>
      <details class="more" open={form.isShownAgain}>
        <summary>{say.move}</summary>
        <p>{say.moveHint(concerned)}</p>
        <Form form={form} isGuarded>
          <Fields form={form} fields={whenFields} values={values} />
          <WhereFields
            form={form}
            values={values}
            isOnline={offering.settings.channels.includes('online')}
          />
          <Buttons submit={say.saveMove} />
        </Form>
      </details>
    </section>
  )
}

function SeatsForm({ visit, read }: BodyProps): Child {
  const { seats } = read
  const say = texts[visit.language]
  const form = visit.form('resize')
  return (
    <section>
      <details class="more" open={form.isShownAgain}>
        <summary>{say.resize}</summary>
        <p>{say.resizeHint}</p>
        <Form form={form}>
          <Fields
            form={form}
            fields={seatsFields}
            values={{ capacity: seats?.capacity, isEndless: seats?.capacity === null }}
          />
          <Buttons submit={say.save} />
        </Form>
      </details>
    </section>
  )
}

const texts = {
  ja: {
    state: '状態',
    name: '日程の名前',
    at: '担当・場所',
    place: '場所',
    online: 'オンラインの参加先',
    seats: '席',
    ofWhole: '募集全体の定員で数えます',
    heads: '名前を控えていない人',
    people: (count: number) => `${count.toLocaleString('ja-JP')}人`,
    none: '（まだ決めていません）',
    applications: 'この日程の申込',
    list: 'この日程の申込を一覧で見る',
    hold: '実施済みにする',
    holdHint:
      '開催の実績に1回と数えます。予約したまま受付されていない方は「来場なし」になります。元に戻せません。',
    notOver: 'この日程はまだ終わっていません。',
    countHeads: '人数だけを記録する',
    record: '記録する',
    move: '日時・場所・名前を変える',
    moveHint: (count: number) =>
      count === 0
        ? 'まだだれも申し込んでいません。'
        : `申し込んでいる${count}件の方に、変更をメールで知らせます。`,
    saveMove: '変えて知らせる',
    resize: '定員を変える',
    resizeHint: '増やした席は、キャンセル待ちの方に順番に案内します。',
    save: '保存する',
    cancel: '日程を中止する',
    cancelHint: '予約はすべて取り消され、申し込んだ方に知らせます。元に戻せません。',
    toCancel: '中止の手続きに進む',
  },
  en: {
    state: 'State',
    name: 'Name of the session',
    at: 'At',
    place: 'Place',
    online: 'Link for taking part online',
    seats: 'Seats',
    ofWhole: 'Seats are counted for the whole offering',
    heads: 'People without a name',
    people: (count: number) => count.toLocaleString('en-GB'),
    none: '(not yet said)',
    applications: 'Applications for this session',
    list: 'See them in a list',
    hold: 'Mark as held',
    holdHint:
      'It counts once as held. Whoever reserved and was not checked in is marked as not come. This cannot be undone.',
    notOver: 'This session is not over yet.',
    countHeads: 'Record a number of people',
    record: 'Record',
    move: 'Change time, place or name',
    moveHint: (count: number) =>
      count === 0 ? 'Nobody has applied yet.' : `${count} applicants are told of it by mail.`,
    saveMove: 'Change and tell them',
    resize: 'Change the number of seats',
    resizeHint: 'Added seats are offered to those on the wait list, in turn.',
    save: 'Save',
    cancel: 'Cancel the session',
    cancelHint: 'All reservations are cancelled, and applicants are told. This cannot be undone.',
    toCancel: 'Go on to cancelling',
  },
} as const
