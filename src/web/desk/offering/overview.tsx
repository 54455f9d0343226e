/** One offering at a glance: how it stands, who applied, its sessions, and what to do next. */
import type { Child } from 'hono/jsx'
import { changeOfferingState } from '../../../commands/offering/offering.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { channels, type Offering, type OfferingState } from '../../../domain/delivery/offering.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { refuse } from '../../../kit/result.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering, windowWords } from './frame.tsx'
import { nextSteps } from './next-steps.ts'
import { type OverviewRead, readOverview } from './read-overview.ts'
import { stateFilter } from '../application/state-filter.ts'
import { SeatsMeter } from './seats-meter.tsx'
import { SessionTable } from './session-table.tsx'
import { StateCounts } from './state-counts.tsx'

/** The page, with the acts that publish and close. */
export const offeringPage: PersonalPage<'deskOffering'> = {
  for: 'offering.read',
  show: async (visit) => {
    const now = nowOf(visit)
    const read = await inBooks(visit, (books) =>
      readOverview(books, visit, { id: visit.params.offering, now }),
    )
    if (!read.ok) return read
    const { offering } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'deskOffering',
      body: <Overview visit={visit} read={read.value} now={now} />,
    })
  },
  acts: {
    state: async (visit, form) => {
      const state = targets.find((each) => each === form.item)
      if (!state) return wrongState
      const { offering } = visit.params
      const done = await changeOfferingState(contextOf(visit, form), { offering, state })
      return done.ok ? moved(visit.here, stateMessages[state]) : done
    },
  },
}

const targets = ['open', 'closed', 'draft'] as const
type Target = (typeof targets)[number]

const stateMessages = { open: 'published', closed: 'closed', draft: 'back_to_draft' } as const

const wrongState = refuse(
  'offering_state_unknown',
  'この操作はありません。画面を開き直してください。',
  'There is no such act. Open the page again.',
)

type OverviewProps = {
  readonly visit: PersonalVisit<'deskOffering'>
  readonly read: OverviewRead
  readonly now: Instant
}

function Overview({ visit, read, now }: OverviewProps): Child {
  const { language, to, visitor } = visit
  const { offering, counts, sessions, seats } = read
  const say = texts[language]
  const mayEdit = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme }).ok
  const mayCancel = mayAct(visitor.actor, 'offering.cancel', { programme: offering.programme }).ok
  const mayList = mayAct(visitor.actor, 'application.list', { programme: offering.programme }).ok
  const own = { offering: offering.id }
  const steps = mayEdit ? nextSteps(visit, read, phaseOf(offering, now)) : []
  return (
    <>
      {steps.length > 0 && (
        <section class="next">
          <h2>{say.next}</h2>
          <ul>
            {steps.map(({ text, link }) => (
              <li>
                {text} {link && <a href={link.href}>{link.label}</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <StateButtons visit={visit} offering={offering} />
      <About visit={visit} read={read} mayEdit={mayEdit} />
      <section>
        <h2>{say.applications}</h2>
        {seats && <SeatsMeter {...seats} language={language} />}
        <StateCounts
          counts={counts}
          kind={offering.kind}
          language={language}
          {...(mayList && { hrefOf: (of) => to.offeringApplications(own, stateFilter(of)) })}
        />
      </section>
      {(sessions.length > 0 || read.count.all > 0) && (
        <section>
          <h2>{say.sessions}</h2>
          <SessionTable visit={visit} sessions={sessions} empty={say.noneComing} />
          <p>
            <a href={to.offeringSessions({ offering: offering.id })}>{say.allSessions}</a>
          </p>
        </section>
      )}
      {mayCancel && offering.state !== 'cancelled' && (
        <section>
          <h2>{say.cancel}</h2>
          <p>{say.cancelHint}</p>
          <p>
            <a href={to.cancelOffering(own)}>{say.toCancel}</a>
          </p>
        </section>
      )}
    </>
  )
}

function About({ visit, read, mayEdit }: AboutProps): Child {
  const { language, to } = visit
  const { offering, lines } = read
  const { settings, id, kind } = offering
  const say = texts[language]
  const between = language === 'ja' ? '・' : ', '
  const ways = settings.channels.map((channel) => channels[channel][language]).join(between)
  return (
    <section>
      <h2>{say.about}</h2>
      <SummaryList
        lines={[
          { name: say.programme, value: lines.nameOf(offering, language) },
          { name: say.kind, value: deliveryKinds[kind][language] },
          { name: say.window, value: windowWords(offering, language, formatMoment) },
          { name: say.ways, value: ways },
          { name: say.waitList, value: settings.waitList ? say.has : say.hasNot },
          ...(settings.summary[language] === ''
            ? []
            : [{ name: say.summary, value: settings.summary[language] }]),
        ]}
      />
      <p class="links">
        {mayEdit && <a href={to.editOffering({ offering: id })}>{say.edit}</a>}
        {offering.state !== 'draft' && <a href={to.offering({ offering: id })}>{say.publicPage}</a>}
      </p>
    </section>
  )
}

type AboutProps = {
  readonly visit: PersonalVisit<'deskOffering'>
  readonly read: OverviewRead
  readonly mayEdit: boolean
}

/** Where an offering may go from each state, the usual way first. */
const ways: Readonly<Record<OfferingState, readonly Target[]>> = {
  draft: ['open'],
  open: ['closed', 'draft'],
  closed: ['open'],
  cancelled: [],
}

type StateButtonsProps = {
  readonly visit: PersonalVisit<'deskOffering'>
  readonly offering: Offering
}

function StateButtons({ visit, offering }: StateButtonsProps): Child {
  const { language, visitor } = visit
  const place = { programme: offering.programme }
  const allowed = mayAct(visitor.actor, 'offering.publish', place)
  const targetsNow = ways[offering.state]
  if (targetsNow.length === 0) return null
  const labels = buttons[language]
  return (
    <div class="act-row">
      {targetsNow.map((target) => (
        <ActButton
          form={visit.form('state', target)}
          label={target === 'open' && offering.state === 'closed' ? labels.again : labels[target]}
          allowed={allowed}
          look={target === 'open' ? 'primary' : 'secondary'}
        />
      ))}
    </div>
  )
}

const buttons = {
  ja: {
    open: '公開する',
    again: 'もう一度公開する',
    closed: '締め切る',
    draft: '公開をやめて下書きに戻す',
  },
  en: {
    open: 'Publish',
    again: 'Publish again',
    closed: 'Close applications',
    draft: 'Take it back to a draft',
  },
} as const

const texts = {
  ja: {
    next: 'つぎにすること',
    about: '募集の内容',
    programme: '事業',
    kind: '種類',
    window: '受付期間',
    ways: '参加の方法',
    waitList: 'キャンセル待ち',
    has: '受け付ける',
    hasNot: '受け付けない',
    summary: '説明',
    edit: '内容を直す',
    publicPage: '公開のページを見る',
    applications: '申込',
    sessions: 'これからの日程',
    noneComing: 'これからの日程はありません。',
    allSessions: 'すべての日程を見る',
    cancel: '募集の中止',
    cancelHint: 'これからの日程をすべて中止し、申し込んだ方にお知らせします。',
    toCancel: 'この募集を中止する',
  },
  en: {
    next: 'What to do next',
    about: 'About',
    programme: 'Programme',
    kind: 'Kind',
    window: 'Applications',
    ways: 'Ways of taking part',
    waitList: 'Wait list',
    has: 'Yes',
    hasNot: 'No',
    summary: 'Summary',
    edit: 'Edit',
    publicPage: 'See the public page',
    applications: 'Applications',
    sessions: 'Sessions to come',
    noneComing: 'There are no sessions to come.',
    allSessions: 'See all sessions',
    cancel: 'Cancelling',
    cancelHint: 'All sessions to come are off, and everyone who has applied is told.',
    toCancel: 'Cancel this offering',
  },
} as const
