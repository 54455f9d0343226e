/**
 * Support: a company or a person is accompanied over time by several agencies: approached from a
 * list, registered, visited and contacted, until somebody is hired and the job has held.
 *
 * What the staff of an agency may do needs an agency: only the commands of supports bring one, and
 * they see to it that the agency shares the support.
 */
import {
  actOf,
  type RetentionMonths,
  runners,
  runnersAndApplicant,
  stateOf,
  voidOf,
} from './lifecycle.ts'

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
/** Those who run the programme, and the agencies that share a support. */
const carers = ['agency', ...runners] as const

/** A job may hold for several persons, hired on several days: each is asked about by itself. */
const retainAt = (months: RetentionMonths) =>
  actOf<State>(
    {
      ja: `${months}か月後の定着を記録する`,
      en: `Record: still employed after ${months} months`,
    },
    {
      roles: carers,
      from: ['supported', 'closed'],
      to: null,
      records: ['support.retained'],
      needs: ['agency', 'record'],
      leaves: { sort: `retained-${months}`, once: null },
    },
  )

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
        roles: carers,
        from: ['approached', 'requested'],
        to: 'registered',
        records: ['support.registered'],
        needs: ['agency'],
        notice: 'accepted',
      },
    ),
    'call-on': actOf(
      { ja: '訪問を記録する（登録前）', en: 'Record a visit before registration' },
      {
        roles: carers,
        from: ['approached', 'requested'],
        to: null,
        records: ['support.visited'],
        needs: ['agency', 'record'],
        leaves: { sort: 'visit', once: null },
      },
    ),
    'sound-out': actOf(
      {
        ja: '連絡を記録する（登録前、実績に数えない）',
        en: 'Record a contact that does not count',
      },
      {
        roles: carers,
        from: ['approached', 'requested'],
        to: null,
        needs: ['agency', 'record'],
        leaves: { sort: 'contact', once: null },
      },
    ),
    visit: actOf(
      { ja: '訪問支援を記録する', en: 'Record a visit' },
      {
        roles: carers,
        from: accompanied,
        to: 'supported',
        records: ['support.visited', 'support.supported'],
        needs: ['agency', 'record'],
        leaves: { sort: 'visit', once: null },
      },
    ),
    contact: actOf(
      { ja: '連絡・助言を記録する', en: 'Record a contact' },
      {
        roles: carers,
        from: accompanied,
        to: 'supported',
        records: ['support.supported'],
        needs: ['agency', 'record'],
        leaves: { sort: 'contact', once: null },
      },
    ),
    hire: actOf(
      { ja: '採用を記録する', en: 'Record that somebody was hired' },
      {
        roles: carers,
        from: accompanied,
        to: 'supported',
        records: ['support.hired'],
        needs: ['agency', 'record'],
        leaves: { sort: 'hired', once: null },
      },
    ),
    'retain-3': retainAt(3),
    'retain-6': retainAt(6),
    'retain-12': retainAt(12),
    close: actOf(
      { ja: '支援を終える', en: 'Close' },
      {
        roles: carers,
        from: ['approached', 'requested', ...accompanied],
        to: 'closed',
        needs: ['agency', 'reason'],
      },
    ),
    reopen: actOf(
      { ja: '支援を再開する', en: 'Open again' },
      { roles: carers, from: ['closed'], to: 'supported', needs: ['agency', 'reason'] },
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
