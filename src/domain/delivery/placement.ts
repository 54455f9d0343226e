/**
 * Placement: a person works at a company for a limited time, hoping to be hired. A match is
 * proposed by declared criteria, the workplace is visited, the dispatch is decided, and afterwards
 * it is asked whether the job has held.
 */
import {
  actOf,
  deciders,
  retentionActs,
  runners,
  runnersAndApplicant,
  stateOf,
} from './lifecycle.ts'

const states = {
  registered: stateOf(
    { ja: '登録済み', en: 'Registered' },
    {
      ja: '希望に合う企業を探しています。',
      en: 'We are looking for a company that suits you.',
    },
    { isLive: true },
  ),
  matched: stateOf(
    { ja: '企業を紹介中', en: 'Company proposed' },
    {
      ja: '紹介された企業を確かめ、職場を見学してください。',
      en: 'Look at the company that is proposed, and visit the workplace.',
    },
    { isLive: true },
  ),
  decided: stateOf(
    { ja: '派遣決定', en: 'Decided' },
    {
      ja: '就労の開始日と場所を確かめてください。',
      en: 'See when and where the work begins.',
    },
    { holdsSeat: true, isLive: true },
  ),
  dispatched: stateOf(
    { ja: '就労中', en: 'At work' },
    {
      ja: '困ったことがあれば、担当者に相談してください。',
      en: 'Tell your contact if anything troubles you.',
    },
    { holdsSeat: true, isLive: true },
  ),
  ended: stateOf(
    { ja: '就労終了', en: 'Ended' },
    { ja: '採用の結果をお待ちください。', en: 'Please wait for the result.' },
    { holdsSeat: true, isLive: true },
  ),
  hired: stateOf(
    { ja: '採用', en: 'Hired' },
    { ja: '採用が決まりました。おめでとうございます。', en: 'You were hired. Congratulations.' },
    { holdsSeat: true, isLive: true },
  ),
  'not-hired': stateOf(
    { ja: '不採用', en: 'Not hired' },
    {
      ja: '今回は採用になりませんでした。ほかの企業も紹介できます。',
      en: 'You were not hired this time. We can propose other companies.',
    },
    { holdsSeat: true },
  ),
  withdrawn: stateOf(
    { ja: '辞退', en: 'Withdrawn' },
    { ja: '登録は取り下げられました。', en: 'The registration was withdrawn.' },
  ),
} as const

type State = keyof typeof states

const held = retentionActs<State>({ from: ['hired'], records: ['placement.retained'] })

/** The states of a person's placement, and the acts between them. */
export const placement = {
  name: 'placement',
  label: { ja: 'トライアル就労の登録', en: 'Trial placement' },
  states,
  acts: {
    apply: actOf(
      { ja: '登録する', en: 'Register' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'registered',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    match: actOf(
      { ja: '企業を紹介する', en: 'Propose a company' },
      { roles: runners, from: ['registered'], to: 'matched', needs: ['match'], notice: 'matched' },
    ),
    agree: actOf(
      { ja: '紹介を受ける', en: 'Accept the proposal' },
      {
        roles: runnersAndApplicant,
        from: ['matched'],
        to: null,
        needs: ['match'],
        leaves: { sort: 'agreed', once: null },
      },
    ),
    unmatch: actOf(
      { ja: '紹介を取りやめる', en: 'Take the proposal back' },
      {
        roles: runnersAndApplicant,
        from: ['matched'],
        to: 'registered',
        needs: ['match', 'reason'],
      },
    ),
    'visit-workplace': actOf(
      { ja: '職場見学を記録する', en: 'Record a workplace visit' },
      {
        roles: runners,
        from: ['matched'],
        to: null,
        needs: ['match'],
        leaves: { sort: 'workplace-visit', once: null },
      },
    ),
    decide: actOf(
      { ja: '派遣を決定する', en: 'Decide' },
      {
        roles: deciders,
        from: ['matched'],
        to: 'decided',
        records: ['placement.dispatched'],
        needs: ['match', 'period'],
        notice: 'decided',
      },
    ),
    start: actOf(
      { ja: '就労を開始する', en: 'Start' },
      {
        roles: runners,
        from: ['decided'],
        to: 'dispatched',
        records: ['placement.started'],
        needs: ['match', 'period'],
      },
    ),
    'undo-start': actOf(
      { ja: '就労の開始を取り消す', en: 'Take the start back' },
      {
        roles: runners,
        from: ['dispatched'],
        to: 'decided',
        takesBack: ['placement.started'],
        needs: ['match', 'reason'],
      },
    ),
    'change-period': actOf(
      { ja: '期間を変える', en: 'Change the period' },
      {
        roles: runners,
        from: ['decided', 'dispatched'],
        to: null,
        needs: ['period', 'reason'],
        leaves: { sort: 'period-change', once: null },
      },
    ),
    end: actOf(
      { ja: '就労を終える', en: 'End' },
      { roles: runners, from: ['dispatched'], to: 'ended', needs: ['match', 'period'] },
    ),
    'undo-end': actOf(
      { ja: '就労の終了を取り消す', en: 'Take the end back' },
      { roles: runners, from: ['ended'], to: 'dispatched', needs: ['match', 'reason'] },
    ),
    hire: actOf(
      { ja: '採用とする', en: 'Hired' },
      {
        roles: runners,
        from: ['ended'],
        to: 'hired',
        records: ['placement.hired'],
        needs: ['match'],
      },
    ),
    'not-hire': actOf(
      { ja: '不採用とする', en: 'Not hired' },
      { roles: runners, from: ['ended'], to: 'not-hired', needs: ['match', 'reason'] },
    ),
    'undo-result': actOf(
      { ja: '結果を取り消す', en: 'Take the result back' },
      {
        roles: runners,
        from: ['hired', 'not-hired'],
        to: 'ended',
        takesBack: ['placement.hired', 'placement.retained'],
        undoes: ['retained-3', 'retained-6', 'retained-12', 'not-retained'],
        needs: ['match', 'reason'],
      },
    ),
    'retain-3': { ...held['retain-3'], needs: ['match'] },
    'retain-6': { ...held['retain-6'], needs: ['match'] },
    'retain-12': { ...held['retain-12'], needs: ['match'] },
    'not-retain': actOf(
      { ja: '定着しなかったことを記録する', en: 'Record: no longer employed' },
      {
        roles: runners,
        from: ['hired'],
        to: null,
        needs: ['match'],
        leaves: { sort: 'not-retained', once: 'application' },
      },
    ),
    withdraw: actOf(
      { ja: '辞退する', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['registered', 'matched'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    cancel: actOf(
      { ja: '派遣決定を取り消す', en: 'Cancel the decision' },
      {
        roles: deciders,
        from: ['decided'],
        to: 'registered',
        takesBack: ['placement.dispatched'],
        undoes: ['workplace-visit', 'agreed', 'period-change'],
        needs: ['match', 'reason'],
        notice: 'cancelled',
      },
    ),
    // What was decided is taken back step by step, with the company's part of it.
    void: actOf<State>(
      { ja: '誤りとして取り消す', en: 'Void: entered by mistake' },
      {
        roles: runners,
        from: ['registered', 'matched'],
        to: 'withdrawn',
        undoes: ['workplace-visit', 'agreed'],
        needs: ['reason'],
      },
    ),
  },
} as const
