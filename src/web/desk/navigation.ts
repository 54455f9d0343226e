/** The desk's navigation: what it leads to, and who sees each entry. */
import type { DeskAct } from '../../domain/access/capability.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { PlainRouteName } from '../routes.ts'

/** An entry; those who may not do its act, and sites without its page, go without it. */
export type DeskEntry = {
  readonly route: PlainRouteName
  readonly label: Bilingual
  readonly act: DeskAct
}

/** The entries in their order. */
export const deskNavigation: readonly DeskEntry[] = [
  { route: 'desk', label: { ja: '仕事の一覧', en: 'Work list' }, act: 'desk.open' },
  { route: 'expert', label: { ja: '自分の担当', en: 'My assignments' }, act: 'dispatch.own' },
  { route: 'deskOfferings', label: { ja: '募集', en: 'Offerings' }, act: 'offering.read' },
  {
    route: 'deskConsultations',
    label: { ja: '相談の予定', en: 'Consultations' },
    act: 'consultation.day',
  },
  { route: 'experts', label: { ja: '専門家', en: 'Experts' }, act: 'expert.list' },
  { route: 'feeClaims', label: { ja: '謝金の請求', en: 'Fee claims' }, act: 'fee.list' },
  { route: 'deskBookings', label: { ja: '施設の予約', en: 'Bookings' }, act: 'booking.day' },
  { route: 'supportBoard', label: { ja: '伴走支援', en: 'Supports' }, act: 'support.list' },
  { route: 'deskFigures', label: { ja: 'いまの実績', en: 'Figures now' }, act: 'figure.read' },
  { route: 'paymentRuns', label: { ja: '助成金の支払', en: 'Payments' }, act: 'grant.pay' },
  { route: 'deskLetters', label: { ja: '通知書', en: 'Letters' }, act: 'letter.read' },
  { route: 'deskNotices', label: { ja: '通知', en: 'Notices' }, act: 'notice.list' },
  { route: 'deskActs', label: { ja: '操作の記録', en: 'Record of acts' }, act: 'act.list' },
  { route: 'people', label: { ja: '利用者と権限', en: 'People and roles' }, act: 'people.list' },
]
