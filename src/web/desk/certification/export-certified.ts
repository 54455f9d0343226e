/** The organisations of a certification as a file, filtered and sorted as the page is. */
import { registerStandings } from '../../../domain/delivery/certification/standing.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { readListQuery } from '../../list.ts'
import type { PrivateFile } from '../../personal.ts'
import { exportList } from '../list/export-file.ts'
import { column } from '../list/written-column.ts'
import { openCertifications } from './certified.tsx'
import {
  certifiedFilter,
  type CertifiedLine,
  certifiedOrder,
  sliceCertified,
} from './certified-list.ts'

const columns: readonly ListColumn<CertifiedLine>[] = [
  column('name', { ja: '名称', en: 'Name' }, 'text', ({ name }) => name),
  column(
    'corporate-number',
    { ja: '法人番号', en: 'Corporate number' },
    'code',
    (line) => line.corporateNumber,
  ),
  {
    ...column<CertifiedLine>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ shown }, language) => registerStandings[shown][language],
  },
  column('year', { ja: '認証番号の年度', en: 'Year of the number' }, 'number', ({ year }) => year),
  column('serial', { ja: '認証番号', en: 'Number' }, 'number', ({ serial }) => serial),
  column('since', { ja: '認証した日', en: 'Since' }, 'date', ({ since }) => since),
  column('until', { ja: '期限', en: 'Until' }, 'date', ({ until }) => until),
  column('ended', { ja: '失効・取消の日', en: 'Ended on' }, 'date', ({ endedOn }) => endedOn),
  column(
    'missing',
    { ja: '未提出の報告', en: 'Reports missing' },
    'number',
    ({ standing }) => standing.missing.length,
  ),
  column('published', { ja: '登録簿に公表', en: 'In the register' }, 'yes-no', ({ entry }) =>
    Boolean(entry?.agreedAt),
  ),
]

/** The file. */
export const exportCertifiedFile: PrivateFile<'exportCertified'> = {
  for: 'application.export',
  write: async (visit) => {
    const { language, params, query } = visit
    const found = await openCertifications(visit, params.offering)
    if (!found.ok) return found
    const { sort, isDescending, filter } = readListQuery(query, certifiedOrder)
    const wanted = { sort, isDescending, ...certifiedFilter(filter) }
    return exportList<CertifiedLine>({
      title: `${language === 'ja' ? '認証事業者' : 'certified'} ${found.value.settings.title[language]}`,
      ...{ columns, language, query },
      read: (slice) => sliceCertified(visit, found.value.id, { ...wanted, slice }),
    })
  },
}
