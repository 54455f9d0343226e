/** The fee claims of experts: approving them, returning them, and noting that they were paid. */
import type { Child } from 'hono/jsx'
import { settleFeeClaim } from '../../../commands/dispatch/fee-claim.ts'
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import {
  claimStates,
  claimSteps,
  type ClaimState,
  type ClaimStep,
  type FeeClaim,
} from '../../../domain/delivery/dispatch/fee-claim.ts'
import type { Visit as ExpertVisit } from '../../../domain/delivery/dispatch/visit.ts'
import { formatMonth } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { listClaims } from '../../../store/dispatch-claim.ts'
import { readExpertNames } from '../../../store/dispatch-expert.ts'
import { listVisits } from '../../../store/dispatch-visit.ts'
import { readFields } from '../../form/field.ts'
import { dateField } from '../../form/fields.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { visitWords, yenWords } from '../../expert/visit-words.tsx'
import { ActButton } from '../../ui/form/act-button.tsx'
import { TextField } from '../../ui/form/controls.tsx'
import { Buttons, FieldOf, Form } from '../../ui/form/form.tsx'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { formatDay, formatDayOf } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'

type Visit = PersonalVisit<'feeClaims'>

/** The page: claims that wait, or those of the state that is asked for. */
export const feeClaimsPage: PersonalPage<'feeClaims'> = {
  for: 'fee.list',
  show: async (visit) => {
    const { language, to, query } = visit
    const state = stateNames.find((name) => name === query.get('state')) ?? 'submitted'
    const read = await inBooks(visit, (books) => readClaims(books, visit, state))
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: say.desk, href: to.desk() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <nav class="page-links" aria-label={say.states}>
            <ul>
              {stateNames.map((name) => (
                <li>
                  <a
                    href={to.feeClaims({ state: name })}
                    aria-current={name === state ? 'page' : undefined}
                  >
                    {claimStates[name][language]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {read.claims.length === 0 && <p class="empty">{say.none}</p>}
          {read.claims.map((claim) => (
            <Claim visit={visit} read={read} claim={claim} />
          ))}
        </>
      ),
    })
  },
  acts: {
    approve: (visit, form) => settle(visit, form, 'approve'),
    return: (visit, form) => settle(visit, form, 'return'),
    pay: (visit, form) => settle(visit, form, 'pay'),
  },
}

const stateNames = Object.keys(claimStates) as readonly ClaimState[]

async function settle(visit: Visit, form: SubmittedForm, step: ClaimStep) {
  const typed = readFields(form, payFields)
  if (!typed.ok) return typed
  const given = { claim: form.item, step, reason: form.text('reason') || null }
  const done = await settleFeeClaim(contextOf(visit, form), {
    ...given,
    paidOn: typed.value.paidOn,
  })
  if (done.ok) return moved(visit.here, 'act_done')
  if (done.refusal.code === 'reason_missing') return atField('reason', done)
  return step === 'pay' ? atField('paidOn', done) : done
}

const payFields = {
  paidOn: dateField({
    label: { ja: '支払日', en: 'Paid on' },
    hint: { ja: '空のときは今日です。', en: 'Left blank: today.' },
    required: false,
  }),
}

type Read = {
  readonly claims: readonly FeeClaim[]
  readonly experts: ReadonlyMap<string, string>
  readonly visits: ReadonlyMap<string, readonly ExpertVisit[]>
  readonly lines: PlanLines
}

async function readClaims(books: Books, { visitor }: Visit, state: ClaimState): Promise<Read> {
  const programmes = programmesFor(visitor.actor, 'fee.list')
  const claims = await listClaims(books, { programmes, states: [state] })
  const visits = new Map<string, readonly ExpertVisit[]>()
  for (const { id } of claims) visits.set(id, await listVisits(books, { claim: id }))
  const experts = await readExpertNames(
    books,
    claims.map(({ expert }) => expert),
  )
  return { claims, experts, visits, lines: await readPlanLines(books) }
}

type ClaimProps = { readonly visit: Visit; readonly read: Read; readonly claim: FeeClaim }

function Claim({ visit, read, claim }: ClaimProps): Child {
  const { language } = visit
  const { id, expert, month, state, yen, visits, programme, submittedAt, paidOn, reason } = claim
  const say = texts[language]
  const name = read.experts.get(expert) ?? '—'
  return (
    <section class="visit">
      <h2>
        {name}　{formatMonth(month, language)}　{yenWords(yen, language)}{' '}
        <StatusTag label={claimStates[state][language]} tone={claimTones[state]} />
      </h2>
      <p>
        {[
          read.lines.nameOf({ programme, component: '' }, language),
          say.visits(visits),
          say.sent(formatDayOf(submittedAt, language)),
          ...(paidOn === null ? [] : [say.paid(formatDay(paidOn, language))]),
        ].join(language === 'ja' ? '　' : ', ')}
      </p>
      {reason !== null && <p>{say.because(reason)}</p>}
      <ul class="plain-list">
        {(read.visits.get(id) ?? []).map((each) => (
          <li>
            <a href={visit.to.deskDispatch({ application: each.application })}>
              {visitWords(each, language)}
            </a>{' '}
            {yenWords(each.yen, language)}
          </li>
        ))}
      </ul>
      <Steps visit={visit} claim={claim} name={name} />
    </section>
  )
}

type StepsProps = { readonly visit: Visit; readonly claim: FeeClaim; readonly name: string }

function Steps({ visit, claim, name }: StepsProps): Child {
  const { language, visitor } = visit
  const { id, programme, state } = claim
  const say = texts[language]
  const may = mayAct(visitor.actor, 'fee.settle', { programme })
  if (state === 'approved' && may.ok) {
    const form = visit.form('pay', id)
    return (
      <Form form={form}>
        <FieldOf form={form} name="paidOn" field={payFields.paidOn} />
        <Buttons submit={claimSteps.pay.label[language]} />
      </Form>
    )
  }
  if (state !== 'submitted') return null
  const returning = visit.form('return', id)
  return (
    <>
      <ActButton
        form={visit.form('approve', id)}
        label={claimSteps.approve.label[language]}
        allowed={may.ok ? ok(undefined) : may}
        about={name}
      />
      {may.ok && (
        <details class="more" open={returning.isShownAgain}>
          <summary>{claimSteps.return.label[language]}</summary>
          <Form form={returning}>
            <TextField form={returning} name="reason" label={say.reason} required />
            <Buttons submit={claimSteps.return.label[language]} />
          </Form>
        </details>
      )}
    </>
  )
}

/** How a claim's state looks. */
export const claimTones: Readonly<Record<ClaimState, Tone>> = {
  submitted: 'waiting',
  returned: 'attention',
  approved: 'good',
  paid: 'over',
}

const texts = {
  ja: {
    desk: '仕事の一覧',
    title: '謝金の請求',
    states: '請求の状態',
    none: 'この状態の請求はありません。',
    visits: (count: number) => `訪問${count}回`,
    sent: (day: string) => `${day}に請求`,
    paid: (day: string) => `${day}に支払`,
    because: (reason: string) => `理由：${reason}`,
    reason: '差し戻す理由',
  },
  en: {
    desk: 'Work list',
    title: 'Fee claims',
    states: 'State of the claims',
    none: 'No claims are in this state.',
    visits: (count: number) => (count === 1 ? '1 visit' : `${count} visits`),
    sent: (day: string) => `claimed on ${day}`,
    paid: (day: string) => `paid on ${day}`,
    because: (reason: string) => `Reason: ${reason}`,
    reason: 'Why it is returned',
  },
} as const
