/** The placements of an offering: who is where, and what each waits for. */
import { mayAct } from '../../../domain/access/capability.ts'
import {
  placementNeedNames,
  placementNeeds,
  type PlacementNeed,
} from '../../../domain/delivery/placement/need.ts'
import { lifecycleOf, stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import {
  countPlacementNeeds,
  type ListedPlacement,
  type PlacementListQuery,
  placementSorts,
  slicePlacements,
} from '../../../store/placement-list.ts'
import { spanWords } from '../../apply/placement/summary.tsx'
import { readListQuery } from '../../list.ts'
import { type AnyVisit, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDeskPlacements } from './open-desk-placement.ts'

type Visit = PersonalVisit<'placements'>

const order = {
  sorts: placementSorts,
  usual: 'applied',
  keys: {
    applied: ['moment', 'id'],
    changed: ['moment', 'id'],
    ends: ['text', 'id'],
    name: ['text', 'id'],
  },
} as const

/** The page. */
export const placementsPage: PersonalPage<'placements'> = {
  for: 'application.list',
  show: async (visit) => {
    const { language, query, params, to, visitor } = visit
    const asked = readListQuery(query, order)
    const today = japanDate(new Date(nowOf(visit)))
    const read = await inBooks(visit, async (books) => {
      const opened = await openDeskPlacements(books, visit, { id: params.offering })
      if (!opened.ok) return opened
      const { offering } = opened.value
      const wanted = { ...filtersOf(asked.filter), offering: offering.id, today }
      const { sort, isDescending, slice } = asked
      return ok({
        offering,
        slice: await slicePlacements(books, { ...wanted, sort, isDescending, slice }),
        counts: await countPlacementNeeds(books, { offering: offering.id, today }),
      })
    })
    if (!read.ok) return read
    const { offering, slice, counts } = read.value
    const say = texts[language]
    const place = { offering: offering.id }
    const may = mayAct(visitor.actor, 'application.export', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'placements',
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          isHeaded
          lead={say.lead}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit)}
          filters={filterFields(visit, counts)}
          empty={<p>{say.empty}</p>}
          links={may.ok ? [{ href: to.placementLists(place), label: say.lists }] : []}
        />
      ),
    })
  },
}

/** What of an address narrows the list; what it cannot understand narrows nothing. */
function filtersOf(
  filter: (name: string) => string,
): Pick<PlacementListQuery, 'state' | 'need' | 'text'> {
  const state = filter('state')
  const need = placementNeedNames.find((name) => name === filter('need'))
  const text = filter('text')
  return {
    ...(Object.hasOwn(lifecycleOf('placement').states, state) && { state }),
    ...(need && { need }),
    ...(text !== '' && { text }),
  }
}

function filterFields(
  { language }: Visit,
  counts: Readonly<Record<PlacementNeed, number>>,
): readonly ListFilterField[] {
  const say = texts[language]
  const states = Object.entries(lifecycleOf('placement').states)
  return [
    { kind: 'search', name: 'text', label: say.text },
    {
      kind: 'select',
      name: 'need',
      label: say.need,
      options: placementNeedNames.map((value) => ({
        value,
        label: `${placementNeeds[value][language]} (${counts[value]})`,
      })),
    },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: states.map(([value, { label }]) => ({ value, label: label[language] })),
    },
  ]
}

function columnsOf(visit: Visit): readonly Column<ListedPlacement>[] {
  const { language, to, params } = visit
  const say = texts[language]
  return [
    {
      label: say.name,
      sort: 'name',
      cell: (row) => (
        <>
          <a href={to.deskPlacement({ offering: params.offering, application: row.application })}>
            {row.name ?? say.erased}
          </a>
          <span class="under">{formatTicketCode(row.number as TicketCode)}</span>
          {!row.hasProfile && <span class="under">{say.noProfile}</span>}
        </>
      ),
    },
    {
      label: say.state,
      cell: (row) => {
        const definition = stateIn('placement', row.state)
        return (
          <>
            <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
            {row.needs.map((need) => (
              <span class="under">{placementNeeds[need][language]}</span>
            ))}
          </>
        )
      },
    },
    {
      label: say.company,
      cell: ({ company, position }) => (
        <>
          {company ?? '—'}
          {position !== null && <span class="under">{position}</span>}
        </>
      ),
    },
    {
      label: say.period,
      sort: 'ends',
      cell: ({ startsOn, endsOn }) => spanWords(startsOn, endsOn, language) ?? '—',
    },
    {
      label: say.changed,
      sort: 'changed',
      cell: ({ changedAt }) => formatMoment(changedAt, language),
    },
    {
      label: say.applied,
      sort: 'applied',
      cell: ({ appliedAt }) => formatMoment(appliedAt, language),
    },
  ]
}

/** How somebody without a name is called. */
export const erasedName = ({ language }: Pick<AnyVisit, 'language'>): string =>
  texts[language].erased

const texts = {
  ja: {
    title: 'マッチング・就労',
    lead: '登録した方を、長く待っている順に並べています。名前を選ぶと、合う求人とその理由が見られます。',
    empty: 'まだ登録がありません。募集を公開すると、登録した方がここに並びます。',
    lists: '一覧の書き出し・取り込み',
    text: '氏名・企業',
    need: '次にすること',
    state: '状態',
    name: '氏名',
    erased: '（消去済み）',
    noProfile: '希望が未登録',
    company: '企業・求人',
    period: '期間',
    changed: '更新',
    applied: '登録',
  },
  en: {
    title: 'Matching and placements',
    lead: 'Those who registered, the longest waiting first. Choose a name to see the positions that suit, and why.',
    empty: 'Nobody has registered yet. Once the offering is published, they stand here.',
    lists: 'Lists to and from spreadsheets',
    text: 'Name or company',
    need: 'What is to be done',
    state: 'State',
    name: 'Name',
    erased: '(erased)',
    noProfile: 'No profile yet',
    company: 'Company, position',
    period: 'Period',
    changed: 'Changed',
    applied: 'Registered',
  },
} as const
