/** Bookings: a room or a booth with its equipment is booked for a time, and its use is marked. */
import { actOf, runners, runnersAndApplicant, stateOf, voidOf } from './lifecycle.ts'

const states = {
  booked: stateOf(
    { ja: '予約済み', en: 'Booked' },
    { ja: '予約の時刻に窓口へお越しください。', en: 'Come to the desk at the booked time.' },
    { holdsSeat: true, isLive: true },
  ),
  used: stateOf(
    { ja: '利用済み', en: 'Used' },
    { ja: 'ご利用ありがとうございました。', en: 'Thank you for coming.' },
    { holdsSeat: true, isLive: true },
  ),
  'no-show': stateOf(
    { ja: '来所なし', en: 'Did not come' },
    { ja: 'ご利用の記録がありません。', en: 'There is no record of your coming.' },
  ),
  cancelled: stateOf(
    { ja: '取消済み', en: 'Cancelled' },
    { ja: '予約は取り消されました。', en: 'The booking was cancelled.' },
  ),
} as const

type State = keyof typeof states

/** The states of a booking, and the acts between them. */
export const booking = {
  name: 'booking',
  label: { ja: '施設の予約', en: 'Booking' },
  states,
  acts: {
    reserve: actOf(
      { ja: '予約する', en: 'Book' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'booked',
        needs: ['window-open', 'before-start'],
        notice: 'booked',
      },
    ),
    use: actOf(
      { ja: '利用済みにする', en: 'Mark as used' },
      {
        roles: runners,
        from: ['booked', 'no-show'],
        to: 'used',
        records: ['booking.used'],
        needs: ['day-reached'],
      },
    ),
    'undo-use': actOf(
      { ja: '利用済みを取り消す', en: 'Take "used" back' },
      {
        roles: runners,
        from: ['used'],
        to: 'booked',
        takesBack: ['booking.used'],
        needs: ['reason'],
      },
    ),
    miss: actOf(
      { ja: '来所なしにする', en: 'Mark as not come' },
      { roles: runners, from: ['booked'], to: 'no-show', needs: ['day-reached'] },
    ),
    'undo-miss': actOf(
      { ja: '来所なしを取り消す', en: 'Take "did not come" back' },
      { roles: runners, from: ['no-show'], to: 'booked' },
    ),
    cancel: actOf(
      { ja: '取り消す', en: 'Cancel' },
      {
        roles: runnersAndApplicant,
        from: ['booked'],
        to: 'cancelled',
        needs: ['before-start'],
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'cancelled',
      takesBack: ['booking.used'],
    }),
  },
} as const
