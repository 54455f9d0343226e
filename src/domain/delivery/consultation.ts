/**
 * Consultations: a counsellor's slot is booked, or a message is written, with a name or without
 * one. What is written and noted is read by the person and by counsellors: whoever runs the
 * programme manages its times and its numbers, and reads none of it.
 */
import { actOf, runners, stateOf, voidOf } from './lifecycle.ts'

const counsellors = ['counsellor'] as const
const desk = ['counsellor', ...runners] as const
const asker = ['applicant', ...desk] as const

const states = {
  requested: stateOf(
    { ja: '受付済み', en: 'Received' },
    { ja: '相談員からの返事をお待ちください。', en: 'A counsellor will answer you.' },
    { isLive: true, awaitsStaff: true },
  ),
  booked: stateOf(
    { ja: '予約済み', en: 'Booked' },
    {
      ja: '予約の時刻に始まります。下の「相談の方法」を確かめてください。',
      en: 'It begins at the booked time. See below how you will talk.',
    },
    { holdsSeat: true, isLive: true },
  ),
  held: stateOf(
    { ja: '相談済み', en: 'Held' },
    { ja: '続きの相談もできます。', en: 'You may go on asking.' },
    { holdsSeat: true },
  ),
  closed: stateOf(
    { ja: '終了', en: 'Closed' },
    {
      ja: '相談は終わりました。続きがあれば、また書けます。',
      en: 'The consultation is closed. You may write again if there is more.',
    },
    { holdsSeat: true },
  ),
  dismissed: stateOf(
    { ja: '対応せず終了', en: 'Closed without advice' },
    {
      ja: '相談としてはお受けせず、終わりました。',
      en: 'It was closed without being taken up as a consultation.',
    },
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

/** How the person and the counsellor will talk: the newest activity of this sort holds. */
export const waySort = 'way'

/** The acts that make a consultation. */
const opening = {
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
      leaves: { sort: waySort, once: null },
      notice: 'booked',
    },
  ),
  receive: actOf(
    { ja: 'その場で相談を受ける', en: 'Take a consultation on the spot' },
    {
      roles: desk,
      from: [],
      to: 'held',
      records: ['consultation.held'],
      needs: ['day-reached'],
    },
  ),
} as const

/** The acts that say whether it took place. */
const holding = {
  hold: actOf(
    { ja: '相談済みにする', en: 'Mark as held' },
    {
      roles: desk,
      from: ['requested', 'booked', 'no-show'],
      to: 'held',
      records: ['consultation.held'],
      needs: ['day-reached'],
    },
  ),
  'undo-hold': actOf(
    { ja: '相談済みを取り消す', en: 'Take "held" back' },
    {
      roles: desk,
      from: ['held'],
      to: 'requested',
      takesBack: ['consultation.held'],
      needs: ['no-slot', 'reason'],
    },
  ),
  'undo-visit': actOf(
    { ja: '相談済みを取り消す', en: 'Take "held" back' },
    {
      roles: desk,
      from: ['held'],
      to: 'booked',
      takesBack: ['consultation.held'],
      needs: ['slot', 'reason'],
    },
  ),
  miss: actOf(
    { ja: '来所なしにする', en: 'Mark as not come' },
    { roles: desk, from: ['booked'], to: 'no-show', needs: ['day-reached'] },
  ),
  'undo-miss': actOf(
    { ja: '来所なしを取り消す', en: 'Take "did not come" back' },
    { roles: desk, from: ['no-show'], to: 'booked', needs: ['slot'] },
  ),
} as const

/** What is written, by the person and by the counsellor. */
const writing = {
  'choose-way': actOf(
    { ja: '相談の方法を変える', en: 'Change how you talk' },
    {
      roles: asker,
      from: ['booked'],
      to: null,
      needs: ['slot', 'before-start'],
      leaves: { sort: waySort, once: null },
    },
  ),
  write: actOf(
    { ja: 'メッセージを送る', en: 'Send a message' },
    {
      roles: ['applicant'],
      from: ['requested', 'booked', 'held'],
      to: null,
      needs: ['text'],
      leaves: { sort: 'message', once: null },
    },
  ),
  resume: actOf(
    { ja: '相談を続ける', en: 'Go on asking' },
    {
      roles: ['applicant'],
      from: ['closed'],
      to: 'held',
      needs: ['text'],
      leaves: { sort: 'message', once: null },
    },
  ),
  answer: actOf(
    { ja: '返信する', en: 'Answer' },
    {
      roles: counsellors,
      from: ['requested', 'booked', 'held'],
      to: null,
      needs: ['text'],
      leaves: { sort: 'answer', once: null },
      notice: 'answered',
    },
  ),
  note: actOf(
    { ja: '相談記録を書く', en: 'Write the record' },
    {
      roles: counsellors,
      from: ['requested', 'booked', 'held', 'closed', 'dismissed', 'no-show'],
      to: null,
      needs: ['text'],
      leaves: { sort: 'note', once: null },
    },
  ),
} as const

/** The acts that end a consultation, and those that begin it again. */
const ending = {
  close: actOf({ ja: '終了する', en: 'Close' }, { roles: desk, from: ['held'], to: 'closed' }),
  reopen: actOf(
    { ja: '終了を取り消す', en: 'Open again' },
    { roles: desk, from: ['closed'], to: 'held' },
  ),
  dismiss: actOf(
    { ja: '対応せず終了する', en: 'Close without advice' },
    { roles: desk, from: ['requested'], to: 'dismissed' },
  ),
  restore: actOf(
    { ja: '対応を再開する', en: 'Take it up again' },
    { roles: desk, from: ['dismissed'], to: 'requested' },
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
} as const

/** The states of a consultation, and the acts between them. */
export const consultation = {
  name: 'consultation',
  label: { ja: '相談', en: 'Consultation' },
  states,
  acts: { ...opening, ...holding, ...writing, ...ending },
} as const
