/**
 * Support: a company or a person is accompanied over time by several agencies: approached from a
 * list, registered, visited and contacted, until somebody is hired and the job has held.
 */
import { actOf, retentionActs, runners, runnersAndApplicant, stateOf, voidOf } from './lifecycle.ts'

const states = {
  approached: stateOf(
    { ja: '働きかけ中', en: 'Approached' },
    { ja: '支援をご案内しています。', en: 'Support has been offered to you.' },
    { isLive: true, awaitsStaff: true },
  ),
  requested: stateOf(
    { ja: '支援の申込済み', en: 'Requested' },
    { ja: '担当者からの連絡をお待ちください。', en: 'Somebody will be in touch with you.' },
    { isLive: true, awaitsStaff: true },
  ),
  registered: stateOf(
    { ja: '登録済み', en: 'Registered' },
    {
      ja: '担当者と、目標と次の予定を決めてください。',
      en: 'Agree on goals and the next step with your contact.',
    },
    { holdsSeat: true, isLive: true },
  ),
  supported: stateOf(
    { ja: '支援中', en: 'Being supported' },
    { ja: '次の予定を確かめてください。', en: 'See what comes next.' },
    { holdsSeat: true, isLive: true },
  ),
  closed: stateOf(
    { ja: '支援終了', en: 'Closed' },
    { ja: '支援は終わりました。', en: 'The support is over.' },
    { holdsSeat: true },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '支援の申込は取り下げられました。', en: 'The request was withdrawn.' },
  ),
} as const

type State = keyof typeof states

const accompanied = ['registered', 'supported'] as const

/** The states of a support, and the acts between them. */
export const support = {
  name: 'support',
  label: { ja: '伴走支援', en: 'Support' },
  states,
  acts: {
    approach: actOf(
      { ja: '働きかける', en: 'Approach' },
      { roles: runners, from: [], to: 'approached', records: ['support.approached'] },
    ),
    apply: actOf(
      { ja: '支援を申し込む', en: 'Ask for support' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'requested',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    register: actOf(
      { ja: '登録する', en: 'Register' },
      {
        roles: runners,
        from: ['approached', 'requested'],
        to: 'registered',
        records: ['support.registered'],
        notice: 'accepted',
      },
    ),
    'call-on': actOf(
      { ja: '訪問・連絡を記録する（登録前）', en: 'Record a visit before registration' },
      {
        roles: runners,
        from: ['approached', 'requested'],
        to: null,
        records: ['support.visited'],
        needs: ['record'],
        leaves: { sort: 'visit', once: null },
      },
    ),
    visit: actOf(
      { ja: '訪問支援を記録する', en: 'Record a visit' },
      {
        roles: runners,
        from: accompanied,
        to: 'supported',
        records: ['support.visited', 'support.supported'],
        needs: ['record'],
        leaves: { sort: 'visit', once: null },
      },
    ),
    contact: actOf(
      { ja: '連絡・助言を記録する', en: 'Record a contact' },
      {
        roles: runners,
        from: accompanied,
        to: 'supported',
        records: ['support.supported'],
        needs: ['record'],
        leaves: { sort: 'contact', once: null },
      },
    ),
    hire: actOf(
      { ja: '採用を記録する', en: 'Record that somebody was hired' },
      {
        roles: runners,
        from: accompanied,
        to: 'supported',
        records: ['support.hired'],
        needs: ['record'],
        leaves: { sort: 'hired', once: null },
      },
    ),
    ...retentionActs({ from: ['supported', 'closed'], records: ['support.retained'] }),
    close: actOf(
      { ja: '支援を終える', en: 'Close' },
      {
        roles: runners,
        from: ['approached', 'requested', ...accompanied],
        to: 'closed',
        needs: ['reason'],
      },
    ),
    reopen: actOf(
      { ja: '支援を再開する', en: 'Open again' },
      { roles: runners, from: ['closed'], to: 'supported', needs: ['reason'] },
    ),
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['requested', 'registered'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: [
        'support.approached',
        'support.registered',
        'support.visited',
        'support.supported',
        'support.hired',
        'support.retained',
      ],
      undoes: ['visit', 'contact', 'hired', 'retained-3', 'retained-6', 'retained-12'],
    }),
  },
} as const
