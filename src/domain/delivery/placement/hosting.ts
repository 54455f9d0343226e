/** Hosting: a company offers workplaces for trial placements. */
import { actOf, runners, runnersAndApplicant, stateOf } from '../lifecycle.ts'

const states = {
  offered: stateOf(
    { ja: '受入の申込済み', en: 'Offered' },
    { ja: '内容を確認しています。', en: 'It is being looked at.' },
    { isLive: true, awaitsStaff: true },
  ),
  accepted: stateOf(
    { ja: '受入企業', en: 'Host' },
    { ja: '合う人がいたら紹介します。', en: 'We will propose people who suit.' },
    { isLive: true },
  ),
  hosting: stateOf(
    { ja: '受入中', en: 'Hosting' },
    {
      ja: '終わったら、採用の結果を知らせてください。',
      en: 'Tell us the result when the time is over.',
    },
    { isLive: true },
  ),
  refused: stateOf(
    { ja: '受入不可', en: 'Not accepted' },
    { ja: '今回は受入をお願いできませんでした。', en: 'We could not accept your offer.' },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '受入の申込は取り下げられました。', en: 'The offer was withdrawn.' },
  ),
} as const

type State = keyof typeof states

/** The states of a company's offer of workplaces, and the acts between them. */
export const hosting = {
  name: 'hosting',
  label: { ja: '受入企業の登録', en: 'Host company' },
  states,
  acts: {
    host: actOf(
      { ja: '受入を申し込む', en: 'Offer workplaces' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'offered',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    accept: actOf(
      { ja: '受入企業とする', en: 'Accept' },
      { roles: runners, from: ['offered'], to: 'accepted', notice: 'accepted' },
    ),
    refuse: actOf(
      { ja: '受入を断る', en: 'Refuse' },
      { roles: runners, from: ['offered'], to: 'refused', needs: ['reason'], notice: 'refused' },
    ),
    'hear-of': actOf(
      { ja: '紹介を知らせる', en: 'Tell of a proposal' },
      {
        roles: runners,
        from: ['accepted', 'hosting'],
        to: null,
        needs: ['match'],
        notice: 'person-proposed',
      },
    ),
    'answer-match': actOf(
      { ja: '紹介に答える', en: 'Answer a proposal' },
      {
        roles: runnersAndApplicant,
        from: ['accepted', 'hosting'],
        to: null,
        needs: ['match'],
        leaves: { sort: 'match-answer', once: null },
      },
    ),
    'take-in': actOf(
      { ja: '受入を開始する', en: 'Take somebody in' },
      {
        roles: runners,
        from: ['accepted', 'hosting'],
        to: 'hosting',
        records: ['placement.started'],
        needs: ['match'],
        leaves: { sort: 'taken-in', once: null },
      },
    ),
    // Of several people whom a company has taken in, the command takes back the fact of one.
    'undo-take-in': actOf(
      { ja: '受入の開始を取り消す', en: 'Take the start back' },
      { roles: runners, from: ['hosting'], to: null, needs: ['match', 'reason'] },
    ),
    'report-result': actOf(
      { ja: '採用の結果を知らせる', en: 'Report the result' },
      {
        roles: runnersAndApplicant,
        from: ['accepted', 'hosting'],
        to: null,
        needs: ['match'],
        leaves: { sort: 'result-report', once: null },
      },
    ),
    'let-go': actOf(
      { ja: '受入を終える', en: 'Nobody is there any more' },
      { roles: runners, from: ['hosting'], to: 'accepted', needs: ['match'] },
    ),
    'have-again': actOf(
      { ja: '受入中に戻す', en: 'Somebody is there after all' },
      { roles: runners, from: ['accepted'], to: 'hosting', needs: ['match', 'reason'] },
    ),
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['offered', 'accepted'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    // Whoever has taken somebody in has facts, which go back one by one with those of the persons.
    void: actOf<State>(
      { ja: '誤りとして取り消す', en: 'Void: entered by mistake' },
      { roles: runners, from: ['offered', 'refused'], to: 'withdrawn', needs: ['reason'] },
    ),
  },
} as const
