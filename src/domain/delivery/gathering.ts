/**
 * Gatherings: a seat is reserved, the ticket is shown at the door, and who came is counted. Whoever
 * finds every seat taken may wait; a seat that comes free is kept for the next in line for a time.
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
  reserved: stateOf(
    { ja: '予約済み', en: 'Reserved' },
    {
      ja: '当日、入場券（QRコード）を受付で見せてください。',
      en: 'Show your ticket (QR code) at the door on the day.',
    },
    { holdsSeat: true, isLive: true },
  ),
  waiting: stateOf(
    { ja: 'キャンセル待ち', en: 'On the wait list' },
    {
      ja: '席が空いたら、順番にメールでお知らせします。',
      en: 'When a seat comes free, you will be told by mail, in turn.',
    },
    { waits: true, isLive: true },
  ),
  offered: stateOf(
    { ja: '席のご案内中', en: 'Seat offered' },
    {
      ja: '席をお取りしています。期限までに「参加する」を押してください。',
      en: 'A seat is kept for you. Take it before the deadline.',
    },
    { holdsSeat: true, isLive: true },
  ),
  'checked-in': stateOf(
    { ja: '来場済み', en: 'Checked in' },
    { ja: '受付が済みました。', en: 'You have been checked in.' },
    { holdsSeat: true, isLive: true },
  ),
  'no-show': stateOf(
    { ja: '来場なし', en: 'Did not come' },
    {
      ja: '来場の記録がありません。またの機会にお申し込みください。',
      en: 'There is no record of your coming. You are welcome another time.',
    },
    { isLive: true },
  ),
  cancelled: stateOf(
    { ja: '取消済み', en: 'Cancelled' },
    {
      ja: '予約は取り消されました。申込期間中は、もう一度申し込めます。',
      en: 'The reservation was cancelled. You may reserve again while it is open.',
    },
  ),
} as const

type State = keyof typeof states

/** The states of a reservation at a gathering, and the acts between them. */
export const gathering = {
  name: 'gathering',
  label: { ja: '参加の予約', en: 'Reservation' },
  states,
  acts: {
    reserve: actOf(
      { ja: '予約する', en: 'Reserve' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'reserved',
        records: ['gathering.registered'],
        needs: ['window-open', 'before-start'],
        notice: 'reserved',
      },
    ),
    wait: actOf(
      { ja: 'キャンセル待ちをする', en: 'Join the wait list' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'waiting',
        needs: ['window-open', 'before-start'],
        notice: 'waiting',
      },
    ),
    'walk-in': actOf(
      { ja: '当日受付をする', en: 'Let in without a reservation' },
      {
        roles: runnersAndDoor,
        from: [],
        to: 'checked-in',
        records: ['gathering.attended'],
        needs: ['day-reached'],
      },
    ),
    offer: actOf(
      { ja: '席を案内する', en: 'Offer a seat' },
      { roles: runners, from: ['waiting'], to: 'offered', notice: 'offered' },
    ),
    accept: actOf(
      { ja: '参加する', en: 'Take the seat' },
      {
        roles: runnersAndApplicant,
        from: ['offered'],
        to: 'reserved',
        records: ['gathering.registered'],
        needs: ['offer-stands'],
        notice: 'reserved',
      },
    ),
    lapse: actOf(
      { ja: '案内を期限切れにする', en: 'Let the offer lapse' },
      {
        roles: runners,
        from: ['offered'],
        to: 'cancelled',
        needs: ['offer-over'],
        notice: 'lapsed',
      },
    ),
    cancel: actOf(
      { ja: '取り消す', en: 'Cancel' },
      {
        roles: runnersAndApplicant,
        from: ['reserved', 'waiting', 'offered'],
        to: 'cancelled',
        takesBack: ['gathering.registered'],
        needs: ['before-start'],
        notice: 'cancelled',
      },
    ),
    'check-in': actOf(
      { ja: '受付する', en: 'Check in' },
      {
        roles: runnersAndDoor,
        from: ['reserved', 'no-show'],
        to: 'checked-in',
        records: ['gathering.attended'],
        needs: ['day-reached'],
      },
    ),
    join: actOf(
      { ja: 'オンラインで参加する', en: 'Join online' },
      {
        roles: runnersAndApplicant,
        from: ['reserved', 'no-show'],
        to: 'checked-in',
        records: ['gathering.attended'],
        needs: ['day-reached'],
      },
    ),
    'undo-check-in': actOf(
      { ja: '受付を取り消す', en: 'Undo the check-in' },
      {
        roles: runnersAndDoor,
        from: ['checked-in'],
        to: 'reserved',
        takesBack: ['gathering.attended'],
        undoes: ['scan'],
        needs: ['reason'],
      },
    ),
    miss: actOf(
      { ja: '来場なしにする', en: 'Mark as not come' },
      { roles: runners, from: ['reserved'], to: 'no-show', needs: ['day-reached'] },
    ),
    'undo-miss': actOf(
      { ja: '来場なしを取り消す', en: 'Undo "did not come"' },
      { roles: runners, from: ['no-show'], to: 'reserved', needs: ['reason'] },
    ),
    ask: actOf(
      { ja: 'アンケートに答える', en: 'Answer the questionnaire' },
      {
        roles: runnersAndApplicant,
        from: ['checked-in'],
        to: null,
        leaves: { sort: 'questionnaire', once: 'application' },
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'cancelled',
      takesBack: ['gathering.registered', 'gathering.attended'],
      undoes: ['scan', 'questionnaire'],
    }),
  },
} as const
