/**
 * Consultations: a counsellor's slot is booked, or a message is written, with a name or without
 * one. What the counsellor notes is for counsellors only.
 */
import { actOf, runners, stateOf, voidOf } from './lifecycle.ts'

const counsellors = ['counsellor', 'administrator'] as const
const asker = ['applicant', 'counsellor', ...runners] as const

const states = {
  requested: stateOf(
    { ja: '受付済み', en: 'Received' },
    { ja: '相談員からの返事をお待ちください。', en: 'A counsellor will answer you.' },
    { isLive: true, awaitsStaff: true },
  ),
  booked: stateOf(
    { ja: '予約済み', en: 'Booked' },
    { ja: '予約の時刻にお越しください。', en: 'Come at the booked time.' },
    { holdsSeat: true, isLive: true },
  ),
  held: stateOf(
    { ja: '相談済み', en: 'Held' },
    { ja: '続きの相談もできます。', en: 'You may go on asking.' },
    { holdsSeat: true },
  ),
  closed: stateOf(
    { ja: '終了', en: 'Closed' },
    { ja: '相談は終わりました。', en: 'The consultation is closed.' },
    { holdsSeat: true },
  ),
  'no-show': stateOf(
    { ja: '来所なし', en: 'Did not come' },
    { ja: 'お越しになりませんでした。', en: 'You did not come.' },
  ),
  cancelled: stateOf(
    { ja: '取消済み', en: 'Cancelled' },
    { ja: '相談は取り消されました。', en: 'The consultation was cancelled.' },
  ),
} as const

type State = keyof typeof states

/** The states of a consultation, and the acts between them. */
export const consultation = {
  name: 'consultation',
  label: { ja: '相談', en: 'Consultation' },
  states,
  acts: {
    request: actOf(
      { ja: '相談を送る', en: 'Ask' },
      { roles: asker, from: [], to: 'requested', needs: ['window-open'] },
    ),
    reserve: actOf(
      { ja: '相談を予約する', en: 'Book a consultation' },
      {
        roles: asker,
        from: [],
        to: 'booked',
        needs: ['window-open', 'before-start'],
        notice: 'booked',
      },
    ),
    receive: actOf(
      { ja: 'その場で相談を受ける', en: 'Take a consultation on the spot' },
      {
        roles: ['counsellor', ...runners],
        from: [],
        to: 'held',
        records: ['consultation.held'],
        needs: ['day-reached'],
      },
    ),
    hold: actOf(
      { ja: '相談済みにする', en: 'Mark as held' },
      {
        roles: ['counsellor', ...runners],
        from: ['requested', 'booked', 'no-show'],
        to: 'held',
        records: ['consultation.held'],
        needs: ['day-reached'],
      },
    ),
    'undo-hold': actOf(
      { ja: '相談済みを取り消す', en: 'Take "held" back' },
      {
        roles: ['counsellor', ...runners],
        from: ['held'],
        to: 'requested',
        takesBack: ['consultation.held'],
        needs: ['reason'],
      },
    ),
    write: actOf(
      { ja: 'メッセージを送る', en: 'Send a message' },
      {
        roles: ['applicant', ...counsellors],
        from: ['requested', 'booked', 'held'],
        to: null,
        leaves: { sort: 'message', once: null },
      },
    ),
    note: actOf(
      { ja: '相談記録を書く', en: 'Write the record' },
      {
        roles: counsellors,
        from: ['requested', 'booked', 'held', 'closed'],
        to: null,
        leaves: { sort: 'note', once: null },
      },
    ),
    close: actOf(
      { ja: '終了する', en: 'Close' },
      { roles: ['counsellor', ...runners], from: ['requested', 'held'], to: 'closed' },
    ),
    miss: actOf(
      { ja: '来所なしにする', en: 'Mark as not come' },
      {
        roles: ['counsellor', ...runners],
        from: ['booked'],
        to: 'no-show',
        needs: ['day-reached'],
      },
    ),
    cancel: actOf(
      { ja: '取り消す', en: 'Cancel' },
      {
        roles: asker,
        from: ['requested', 'booked'],
        to: 'cancelled',
        needs: ['before-start'],
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'cancelled',
      takesBack: ['consultation.held'],
    }),
  },
} as const
