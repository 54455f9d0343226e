/** The files of offerings, their sessions, and what they take place at. */
import { resourceSorts, sessionStates } from '../../../domain/delivery/session.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { present } from '../../../kit/check.ts'
import { ok } from '../../../kit/result.ts'
import { readOfferingSettings } from '../../../store/list-offering.ts'
import { offeringSorts, sliceOfferings } from '../../../store/offering-list.ts'
import { type ListedResource, sliceResources } from '../../../store/resource-list.ts'
import { type ListedSession, sliceSessions } from '../../../store/session-list.ts'
import { listResources } from '../../../store/session.ts'
import { readListQuery } from '../../list.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { offeringFilters } from '../offering/list.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { resourceFilters, resourceOrder } from '../offering/resources.tsx'
import { sessionFilters, sessionOrder } from '../offering/sessions.tsx'
import { codeOfLine, readPlanLines } from '../plan-lines.ts'
import { exportList } from './export-file.ts'
import { offeringColumns, type OfferingLine } from './offering-columns.ts'
import { column, momentOf } from './written-column.ts'

const sessionColumns: readonly ListColumn<ListedSession>[] = [
  column('starts', { ja: '始まり', en: 'Begins' }, 'moment', (row) => momentOf(row.startsAt)),
  column('ends', { ja: '終わり', en: 'Ends' }, 'moment', (row) => momentOf(row.endsAt)),
  column('title', { ja: '名称', en: 'Title' }, 'text', (row) => row.title.ja || null),
  column('titleEn', { ja: '名称（英語）', en: 'Title in English' }, 'text', (row) =>
    row.title.en === row.title.ja ? null : row.title.en,
  ),
  column('place', { ja: '場所', en: 'Place' }, 'text', (row) => row.place.ja || null),
  column('placeEn', { ja: '場所（英語）', en: 'Place in English' }, 'text', (row) =>
    row.place.en === row.place.ja ? null : row.place.en,
  ),
  column(
    'resource',
    { ja: 'ブース・相談員・部屋', en: 'Booth, counsellor, room' },
    'text',
    (row) => row.resourceName?.ja ?? null,
  ),
  column('capacity', { ja: '定員', en: 'Seats' }, 'number', (row) => row.seats?.capacity ?? null),
  column('taken', { ja: '予約', en: 'Taken' }, 'number', (row) => row.seats?.taken ?? null),
  column('waiting', { ja: 'キャンセル待ち', en: 'Waiting' }, 'number', (row) => row.waiting),
  {
    ...column<ListedSession>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ state }, language) => sessionStates[state][language],
  },
]

/** The sessions of an offering, as the list shows them. */
export const exportSessionsFile: PrivateFile<'exportSessions'> = {
  for: 'offering.read',
  write: async (visit) => {
    const { params, language, query } = visit
    const { isDescending, filter } = readListQuery(query, sessionOrder)
    const found = await inBooks(visit, async (books) => {
      const opened = await openOffering(books, visit, { id: params.offering })
      if (!opened.ok) return opened
      const resources = await listResources(books, opened.value.id)
      return ok({ offering: opened.value, resources, now: nowOf(visit) })
    })
    if (!found.ok) return found
    const { id, settings } = found.value.offering
    const of = { offering: id, isDescending, ...sessionFilters(filter, found.value) }
    return exportList({
      title: `${names[language].sessions} ${settings.title[language]}`,
      columns: sessionColumns,
      ...{ language, query },
      read: (slice) => inBooks(visit, (books) => sliceSessions(books, { ...of, slice })),
    })
  },
}

/** The offerings of the visitor's programmes. */
export const exportOfferingsFile: PrivateFile<'exportOfferings'> = {
  for: 'offering.read',
  write: async (visit) => {
    const { language, query } = visit
    const asked = readListQuery(query, { sorts: offeringSorts, usual: '-changed' })
    const { sort, isDescending, filter } = asked
    const of = { sort, isDescending, ...offeringFilters(visit, filter) }
    const lines = await inBooks(visit, readPlanLines)
    return exportList<OfferingLine>({
      title: names[language].offerings,
      columns: offeringColumns,
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, async (books) => {
          const { rows, ...ends } = await sliceOfferings(books, { ...of, slice }, nowOf(visit))
          const settings = await readOfferingSettings(
            books,
            rows.map(({ id }) => id),
          )
          const written = rows.map((offering) => ({
            offering,
            settings: present(settings.get(offering.id), 'the settings of an offering'),
            code: codeOfLine(lines, offering),
          }))
          return { ...ends, rows: written }
        }),
    })
  },
}

const resourceColumns: readonly ListColumn<ListedResource>[] = [
  column('name', { ja: '名前', en: 'Name' }, 'text', ({ name }) => name.ja),
  column('nameEn', { ja: '名前（英語）', en: 'Name in English' }, 'text', ({ name }) =>
    name.en === name.ja ? null : name.en,
  ),
  {
    ...column<ListedResource>('sort', { ja: '種類', en: 'Kind' }, 'text', () => null),
    write: ({ sort }, language) => resourceSorts[sort][language],
  },
  column('open', { ja: '使用中', en: 'In use' }, 'yes-no', ({ isOpen }) => isOpen),
]

/** The booths, counsellors or rooms of an offering, filtered and sorted as the page is. */
export const exportResourcesFile: PrivateFile<'exportResources'> = {
  for: 'offering.read',
  write: async (visit) => {
    const { params, language, query } = visit
    const found = await inBooks(visit, (books) =>
      openOffering(books, visit, { id: params.offering }),
    )
    if (!found.ok) return found
    const { id, settings } = found.value
    const { sort, isDescending, filter } = readListQuery(query, resourceOrder)
    const of = { offering: id, sort, isDescending, ...resourceFilters(filter) }
    return exportList({
      title: `${names[language].resources} ${settings.title[language]}`,
      columns: resourceColumns,
      ...{ language, query },
      read: (slice) => inBooks(visit, (books) => sliceResources(books, { ...of, slice })),
    })
  },
}

const names = {
  ja: { sessions: '日程', offerings: '募集', resources: 'ブース・相談員・部屋' },
  en: { sessions: 'Sessions', offerings: 'Offerings', resources: 'Booths, counsellors, rooms' },
} as const
