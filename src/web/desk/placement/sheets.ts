/** Profiles, positions and placements as spreadsheets: given out, filled in, and taken in again. */
import type {
  PlacementList,
  PlacementRow,
  PositionRow,
  ProfileRow,
} from '../../../commands/placement/list.ts'
import type {
  PlacementOption,
  PlacementSettings,
} from '../../../domain/delivery/placement/settings.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import type { ListValues } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { foldForMatching } from '../../../kit/text.ts'
import type { SentSheet } from '../course/sheet-form.tsx'
import { placementColumns } from './placement-columns.ts'
import { positionColumns } from './position-columns.ts'
import { profileColumns } from './profile-columns.ts'

/** The lists there are. */
export const sheetNames = ['profiles', 'positions', 'placements'] as const
export type SheetName = (typeof sheetNames)[number]

/** What a sheet says, ready for the command. */
export type ReadSheet = Pick<PlacementList, 'faults'> &
  (
    | { readonly of: 'profiles'; readonly rows: readonly ProfileRow[] }
    | { readonly of: 'positions'; readonly rows: readonly PositionRow[] }
    | { readonly of: 'placements'; readonly rows: readonly PlacementRow[] }
  )

/** Reads a sheet. Refuses one that is no such list. */
export async function readPlacementSheet(
  of: SheetName,
  { bytes, name }: SentSheet,
  settings: PlacementSettings,
): Promise<Result<ReadSheet>> {
  if (of === 'profiles') {
    const read = await readListSheet({ columns: profileColumns, bytes, name })
    if (!read.ok) return read
    return ok({ of, ...readRows(read.value, (values) => profileRow(values, settings)) })
  }
  if (of === 'positions') {
    const read = await readListSheet({ columns: positionColumns, bytes, name })
    if (!read.ok) return read
    return ok({ of, ...readRows(read.value, (values) => positionRow(values, settings)) })
  }
  const read = await readListSheet({ columns: placementColumns, bytes, name })
  if (!read.ok) return read
  return ok({ of, ...readRows(read.value, placementRow) })
}

type Sheet<V> = {
  readonly rows: readonly { readonly row: number; readonly values: V }[]
  readonly faults: readonly RowFault[]
}

function readRows<V, R>(
  { rows, faults: before }: Sheet<V>,
  read: (values: V) => Result<R>,
): {
  readonly rows: readonly (R & { readonly row: number })[]
  readonly faults: readonly RowFault[]
} {
  const good: (R & { readonly row: number })[] = []
  const faults = [...before]
  for (const { row, values } of rows) {
    const found = read(values)
    if (found.ok) good.push({ ...found.value, row })
    else faults.push({ row, column: null, ...found.refusal })
  }
  return { rows: good, faults }
}

type ProfileValues = ListValues<(typeof profileColumns)[number]>

function profileRow(
  values: ProfileValues,
  settings: PlacementSettings,
): Result<Omit<ProfileRow, 'row'>> {
  const areas = keysOf(settings.areas, values.areas)
  const works = keysOf(settings.works, values.works)
  const needs = keysOf(settings.needs, values.needs)
  if (!areas.ok) return areas
  if (!works.ok) return works
  if (!needs.ok) return needs
  return ok({
    number: values.number,
    profile: {
      areas: areas.value,
      works: works.value,
      wish: values.wish ?? null,
      daysWeek: values.daysWeek ?? null,
      hoursWeek: values.hoursWeek ?? null,
      from: values.from ?? null,
      needs: needs.value,
      needsWords: values.needsWords ?? null,
      birthDate: values.birthDate ?? null,
    },
  })
}

type PositionValues = ListValues<(typeof positionColumns)[number]>

function positionRow(
  values: PositionValues,
  settings: PlacementSettings,
): Result<Omit<PositionRow, 'row'>> {
  const area = keysOf(settings.areas, values.area)
  const work = keysOf(settings.works, values.work)
  const offers = keysOf(settings.needs, values.offers)
  if (!area.ok) return area
  if (!work.ok) return work
  if (!offers.ok) return offers
  return ok({
    number: values.number,
    title: values.title,
    seats: values.seats,
    isOpen: values.isOpen ?? true,
    position: {
      title: values.title,
      work: work.value[0] ?? '',
      workWords: values.workWords ?? null,
      area: area.value[0] ?? '',
      place: values.place ?? null,
      daysWeek: values.daysWeek ?? null,
      hoursWeek: values.hoursWeek ?? null,
      from: values.from ?? null,
      to: values.to ?? null,
      requirements: values.requirements ?? null,
      offers: offers.value,
      pay: values.pay ?? null,
    },
  })
}

type PlacementValues = ListValues<(typeof placementColumns)[number]>

function placementRow(values: PlacementValues): Result<Omit<PlacementRow, 'row'>> {
  return ok({
    number: values.number,
    hostNumber: values.hostNumber ?? null,
    position: values.position ?? null,
    decidedOn: values.decidedOn ?? null,
    startsOn: values.startsOn ?? null,
    endsOn: values.endsOn ?? null,
    startedOn: values.startedOn ?? null,
    endedOn: values.endedOn ?? null,
    result: values.result ?? null,
    resultOn: values.resultOn ?? null,
  })
}

/** The keys of options that a cell names, divided by 、 or commas. */
function keysOf(
  options: readonly PlacementOption[],
  cell: string | null | undefined,
): Result<readonly string[]> {
  const names = (cell ?? '').split(/[、,，\n]/).flatMap((part) => part.trim() || [])
  const keys: string[] = []
  for (const name of names) {
    const wanted = foldForMatching(name)
    const option = options.find(({ key, label }) =>
      [key, label.ja, label.en].some((each) => foldForMatching(each) === wanted),
    )
    if (!option) return optionUnknown(name)
    keys.push(option.key)
  }
  return ok(keys)
}

const optionUnknown = (name: string) =>
  refuse(
    'placement_option_unknown',
    `「${name.slice(0, 40)}」という選択肢はありません。マッチングの設定にある言葉で書いてください。`,
    `There is no option "${name.slice(0, 40)}". Write it as the settings have it.`,
  )
