/**
 * The queue of consultations as a file: numbers, states and days. What people and counsellors have
 * written is not in it, whoever asks: a file leaves the circle of those who may read it.
 */
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { type CalendarDate, japanDate } from '../../../kit/calendar.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import { type ListedConsultation, sliceConsultations } from '../../../store/consultation-list.ts'
import { readListQuery } from '../../list.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { needLabels, needsOf, queueFilters, queueOrder } from '../consultation/queue-filter.ts'
import { exportList } from './export-file.ts'
import { column, momentOf } from './written-column.ts'

type QueueLine = { readonly consultation: ListedConsultation; readonly taker: string | null }

const columnsOn = (today: CalendarDate): readonly ListColumn<QueueLine>[] => [
  column('number', { ja: '申込番号', en: 'Number' }, 'code', ({ consultation: { number } }) =>
    formatTicketCode(number as TicketCode),
  ),
  {
    ...column<QueueLine>('offering', { ja: '相談', en: 'Consultation' }, 'text', () => null),
    write: ({ consultation: { title } }, language) => title[language],
  },
  {
    ...column<QueueLine>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ consultation: { state } }, language) =>
      stateIn('consultation', state).label[language],
  },
  {
    ...column<QueueLine>('needs', { ja: '待っていること', en: 'Waits for' }, 'text', () => null),
    write: ({ consultation }, language) => {
      const needs = needsOf(consultation, today).map((need) => needLabels[need][language])
      return needs.join(language === 'ja' ? '、' : ', ') || null
    },
  },
  column('since', { ja: 'いつから', en: 'Since' }, 'moment', ({ consultation: { waitsSince } }) =>
    momentOf(waitsSince),
  ),
  column(
    'contact',
    { ja: '連絡する日', en: 'To be contacted' },
    'date',
    ({ consultation }) => consultation.nextContactOn,
  ),
  column('applied', { ja: '申込日時', en: 'Applied at' }, 'moment', ({ consultation }) =>
    momentOf(consultation.appliedAt),
  ),
  column('changed', { ja: '更新', en: 'Changed' }, 'moment', ({ consultation }) =>
    momentOf(consultation.changedAt),
  ),
  column('taker', { ja: '担当', en: 'Taken by' }, 'text', ({ taker }) => taker),
]

/** The queue, filtered and sorted as the page is. */
export const exportConsultationQueueFile: PrivateFile<'exportConsultationQueue'> = {
  for: 'consultation.day',
  write: (visit) => {
    const { language, query } = visit
    const { sort, isDescending, filter } = readListQuery(query, queueOrder)
    const of = { sort, isDescending, ...queueFilters(visit, filter) }
    return exportList<QueueLine>({
      title: language === 'ja' ? '返事を待っている相談' : 'Consultations that wait',
      columns: columnsOn(japanDate(new Date(nowOf(visit)))),
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, async (books) => {
          const { rows, ...ends } = await sliceConsultations(books, { ...of, slice })
          const takers = rows.flatMap(({ takenBy }) => takenBy ?? [])
          const names = await readAccountNames(books, takers)
          const lines = rows.map((consultation) => {
            return { consultation, taker: names.get(consultation.takenBy ?? '') ?? null }
          })
          return { ...ends, rows: lines }
        }),
    })
  },
}
