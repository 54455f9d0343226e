/**
 * The board as a file: companies, states and days. What was said is not in it: a file leaves the
 * circle of those who may read it.
 */
import { supportScopeOf } from '../../../commands/support/open-support.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { readAgencies } from '../../../store/support-agency.ts'
import { type ListedSupport, sliceSupports } from '../../../store/support-list.ts'
import { readListQuery } from '../../list.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { exportList } from '../list/export-file.ts'
import { column, momentOf } from '../list/written-column.ts'
import { maySee } from './board.tsx'
import { boardFilters, boardOrder } from './board-filter.ts'
import { supportWords } from './words.ts'

type BoardLine = {
  readonly support: ListedSupport
  readonly agencies: readonly string[]
  readonly isReadable: boolean
}

/** The first four can be sent back as an outreach list. */
const columns: readonly ListColumn<BoardLine>[] = [
  column(
    'number',
    { ja: '法人番号', en: 'Corporate number' },
    'code',
    ({ support }) => support.corporateNumber,
  ),
  column('name', { ja: '名称', en: 'Name' }, 'text', ({ support }) => support.name),
  column('area', { ja: '地域', en: 'Area' }, 'text', ({ support }) => support.area),
  column('agencies', { ja: '支援機関', en: 'Agencies' }, 'text', ({ agencies }) =>
    agencies.join('、'),
  ),
  {
    ...column<BoardLine>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ support: { state } }, language) => stateIn('support', state).label[language],
  },
  {
    ...column<BoardLine>('offering', { ja: '募集', en: 'Offering' }, 'text', () => null),
    write: ({ support: { title } }, language) => title[language],
  },
  column(
    'step',
    { ja: '次の予定', en: 'Next step' },
    'text',
    ({ support: { step }, isReadable }) => (step === null || !isReadable ? null : step.text),
  ),
  column('stepOn', { ja: '次の予定の期日', en: 'Next step by' }, 'date', ({ support: { step } }) =>
    step === null ? null : step.on,
  ),
  column(
    'due',
    { ja: '最初の予定日', en: 'First day due' },
    'date',
    ({ support }) => support.dueOn,
  ),
  column('last', { ja: '最後の対応', en: 'Last contact' }, 'date', ({ support }) => support.lastOn),
  column('changed', { ja: '更新', en: 'Changed' }, 'moment', ({ support }) =>
    momentOf(support.changedAt),
  ),
]

/** The board, filtered and sorted as the page is. */
export const exportSupportsFile: PrivateFile<'exportSupports'> = {
  for: 'support.list',
  write: (visit) => {
    const { language, query, visitor } = visit
    const { sort, isDescending, filter } = readListQuery(query, boardOrder)
    return exportList<BoardLine>({
      title: supportWords.board[language],
      columns,
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, async (books) => {
          const scope = await supportScopeOf(books, visitor.actor)
          const wanted = { sort, isDescending, slice, ...boardFilters(visit, scope, filter) }
          const { rows, ...ends } = await sliceSupports(books, wanted)
          const known = await readAgencies(
            books,
            rows.flatMap(({ agencies }) => agencies),
          )
          const lines = rows.map((support) => {
            const names = support.agencies.map((id) => known.get(id)?.name.ja ?? '')
            return { support, agencies: names, isReadable: maySee(visit, support.programme) }
          })
          return { ...ends, rows: lines }
        }),
    })
  },
}
