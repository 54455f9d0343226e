/** One offering: everything that one needs to know to decide, and the way to apply. Shareable. */
import type { Child } from 'hono/jsx'
import { channels } from '../../domain/delivery/offering.ts'
import { labelOf, type WayIn, waysInto } from '../../domain/delivery/way-in.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import { deliveryKinds } from '../../domain/delivery-kind.ts'
import type { Language } from '../../kit/bilingual.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { readListQuery } from '../list.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { StatusTag } from '../ui/status-tag.tsx'
import { DrawNotice, findDrawNotice } from './course/draw-notice.tsx'
import { type CallNotice, findCallNotice, GrantNotice } from './grant/call-notice.tsx'
import { mayAsk, roomAt } from './ask.ts'
import { OfferingDates } from './offering-dates.tsx'
import { Paragraphs } from './paragraphs.tsx'
import type { PublicDraw } from './course/read-draw.ts'
import { type PublicOffering, readPublicOffering } from './read-offering.ts'
import { SeatsLeft } from './seats-left.tsx'
import { whatFollows } from './what-follows.ts'
import { windowWords } from './window.ts'

const order = {
  sorts: ['date'],
  usual: 'date',
  limit: 40,
  keys: { date: ['moment', 'id'] },
} as const

/** An offering's page. */
export const offeringPage: PersonalPage<'offering'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, params, services, visitor, to } = visit
    const now = toInstant(services.clock.now())
    const asked = readListQuery(visit.query, order)
    const { actor } = visitor
    const read = await withAuthority(services.database, services.authority, async (books) => {
      const open = { now, actor, slice: asked.slice }
      const found = await readPublicOffering(books, params.offering, open)
      if (!found.ok) return found
      const { offering } = found.value
      return ok({
        ...found.value,
        draw: await findDrawNotice(books, offering),
        call: await findCallNotice(books, offering),
      })
    })
    if (!read.ok) return read
    const { settings } = read.value.offering
    const say = texts[language]
    const title = settings.title[language]
    return shown({
      title,
      trail: [{ name: say.offerings, href: to.offerings() }, { name: title }],
      body: <Body visit={visit} read={read.value} now={now} />,
    })
  },
}

/** What the parts of the page are made of. */
type PartProps = {
  readonly visit: PersonalVisit<'offering'>
  /** With its draw, where places are given by lot. */
  readonly read: PublicOffering & {
    readonly draw: PublicDraw | null
    readonly call: CallNotice | null
  }
  readonly now: Instant
}

function Body(props: PartProps): Child {
  const { visit, read, now } = props
  const { language } = visit
  const { offering, own, dates } = read
  const { settings, kind } = offering
  const say = texts[language]
  const ways = waysInto(offering, datesOf(read))
  const dated = ways.find(({ on }) => on === 'session')
  const isSlotKind = (kind === 'consultation' || kind === 'booking') && read.resources.length > 0
  return (
    <article class="offering">
      <p class="tags">
        <StatusTag label={deliveryKinds[kind][language]} />{' '}
        {settings.channels.map((channel) => (
          <>
            <StatusTag label={channels[channel][language]} />{' '}
          </>
        ))}
      </p>
      <h1>{settings.title[language]}</h1>
      {settings.summary[language] !== '' && <p class="lead">{settings.summary[language]}</p>}
      <Window {...props} />
      {read.call && <GrantNotice visit={visit} notice={read.call} />}
      {own.length > 0 && <Own {...props} />}
      {dated && isSlotKind && <SlotsLink visit={visit} read={read} />}
      {ways
        .filter(({ on }) => on === 'offering')
        .map((way) => (
          <Whole {...props} way={way} isSecond={dated !== undefined && isSlotKind} />
        ))}
      {(dated || dates.rows.length > 0) && !isSlotKind && (
        <section>
          <h2>{say.dates}</h2>
          <OfferingDates visit={visit} read={read} way={dated ?? null} now={now} />
        </section>
      )}
      {settings.description[language] !== '' && (
        <section class="prose">
          <h2>{say.about}</h2>
          <Paragraphs text={settings.description[language]} />
        </section>
      )}
      <Booths {...props} />
      {read.draw && <DrawNotice visit={visit} notice={read.draw} />}
      <section class="prose">
        <h2>{say.follows}</h2>
        <ol class="flow">
          {whatFollows(offering, ways[0] ?? null)[language].map(({ name, text }) => (
            <li>
              <strong>{name}</strong>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <section class="prose">
        <h2>{say.contact}</h2>
        <p>{say.accessibility}</p>
        <Paragraphs text={settings.contact[language]} />
      </section>
    </article>
  )
}

/** How many dates can be chosen: turned to a later part of the list, there are several. */
const datesOf = ({ dates }: PublicOffering): number =>
  dates.rows.length + Number(dates.previous !== null) + Number(dates.next !== null)

/** Whether it is open, why not, and from when. */
function Window({ visit: { language }, read: { offering }, now }: PartProps): Child {
  const isOpen = phaseOf(offering, now) === 'open'
  return (
    <p class={isOpen ? 'window' : 'window not-open'}>
      <strong>{windowWords(offering, now)[language]}</strong>
    </p>
  )
}

/** What the visitor has asked for here already. */
function Own({ visit: { language, to }, read: { own } }: PartProps): Child {
  const say = texts[language]
  return (
    <div class="own">
      <p>{say.own}</p>
      <ul>
        {own.map(({ id, number }) => (
          <li>
            <a href={to.application({ application: id })}>{say.ownNumber(number)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Slots are chosen on a page of their own. */
function SlotsLink({ visit: { language, to }, read: { offering } }: SlotsLinkProps): Child {
  return (
    <section class="whole">
      <p>
        <a class="button-link" href={to.slots({ offering: offering.id })}>
          {texts[language].slots}
        </a>
      </p>
    </section>
  )
}

type SlotsLinkProps = Pick<PartProps, 'visit' | 'read'>

/** Asking for the offering as a whole. */
function Whole({ visit, read, way, now, isSecond }: WholeProps): Child {
  const { language, to } = visit
  const { offering, seats, own } = read
  const isAsked = own.some(
    ({ session, lifecycle }) => session === null && lifecycle === way.lifecycle,
  )
  const asked = { offering, session: null, way, now }
  const room = roomAt(seats.get(offering.id), way)
  const act = room === 'wait' && way.otherwise !== null ? way.otherwise : way.act
  const place = { offering: offering.id }
  return (
    <section class="whole">
      <SeatsLeft
        seats={way.act === 'request' ? undefined : seats.get(offering.id)}
        kind={offering.kind}
        takesSeat={way.takesSeat}
        hasWaitList={way.otherwise !== null}
        language={language}
      />
      {mayAsk(asked).ok && room !== 'full' && !isAsked && (
        <p>
          <a
            class={isSecond ? 'button-link secondary' : 'button-link'}
            href={
              way.act === 'request'
                ? to.askByMessage(place)
                : to.apply(place, isSecond ? { way: way.act } : {})
            }
          >
            {labelOf(way, act)[language]}
          </a>
        </p>
      )}
    </section>
  )
}

type WholeProps = PartProps & {
  readonly way: WayIn
  /** Where slots can be chosen too, they are what most people look for. */
  readonly isSecond: boolean
}

/** The companies that can be met. */
function Booths({ visit: { language }, read: { resources } }: PartProps): Child {
  const booths = resources.filter(({ sort, isOpen }) => sort === 'booth' && isOpen)
  if (booths.length === 0) return null
  const say = texts[language]
  return (
    <section>
      <h2>{say.booths(booths.length)}</h2>
      <ul class="booths">
        {booths.map(({ name }) => (
          <li>{name[language]}</li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    offerings: '募集・予約',
    dates: '日程',
    slots: '空いている日時を見る',
    about: '内容',
    follows: '申込のあとの流れ',
    contact: 'お問い合わせ・配慮のご相談',
    accessibility:
      '車いすでの参加、手話通訳、筆談、資料の点字化など、配慮が必要な方は、申込の前でもお気軽にご相談ください。',
    own: 'この募集に申し込んでいます。',
    ownNumber: (number: string) => `申込番号 ${number.slice(0, 4)}-${number.slice(4)} の状況を見る`,
    booths: (count: number) => `参加企業（${count}社）`,
  },
  en: {
    offerings: 'Take part',
    dates: 'Dates',
    slots: 'See free times',
    about: 'About',
    follows: 'What happens next',
    contact: 'Questions and accessibility',
    accessibility:
      'If you use a wheelchair, or need a sign-language interpreter, writing instead of speech, or papers in braille, please ask us, before you apply if you like.',
    own: 'You have applied here.',
    ownNumber: (number: string) => `See application ${number.slice(0, 4)}-${number.slice(4)}`,
    booths: (count: number) => `Companies taking part (${count})`,
  },
} as const satisfies Record<Language, object>
