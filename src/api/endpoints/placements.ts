/** What is done about placements: profiles, positions, proposals, periods, results, lists. */
import { z } from 'zod'
import { cancelDecision, decidePlacement } from '../../commands/placement/decision.ts'
import {
  answerMatch,
  planVisit,
  proposeMatch,
  withdrawMatch,
} from '../../commands/placement/match.ts'
import { changePeriod, endPlacement, undoEnd } from '../../commands/placement/period.ts'
import { savePosition } from '../../commands/placement/position.ts'
import { saveProfile } from '../../commands/placement/profile.ts'
import { recordPlacementResult, reportResult, undoResult } from '../../commands/placement/result.ts'
import { recordRetention } from '../../commands/placement/retention.ts'
import { savePlacementSettings } from '../../commands/placement/settings.ts'
import { startPlacement, undoStart } from '../../commands/placement/start.ts'
import { recordVisit } from '../../commands/placement/visit.ts'
import type { ActorContext } from '../../commands/context.ts'
import type { Done } from '../../commands/run.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, reason } from '../schema/basic.ts'
import { offeringWritten } from '../schema/offering.ts'
import { givenDay, givenProfile, reasonName, words } from '../schema/placement.ts'

const saveSettings = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/placement',
  name: 'savePlacementSettings',
  tag: 'placements',
  scope: 'offering.write',
  summary: { ja: 'マッチングの設定を保存する', en: 'Save the criteria of placements' },
  note: {
    ja: 'details には areas・works・needs・criteria・mostWeeks・age を書きます。',
    en: 'details holds areas, works, needs, criteria, mostWeeks and age.',
  },
  body: z
    .strictObject({ version: z.int().min(1), details: z.record(z.string().max(100), z.json()) })
    .meta({ id: 'PlacementSettingsEdit' }),
  answer: offeringWritten,
  handle: async ({ context, params, body }) =>
    answered(
      await savePlacementSettings(context, { ...body, offering: params.offering }),
      ({ offering, version }) => ({ offering, version }),
    ),
})

const done = z.strictObject({ command, application: id }).meta({ id: 'PlacementDone' })

/** A row of an act on one application, whose answer names it. */
function actOn<B extends z.ZodType>(row: {
  readonly name: string
  /** After the application. */
  readonly tail: string
  readonly summary: Bilingual
  readonly body: B
  readonly run: (
    context: ActorContext,
    given: z.output<B> & { readonly application: string },
  ) => Promise<Result<Done<{ readonly application: string }>>>
}): AnyEndpoint {
  const { name, tail, summary, body, run } = row
  return endpoint({
    method: 'post',
    path: `/applications/{application}/${tail}` as '/applications/{application}/placement',
    ...{ name, summary, tag: 'placements', scope: 'application.write', body, answer: done },
    handle: async ({ context, params, body: given }) => {
      const asked = { ...(given as z.output<B> & object), application: params.application }
      return answered(await run(context, asked as never), ({ application }) => ({ application }))
    },
  })
}

const why = z.strictObject({ reason: plainText(400) })

const position = z.strictObject({
  position: givenProfile,
  seats: z.int().min(1).max(999),
  isOpen: z.boolean().default(true),
  change: z
    .strictObject({ position: id, version: z.int().min(1) })
    .nullable()
    .default(null)
    .meta({ description: 'Which one is changed; null for a new one.' }),
})

const told = { result: z.enum(['hired', 'not-hired']), reason: reasonName, words }

const steps: readonly AnyEndpoint[] = [
  actOn({
    name: 'savePlacementProfile',
    tail: 'placement/profile',
    summary: { ja: '希望を登録する', en: 'Enter what a person wishes for' },
    body: z.strictObject({ profile: givenProfile }),
    run: saveProfile,
  }),
  actOn({
    name: 'saveHostPosition',
    tail: 'hosting/positions',
    summary: { ja: '求人を登録する・直す', en: 'Enter or change a position' },
    body: position,
    run: savePosition,
  }),
  actOn({
    name: 'proposeMatch',
    tail: 'placement/proposal',
    summary: { ja: '企業を紹介する', en: 'Propose a company' },
    body: z.strictObject({ position: id }),
    run: proposeMatch,
  }),
  actOn({
    name: 'answerMatch',
    tail: 'placement/answer',
    summary: { ja: '紹介に答える（本人・企業）', en: 'Answer a proposal, for either side' },
    body: z.strictObject({
      by: z.enum(['person', 'company']),
      says: z.enum(['yes', 'no']),
      reason: reasonName.nullable().default(null),
      words,
    }),
    run: answerMatch,
  }),
  actOn({
    name: 'withdrawMatch',
    tail: 'placement/proposal/undo',
    summary: { ja: '紹介を取りやめる', en: 'Take a proposal back' },
    body: why,
    run: withdrawMatch,
  }),
  actOn({
    name: 'planWorkplaceVisit',
    tail: 'placement/visit-day',
    summary: { ja: '職場見学の日を決める', en: 'Set the day of the visit' },
    body: z.strictObject({ on: givenDay.nullable() }),
    run: planVisit,
  }),
  actOn({
    name: 'recordWorkplaceVisit',
    tail: 'placement/visits',
    summary: { ja: '職場見学を記録する', en: 'Record a visit to the workplace' },
    body: z.strictObject({ visitedOn: givenDay, outcome: reasonName, words }),
    run: recordVisit,
  }),
  actOn({
    name: 'decidePlacement',
    tail: 'placement/decision',
    summary: { ja: '派遣を決定する', en: 'Decide a placement' },
    body: z.strictObject({
      from: givenDay,
      to: givenDay,
      decidedOn: givenDay.nullable().default(null),
      withLetter: z.boolean().default(false),
      reason,
    }),
    run: decidePlacement,
  }),
  actOn({
    name: 'cancelPlacementDecision',
    tail: 'placement/decision/undo',
    summary: { ja: '派遣の決定を取り消す', en: 'Cancel a decision' },
    body: why,
    run: cancelDecision,
  }),
  actOn({
    name: 'startPlacement',
    tail: 'placement/start',
    summary: { ja: '就労の開始を記録する', en: 'Record the first day of work' },
    body: z.strictObject({ startedOn: givenDay, reason }),
    run: startPlacement,
  }),
  actOn({
    name: 'undoPlacementStart',
    tail: 'placement/start/undo',
    summary: { ja: '就労の開始を取り消す', en: 'Take a start back' },
    body: why,
    run: undoStart,
  }),
  actOn({
    name: 'changePlacementPeriod',
    tail: 'placement/period',
    summary: { ja: '期間を変える・延ばす', en: 'Change or extend the period' },
    body: z.strictObject({ from: givenDay, to: givenDay, reason: plainText(400) }),
    run: changePeriod,
  }),
  actOn({
    name: 'endPlacement',
    tail: 'placement/end',
    summary: { ja: '就労の終了を記録する', en: 'Record the last day of work' },
    body: z.strictObject({ endedOn: givenDay }),
    run: endPlacement,
  }),
  actOn({
    name: 'undoPlacementEnd',
    tail: 'placement/end/undo',
    summary: { ja: '就労の終了を取り消す', en: 'Take the end back' },
    body: why,
    run: undoEnd,
  }),
  actOn({
    name: 'recordPlacementResult',
    tail: 'placement/result',
    summary: { ja: '採用の結果を記録する', en: 'Record the result' },
    body: z.strictObject({ ...told, on: givenDay, lateReason: reason }),
    run: recordPlacementResult,
  }),
  actOn({
    name: 'undoPlacementResult',
    tail: 'placement/result/undo',
    summary: { ja: '採用の結果を取り消す', en: 'Take the result back' },
    body: why,
    run: undoResult,
  }),
  actOn({
    name: 'reportPlacementResult',
    tail: 'placement/report',
    summary: { ja: '企業が結果を知らせる', en: 'Report the result, by the company' },
    body: z.strictObject(told),
    run: reportResult,
  }),
  actOn({
    name: 'recordPlacementRetention',
    tail: 'placement/retention',
    summary: { ja: '定着を記録する', en: 'Record whether the job has held' },
    body: z.strictObject({
      months: z.union([z.literal(3), z.literal(6), z.literal(12)]),
      held: z.boolean(),
      words,
      reason,
    }),
    run: recordRetention,
  }),
]

/** The rows of what is done about placements. */
export const placementEndpoints: readonly AnyEndpoint[] = [saveSettings, ...steps]
