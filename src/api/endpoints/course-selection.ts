/** The intake of a course: its settings, points, the final list of a draw, the selection. */
import { z } from 'zod'
import { carryOutSelection } from '../../commands/course/carry-out-selection.ts'
import { fixDrawList } from '../../commands/course/draw-list.ts'
import { courseOf } from '../../commands/course/open-course.ts'
import { givePoints } from '../../commands/course/points.ts'
import { courseRights } from '../../commands/course/rights.ts'
import { proposeSelection } from '../../commands/course/selection.ts'
import { saveCourseSettings } from '../../commands/course/settings.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, reason } from '../schema/basic.ts'
import { proposalOf, selectionProposal } from '../schema/course.ts'
import { offeringWritten } from '../schema/offering.ts'
import { findDeskOffering } from './open-offering.ts'

const saveSettings = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/course',
  name: 'saveCourseSettings',
  tag: 'courses',
  scope: 'offering.write',
  summary: {
    ja: '講座の設定（選考・修了・修了証）を保存する',
    en: 'Save the settings of a course',
  },
  note: {
    ja: 'details には selection・completion・units・certificate を書きます。書かなかったものは初めの値に戻ります。',
    en: 'details holds selection, completion, units and certificate. What is left out goes back to its first value.',
  },
  body: z
    .strictObject({ version: z.int().min(1), details: z.record(z.string().max(100), z.json()) })
    .meta({ id: 'CourseSettingsEdit' }),
  answer: offeringWritten,
  handle: async ({ context, params, body }) => {
    const edit = { ...body, offering: params.offering }
    return answered(await saveCourseSettings(context, edit), ({ offering, version }) => {
      return { offering, version }
    })
  },
})

const publicValue = plainText(200)

const propose = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/selection',
  name: 'proposeSelection',
  tag: 'courses',
  scope: 'application.read',
  summary: { ja: '選考の結果の案を見る', en: 'See what would come of a selection' },
  query: z.strictObject({
    publicValue: publicValue.optional().meta({ description: 'Of a draw that is made with one.' }),
  }),
  answer: selectionProposal,
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const course = courseOf(found.value)
      if (!course.ok) return course
      const { programme } = found.value
      const allowed = mayWith(call.caller.actor, courseRights.select, { programme })
      if (!allowed.ok) return allowed
      const asked = { now: nowOf(call), publicValue: call.query.publicValue ?? null }
      const proposed = await proposeSelection(books, course.value, asked)
      return proposed.ok ? ok(proposalOf(proposed.value)) : proposed
    }),
})

const points = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/selection/points',
  name: 'givePoints',
  tag: 'courses',
  scope: 'application.write',
  summary: { ja: '選考の点数を付ける', en: 'Give points for a selection' },
  body: z
    .strictObject({
      points: z
        .array(
          z.strictObject({
            application: id,
            criterion: z.string().max(100),
            points: z.number().nullable().meta({ description: 'Null takes them away.' }),
          }),
        )
        .min(1)
        .max(10_000),
    })
    .meta({ id: 'Points' }),
  answer: z.strictObject({ command, given: z.int() }).meta({ id: 'PointsGiven' }),
  handle: async ({ context, params, body }) => {
    const done = await givePoints(context, { offering: params.offering, points: body.points })
    return answered(done, ({ given }) => ({ given }))
  },
})

const fixList = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/selection/list',
  name: 'fixDrawList',
  tag: 'courses',
  scope: 'application.write',
  summary: { ja: '抽選の一覧を確定する', en: 'Make the list of a draw final' },
  answer: z
    .strictObject({ command, digest: z.string(), numbers: z.int() })
    .meta({ id: 'DrawListFixed' }),
  handle: async ({ context, params }) =>
    answered(await fixDrawList(context, params), ({ digest, numbers }) => ({ digest, numbers })),
})

const carryOut = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/selection',
  name: 'carryOutSelection',
  tag: 'courses',
  scope: 'application.write',
  summary: { ja: '選考を実行し、全員に知らせる', en: 'Carry out a selection; everyone is told' },
  note: {
    ja: 'digest は、見た案の値です。その後に変わっていれば行われません。',
    en: 'digest is that of the proposal that was seen. Nothing is done if it has changed since.',
  },
  body: z
    .strictObject({
      digest: z.string().max(100),
      publicValue: publicValue.nullable().default(null),
      reason,
    })
    .meta({ id: 'SelectionOrder' }),
  answer: z
    .strictObject({ command, accepted: z.int(), reserve: z.int(), declined: z.int() })
    .meta({ id: 'SelectionDone' }),
  handle: async ({ context, params, body }) => {
    const done = await carryOutSelection(context, { ...body, offering: params.offering })
    return answered(done, ({ accepted, reserve, declined }) => ({ accepted, reserve, declined }))
  },
})

/** The rows of intakes. */
export const courseSelectionEndpoints: readonly AnyEndpoint[] = [
  saveSettings,
  propose,
  points,
  fixList,
  carryOut,
]
