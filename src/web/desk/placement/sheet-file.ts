/** The lists of profiles, positions and placements as Excel workbooks, to be filled in. */
import type { PlacementOffering } from '../../../commands/placement/open-placement.ts'
import { writeListSheet } from '../../../formats/list-sheet/write.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { SliceKey } from '../../../kit/slice.ts'
import type { Books } from '../../../store/database.ts'
import { type ListedPlacement, slicePlacements } from '../../../store/placement-list.ts'
import { listWaitingPeople } from '../../../store/placement-people.ts'
import { listOfferedPositions } from '../../../store/placement-position.ts'
import type { PersonalVisit, PrivateDownload, PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { sheetLabels } from './lists.tsx'
import { openDeskPlacements } from './open-desk-placement.ts'
import { placementColumns } from './placement-columns.ts'
import { positionColumns } from './position-columns.ts'
import { profileColumns } from './profile-columns.ts'
import { type SheetName, sheetNames } from './sheets.ts'

type Visit = PersonalVisit<'placementSheet'>

/** The workbook, for those who may take applications out. */
export const placementSheet: PrivateFile<'placementSheet'> = {
  for: 'application.export',
  write: async (visit) => {
    const of = sheetNames.find((name) => name === visit.params.list)
    if (!of) return sheetUnknown
    return inBooks(visit, async (books) => {
      const asked = { id: visit.params.offering, act: 'application.export' } as const
      const opened = await openDeskPlacements(books, visit, asked)
      return opened.ok ? writeOne(books, visit, { of, ...opened.value }) : opened
    })
  },
}

type Asked = PlacementOffering & { readonly of: SheetName }

async function writeOne(
  books: Books,
  visit: Visit,
  { of, offering, settings }: Asked,
): Promise<Result<PrivateDownload>> {
  const { id } = offering
  if (of === 'profiles') {
    const people = await listWaitingPeople(books, id)
    const rows = people.map((each) => ({ ...each, settings }))
    return written(visit, { of, columns: profileColumns, rows })
  }
  if (of === 'positions') {
    const offered = await listOfferedPositions(books, { offering: id, onlyFree: false })
    const rows = offered.map((each) => ({ ...each, settings }))
    return written(visit, { of, columns: positionColumns, rows })
  }
  return written(visit, { of, columns: placementColumns, rows: await allPlacements(books, visit) })
}

/** Every placement of the offering, slice by slice. */
async function allPlacements(books: Books, visit: Visit): Promise<readonly ListedPlacement[]> {
  const today = japanDate(new Date(nowOf(visit)))
  const asked = { offering: visit.params.offering, today, sort: 'applied', isDescending: false }
  const all: ListedPlacement[] = []
  let key: SliceKey | null = null
  do {
    const at: { readonly side: 'after'; readonly key: SliceKey } | null = key && {
      side: 'after',
      key,
    }
    const slice = await slicePlacements(books, {
      ...asked,
      sort: 'applied',
      slice: { at, limit: 500 },
    })
    all.push(...slice.rows)
    key = slice.next
  } while (key !== null)
  return all
}

type Writing<Row> = {
  readonly of: SheetName
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
}

async function written<Row>(
  { language }: Visit,
  { of, columns, rows }: Writing<Row>,
): Promise<Result<PrivateDownload>> {
  const file = await writeListSheet({
    columns,
    rows: inTurn(rows),
    format: 'xlsx',
    language,
    title: sheetLabels[of][language],
  })
  if (!file.ok) return file
  const { name, mediaType, bytes } = file.value
  return ok({ type: mediaType, saveAs: name, content: chunksOf(bytes) })
}

async function* inTurn<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

const sheetUnknown = refuse(
  'placement_sheet_unknown',
  'この一覧はありません。一覧の書き出しのページから選び直してください。',
  'There is no such list. Choose it from the page of lists again.',
)
