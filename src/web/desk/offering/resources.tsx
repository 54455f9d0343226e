/** The booths, counsellors or rooms of an offering: adding them, their order, closing them. */
import type { Child } from 'hono/jsx'
import { addResources, editResource, moveResource } from '../../../commands/offering/resource.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { OpenKind } from '../../../domain/delivery/register.ts'
import {
  type Resource,
  type ResourceSort,
  resourceSorts,
} from '../../../domain/delivery/session.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listResources } from '../../../store/session.ts'
import { readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { ListLinks } from '../../ui/list-links.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'

type Visit = PersonalVisit<'offeringResources'>

/** The page. */
export const resourcesPage: PersonalPage<'offeringResources'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const found = await openOffering(books, visit, { id: visit.params.offering })
      if (!found.ok) return found
      const resources = await listResources(books, found.value.id)
      return ok({ offering: found.value, resources })
    })
    if (!read.ok) return read
    const { offering } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'offeringResources',
      body: <Body visit={visit} {...read.value} />,
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
      const sort = sortOf[kind]
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

/** What an offering of a kind takes place at. */
export const sortOf: Readonly<Record<OpenKind, ResourceSort>> = {
  gathering: 'booth',
  course: 'room',
  consultation: 'counsellor',
  booking: 'room',
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
      ja: `${resourceSorts[sortOf[kind]].ja}の名前`,
      en: `Names of ${pluralOf[kind]}`,
    },
    hint: {
      ja: '1行に1つ。英語の名前は「|」の後に書けます（例：株式会社 山田製作所 | Yamada Works）。',
      en: 'One a line. The English name may follow a bar: 株式会社 山田製作所 | Yamada Works.',
    },
    required: true,
    rows: 5,
    longest: 20_000,
  })

const pluralOf: Readonly<Record<OpenKind, string>> = {
  gathering: 'booths',
  course: 'rooms',
  consultation: 'counsellors',
  booking: 'rooms',
}

type BodyProps = {
  readonly visit: Visit
  readonly offering: Offering
  readonly resources: readonly Resource[]
}

function Body({ visit, offering, resources }: BodyProps): Child {
  const { language, visitor, to } = visit
  const say = texts[language]
  const sort = resourceSorts[sortOf[offering.kind]][language]
  const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
  const form = visit.form('add')
  const hasHours = offering.kind === 'consultation' || offering.kind === 'booking'
  return (
    <>
      {resources.length === 0 ? (
        <p class="empty">{say.empty(sort)}</p>
      ) : (
        <ResourceTable {...{ visit, resources, may, hasHours }} caption={sort} />
      )}
      {resources.length > 0 && (
        <ListLinks
          links={exportLinks(to.exportResources({ offering: offering.id }), visit.query, language)}
        />
      )}
      {may.ok && resources.length > 0 && (
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

type TableProps = {
  readonly visit: Visit
  readonly resources: readonly Resource[]
  readonly may: Result<void>
  readonly caption: string
  /** Whether slots are made from hours. */
  readonly hasHours: boolean
}

function ResourceTable(props: TableProps): Child {
  const { visit, resources, may, caption } = props
  const say = texts[visit.language]
  return (
    <table class="plain stacked list">
      <caption class="for-readers">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.state}</th>
          {may.ok && <th scope="col">{say.order}</th>}
          {may.ok && <th scope="col">{say.acts}</th>}
        </tr>
      </thead>
      <tbody>
        {resources.map((resource, index) => (
          <ResourceRow {...props} resource={resource} index={index} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = TableProps & { readonly resource: Resource; readonly index: number }

function ResourceRow({ visit, resource, index, resources, may, hasHours }: RowProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { id, isOpen, offering } = resource
  const name = resource.name[language]
  const button = (act: string, label: string) => (
    <ActButton
      form={visit.form(act, id)}
      label={label}
      about={name}
      allowed={may}
      look="secondary"
    />
  )
  return (
    <tr>
      <th scope="row">
        {may.ok ? <a href={to.deskResource({ offering, resource: id })}>{name}</a> : name}
        {may.ok && hasHours && (
          <a class="under" href={to.resourceHours({ offering, resource: id })}>
            {resource.sort === 'room' ? say.roomHours : say.hours}
            <span class="for-readers"> {name}</span>
          </a>
        )}
      </th>
      <td data-label={say.state}>
        <StatusTag label={isOpen ? say.isOpen : say.isClosed} tone={isOpen ? 'good' : 'over'} />
      </td>
      {may.ok && (
        <td data-label={say.order}>
          <div class="act-row">
            {index > 0 && button('up', say.up)}
            {index < resources.length - 1 && button('down', say.down)}
          </div>
        </td>
      )}
      {may.ok && (
        <td data-label={say.acts}>
          {isOpen ? button('close', say.close) : button('open', say.open)}
        </td>
      )}
    </tr>
  )
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
