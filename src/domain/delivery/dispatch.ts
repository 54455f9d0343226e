/**
 * Dispatch: a company asks for an expert, the request is decided, an expert is assigned by field
 * and area, and visits within the limits of times and hours that the offering sets.
 */
import {
  actOf,
  deciders,
  runners,
  runnersAndApplicant,
  runnersAndExpert,
  stateOf,
  voidOf,
} from './lifecycle.ts'

const states = {
  requested: stateOf(
    { ja: '派遣の申込済み', en: 'Requested' },
    { ja: '内容を確認しています。お待ちください。', en: 'It is being looked at. Please wait.' },
    { isLive: true, awaitsStaff: true },
  ),
  decided: stateOf(
    { ja: '派遣決定', en: 'Decided' },
    {
      ja: '派遣が決定しました。担当の専門家が決まるまでお待ちください。',
      en: 'The dispatch was decided. Please wait until an expert is assigned.',
    },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  planned: stateOf(
    { ja: '専門家決定', en: 'Expert assigned' },
    {
      ja: '専門家から日程の連絡があります。',
      en: 'The expert will be in touch about dates.',
    },
    { holdsSeat: true, isLive: true },
  ),
  running: stateOf(
    { ja: '訪問中', en: 'Under way' },
    {
      ja: '訪問が終わるたびに、内容を確かめて評価してください。',
      en: 'Confirm and rate each visit when it is over.',
    },
    { holdsSeat: true, isLive: true },
  ),
  closed: stateOf(
    { ja: '終了', en: 'Closed' },
    { ja: '派遣は終わりました。', en: 'The dispatch is over.' },
    { holdsSeat: true, isLive: true },
  ),
  refused: stateOf(
    { ja: '派遣不可', en: 'Refused' },
    {
      ja: '派遣は決定されませんでした。理由は通知書をご覧ください。',
      en: 'The dispatch was not decided. The letter gives the reasons.',
    },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '申込は取り下げられました。', en: 'The request was withdrawn.' },
  ),
} as const

type State = keyof typeof states

/** The states of a request for an expert, and the acts between them. */
export const dispatch = {
  name: 'dispatch',
  label: { ja: '専門家派遣の申込', en: 'Request for an expert' },
  states,
  acts: {
    apply: actOf(
      { ja: '申し込む', en: 'Apply' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'requested',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    decide: actOf(
      { ja: '派遣を決定する', en: 'Decide' },
      {
        roles: deciders,
        from: ['requested'],
        to: 'decided',
        needs: ['decision'],
        records: ['dispatch.decided'],
        notice: 'decided',
      },
    ),
    refuse: actOf(
      { ja: '派遣しない', en: 'Refuse' },
      {
        roles: deciders,
        from: ['requested'],
        to: 'refused',
        needs: ['decision', 'reason'],
        notice: 'refused',
      },
    ),
    assign: actOf(
      { ja: '専門家を決める', en: 'Assign an expert' },
      {
        roles: runners,
        from: ['decided'],
        to: 'planned',
        needs: ['assignment'],
        notice: 'assigned',
      },
    ),
    reassign: actOf(
      { ja: '専門家を替える', en: 'Assign another expert' },
      {
        roles: runners,
        from: ['planned', 'running'],
        to: null,
        needs: ['assignment', 'reason'],
        notice: 'assigned',
      },
    ),
    visit: actOf(
      { ja: '訪問を報告する', en: 'Report a visit' },
      {
        roles: runnersAndExpert,
        from: ['planned', 'running'],
        to: 'running',
        records: ['dispatch.visited'],
        needs: ['report'],
        leaves: { sort: 'visit', once: null },
        notice: 'visited',
      },
    ),
    'undo-visit': actOf(
      { ja: '訪問の報告を取り消す', en: 'Take a visit back' },
      {
        roles: runners,
        from: ['running', 'closed'],
        to: null,
        needs: ['report', 'reason'],
      },
    ),
    confirm: actOf(
      { ja: '訪問を確かめ、評価する', en: 'Confirm and rate a visit' },
      {
        roles: runnersAndApplicant,
        from: ['running', 'closed'],
        to: null,
        needs: ['report'],
        leaves: { sort: 'confirmation', once: null },
      },
    ),
    close: actOf(
      { ja: '派遣を終える', en: 'Close' },
      { roles: runners, from: ['planned', 'running'], to: 'closed' },
    ),
    reopen: actOf(
      { ja: '派遣を再開する', en: 'Open again' },
      { roles: runners, from: ['closed'], to: 'running', needs: ['reason'] },
    ),
    // What is withdrawn before any visit counts as never decided.
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['requested', 'decided', 'planned'],
        to: 'withdrawn',
        takesBack: ['dispatch.decided'],
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: ['dispatch.decided', 'dispatch.visited'],
      undoes: ['visit', 'confirmation'],
    }),
  },
} as const
