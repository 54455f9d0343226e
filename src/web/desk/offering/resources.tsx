/** The booths, counsellors or rooms of an offering: adding them, their order, closing them. */
import type { Child } from 'hono/jsx'
import { addResources, editResource, moveResource } from '../../../commands/offering/resource.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { OpenKind } from '../../../domain/delivery/register.ts'
import { type ResourceSort, resourceSorts } from '../../../domain/delivery/session.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Slice } from '../../../kit/slice.ts'
import {
  countResources,
  type ListedResource,
  type ResourceListQuery,
  resourceListSorts,
  sliceResources,
} from '../../../store/resource-list.ts'
import { readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import { type ListQuery, readListQuery } from '../../list.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'

type Visit = PersonalVisit<'offeringResources'>

/** Staff put them in order: that is the usual one. */
export const resourceOrder = {
  sorts: resourceListSorts,
  usual: 'place',
  keys: { place: ['number', 'id'], name: ['text', 'id'] },
} as const

/** What of the address narrows the list; what it cannot understand narrows nothing. */
export function resourceFilters(
  filter: (name: string) => string,
): Pick<ResourceListQuery, 'words' | 'isOpen'> {
  const words = filter('q').normalize('NFKC').slice(0, 100)
  const state = filter('state')
  return {
    ...(words && { words }),
    ...((state === 'open' || state === 'closed') && { isOpen: state === 'open' }),
  }
}

/** The page. */
export const resourcesPage: PersonalPage<'offeringResources'> = {
  for: 'offering.read',
  show: async (visit) => {
    const asked = readListQuery(visit.query, resourceOrder)
    const { sort, isDescending, slice: at, filter } = asked
    const read = await inBooks(visit, async (books) => {
      const found = await openOffering(books, visit, { id: visit.params.offering })
      if (!found.ok) return found
      const { id } = found.value
      const wanted = { offering: id, sort, isDescending, slice: at, ...resourceFilters(filter) }
      const slice = await sliceResources(books, wanted)
      return ok({ offering: found.value, slice, total: await countResources(books, id) })
    })
    if (!read.ok) return read
    const { offering } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'offeringResources',
      body: <Body visit={visit} asked={asked} {...read.value} />,
    })
  },
  acts: {
    add: async (visit, form) => {
      const found = await inBooks(visit, (books) =>
        openOffering(books, visit, { id: visit.params.offering, act: 'offering.edit' }),
      )
      if (!found.ok) return found
      const { id, kind } = found.value
      const values = readFields(form, { names: namesField(kind) })
      if (!values.ok) return values
      const sort = sortOf(kind)
      const resources = parseNames(values.value.names).map((name) => ({ sort, name }))
      const done = await addResources(contextOf(visit, form), { offering: id, resources })
      return done.ok ? moved(visit.here, 'added') : done
    },
    up: (visit, form) => move(visit, form, 'up'),
    down: (visit, form) => move(visit, form, 'down'),
    close: (visit, form) => setOpen(visit, form, false),
    open: (visit, form) => setOpen(visit, form, true),
  },
}

/** What an offering of a kind takes place at: rooms, where nothing else is said. */
export function sortOf(kind: OpenKind): ResourceSort {
  if (kind === 'gathering') return 'booth'
  return kind === 'consultation' ? 'counsellor' : 'room'
}

type Sent = { readonly key: string; readonly item: string }

async function move(visit: Visit, form: Sent, way: 'up' | 'down') {
  const done = await moveResource(contextOf(visit, form), { resource: form.item, way })
  return done.ok ? moved(visit.here) : done
}

async function setOpen(visit: Visit, form: Sent, isOpen: boolean) {
  const done = await editResource(contextOf(visit, form), { resource: form.item, isOpen })
  return done.ok ? moved(visit.here, 'saved') : done
}

/** A name a line; the English behind a bar, the Japanese where there is none. */
function parseNames(text: string): readonly Bilingual[] {
  return text.split('\n').flatMap((line) => {
    const [ja = '', en = ''] = line.split(/[|｜]/).map((part) => part.trim().slice(0, 200))
    return ja === '' ? [] : [{ ja, en: en === '' ? ja : en }]
  })
}

const namesField = (kind: OpenKind) =>
  longTextField({
    label: {
      ja: `${resourceSorts[sortOf(kind)].ja}の名前`,
      en: `Names of ${pluralOf[sortOf(kind)]}`,
    },
    hint: {
      ja: '1行に1つ。英語の名前は「|」の後に書けます（例：株式会社 山田製作所 | Yamada Works）。',
      en: 'One a line. The English name may follow a bar: 株式会社 山田製作所 | Yamada Works.',
    },
    required: true,
    rows: 5,
    longest: 20_000,
  })

const pluralOf: Readonly<Record<ResourceSort, string>> = {
  booth: 'booths',
  counsellor: 'counsellors',
  room: 'rooms',
}

type BodyProps = {
  readonly visit: Visit
  readonly asked: ListQuery
  readonly offering: Offering
  readonly slice: Slice<ListedResource>
  /** How many the offering has, filtered or not. */
  readonly total: number
}

function Body({ visit, asked, offering, slice, total }: BodyProps): Child {
  const { language, visitor, to } = visit
  const say = texts[language]
  const sort = resourceSorts[sortOf(offering.kind)][language]
  const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
  const form = visit.form('add')
  const hasHours = offering.kind === 'consultation' || offering.kind === 'booking'
  const sheet = to.exportResources({ offering: offering.id })
  return (
    <>
      <ListPage
        visit={visit}
        title={sort}
        isHeaded
        asked={asked}
        slice={slice}
        columns={columnsOf({ visit, asked, may, hasHours })}
        filters={total === 0 ? [] : filterFields(visit)}
        empty={<p>{say.empty(sort)}</p>}
        links={total === 0 ? [] : exportLinks(sheet, visit.query, language)}
      />
      {may.ok && total > 0 && (
        <p class="links">
          {hasHours && <a href={to.offeringHours({ offering: offering.id })}>{say.byHours}</a>}
          <a href={to.newSlots({ offering: offering.id })}>{say.slots}</a>
          <a href={to.offeringSessions({ offering: offering.id }, { at: 'all' })}>{say.seeSlots}</a>
        </p>
      )}
      {may.ok && (
        <section>
          <h2>{say.add}</h2>
          <Form form={form}>
            <Fields form={form} fields={{ names: namesField(offering.kind) }} />
            <Buttons submit={say.add} />
          </Form>
        </section>
      )}
    </>
  )
}

function filterFields({ language }: Visit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    { kind: 'search', name: 'q', label: say.name },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: [
        { value: 'open', label: say.isOpen },
        { value: 'closed', label: say.isClosed },
      ],
    },
  ]
}

type ColumnProps = {
  readonly visit: Visit
  readonly asked: ListQuery
  readonly may: Result<void>
  /** Whether slots are made from hours. */
  readonly hasHours: boolean
}

function columnsOf(props: ColumnProps): readonly Column<ListedResource>[] {
  const { visit, asked, may } = props
  const say = texts[visit.language]
  // A place among the others is changed where all of them are seen in their order.
  const isWhole = asked.sort === 'place' && !asked.isDescending
  const canMove = isWhole && asked.filter('q') === '' && asked.filter('state') === ''
  return [
    { label: say.name, sort: 'name', cell: (row) => <NameCell {...props} row={row} /> },
    { label: say.state, cell: ({ isOpen }) => <OpenTag isOpen={isOpen} visit={visit} /> },
    {
      label: say.order,
      sort: 'place',
      cell: (row) => (may.ok && canMove ? <MoveButtons {...props} row={row} /> : String(row.place)),
    },
    ...(may.ok
      ? [
          {
            label: say.acts,
            cell: (row: ListedResource) =>
              rowButton({ ...props, row }, row.isOpen ? 'close' : 'open'),
          },
        ]
      : []),
  ]
}

type CellProps = Omit<ColumnProps, 'asked'> & { readonly row: ListedResource }

function NameCell({ visit, row, may, hasHours }: CellProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { id: resource, offering, sort } = row
  const name = row.name[language]
  return (
    <>
      {may.ok ? <a href={to.deskResource({ offering, resource })}>{name}</a> : name}
      {may.ok && hasHours && (
        <a class="under" href={to.resourceHours({ offering, resource })}>
          {sort === 'room' ? say.roomHours : say.hours}
          <span class="for-readers"> {name}</span>
        </a>
      )}
    </>
  )
}

type OpenTagProps = { readonly isOpen: boolean; readonly visit: Visit }

function OpenTag({ isOpen, visit }: OpenTagProps): Child {
  const say = texts[visit.language]
  return <StatusTag label={isOpen ? say.isOpen : say.isClosed} tone={isOpen ? 'good' : 'over'} />
}

function MoveButtons(props: CellProps): Child {
  const { isFirst, isLast } = props.row
  return (
    <div class="act-row">
      {!isFirst && rowButton(props, 'up')}
      {!isLast && rowButton(props, 'down')}
    </div>
  )
}

function rowButton({ visit, row, may }: CellProps, act: 'up' | 'down' | 'open' | 'close'): Child {
  const label = texts[visit.language][act]
  const form = visit.form(act, row.id)
  const about = row.name[visit.language]
  return <ActButton {...{ form, label, about }} allowed={may} look="secondary" />
}

const texts = {
  ja: {
    empty: (sort: string) => `${sort}がまだ登録されていません。`,
    slots: '予約の枠を作る',
    seeSlots: '作った枠を見る',
    add: '追加する',
    name: '名前',
    state: '状態',
    order: '並び順',
    acts: '受付',
    byHours: '曜日と時間から枠を作る',
    hours: '時間・場所',
    roomHours: '時間・場所・設備',
    isOpen: '受付中',
    isClosed: '休止中',
    up: '上へ',
    down: '下へ',
    close: '休止する',
    open: '再開する',
  },
  en: {
    empty: (sort: string) => `None yet (${sort.toLowerCase()}).`,
    slots: 'Make slots',
    seeSlots: 'See the slots',
    add: 'Add',
    name: 'Name',
    state: 'State',
    order: 'Order',
    acts: 'Reservations',
    byHours: 'Make slots from weekly hours',
    hours: 'Hours and place',
    roomHours: 'Hours, place, equipment',
    isOpen: 'Open',
    isClosed: 'Closed',
    up: 'Up',
    down: 'Down',
    close: 'Close',
    open: 'Open again',
  },
} as const
