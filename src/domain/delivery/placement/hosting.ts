/** Hosting: a company offers workplaces for trial placements. */
import { actOf, runners, runnersAndApplicant, stateOf, voidOf } from '../lifecycle.ts'

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
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['offered', 'accepted'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: ['placement.started'],
      undoes: ['taken-in'],
    }),
  },
} as const
