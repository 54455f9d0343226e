/** The columns of a list of offerings: what one begins with, and where it stands. */
import {
  type Channel,
  channels,
  offeringStates,
  type OfferingSettings,
} from '../../../domain/delivery/offering.ts'
import { type OpenKind, openKinds } from '../../../domain/delivery/register.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import {
  choiceCells,
  codeReader,
  formatMomentCell,
  readMoment,
  readYesNo,
  textReader,
  wholeNumberReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { DeskOffering } from '../../../store/offering-list.ts'

/** A row of the list. */
export type OfferingLine = {
  readonly offering: DeskOffering
  readonly settings: OfferingSettings
  /** The number of its line in the plan. */
  readonly code: string
}

const kinds = choiceCells(
  Object.fromEntries(openKinds.map((kind) => [kind, deliveryKinds[kind]])) as Readonly<
    Record<OpenKind, Bilingual>
  >,
)

const seatWays = choiceCells({
  session: { ja: '日程ごと', en: 'per session' },
  offering: { ja: '全体', en: 'for all' },
})

const channelCells = choiceCells(channels)

function readChannels(cell: string): Result<readonly Channel[]> {
  const found: Channel[] = []
  for (const part of cell.split(/[、,，;；/／・\n]/).filter((each) => each.trim() !== '')) {
    const read = channelCells.read(part)
    if (!read.ok) return read
    found.push(read.value)
  }
  return ok([...new Set(found)])
}

const moment = (at: Instant | null) => at && formatMomentCell(at)
const english = ({ ja, en }: Bilingual) => (en === ja ? null : en || null)

/** The columns. Those without a reader are for reading only. */
export const offeringColumns = [
  {
    ...text('title', { ja: '題名', en: 'Title' }, ({ settings }) => settings.title.ja),
    required: true,
  },
  text('titleEn', { ja: '題名（英語）', en: 'Title in English' }, ({ settings }) =>
    english(settings.title),
  ),
  {
    key: 'programme',
    heading: { ja: '事業', en: 'Programme' },
    aliases: ['事業番号'],
    hint: { ja: '計画の事業番号です（例：8、25-2）。', en: 'Its number in the plan: 8, 25-2.' },
    form: 'code',
    required: true,
    write: ({ code }) => code,
    read: codeReader(100),
  },
  {
    ...kinds,
    key: 'kind',
    heading: { ja: '種類', en: 'Kind' },
    hint: { ja: 'あとから変えられません。', en: 'It cannot be changed later.' },
    required: true,
    write: ({ offering }, language) => kinds.format(offering.kind, language),
  },
  {
    key: 'state',
    heading: { ja: '状態', en: 'State' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ offering }, language) => offeringStates[offering.state][language],
  },
  {
    key: 'opens',
    heading: { ja: '受付の始まり', en: 'Opens' },
    hint: { ja: '空のときは、公開したときからです。', en: 'Blank: as soon as it is published.' },
    form: 'moment',
    write: ({ offering }) => moment(offering.opensAt),
    read: readMoment,
  },
  {
    key: 'closes',
    heading: { ja: '受付の終わり', en: 'Closes' },
    hint: { ja: '空のときは、締め切るまでです。', en: 'Blank: until it is closed by hand.' },
    form: 'moment',
    write: ({ offering }) => moment(offering.closesAt),
    read: readMoment,
  },
  {
    key: 'capacity',
    heading: { ja: '定員', en: 'Seats' },
    hint: { ja: '空のときは、定員なしです。', en: 'Blank: without limit.' },
    form: 'number',
    write: ({ settings }) => settings.capacity,
    read: wholeNumberReader(1, 1_000_000),
  },
  {
    ...seatWays,
    key: 'seatsPer',
    heading: { ja: '定員の数え方', en: 'Seats are' },
    hint: {
      ja: '日程ごとか全体か。空のときは種類ごとの普通の数え方です。',
      en: 'Per session or for all; blank: as usual for the kind.',
    },
    write: ({ settings }, language) => seatWays.format(settings.seatsPer, language),
  },
  {
    key: 'channels',
    heading: { ja: '参加の方法', en: 'Ways of taking part' },
    hint: {
      ja: '会場、オンライン、電話。2つ以上は読点で区切ります。空のときは会場です。',
      en: 'In person, online, by telephone; several with commas between. Blank: in person.',
    },
    form: 'text',
    write: ({ settings }, language) =>
      settings.channels
        .map((each) => channels[each][language])
        .join(language === 'ja' ? '、' : ', '),
    read: readChannels,
  },
  {
    key: 'waitList',
    heading: { ja: 'キャンセル待ち', en: 'Wait list' },
    hint: { ja: '満席のときに待てるか。', en: 'Whether people may wait when it is full.' },
    form: 'yes-no',
    write: ({ settings }) => settings.waitList,
    read: readYesNo,
  },
  text(
    'summary',
    { ja: '一覧に載せる説明', en: 'Summary' },
    ({ settings }) => settings.summary.ja,
    400,
  ),
  text(
    'description',
    { ja: '詳しい説明', en: 'Description' },
    ({ settings }) => settings.description.ja,
    4000,
  ),
  text(
    'contact',
    { ja: '問い合わせ先', en: 'Contact' },
    ({ settings }) => settings.contact.ja,
    400,
  ),
  shown('seats', { ja: '席（合計）', en: 'Seats in all' }, ({ offering }) => offering.capacity),
  shown('taken', { ja: '予約', en: 'Taken' }, ({ offering }) => offering.taken),
  shown('awaiting', { ja: '対応待ち', en: 'Waiting' }, ({ offering }) => offering.awaiting),
  {
    key: 'changed',
    heading: { ja: '更新', en: 'Changed' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'moment',
    write: ({ offering }) => moment(offering.changedAt),
  },
] as const satisfies readonly ListColumn<OfferingLine>[]

function text<const Key extends string>(
  key: Key,
  heading: Bilingual,
  ...[write, longest = 200]: readonly [
    write: (line: OfferingLine) => string | null,
    longest?: number,
  ]
) {
  const written = { write: (line: OfferingLine) => write(line) || null }
  return {
    key,
    heading,
    hint: heading,
    form: 'text',
    read: textReader(longest),
    ...written,
  } as const
}

function shown(key: string, heading: Bilingual, write: (line: OfferingLine) => number | null) {
  const hint = { ja: '見るためだけの列です。', en: 'For reading only.' }
  return { key, heading, hint, form: 'number' as const, write }
}
