/** The letters that were sent, as a file of a spreadsheet. */
import { listLetters } from '../../../commands/letter/read-letter.ts'
import { letterSorts } from '../../../domain/letter/sort.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { check } from '../../../kit/check.ts'
import { type Slice, sliceOf } from '../../../kit/slice.ts'
import type { LetterEntry } from '../../../store/letter.ts'
import { readListQuery } from '../../list.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { exportList } from '../list/export-file.ts'
import { column } from '../list/written-column.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { letterFilters, letterOrder } from './filters.ts'

/** The file: one row a letter, what narrows the list narrows it too. */
export const exportLettersFile: PrivateFile<'exportLetters'> = {
  for: 'letter.read',
  write: async (visit) => {
    const { language, query } = visit
    const given = letterFilters(readListQuery(query, letterOrder).filter)
    const lines = await inBooks(visit, readPlanLines)
    return exportList({
      title: language === 'ja' ? '通知書' : 'Letters',
      columns: columnsOf(lines),
      ...{ language, query },
      read: async (slice): Promise<Slice<LetterEntry>> => {
        const cursor = { after: slice.at?.key[0] ?? null, limit: slice.limit + 1 }
        const listed = await listLetters(contextOf(visit), given, cursor)
        check(listed.ok, 'whoever may see letters may list them')
        return sliceOf(listed.value, slice, ({ letter }) => [letter])
      },
    })
  },
}

function columnsOf(lines: PlanLines): readonly ListColumn<LetterEntry>[] {
  return [
    column('number', { ja: '文書番号', en: 'Number' }, 'text', ({ number }) => number),
    column('issued', { ja: '日付', en: 'Date' }, 'date', ({ issuedOn }) => issuedOn),
    {
      ...column<LetterEntry>('sort', { ja: '種類', en: 'Kind' }, 'text', () => null),
      write: ({ sort }, language) => letterSorts[sort].label[language],
    },
    {
      ...column<LetterEntry>('programme', { ja: '事業', en: 'Programme' }, 'text', () => null),
      write: ({ programme }, language) => lines.nameOf({ programme, component: '' }, language),
    },
    column('addressee', { ja: '宛名', en: 'To' }, 'text', ({ addressee }) => addressee),
    column('subject', { ja: '件名', en: 'Subject' }, 'text', ({ subject }) => subject),
  ]
}
