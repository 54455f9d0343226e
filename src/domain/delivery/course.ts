/**
 * Courses: people apply for an intake, are selected, attend session by session, in person or
 * online, and complete it. Examinations and jobs found are noted afterwards.
 */
import {
  actOf,
  runners,
  runnersAndApplicant,
  runnersAndDoor,
  stateOf,
  voidOf,
} from './lifecycle.ts'

const states = {
  applied: stateOf(
    { ja: '申込済み', en: 'Applied' },
    {
      ja: '締切のあと、選考の結果をお知らせします。',
      en: 'You will be told of the selection after the deadline.',
    },
    { isLive: true, awaitsStaff: true },
  ),
  screening: stateOf(
    { ja: '選考中', en: 'Being selected' },
    { ja: '選考しています。結果をお待ちください。', en: 'Selection is under way. Please wait.' },
    { isLive: true, awaitsStaff: true },
  ),
  waiting: stateOf(
    { ja: '補欠', en: 'On the reserve list' },
    {
      ja: '空きが出たら、順番にメールでお知らせします。',
      en: 'When a place comes free, you will be told by mail, in turn.',
    },
    { waits: true, isLive: true },
  ),
  offered: stateOf(
    { ja: '受講のご案内中', en: 'Place offered' },
    {
      ja: '受講できます。期限までに「受講する」を押してください。',
      en: 'A place is kept for you. Take it before the deadline.',
    },
    { holdsSeat: true, isLive: true },
  ),
  accepted: stateOf(
    { ja: '受講決定', en: 'Accepted' },
    {
      ja: '受講の手続きをしてください。',
      en: 'Please confirm that you will take the course.',
    },
    { holdsSeat: true, isLive: true },
  ),
  enrolled: stateOf(
    { ja: '受講中', en: 'Enrolled' },
    { ja: '日程に沿って出席してください。', en: 'Attend the sessions as they come.' },
    { holdsSeat: true, isLive: true },
  ),
  completed: stateOf(
    { ja: '修了', en: 'Completed' },
    { ja: '修了証を受け取れます。', en: 'Your certificate is ready.' },
    { holdsSeat: true, isLive: true },
  ),
  declined: stateOf(
    { ja: '受講不可', en: 'Not accepted' },
    {
      ja: '今回は受講いただけませんでした。ほかの講座もご覧ください。',
      en: 'You were not accepted this time. Please see the other courses.',
    },
    { isLive: true },
  ),
  withdrawn: stateOf(
    { ja: '辞退', en: 'Withdrawn' },
    { ja: '申込は取り下げられました。', en: 'The application was withdrawn.' },
  ),
} as const

type State = keyof typeof states

const afterSelection = ['accepted', 'enrolled', 'completed'] as const

/** The states of a course application, and the acts between them. */
export const course = {
  name: 'course',
  label: { ja: '受講の申込', en: 'Course application' },
  states,
  acts: {
    apply: actOf(
      { ja: '申し込む', en: 'Apply' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'applied',
        records: ['course.applied'],
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    reserve: actOf(
      { ja: '先着で申し込む', en: 'Apply, first come first served' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'accepted',
        records: ['course.applied', 'course.accepted'],
        needs: ['window-open'],
        notice: 'accepted',
      },
    ),
    wait: actOf(
      { ja: '補欠に申し込む', en: 'Join the reserve list' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'waiting',
        records: ['course.applied'],
        needs: ['window-open'],
        notice: 'waiting',
      },
    ),
    screen: actOf(
      { ja: '選考に進める', en: 'Take into selection' },
      { roles: runners, from: ['applied'], to: 'screening' },
    ),
    accept: actOf(
      { ja: '受講を決定する', en: 'Accept' },
      {
        roles: runners,
        from: ['applied', 'screening', 'waiting', 'declined'],
        to: 'accepted',
        records: ['course.accepted'],
        notice: 'accepted',
      },
    ),
    'reserve-list': actOf(
      { ja: '補欠にする', en: 'Put on the reserve list' },
      { roles: runners, from: ['applied', 'screening'], to: 'waiting', notice: 'waiting' },
    ),
    decline: actOf(
      { ja: '受講不可とする', en: 'Decline' },
      {
        roles: runners,
        from: ['applied', 'screening', 'waiting'],
        to: 'declined',
        notice: 'declined',
      },
    ),
    offer: actOf(
      { ja: '空きを案内する', en: 'Offer a place' },
      { roles: runners, from: ['waiting'], to: 'offered', notice: 'offered' },
    ),
    take: actOf(
      { ja: '受講する', en: 'Take the place' },
      {
        roles: runnersAndApplicant,
        from: ['offered'],
        to: 'enrolled',
        records: ['course.accepted'],
        needs: ['offer-stands'],
        notice: 'accepted',
      },
    ),
    lapse: actOf(
      { ja: '案内を期限切れにする', en: 'Let the offer lapse' },
      {
        roles: runners,
        from: ['offered'],
        to: 'withdrawn',
        needs: ['offer-over'],
        notice: 'lapsed',
      },
    ),
    enrol: actOf(
      { ja: '受講の手続きをする', en: 'Confirm' },
      { roles: runnersAndApplicant, from: ['accepted'], to: 'enrolled' },
    ),
    withdraw: actOf(
      { ja: '辞退する', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['applied', 'screening', 'waiting', 'offered', 'accepted', 'enrolled'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    attend: actOf(
      { ja: '出席にする', en: 'Mark as present' },
      {
        roles: runnersAndDoor,
        from: afterSelection,
        to: null,
        records: ['course.attended'],
        needs: ['day-reached'],
        leaves: { sort: 'attendance', once: 'session' },
      },
    ),
    join: actOf(
      { ja: 'オンラインで出席する', en: 'Join online' },
      {
        roles: runnersAndApplicant,
        from: afterSelection,
        to: null,
        records: ['course.attended'],
        needs: ['day-reached'],
        leaves: { sort: 'attendance', once: 'session' },
      },
    ),
    'undo-attend': actOf(
      { ja: '出席を取り消す', en: 'Take the attendance back' },
      {
        roles: runners,
        from: afterSelection,
        to: null,
        takesBack: ['course.attended'],
        undoes: ['attendance'],
        needs: ['reason'],
      },
    ),
    complete: actOf(
      { ja: '修了にする', en: 'Mark as completed' },
      {
        roles: runners,
        from: ['accepted', 'enrolled'],
        to: 'completed',
        records: ['course.completed'],
        notice: 'completed',
      },
    ),
    'undo-complete': actOf(
      { ja: '修了を取り消す', en: 'Take the completion back' },
      {
        roles: runners,
        from: ['completed'],
        to: 'enrolled',
        takesBack: ['course.completed'],
        needs: ['reason'],
      },
    ),
    qualify: actOf(
      { ja: '合格を記録する', en: 'Record a pass' },
      {
        roles: runners,
        from: afterSelection,
        to: null,
        records: ['course.qualified'],
        leaves: { sort: 'examination', once: 'application' },
      },
    ),
    hire: actOf(
      { ja: '就職を記録する', en: 'Record a job found' },
      {
        roles: runnersAndApplicant,
        from: afterSelection,
        to: null,
        records: ['course.hired'],
        leaves: { sort: 'job', once: 'application' },
      },
    ),
    'undo-qualify': actOf(
      { ja: '合格の記録を取り消す', en: 'Take the pass back' },
      {
        roles: runners,
        from: afterSelection,
        to: null,
        takesBack: ['course.qualified'],
        undoes: ['examination'],
        needs: ['reason'],
      },
    ),
    'undo-hire': actOf(
      { ja: '就職の記録を取り消す', en: 'Take the job back' },
      {
        roles: runners,
        from: afterSelection,
        to: null,
        takesBack: ['course.hired'],
        undoes: ['job'],
        needs: ['reason'],
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: [
        'course.applied',
        'course.accepted',
        'course.attended',
        'course.completed',
        'course.qualified',
        'course.hired',
      ],
      undoes: ['attendance', 'examination', 'job'],
    }),
  },
} as const
