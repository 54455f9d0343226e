/** Grants as staff handle them: reviews, decisions, fixing, changes, revocation, repayments. */
import { z } from 'zod'
import { answerGrantChange, approveGrantChange } from '../../commands/grant/change.ts'
import { decideGrant } from '../../commands/grant/decide.ts'
import { fixGrant } from '../../commands/grant/fix.ts'
import { refuseGrant, refuseRest } from '../../commands/grant/refuse.ts'
import { reviewGrant } from '../../commands/grant/review.ts'
import { recordRepayment, revokeGrant } from '../../commands/grant/revoke.ts'
import { saveGrantSettings } from '../../commands/grant/settings.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, date, id, reason } from '../schema/basic.ts'
import { basis, conditions, decidedGrant, givenDate, givenYen, sentences } from '../schema/grant.ts'

const review = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/reviews',
  name: 'reviewGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '助成金の申請を審査する', en: 'Review a grant application' },
  note: {
    ja: 'チェックリストの各項目に ok、not-ok（理由が必要）、not-applicable のどれかを付けます。2人目は別の職員です。',
    en: 'Each item of the checklist is ok, not-ok (with a note) or not-applicable. The second reviewer is somebody else.',
  },
  body: z
    .strictObject({
      findings: z.record(
        z.string().max(60),
        z.strictObject({ finding: z.string().max(20), note: plainText(2000).default('') }),
      ),
    })
    .meta({ id: 'GrantReview' }),
  answer: z
    .strictObject({ command, round: z.int(), missing: z.int() })
    .meta({ id: 'GrantReviewed' }),
  handle: async ({ context, params, body }) =>
    answered(await reviewGrant(context, { ...body, ...params }), ({ round, missing }) => {
      return { round, missing }
    }),
})

const decide = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/decision',
  name: 'decideGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '交付を決定する', en: 'Decide a grant' },
  note: {
    ja: '予算の残りを超える額では決定できません（409 budget_is_gone）。予算がなくなると、募集は自動で終了します。',
    en: 'Never above what is left of the budget (409 budget_is_gone). The call closes itself when the budget is gone.',
  },
  body: z
    .strictObject({
      yen: givenYen.nullable().default(null),
      basis,
      conditions: conditions.optional(),
      endsOn: givenDate.nullable().optional(),
      reason,
    })
    .meta({ id: 'GrantDecision' }),
  answer: decidedGrant,
  handle: async ({ context, params, body }) => {
    const { conditions: own, endsOn, ...given } = body
    const said = {
      ...{ ...given, ...params },
      ...(own !== undefined && { conditions: own }),
      ...(endsOn !== undefined && { endsOn }),
    }
    return answered(await decideGrant(context, said), (done) => {
      const { application, yen, isInPart, isCallClosed, letter } = done
      return { application, yen, isInPart, isCallClosed, letter }
    })
  },
})

const refusal = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/refusal',
  name: 'refuseGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '理由を付けて不交付とする', en: 'Refuse a grant, with reasons' },
  body: z.strictObject({ reasons: sentences }).meta({ id: 'GrantRefusal' }),
  answer: z.strictObject({ command, application: id, letter: id }).meta({ id: 'GrantRefused' }),
  handle: async ({ context, params, body }) =>
    answered(await refuseGrant(context, { ...body, ...params }), ({ application, letter }) => {
      return { application, letter }
    }),
})

const rest = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/refuse-rest',
  name: 'refuseRest',
  tag: 'grants',
  scope: 'application.write',
  summary: {
    ja: '予算額に達した募集の残りを不交付とする',
    en: 'Refuse all who wait where the budget is gone',
  },
  answer: z.strictObject({ refused: z.int() }).meta({ id: 'RestRefused' }),
  handle: async ({ context, params }) => refuseRest(context, params),
})

const fix = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/fixing',
  name: 'fixGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '額を確定する', en: 'Fix the sum of a grant' },
  body: z
    .strictObject({
      yen: givenYen.nullable().default(null),
      spent: z
        .strictObject({
          costYen: z.int().min(0).nullable().default(null),
          persons: z.int().min(0).nullable().default(null),
        })
        .nullable()
        .default(null),
      reason,
    })
    .meta({ id: 'GrantFixing' }),
  answer: z
    .strictObject({ command, application: id, yen: z.int(), freedYen: z.int(), letter: id })
    .meta({ id: 'GrantFixed' }),
  handle: async ({ context, params, body }) =>
    answered(await fixGrant(context, { ...body, ...params }), (done) => {
      const { application, yen, freedYen, letter } = done
      return { application, yen, freedYen, letter }
    }),
})

const change = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/change',
  name: 'approveGrantChange',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '変更を承認する', en: 'Approve a change of a grant' },
  body: z
    .strictObject({ changes: sentences, basis, yen: givenYen.nullable().default(null) })
    .meta({ id: 'GrantChange' }),
  answer: z.strictObject({ command, application: id, yen: z.int() }).meta({ id: 'GrantChanged' }),
  handle: async ({ context, params, body }) =>
    answered(await approveGrantChange(context, { ...body, ...params }), ({ application, yen }) => {
      return { application, yen }
    }),
})

const answerChange = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/change-answer',
  name: 'answerGrantChange',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '中断・廃止を承認する', en: 'Approve a suspension or an abandonment' },
  body: z
    .strictObject({ answer: z.enum(['suspend', 'abandon']) })
    .meta({ id: 'GrantChangeAnswer' }),
  answer: z.strictObject({ command, application: id }).meta({ id: 'GrantChangeAnswered' }),
  handle: async ({ context, params, body }) =>
    answered(await answerGrantChange(context, { ...body, ...params }), ({ application }) => {
      return { application }
    }),
})

const revoke = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/revocation',
  name: 'revokeGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '交付決定を取り消す', en: 'Revoke a grant' },
  note: {
    ja: '支払ったあとの取消しでは、加算金を付けて返還を請求します。',
    en: 'After its payment, the money is asked back with interest.',
  },
  body: z
    .strictObject({ yen: givenYen.nullable().default(null), reasons: sentences })
    .meta({ id: 'GrantRevocation' }),
  answer: z
    .strictObject({
      ...{ command, application: id, revokedYen: z.int(), repayYen: z.int() },
      dueOn: date.nullable(),
    })
    .meta({ id: 'GrantRevoked' }),
  handle: async ({ context, params, body }) =>
    answered(await revokeGrant(context, { ...body, ...params }), (done) => {
      const { application, revokedYen, repayYen, dueOn } = done
      return { application, revokedYen, repayYen, dueOn }
    }),
})

const repayment = endpoint({
  method: 'post',
  path: '/desk/grants/{application}/repayments',
  name: 'recordRepayment',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '返還の入金を記録する', en: 'Record a repayment' },
  body: z.strictObject({ yen: givenYen, paidOn: givenDate }).meta({ id: 'GrantRepayment' }),
  answer: z
    .strictObject({ command, application: id, leftYen: z.int(), isSettled: z.boolean() })
    .meta({ id: 'GrantRepaid' }),
  handle: async ({ context, params, body }) =>
    answered(await recordRepayment(context, { ...body, ...params }), (done) => {
      const { application, leftYen, isSettled } = done
      return { application, leftYen, isSettled }
    }),
})

const settings = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/grant-settings',
  name: 'saveGrantSettings',
  tag: 'grants',
  scope: 'offering.write',
  summary: { ja: '助成金の募集の設定を保存する', en: 'Save the settings of a grant call' },
  note: {
    ja: '送った項目だけが変わります。コース、対象の要件、審査のチェックリスト、交付条件、期限などです。',
    en: 'Only what is sent changes: courses, eligibility, checklist, conditions, deadlines.',
  },
  body: z
    .strictObject({ version: z.int(), details: z.record(z.string(), z.json()) })
    .meta({ id: 'GrantSettingsEdit' }),
  answer: z.strictObject({ command, version: z.int() }).meta({ id: 'GrantSettingsSaved' }),
  handle: async ({ context, params, body }) =>
    answered(await saveGrantSettings(context, { ...body, ...params }), ({ version }) => {
      return { version }
    }),
})

/** The endpoints of this file. */
export const grantEndpoints: readonly AnyEndpoint[] = [
  ...[settings, review, decide, refusal, rest, fix],
  ...[change, answerChange, revoke, repayment],
]
