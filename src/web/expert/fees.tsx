/** Claiming fees: the visits of a month that nobody has claimed, and what became of claims. */
import type { Child } from 'hono/jsx'
import { submitFeeClaim } from '../../commands/dispatch/fee-claim.ts'
import { claimStates, type FeeClaim } from '../../domain/delivery/dispatch/fee-claim.ts'
import { formatMonth } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { type Claimable, listClaimable, listClaims } from '../../store/dispatch-claim.ts'
import { inBooks } from '../desk/books.ts'
import { claimTones } from '../desk/dispatch/fees.tsx'
import { type PlanLines, readPlanLines } from '../desk/plan-lines.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatDay, formatDayOf } from '../ui/when.ts'
import { openOwnExpert } from './own-expert.ts'
import { yenWords } from './visit-words.tsx'

type Visit = PersonalVisit<'expertFees'>

/** The page. */
export const expertFeesPage: PersonalPage<'expertFees'> = {
  for: 'dispatch.own',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const expert = await openOwnExpert(books, visit)
      if (!expert.ok) return expert
      const { id } = expert.value
      const claims = await listClaims(books, { expert: id })
      const claimable = await listClaimable(books, id)
      return ok({ claims, claimable, lines: await readPlanLines(books) })
    })
    if (!read.ok) return read
    const { claims, claimable, lines } = read.value
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: say.own, href: to.expert() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <section>
            <h2>{say.open}</h2>
            {claimable.length === 0 && <p>{say.nothing}</p>}
            {claimable.map((each) => (
              <Open visit={visit} each={each} lines={lines} />
            ))}
          </section>
          <section>
            <h2>{say.sent}</h2>
            {claims.length === 0 && <p>{say.none}</p>}
            {claims.map((claim) => (
              <Claim visit={visit} claim={claim} lines={lines} />
            ))}
          </section>
        </>
      ),
    })
  },
  acts: {
    claim: async (visit, form) => {
      const given = { programme: form.text('programme'), month: form.text('month') }
      const done = await submitFeeClaim(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'sent') : done
    },
  },
}

type OpenProps = {
  readonly visit: Visit
  readonly each: Claimable
  readonly lines: PlanLines
}

function Open({ visit, each, lines }: OpenProps): Child {
  const { language } = visit
  const { programme, month, visits, yen } = each
  const say = texts[language]
  const words = `${formatMonth(month, language)} ${yenWords(yen, language)}`
  return (
    <section class="visit">
      <h3>{words}</h3>
      <p>
        {lines.nameOf({ programme, component: '' }, language)} {say.visits(visits)}{' '}
        <a href={visit.to.expertDiary({ month })}>
          {say.see}
          <span class="for-readers"> {words}</span>
        </a>
      </p>
      <ActButton
        form={visit.form('claim', `${programme} ${month}`)}
        label={say.claim}
        allowed={ok(undefined)}
        about={words}
        values={{ programme, month }}
      />
    </section>
  )
}

type ClaimProps = {
  readonly visit: Visit
  readonly claim: FeeClaim
  readonly lines: PlanLines
}

function Claim({ visit: { language }, claim, lines }: ClaimProps): Child {
  const { month, yen, state, visits, programme, submittedAt, paidOn, reason } = claim
  const say = texts[language]
  return (
    <section class="visit">
      <h3>
        {formatMonth(month, language)} {yenWords(yen, language)}{' '}
        <StatusTag label={claimStates[state][language]} tone={claimTones[state]} />
      </h3>
      <p>
        {[
          lines.nameOf({ programme, component: '' }, language),
          say.visits(visits),
          say.sentOn(formatDayOf(submittedAt, language)),
          ...(paidOn === null ? [] : [say.paidOn(formatDay(paidOn, language))]),
        ].join(language === 'ja' ? '　' : ', ')}
      </p>
      {reason !== null && <p>{say.because(reason)}</p>}
    </section>
  )
}

const texts = {
  ja: {
    own: '自分の担当',
    title: '謝金の請求',
    open: 'まだ請求していない訪問',
    nothing: '請求できる訪問はありません。訪問を報告すると、ここに月ごとに並びます。',
    sent: 'これまでの請求',
    none: 'まだ請求していません。',
    visits: (count: number) => `訪問${count}回`,
    see: '訪問を見る',
    claim: '請求する',
    sentOn: (day: string) => `${day}に請求`,
    paidOn: (day: string) => `${day}に支払`,
    because: (reason: string) => `理由：${reason}`,
  },
  en: {
    own: 'My assignments',
    title: 'Fees',
    open: 'Visits to claim',
    nothing: 'There is nothing to claim. Visits that you report stand here month by month.',
    sent: 'Claims',
    none: 'You have claimed nothing yet.',
    visits: (count: number) => (count === 1 ? '1 visit' : `${count} visits`),
    see: 'See the visits',
    claim: 'Claim',
    sentOn: (day: string) => `claimed on ${day}`,
    paidOn: (day: string) => `paid on ${day}`,
    because: (reason: string) => `Reason: ${reason}`,
  },
} as const
