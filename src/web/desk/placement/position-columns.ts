/** The columns of the list of positions that companies offer. */
import type { HostPosition } from '../../../domain/delivery/placement/profile.ts'
import type { PlacementSettings } from '../../../domain/delivery/placement/settings.ts'
import {
  codeReader,
  readDate,
  readYesNo,
  textReader,
  wholeNumberReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { OfferedPosition } from '../../../store/placement-position.ts'
import { both, codeOf, namesOf, oneOption, onlyRead, severalOptions } from './sheet-words.ts'

/** A row of the list: the options are named as the settings have them. */
export type ListedPosition = OfferedPosition & { readonly settings: PlacementSettings }

const of = <T>(pick: (position: HostPosition) => T) => {
  return ({ position }: ListedPosition): T => pick(position)
}

/** The columns of positions: what companies offer. */
export const positionColumns = [
  {
    key: 'number',
    heading: both('受入企業の番号', 'Number of the company'),
    aliases: ['番号', '申込番号', 'Number'],
    hint: both('受入の申込の番号（8文字）です。', 'The number of its application (8 characters).'),
    form: 'code',
    required: true,
    write: ({ number }) => codeOf(number),
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
    key: 'title',
    heading: both('求人の名前', 'Position'),
    hint: both('同じ名前の求人は、直されます。', 'One of the same name is changed.'),
    form: 'text',
    required: true,
    write: of(({ title }) => title),
    read: textReader(100),
  },
  {
    key: 'work',
    heading: both('仕事の種類', 'Kind of work'),
    hint: oneOption,
    form: 'text',
    write: ({ position, settings }, language: Language) =>
      namesOf(settings.works, [position.work], language),
    read: textReader(100),
  },
  {
    key: 'workWords',
    heading: both('仕事の内容', 'What is done'),
    hint: both('自由に書きます。', 'In words.'),
    form: 'text',
    write: of(({ workWords }) => workWords),
    read: textReader(2000),
  },
  {
    key: 'area',
    heading: both('地域', 'Area'),
    hint: oneOption,
    form: 'text',
    write: ({ position, settings }, language: Language) =>
      namesOf(settings.areas, [position.area], language),
    read: textReader(100),
  },
  {
    key: 'place',
    heading: both('場所', 'Place'),
    hint: both('住所と最寄り駅です。', 'Address and nearest station.'),
    form: 'text',
    write: of(({ place }) => place),
    read: textReader(300),
  },
  {
    key: 'daysWeek',
    heading: both('週の日数', 'Days a week'),
    hint: both('週に働く日数です。', 'As they work there.'),
    form: 'number',
    write: of(({ daysWeek }) => daysWeek),
    read: wholeNumberReader(1, 7),
  },
  {
    key: 'hoursWeek',
    heading: both('週の時間', 'Hours a week'),
    hint: both('週に働く時間です。', 'As they work there.'),
    form: 'number',
    write: of(({ hoursWeek }) => hoursWeek),
    read: wholeNumberReader(1, 60),
  },
  {
    key: 'from',
    heading: both('受入の始まり', 'From'),
    hint: both('受入を始める日です。', 'The first day on which somebody is wanted.'),
    form: 'date',
    write: of(({ from }) => from),
    read: readDate,
  },
  {
    key: 'to',
    heading: both('受入の終わり', 'Until'),
    hint: both('受入を終える日です。', 'The last day.'),
    form: 'date',
    write: of(({ to }) => to),
    read: readDate,
  },
  {
    key: 'requirements',
    heading: both('求める経験・技能', 'Requirements'),
    hint: both('自由に書きます。', 'In words.'),
    form: 'text',
    write: of(({ requirements }) => requirements),
    read: textReader(2000),
  },
  {
    key: 'offers',
    heading: both('用意できる配慮', 'Offers'),
    hint: severalOptions,
    form: 'text',
    write: ({ position, settings }, language: Language) =>
      namesOf(settings.needs, position.offers, language),
    read: textReader(1000),
  },
  {
    key: 'pay',
    heading: both('賃金・手当', 'Pay'),
    hint: both('自由に書きます。', 'In words.'),
    form: 'text',
    write: of(({ pay }) => pay),
    read: textReader(300),
  },
  {
    key: 'seats',
    heading: both('受け入れる人数', 'People'),
    hint: both('決まっている人数より少なくはできません。', 'Not fewer than are decided.'),
    form: 'number',
    required: true,
    write: ({ seats }) => seats,
    read: wholeNumberReader(1, 999),
  },
  {
    key: 'taken',
    heading: both('決定', 'Decided'),
    hint: onlyRead,
    form: 'number',
    write: ({ taken }) => taken,
  },
  {
    key: 'isOpen',
    heading: both('募集中', 'Open'),
    hint: both('空のときは募集中です。', 'Left blank: open.'),
    form: 'yes-no',
    write: ({ isOpen }) => isOpen,
    read: readYesNo,
  },
] as const satisfies readonly ListColumn<ListedPosition>[]
