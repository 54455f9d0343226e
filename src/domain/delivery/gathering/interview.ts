/**
 * Interviews at a gathering: a visitor meets one company at its booth, at an appointed time or when
 * the number of a ticket is called. Companies tell weeks later whom they hired.
 */
import {
  actOf,
  runners,
  runnersAndApplicant,
  runnersAndCompany,
  runnersAndDoor,
  stateOf,
  voidOf,
} from '../lifecycle.ts'

const states = {
  reserved: stateOf(
    { ja: '面接の予約済み', en: 'Interview reserved' },
    {
      ja: '時刻になったら、企業のブースへお越しください。',
      en: "Come to the company's booth at the time.",
    },
    { holdsSeat: true, isLive: true },
  ),
  queued: stateOf(
    { ja: '順番待ち', en: 'In the queue' },
    {
      ja: '整理番号が呼び出されるまでお待ちください。',
      en: 'Please wait until your number is called.',
    },
    { holdsSeat: true, isLive: true },
  ),
  called: stateOf(
    { ja: '呼出中', en: 'Called' },
    { ja: '呼び出されています。ブースへお越しください。', en: 'Your number is called. Come now.' },
    { holdsSeat: true, isLive: true },
  ),
  met: stateOf(
    { ja: '面接済み', en: 'Met' },
    { ja: '結果は企業からお知らせがあります。', en: 'The company will tell you the result.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  absent: stateOf(
    { ja: '不在', en: 'Absent' },
    {
      ja: '呼び出しのときに不在でした。受付に申し出てください。',
      en: 'You missed the call. Ask at the desk.',
    },
    { isLive: true },
  ),
  hired: stateOf(
    { ja: '採用', en: 'Hired' },
    { ja: '採用が決まりました。', en: 'You were hired.' },
    { holdsSeat: true, isLive: true },
  ),
  'not-hired': stateOf(
    { ja: '不採用', en: 'Not hired' },
    { ja: '今回は採用に至りませんでした。', en: 'You were not hired this time.' },
    { holdsSeat: true, isLive: true },
  ),
  cancelled: stateOf(
    { ja: '取消済み', en: 'Cancelled' },
    { ja: '面接の予約は取り消されました。', en: 'The interview was cancelled.' },
  ),
} as const

type State = keyof typeof states

/** The states of an interview, and the acts between them. */
export const interview = {
  name: 'interview',
  label: { ja: '企業面接', en: 'Company interview' },
  states,
  acts: {
    reserve: actOf(
      { ja: '面接を予約する', en: 'Reserve an interview' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'reserved',
        needs: ['window-open', 'before-start'],
      },
    ),
    'take-ticket': actOf(
      { ja: '整理番号を取る', en: 'Take a number' },
      { roles: ['applicant', ...runnersAndDoor], from: [], to: 'queued', needs: ['day-reached'] },
    ),
    record: actOf(
      { ja: '面接を記録する', en: 'Record an interview' },
      {
        roles: runners,
        from: [],
        to: 'met',
        records: ['gathering.interviewed'],
        needs: ['day-reached'],
      },
    ),
    call: actOf(
      { ja: '呼び出す', en: 'Call' },
      {
        roles: runnersAndDoor,
        from: ['reserved', 'queued', 'absent'],
        to: 'called',
        needs: ['day-reached'],
      },
    ),
    meet: actOf(
      { ja: '面接済みにする', en: 'Mark as met' },
      {
        roles: runnersAndDoor,
        from: ['reserved', 'queued', 'called'],
        to: 'met',
        records: ['gathering.interviewed'],
        needs: ['day-reached'],
      },
    ),
    miss: actOf(
      { ja: '不在にする', en: 'Mark as absent' },
      {
        roles: runnersAndDoor,
        from: ['reserved', 'queued', 'called'],
        to: 'absent',
        needs: ['day-reached'],
      },
    ),
    requeue: actOf(
      { ja: '順番待ちに戻す', en: 'Back into the queue' },
      { roles: runnersAndDoor, from: ['called', 'absent'], to: 'queued' },
    ),
    'undo-meet': actOf(
      { ja: '面接済みを取り消す', en: 'Take the interview back' },
      {
        roles: runnersAndDoor,
        from: ['met'],
        to: 'called',
        takesBack: ['gathering.interviewed'],
        needs: ['reason'],
      },
    ),
    cancel: actOf(
      { ja: '取り消す', en: 'Cancel' },
      { roles: runnersAndApplicant, from: ['reserved', 'queued'], to: 'cancelled' },
    ),
    hire: actOf(
      { ja: '採用と記録する', en: 'Record as hired' },
      {
        roles: runnersAndCompany,
        from: ['met', 'not-hired'],
        to: 'hired',
        records: ['gathering.hired'],
        notice: 'interview-result',
      },
    ),
    decline: actOf(
      { ja: '不採用と記録する', en: 'Record as not hired' },
      {
        roles: runnersAndCompany,
        from: ['met', 'hired'],
        to: 'not-hired',
        takesBack: ['gathering.hired'],
        notice: 'interview-result',
      },
    ),
    'undo-result': actOf(
      { ja: '結果を取り消す', en: 'Take the result back' },
      {
        roles: runnersAndCompany,
        from: ['hired', 'not-hired'],
        to: 'met',
        takesBack: ['gathering.hired'],
        needs: ['reason'],
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'cancelled',
      takesBack: ['gathering.interviewed', 'gathering.hired'],
    }),
  },
} as const
