/** The files of applications and notices. */
import { listNotices } from '../../../commands/notice/mailbox.ts'
import { findTemplate } from '../../../domain/notice/catalogue.ts'
import { noticeStates } from '../../../domain/notice/state.ts'
import { parseStoredAnswers } from '../../../domain/question/stored-answers.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { check } from '../../../kit/check.ts'
import { type Slice, sliceOf } from '../../../kit/slice.ts'
import { readChannels } from '../../../store/application-channel.ts'
import { applicationSorts, sliceApplications } from '../../../store/application-list.ts'
import { readDetails } from '../../../store/application.ts'
import type { NoticeEntry } from '../../../store/notice/list.ts'
import { readCompanies, readPersonNumbers } from '../../../store/person-number.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { readListQuery } from '../../list.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'
import { applicationFilters } from '../application/list.tsx'
import { inBooks } from '../books.ts'
import { openOffering } from '../offering/open-offering.ts'
import { noticeFilters } from '../notice/list.tsx'
import { applicationColumns, type ApplicationLine, questionColumns } from './application-columns.ts'
import { exportList } from './export-file.ts'
import { column, momentOf } from './written-column.ts'

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
          const ids = rows.map(({ id }) => id)
          const details = await readDetails(books, ids)
          const ways = await readChannels(books, ids)
          const parties = rows.flatMap(({ party }) => party ?? [])
          const numbers = await readPersonNumbers(books, parties)
          const companies = await readCompanies(books, parties)
          const lines = rows.map((application) => {
            const detail = details.get(application.id)
            const answers = parseStoredAnswers(detail?.answers ?? {})
            const person = numbers.get(application.party ?? '') ?? null
            const channel = ways.get(application.id) ?? null
            const known = companies.get(application.party ?? '')
            const corporateNumber = known?.number ?? null
            const company = known?.name ?? null
            return { application, detail, answers, person, corporateNumber, company, channel }
          })
          return { ...ends, rows: lines }
        }),
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

const names = {
  ja: { applications: '申込', notices: '通知' },
  en: { applications: 'Applications', notices: 'Notices' },
} as const
