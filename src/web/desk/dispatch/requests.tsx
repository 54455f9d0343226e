/** The requests of a dispatch: where each stands, who goes, and how many visits there were. */
import { dispatch } from '../../../domain/delivery/dispatch.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { ok } from '../../../kit/result.ts'
import {
  dispatchSorts,
  type ListedDispatch,
  sliceDispatches,
} from '../../../store/dispatch-list.ts'
import { readListQuery } from '../../list.ts'
import type { PersonalPage, PersonalVisit } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatDay, formatDayOf } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDispatchOffering } from './open-offering.ts'

const order = {
  sorts: dispatchSorts,
  usual: '-applied',
  keys: { applied: ['id'], company: ['text', 'id'] },
} as const

const stateNames = Object.keys(dispatch.states)

/** The list. */
export const dispatchRequestsPage: PersonalPage<'dispatchRequests'> = {
  for: 'application.list',
  show: async (visit) => {
    const asked = readListQuery(visit.query, order)
    const state = stateNames.find((name) => name === asked.filter('state'))
    const words = asked.filter('q').normalize('NFKC').slice(0, 100)
    const read = await inBooks(visit, async (books) => {
      const place = { id: visit.params.offering, act: 'application.list' } as const
      const found = await openDispatchOffering(books, visit, place)
      if (!found.ok) return found
      const slice = await sliceDispatches(books, {
        ...asked,
        offering: found.value.id,
        ...(state && { states: [state] }),
        ...(words && { words }),
      })
      return ok({ offering: found.value, slice })
    })
    if (!read.ok) return read
    const { offering, slice } = read.value
    const say = texts[visit.language]
    return showInOffering(visit, {
      offering,
      tab: 'dispatchRequests',
      body: (
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
      ),
    })
  },
}

type Visit = PersonalVisit<'dispatchRequests'>

function filtersOf({ language }: Visit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    { kind: 'search', name: 'q', label: say.words },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: stateNames.map((value) => ({
        value,
        label: stateIn('dispatch', value).label[language],
      })),
    },
  ]
}

function columnsOf({ language, to }: Visit): readonly Column<ListedDispatch>[] {
  const say = texts[language]
  return [
    {
      label: say.company,
      sort: 'company',
      cell: ({ application, company }) => (
        <a href={to.deskDispatch({ application })}>{company ?? say.noName}</a>
      ),
    },
    {
      label: say.state,
      cell: ({ state }) => {
        const definition = stateIn('dispatch', state)
        return <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      },
    },
    { label: say.field, cell: ({ field }) => field || '—' },
    { label: say.expert, cell: ({ expertName }) => expertName ?? '—' },
    {
      label: say.visits,
      isNumber: true,
      cell: ({ reported, granted }) => (granted === null ? '—' : say.of(reported, granted)),
    },
    { label: say.unconfirmed, isNumber: true, cell: ({ unconfirmed }) => String(unconfirmed) },
    {
      label: say.next,
      cell: ({ nextOn }) => (nextOn === null ? '—' : formatDay(nextOn, language)),
    },
    {
      label: say.applied,
      sort: 'applied',
      cell: ({ appliedAt }) => formatDayOf(appliedAt, language),
    },
  ]
}

const texts = {
  ja: {
    title: '派遣の状況',
    empty: 'まだ申込がありません。',
    words: '会社・専門家の名前',
    state: '状態',
    company: '会社',
    noName: '（名称なし）',
    field: '分野',
    expert: '専門家',
    visits: '訪問',
    of: (reported: number, granted: number) => `${reported}/${granted}回`,
    unconfirmed: '未確認の報告',
    next: '次の訪問日',
    applied: '申込日',
  },
  en: {
    title: 'Requests',
    empty: 'There are no requests yet.',
    words: 'Company or expert',
    state: 'State',
    company: 'Company',
    noName: '(no name)',
    field: 'Field',
    expert: 'Expert',
    visits: 'Visits',
    of: (reported: number, granted: number) => `${reported} of ${granted}`,
    unconfirmed: 'To be confirmed',
    next: 'Next visit',
    applied: 'Applied',
  },
} as const
