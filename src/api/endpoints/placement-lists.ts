/** Lists of profiles, positions and placements, row by row. */
import { z } from 'zod'
import { importPlacements, type PlacementRow } from '../../commands/placement/list.ts'
import { answeredOrTried, faultsOf } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, reason } from '../schema/basic.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { givenDay, givenProfile, reasonName } from '../schema/placement.ts'

const number = z.string().max(40).meta({ description: 'The number of the application.' })
const day = givenDay.nullable().default(null)

const taken = z
  .strictObject({ command, read: z.int(), taken: z.int(), faults: rowFaults })
  .meta({ id: 'PlacementsImported' })

const base = {
  method: 'post',
  tag: 'placements',
  scope: 'application.write',
  largestBody: largestList,
  hasDryRun: true,
  answer: taken,
} as const

const rowsOf = <T extends z.ZodType>(row: T) => z.array(row).min(1).max(20_000)

const importProfiles = endpoint({
  ...base,
  path: '/desk/offerings/{offering}/placement-lists/profiles',
  name: 'importPlacementProfiles',
  summary: { ja: '希望をまとめて取り込む', en: 'Import what people wish for' },
  body: z.strictObject({
    source,
    rows: rowsOf(z.strictObject({ number, profile: givenProfile })),
    reason,
  }),
  handle: async ({ context, params, body, dryRun }) => {
    const rows = body.rows.map((each, index) => ({ ...each, row: index + 1 }))
    const file = fileOf(body.source, body.rows)
    const given = { offering: params.offering, file, faults: [], dryRun, reason: body.reason }
    const done = await importPlacements(context, { ...given, of: 'profiles', rows })
    return answeredOrTried(done, dryRun, ({ read, taken: good, faults }) => {
      return { read, taken: good, faults: faultsOf(faults) }
    })
  },
})

const importPositions = endpoint({
  ...base,
  path: '/desk/offerings/{offering}/placement-lists/positions',
  name: 'importHostPositions',
  summary: { ja: '求人をまとめて取り込む', en: 'Import positions' },
  body: z.strictObject({
    source,
    rows: rowsOf(
      z.strictObject({
        number,
        title: z.string().max(100),
        position: givenProfile,
        seats: z.int().min(1).max(999),
        isOpen: z.boolean().default(true),
      }),
    ),
    reason,
  }),
  handle: async ({ context, params, body, dryRun }) => {
    const rows = body.rows.map((each, index) => ({ ...each, row: index + 1 }))
    const file = fileOf(body.source, body.rows)
    const given = { offering: params.offering, file, faults: [], dryRun, reason: body.reason }
    const done = await importPlacements(context, { ...given, of: 'positions', rows })
    return answeredOrTried(done, dryRun, ({ read, taken: good, faults }) => {
      return { read, taken: good, faults: faultsOf(faults) }
    })
  },
})

const importAll = endpoint({
  ...base,
  path: '/desk/offerings/{offering}/placement-lists/placements',
  name: 'importPlacements',
  summary: {
    ja: '決定・就労・結果をまとめて取り込む',
    en: 'Import decisions, periods and results',
  },
  note: {
    ja: 'それぞれの行は、書かれたところまで進みます。すでに記録されたところは、そのまま残ります。',
    en: 'Each row goes as far as it says. What stands already stays.',
  },
  body: z.strictObject({
    source,
    rows: rowsOf(
      z.strictObject({
        number,
        hostNumber: number.nullable().default(null),
        position: z.string().max(100).nullable().default(null),
        decidedOn: day,
        startsOn: day,
        endsOn: day,
        startedOn: day,
        endedOn: day,
        result: reasonName.nullable().default(null),
        resultOn: day,
      }),
    ),
    reason,
  }),
  handle: async ({ context, params, body, dryRun }) => {
    const rows = body.rows.map((each, index): PlacementRow => ({ ...each, row: index + 1 }))
    const file = fileOf(body.source, body.rows)
    const given = { offering: params.offering, file, faults: [], dryRun, reason: body.reason }
    const done = await importPlacements(context, { ...given, of: 'placements', rows })
    return answeredOrTried(done, dryRun, ({ read, taken: good, faults }) => {
      return { read, taken: good, faults: faultsOf(faults) }
    })
  },
})

/** The rows of lists of placements. */
export const placementListEndpoints: readonly AnyEndpoint[] = [
  importProfiles,
  importPositions,
  importAll,
]
