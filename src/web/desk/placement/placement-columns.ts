/** The columns of the list of placements: how far each person has come. */
import { hiredReasons, notHiredReasons } from '../../../domain/delivery/placement/reason.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import {
  choiceCells,
  codeReader,
  readDate,
  textReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { ListedPlacement } from '../../../store/placement-list.ts'
import { both, codeOf, onlyRead } from './sheet-words.ts'

const results = choiceCells({ ...hiredReasons, ...notHiredReasons })

/** The columns of placements: how far each person has come. */
export const placementColumns = [
  {
    key: 'number',
    heading: both('申込番号', 'Application number'),
    aliases: ['番号', '登録番号', 'Number'],
    hint: both('本人の登録の番号（8文字）です。', 'The number of the person (8 characters).'),
    form: 'code',
    required: true,
    write: ({ number }) => codeOf(number),
    read: codeReader(),
  },
  {
    key: 'name',
    heading: both('氏名', 'Name'),
    hint: onlyRead,
    form: 'text',
    write: ({ name }) => name,
  },
  {
    key: 'state',
    heading: both('状態', 'State'),
    hint: onlyRead,
    form: 'text',
    write: ({ state }, language: Language) => stateIn('placement', state).label[language],
  },
  {
    key: 'hostNumber',
    heading: both('受入企業の番号', 'Number of the company'),
    hint: both(
      'まだ紹介のない方に書くと、承諾済みの紹介になります。',
      'For somebody without a proposal: both have said yes.',
    ),
    form: 'code',
    write: ({ hostNumber }) => (hostNumber === null ? null : codeOf(hostNumber)),
    read: codeReader(),
  },
  {
    key: 'company',
    heading: both('企業', 'Company'),
    hint: onlyRead,
    form: 'text',
    write: ({ company }) => company,
  },
  {
    key: 'position',
    heading: both('求人の名前', 'Position'),
    hint: both('求人が1つの企業では、空で構いません。', 'May be blank where the company has one.'),
    form: 'text',
    write: ({ position }) => position,
    read: textReader(100),
  },
  {
    key: 'decidedOn',
    heading: both('決定日', 'Decided on'),
    hint: both('空のときは今日です。', 'Left blank: today.'),
    form: 'date',
    write: () => null,
    read: readDate,
  },
  {
    key: 'startsOn',
    heading: both('期間の初日', 'Period from'),
    hint: both('決定する期間の初日です。', 'The first day of the period that is decided.'),
    form: 'date',
    write: ({ startsOn }) => startsOn,
    read: readDate,
  },
  {
    key: 'endsOn',
    heading: both('期間の最終日', 'Period until'),
    hint: both('決定する期間の最終日です。', 'The last day of the period that is decided.'),
    form: 'date',
    write: ({ endsOn }) => endsOn,
    read: readDate,
  },
  {
    key: 'startedOn',
    heading: both('働き始めた日', 'First day of work'),
    hint: both('就労の開始が記録されます。', 'Records the start.'),
    form: 'date',
    write: ({ startedOn }) => startedOn,
    read: readDate,
  },
  {
    key: 'endedOn',
    heading: both('働いた最後の日', 'Last day of work'),
    hint: both('就労の終了が記録されます。', 'Records the end.'),
    form: 'date',
    write: ({ endedOn }) => endedOn,
    read: readDate,
  },
  {
    ...results,
    key: 'result',
    heading: both('結果', 'Result'),
    hint: both('採用か不採用と、その理由です。', 'Hired or not, and why.'),
    write: ({ resultReason }, language: Language) =>
      resultReason !== null && resultReason in { ...hiredReasons, ...notHiredReasons }
        ? results.format(resultReason as Parameters<typeof results.format>[0], language)
        : null,
  },
  {
    key: 'resultOn',
    heading: both('結果の日', 'Day of the result'),
    hint: both('採用・不採用の日です。', 'Of being hired, or not.'),
    form: 'date',
    write: ({ resultOn }) => resultOn,
    read: readDate,
  },
] as const satisfies readonly ListColumn<ListedPlacement>[]
