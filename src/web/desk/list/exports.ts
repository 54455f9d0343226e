/** The files of the desk's lists: applications, sessions, offerings, notices. */
import { listNotices } from '../../../commands/notice/mailbox.ts'
import { findTemplate } from '../../../domain/notice/catalogue.ts'
import { noticeStates } from '../../../domain/notice/state.ts'
import { offeringStates } from '../../../domain/delivery/offering.ts'
import { sessionStates } from '../../../domain/delivery/session.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import { parseStoredAnswers } from '../../../domain/question/stored-answers.ts'
import { formatMomentCell } from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import { type Slice, sliceOf } from '../../../kit/slice.ts'
import { applicationSorts, sliceApplications } from '../../../store/application-list.ts'
import { readDetails } from '../../../store/application.ts'
import type { NoticeEntry } from '../../../store/notice/list.ts'
import { type DeskOffering, offeringSorts, sliceOfferings } from '../../../store/offering-list.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { type ListedSession, sliceSessions } from '../../../store/session-list.ts'
import { readListQuery } from '../../list.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'
import { applicationFilters } from '../application/list.tsx'
import { inBooks, nowOf } from '../books.ts'
import { offeringFilters } from '../offering/list.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { noticeFilters } from '../notice/list.tsx'
import { applicationColumns, type ApplicationLine, questionColumns } from './application-columns.ts'
import { exportList } from './export-file.ts'

/** The applications of an offering, with their answers. */
export const exportApplicationsFile: PrivateFile<'exportApplications'> = {
  for: 'application.export',
  write: async (visit) => {
    const { params, query, language } = visit
    const found = await inBooks(visit, async (books) => {
      const act = 'application.export'
      const offering = await openOffering(books, visit, { id: params.offering, act })
      const place = { offering: params.offering, purpose: 'application' } as const
      return { offering, form: offering.ok ? await getQuestionForm(books, place) : null }
    })
    const { offering, form } = found
    if (!offering.ok) return offering
    const { sort, isDescending, filter } = readListQuery(query, {
      sorts: applicationSorts,
      usual: 'applied',
    })
    const of = { offering: offering.value.id, sort, isDescending, ...applicationFilters(filter) }
    return exportList<ApplicationLine>({
      title: `${names[language].applications} ${offering.value.settings.title[language]}`,
      columns: [...applicationColumns, ...(form ? questionColumns(form) : [])],
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, async (books) => {
          const { rows, ...ends } = await sliceApplications(books, { ...of, slice })
          const details = await readDetails(
            books,
            rows.map(({ id }) => id),
          )
          const lines = rows.map((application) => {
            const detail = details.get(application.id)
            const answers = parseStoredAnswers(detail?.answers ?? {})
            return { application, detail, answers }
          })
          return { ...ends, rows: lines }
        }),
    })
  },
}

const momentOf = (moment: Instant | null) => moment && formatMomentCell(moment)

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

/** The sessions of an offering. */
export const exportSessionsFile: PrivateFile<'exportSessions'> = {
  for: 'offering.read',
  write: async (visit) => {
    const { params, language, query } = visit
    const found = await inBooks(visit, (books) =>
      openOffering(books, visit, { id: params.offering }),
    )
    if (!found.ok) return found
    const { id, settings } = found.value
    return exportList({
      title: `${names[language].sessions} ${settings.title[language]}`,
      columns: sessionColumns,
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, (books) =>
          sliceSessions(books, { offering: id, isDescending: false, slice }),
        ),
    })
  },
}

const offeringColumns: readonly ListColumn<DeskOffering>[] = [
  column('title', { ja: '題名', en: 'Title' }, 'text', (row) => row.title.ja),
  column('titleEn', { ja: '題名（英語）', en: 'Title in English' }, 'text', (row) => row.title.en),
  column('programme', { ja: '事業', en: 'Programme' }, 'code', (row) => row.programme),
  {
    ...column<DeskOffering>('kind', { ja: '種類', en: 'Kind' }, 'text', () => null),
    write: ({ kind }, language) => deliveryKinds[kind][language],
  },
  {
    ...column<DeskOffering>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ state }, language) => offeringStates[state][language],
  },
  column('opens', { ja: '受付の始まり', en: 'Opens' }, 'moment', (row) => momentOf(row.opensAt)),
  column('closes', { ja: '受付の終わり', en: 'Closes' }, 'moment', (row) => momentOf(row.closesAt)),
  column('capacity', { ja: '定員', en: 'Seats' }, 'number', (row) => row.capacity),
  column('taken', { ja: '予約', en: 'Taken' }, 'number', (row) => row.taken),
  column('awaiting', { ja: '対応待ち', en: 'Waiting' }, 'number', (row) => row.awaiting),
  column('changed', { ja: '更新', en: 'Changed' }, 'moment', (row) => momentOf(row.changedAt)),
]

/** The offerings of the visitor's programmes. */
export const exportOfferingsFile: PrivateFile<'exportOfferings'> = {
  for: 'offering.read',
  write: (visit) => {
    const { language, query } = visit
    const asked = readListQuery(query, { sorts: offeringSorts, usual: '-changed' })
    const { sort, isDescending, filter } = asked
    const of = { sort, isDescending, ...offeringFilters(visit, filter) }
    return exportList({
      title: names[language].offerings,
      columns: offeringColumns,
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, (books) => sliceOfferings(books, { ...of, slice }, nowOf(visit))),
    })
  },
}

const noticeColumns: readonly ListColumn<NoticeEntry>[] = [
  column('created', { ja: '作成', en: 'Made' }, 'moment', (row) => momentOf(row.createdAt)),
  {
    ...column<NoticeEntry>('template', { ja: '種類', en: 'Notice' }, 'text', () => null),
    write: ({ template }, language) => findTemplate(template)?.label[language] ?? template,
  },
  column('address', { ja: '宛先', en: 'To' }, 'text', (row) => row.address),
  {
    ...column<NoticeEntry>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ state }, language) => noticeStates[state][language],
  },
  column('sent', { ja: '送信', en: 'Sent' }, 'moment', (row) => momentOf(row.sentAt)),
  column('attempts', { ja: '試行', en: 'Attempts' }, 'number', (row) => row.attempts),
]

/** The notices of the visitor's programmes. */
export const exportNoticesFile: PrivateFile<'exportNotices'> = {
  for: 'notice.list',
  write: (visit) => {
    const { language, query, visitor } = visit
    const filter = noticeFilters(
      readListQuery(query, { sorts: ['created'], usual: '-created' }).filter,
    )
    return exportList({
      title: names[language].notices,
      columns: noticeColumns,
      ...{ language, query },
      read: async (slice): Promise<Slice<NoticeEntry>> => {
        const cursor = { after: slice.at?.key[0] ?? null, limit: slice.limit + 1 }
        const listed = await listNotices(contextOf(visit), visitor.actor, { filter, cursor })
        check(listed.ok, 'whoever may see notices may list them')
        return sliceOf(listed.value, slice, ({ id }) => [id])
      },
    })
  },
}

function column<Row>(
  key: string,
  heading: ListColumn<Row>['heading'],
  ...[form, write]: readonly [
    ListColumn<Row>['form'],
    (row: Row) => ReturnType<ListColumn<Row>['write']>,
  ]
): ListColumn<Row> {
  return { key, heading, hint: heading, form, write }
}

const names = {
  ja: { applications: '申込', sessions: '日程', offerings: '募集', notices: '通知' },
  en: {
    applications: 'Applications',
    sessions: 'Sessions',
    offerings: 'Offerings',
    notices: 'Notices',
  },
} as const
