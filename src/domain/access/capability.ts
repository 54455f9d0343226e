/**
 * Who may do what: for each act the roles that may, as data. Pages, the API and commands ask the
 * same table. Acts on applications bring their own rows (see `delivery/lifecycle.ts`).
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { type Actor, holds, type Place } from './actor.ts'
import { type Role, roles } from './role.ts'

/** An act and the roles that may do it. */
export type Capability = { readonly label: Bilingual; readonly roles: readonly Role[] }

const setUp = ['operator', 'officer', 'administrator'] as const
const look = [...setUp, 'auditor'] as const

/** Acts at the desk that are not steps of an application. */
export const deskActs = {
  'desk.open': {
    label: { ja: '業務画面を開く', en: 'Open the desk' },
    roles: [...look, 'counsellor', 'expert', 'agency'],
  },
  'offering.read': { label: { ja: '募集を見る', en: 'See offerings' }, roles: look },
  'offering.edit': { label: { ja: '募集を作る・直す', en: 'Set up an offering' }, roles: setUp },
  'offering.publish': { label: { ja: '募集を公開する', en: 'Publish an offering' }, roles: setUp },
  'offering.cancel': {
    label: { ja: '募集を中止する', en: 'Cancel an offering' },
    roles: setUp,
  },
  'application.list': { label: { ja: '申込の一覧を見る', en: 'See applications' }, roles: look },
  'application.export': {
    label: { ja: '申込の一覧を書き出す', en: 'Export applications' },
    roles: look,
  },
  'application.import': {
    label: { ja: '申込の一覧を取り込む', en: 'Import applications' },
    roles: setUp,
  },
  'consultation.day': {
    label: { ja: '相談の予定と受付の状況を見る', en: 'See who comes for advice' },
    roles: ['counsellor', ...look],
  },
  'consultation.read': {
    label: { ja: '相談の内容と記録を読む', en: 'Read what is said in consultations' },
    roles: ['counsellor'],
  },
  'support.list': {
    label: { ja: '伴走支援の一覧を見る', en: 'See supports' },
    roles: ['agency', ...look],
  },
  'support.read': {
    label: { ja: '伴走支援の対応の内容を読む', en: 'Read what was said in supports' },
    roles: ['agency', ...setUp],
  },
  'support.record': {
    label: { ja: '伴走支援の対応を記録する', en: 'Record what was done in supports' },
    roles: ['agency', ...setUp],
  },
  'expert.list': {
    label: { ja: '専門家の登録を見る', en: 'See the register of experts' },
    roles: look,
  },
  'expert.edit': {
    label: { ja: '専門家を登録する・直す', en: 'Keep the register of experts' },
    roles: setUp,
  },
  'dispatch.own': {
    label: { ja: '自分の担当を見て、訪問を報告する', en: 'See and report one’s own assignments' },
    roles: ['expert'],
  },
  'fee.list': { label: { ja: '専門家の謝金の請求を見る', en: 'See fee claims' }, roles: look },
  'fee.settle': {
    label: { ja: '謝金の請求を承認する・支払済みにする', en: 'Settle fee claims' },
    roles: ['officer', 'administrator'],
  },
  'booking.day': { label: { ja: '施設の予約の状況を見る', en: 'See bookings' }, roles: look },
  'figure.read': {
    label: { ja: 'いまの実績を見る', en: 'See figures before they are published' },
    roles: look,
  },
  'notice.list': { label: { ja: '通知を見る', en: 'See notices' }, roles: look },
  'notice.resend': { label: { ja: '通知を送り直す', en: 'Send a notice again' }, roles: setUp },
  'grant.pay': {
    label: { ja: '助成金の支払を処理する', en: 'Handle payments of grants' },
    roles: ['officer', 'administrator'],
  },
  'letter.read': { label: { ja: '通知書を見る', en: 'See official letters' }, roles: look },
  'letter.template.edit': {
    label: { ja: '通知書の文面と番号を変える', en: 'Change the texts and numbers of letters' },
    roles: ['officer', 'administrator'],
  },
  'people.list': {
    label: { ja: '利用者と権限を見る', en: 'See people and roles' },
    roles: ['officer', 'auditor', 'administrator'],
  },
  'people.invite': {
    label: { ja: '職員を招く', en: 'Invite staff' },
    roles: ['officer', 'administrator'],
  },
  'people.grant': {
    label: { ja: '権限を与える・外す', en: 'Give and take roles' },
    roles: ['administrator'],
  },
  'act.list': {
    label: { ja: '操作の記録を見る', en: 'See the record of acts' },
    roles: ['officer', 'auditor', 'administrator'],
  },
} as const satisfies Readonly<Record<string, Capability>>

export type DeskAct = keyof typeof deskActs

/** The names of the desk's acts. */
export const deskActNames = Object.keys(deskActs) as readonly DeskAct[]

/** Whether an actor may do an act of the desk there; the refusal says who may. */
export function mayAct(actor: Actor, act: DeskAct, place: Place): Result<void> {
  return mayWith(actor, deskActs[act], place)
}

/** The keys of the programmes in which an actor may do an act of the desk; null for all of them. */
export function programmesFor(actor: Actor, act: DeskAct): readonly string[] | null {
  const allowed: readonly string[] = deskActs[act].roles
  const given = actor.grants.filter(
    ({ role, session }) => session === null && allowed.includes(role),
  )
  const isEverywhere = given.some(({ programme }) => programme === '')
  return isEverywhere ? null : [...new Set(given.map(({ programme }) => programme))]
}

/** Whether an actor holds one of the roles that a capability names. */
export function mayWith(actor: Actor, capability: Capability, place: Place): Result<void> {
  const isHeld = capability.roles.some((role) => holds(actor, role, place))
  return isHeld ? ok(undefined) : notAllowed(capability)
}

/** The refusal of an act that the actor has no right to. */
export function notAllowed({ label, roles: allowed }: Capability): Refused {
  const [ja, en] = (['ja', 'en'] as const).map((language) =>
    allowed.map((role) => roles[role][language]).join(language === 'ja' ? '、' : ', '),
  )
  return refuse(
    'act_not_allowed',
    `「${label.ja}」ができるのは、この事業の${ja ?? ''}です。必要なときは管理者に頼んでください。`,
    `"${label.en}" is for: ${en ?? ''}, in this programme. Ask an administrator where you need it.`,
  )
}
