/** The companies of an offering that host, or ask to: their positions, and how many are taken. */
import type { Child } from 'hono/jsx'
import type { PlacementOffering } from '../../../commands/placement/open-placement.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { type ListedHost, sliceHosts } from '../../../store/placement-host-list.ts'
import type { Slice } from '../../../kit/slice.ts'
import { type ListQuery, readListQuery } from '../../list.ts'
import type { PersonalPage, PersonalVisit } from '../../personal.ts'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openDeskPlacements } from './open-desk-placement.ts'

type Visit = PersonalVisit<'placementHosts'>

const order = {
  sorts: ['applied', 'name'],
  usual: 'applied',
  keys: { applied: ['moment', 'id'], name: ['text', 'id'] },
} as const

/** The page. */
export const placementHostsPage: PersonalPage<'placementHosts'> = {
  for: 'application.list',
  show: async (visit) => {
    const asked = readListQuery(visit.query, order)
    const read = await readHosts(visit, asked)
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.offering,
      tab: 'placementHosts',
      body: <List visit={visit} asked={asked} slice={read.value.slice} />,
    })
  },
}

type Asked = ListQuery<'applied' | 'name'>

function readHosts(
  visit: Visit,
  asked: Asked,
): Promise<Result<PlacementOffering & { readonly slice: Slice<ListedHost> }>> {
  const { sort, isDescending, slice } = asked
  const text = asked.filter('text')
  return inBooks(visit, async (books) => {
    const opened = await openDeskPlacements(books, visit, { id: visit.params.offering })
    if (!opened.ok) return opened
    const { offering } = opened.value
    const wanted = { offering: offering.id, sort, isDescending, slice }
    return ok({
      ...opened.value,
      slice: await sliceHosts(books, { ...wanted, ...(text !== '' && { text }) }),
    })
  })
}

type ListProps = { readonly visit: Visit; readonly asked: Asked; readonly slice: Slice<ListedHost> }

function List({ visit, asked, slice }: ListProps): Child {
  const { language, to, params } = visit
  const say = texts[language]
  const columns: readonly Column<ListedHost>[] = [
    {
      label: say.company,
      sort: 'name',
      cell: ({ application, company, number }) => (
        <>
          <a href={to.placementHost({ offering: params.offering, application })}>
            {company ?? say.erased}
          </a>
          <span class="under">{formatTicketCode(number as TicketCode)}</span>
        </>
      ),
    },
    {
      label: say.state,
      cell: ({ state }) => {
        const definition = stateIn('hosting', state)
        return <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      },
    },
    { label: say.positions, isNumber: true, cell: ({ positions }) => positions },
    {
      label: say.taken,
      cell: ({ seats, taken }) => say.of(taken, seats),
    },
    { label: say.waiting, isNumber: true, cell: ({ unanswered }) => unanswered },
    {
      label: say.applied,
      sort: 'applied',
      cell: ({ appliedAt }) => formatMoment(appliedAt, language),
    },
  ]
  return (
    <ListPage
      visit={visit}
      title={say.title}
      isHeaded
      asked={asked}
      slice={slice}
      columns={columns}
      filters={[{ kind: 'search', name: 'text', label: say.company }]}
      empty={<p>{say.empty}</p>}
    />
  )
}

const texts = {
  ja: {
    title: '受入企業',
    company: '企業',
    erased: '（消去済み）',
    state: '状態',
    positions: '求人',
    taken: '決定',
    of: (taken: number, seats: number) => `${taken}人／${seats}人`,
    waiting: '返事待ち',
    applied: '申込',
    empty: 'まだ受入の申込がありません。',
  },
  en: {
    title: 'Host companies',
    company: 'Company',
    erased: '(erased)',
    state: 'State',
    positions: 'Positions',
    taken: 'Decided',
    of: (taken: number, seats: number) => `${taken} of ${seats}`,
    waiting: 'To answer',
    applied: 'Applied',
    empty: 'No company has offered workplaces yet.',
  },
} as const
