/** The sessions of an offering: every one, filtered by time and by what they take place at. */
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { isOwnDate } from '../../../domain/delivery/way-in.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { sliceSessions, type SessionListQuery } from '../../../store/session-list.ts'
import { listResources } from '../../../store/session.ts'
import { readListQuery } from '../../list.ts'
import type { AnyVisit, PersonalPage } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import type { ListLink } from '../../ui/list-links.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { importNames } from '../list/import-names.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'
import { sessionColumns } from './session-table.tsx'

/** The order of the list. */
export const sessionOrder = { sorts: ['starts'], usual: 'starts', limit: 100 } as const

/** The page. */
export const sessionsPage: PersonalPage<'offeringSessions'> = {
  for: 'offering.read',
  show: async (visit) => {
    const asked = readListQuery(visit.query, sessionOrder)
    const read = await inBooks(visit, async (books) => {
      const found = await openOffering(books, visit, { id: visit.params.offering })
      if (!found.ok) return found
      const offering = found.value
      const resources = await listResources(books, offering.id)
      const known = { offering, resources, now: nowOf(visit) }
      const filters = sessionFilters(asked.filter, known)
      const query = { offering: offering.id, isDescending: asked.isDescending, slice: asked.slice }
      return ok({ ...known, slice: await sliceSessions(books, { ...query, ...filters }) })
    })
    if (!read.ok) return read
    const { offering, resources, slice } = read.value
    const { language, visitor } = visit
    const say = texts[language]
    const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
    const own = { offering: offering.id }
    const importLink = { href: visit.to.importSessions(own), label: importNames[language] }
    return showInOffering(visit, {
      offering,
      tab: 'offeringSessions',
      body: (
        <ListPage
          visit={visit}
          isHeaded
          title={say.title}
          asked={asked}
          slice={slice}
          columns={sessionColumns(visit)}
          filters={filterFields(visit, resources)}
          empty={<p>{may.ok ? say.empty : say.none}</p>}
          links={[
            ...(may.ok ? [...addingLinks(visit, read.value), importLink] : []),
            ...exportLinks(visit.to.exportSessions(own), visit.query, language),
          ]}
        />
      ),
    })
  },
}

type Known = {
  readonly offering: Offering
  readonly resources: readonly Resource[]
  readonly now: Instant
}

/** What of the address narrows the list. Interview slots of a gathering are left out at first. */
export function sessionFilters(
  filter: (name: string) => string,
  { offering, resources, now }: Known,
): Pick<SessionListQuery, 'resource' | 'time'> {
  const at = filter('at')
  const isResource = resources.some(({ id }) => id === at)
  const showsSlots = isOwnDate(offering.kind, { resource: 'slot' }) || at === 'all'
  const resource = isResource ? at : at === 'own' || !showsSlots ? null : undefined
  const time = filter('time')
  return {
    ...(resource !== undefined && { resource }),
    ...((time === 'coming' || time === 'past') && { time: { side: time, at: now } }),
  }
}

/** Consultations and bookings have slots; others have sessions, and slots at their booths. */
function addingLinks(
  { language, to }: AnyVisit,
  { offering, resources }: Known,
): readonly ListLink[] {
  const say = texts[language]
  const place = { offering: offering.id }
  const hasSlotsOnly = isOwnDate(offering.kind, { resource: 'slot' })
  const adding = { href: to.newSessions(place), label: say.add }
  const slots = { href: to.newSlots(place), label: say.addSlots }
  if (hasSlotsOnly) return [slots]
  return resources.length > 0 ? [adding, slots] : [adding]
}

function filterFields(
  { language }: AnyVisit,
  resources: readonly Resource[],
): readonly ListFilterField[] {
  const say = texts[language]
  const time: ListFilterField = {
    kind: 'select',
    name: 'time',
    label: say.time,
    options: [
      { value: 'coming', label: say.coming },
      { value: 'past', label: say.past },
    ],
  }
  if (resources.length === 0) return [time]
  const named = resources.map(({ id, name }) => ({ value: id, label: name[language] }))
  const whole = [
    { value: 'own', label: say.own },
    { value: 'all', label: say.all },
  ]
  return [time, { kind: 'select', name: 'at', label: say.at, options: [...whole, ...named] }]
}

const texts = {
  ja: {
    title: '日程の一覧',
    empty: 'まだ日程がありません。「日程を追加する」から作ってください。',
    none: 'まだ日程がありません。',
    add: '日程を追加する',
    addSlots: '予約の枠を作る',
    time: '時期',
    coming: 'これから',
    past: '終わったもの',
    at: 'ブース・相談員・部屋',
    own: '全体の日程だけ',
    all: '枠も含めてすべて',
  },
  en: {
    title: 'List of sessions',
    empty: 'There are no sessions yet. Add the first ones.',
    none: 'There are no sessions yet.',
    add: 'Add sessions',
    addSlots: 'Make slots',
    time: 'Time',
    coming: 'To come',
    past: 'Over',
    at: 'Booth, counsellor or room',
    own: 'Sessions of the whole only',
    all: 'All, slots included',
  },
} as const
