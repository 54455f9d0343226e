/** The cases of a call with their sums, its budget, and what to do when the budget is gone. */
import type { Child } from 'hono/jsx'
import { budgetGoneWords } from '../../../commands/grant/closing.ts'
import { findGrantCall } from '../../../commands/grant/open-grant.ts'
import { refuseRest } from '../../../commands/grant/refuse.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { grantStates } from '../../../domain/delivery/grant/states.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { ok } from '../../../kit/result.ts'
import { type CallSums, readCallSums } from '../../../store/grant-award.ts'
import { type BudgetClosing, findClosing, listInStates } from '../../../store/grant-closing.ts'
import { grantSorts, type ListedGrant, sliceGrants } from '../../../store/grant-list.ts'
import { readListQuery } from '../../list.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatDayOf } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { Budget } from './budget.tsx'

const order = {
  sorts: grantSorts,
  usual: '-applied',
  keys: { applied: ['id'], company: ['text', 'id'] },
} as const

const stateNames = Object.keys(grantStates)
const waiting = ['entered', 'drawn', 'submitted', 'returned', 'reviewing']

type Visit = PersonalVisit<'grantCases'>

/** The page. */
export const grantCasesPage: PersonalPage<'grantCases'> = {
  for: 'application.list',
  show: async (visit) => {
    const asked = readListQuery(visit.query, order)
    const state = stateNames.find((name) => name === asked.filter('state'))
    const words = asked.filter('q').normalize('NFKC').slice(0, 100)
    const read = await inBooks(visit, async (books) => {
      const call = await findGrantCall(books, visit.params.offering)
      if (!call.ok) return call
      const { offering } = call.value
      const { programme } = offering
      const allowed = mayAct(visit.visitor.actor, 'application.list', { programme })
      if (!allowed.ok) return allowed
      const slice = await sliceGrants(books, {
        ...asked,
        offering: offering.id,
        ...(state && { states: [state] }),
        ...(words && { words }),
      })
      const rest = await listInStates(books, offering.id, { states: waiting, limit: 1 })
      return ok({
        ...{ offering, slice, isWaiting: rest.length > 0 },
        sums: await readCallSums(books, offering.id),
        closing: await findClosing(books, offering.id),
      })
    })
    if (!read.ok) return read
    const { offering, slice, sums, closing, isWaiting } = read.value
    const say = texts[visit.language]
    return showInOffering(visit, {
      offering,
      tab: 'grantCases',
      body: (
        <>
          <Budget sums={sums} language={visit.language} />
          {closing && <Gone {...{ visit, closing, sums, isWaiting }} />}
          <ListPage
            visit={visit}
            title={say.title}
            isHeaded
            asked={asked}
            slice={slice}
            columns={columnsOf(visit)}
            filters={filtersOf(visit)}
            empty={<p>{say.empty}</p>}
          />
        </>
      ),
    })
  },
  acts: {
    rest: async (visit, form) => {
      const { offering } = visit.params
      const done = await refuseRest(contextOf(visit, form), { offering })
      return done.ok ? moved(visit.here, 'act_done') : done
    },
  },
}

type GoneProps = {
  readonly visit: Visit
  readonly closing: BudgetClosing
  readonly sums: CallSums
  readonly isWaiting: boolean
}

/** That the call closed itself, and the one act that tells the rest. */
function Gone({ visit, closing, isWaiting }: GoneProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('rest')
  return (
    <section>
      <h2>{budgetGoneWords[language]}</h2>
      <p>{say.left(yenWords(closing.leftYen)[language])}</p>
      {isWaiting && (
        <Form form={form}>
          <p>{say.restLead}</p>
          <Buttons submit={say.rest} />
        </Form>
      )}
    </section>
  )
}

function filtersOf({ language }: Visit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    { kind: 'search', name: 'q', label: say.words },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: stateNames.map((value) => {
        return { value, label: stateIn('grant', value).label[language] }
      }),
    },
  ]
}

function columnsOf({ language, to }: Visit): readonly Column<ListedGrant>[] {
  const say = texts[language]
  const sum = (yen: number | null) => (yen === null ? '―' : yenWords(yen)[language])
  return [
    {
      label: say.company,
      sort: 'company',
      cell: ({ application, company, number }) => (
        <a href={to.grantCase({ application })}>{company ?? number}</a>
      ),
    },
    {
      label: say.state,
      cell: ({ state }) => {
        const definition = stateIn('grant', state)
        return <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      },
    },
    {
      label: say.applied,
      sort: 'applied',
      cell: ({ appliedAt }) => formatDayOf(appliedAt, language),
    },
    { label: say.decided, isNumber: true, cell: ({ decidedYen }) => sum(decidedYen) },
    { label: say.fixed, isNumber: true, cell: ({ fixedYen }) => sum(fixedYen) },
    { label: say.paid, isNumber: true, cell: ({ paidYen }) => sum(paidYen) },
  ]
}

const texts = {
  ja: {
    title: '審査と交付',
    empty: 'この条件に当てはまる申請はありません。',
    words: '企業名・申請番号',
    state: '状態',
    company: '企業',
    applied: '申請の日',
    decided: '決定額',
    fixed: '確定額',
    paid: '支払額',
    left: (yen: string) =>
      `予算の残りは${yen}です。確定や取下げで予算が空いたら、概要のページで受付を再開できます。`,
    restLead:
      '審査を待っている申請を、予算額に達したことを理由にすべて不交付とし、1件ずつ通知します。',
    rest: '残りを不交付とする（予算額に達したため）',
  },
  en: {
    title: 'Cases',
    empty: 'No application is like this.',
    words: 'Company or number',
    state: 'State',
    company: 'Company',
    applied: 'Applied',
    decided: 'Decided',
    fixed: 'Fixed',
    paid: 'Paid',
    left: (yen: string) =>
      `${yen} are left. Should money come free, applications can be opened again on the overview.`,
    restLead: 'All who still wait are refused because the budget is used up, each by a letter.',
    rest: 'Refuse the rest: the budget is gone',
  },
} as const
