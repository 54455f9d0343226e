/**
 * The pages of one offering, side by side: every kind has the general ones, and a kind may have its
 * own. A page more is a line more.
 */
import type { DeskAct } from '../../../domain/access/capability.ts'
import type { OpenKind } from '../../../domain/delivery/register.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Params, RouteName } from '../../routes.ts'

/** The routes of one offering: those whose address names it and nothing else. */
export type OfferingRoute = {
  [N in RouteName]: keyof Params<N> extends 'offering'
    ? 'offering' extends keyof Params<N>
      ? N
      : never
    : never
}[RouteName]

/** A page about an offering. */
export type OfferingTab = {
  readonly route: OfferingRoute
  readonly label: Bilingual
  /** The kinds of delivery that have it; absent for all. */
  readonly kinds?: readonly OpenKind[]
  /** Those who may not do it in the offering's programme go without the tab. */
  readonly act: DeskAct
}

/** The tab of a route for a kind of delivery. */
export function findTab(route: OfferingRoute, kind: OpenKind): OfferingTab | undefined {
  return offeringTabs.find((tab) => tab.route === route && (tab.kinds?.includes(kind) ?? true))
}

/** The pages in their order. */
export const offeringTabs: readonly OfferingTab[] = [
  { route: 'deskOffering', label: { ja: '概要', en: 'Overview' }, act: 'offering.read' },
  {
    route: 'offeringApplications',
    label: { ja: '申込', en: 'Applications' },
    act: 'application.list',
  },
  {
    route: 'dispatchRequests',
    label: { ja: '派遣の状況', en: 'Requests' },
    kinds: ['dispatch'],
    act: 'application.list',
  },
  {
    route: 'dispatchSettings',
    label: { ja: '派遣の設定', en: 'Dispatch' },
    kinds: ['dispatch'],
    act: 'offering.read',
  },
  { route: 'offeringSessions', label: { ja: '日程', en: 'Sessions' }, act: 'offering.read' },
  {
    route: 'offeringResources',
    label: { ja: '企業ブース', en: 'Booths' },
    kinds: ['gathering'],
    act: 'offering.read',
  },
  {
    route: 'offeringResources',
    label: { ja: '相談員', en: 'Counsellors' },
    kinds: ['consultation'],
    act: 'offering.read',
  },
  {
    route: 'offeringResources',
    label: { ja: '部屋・設備', en: 'Rooms' },
    kinds: ['booking'],
    act: 'offering.read',
  },
  {
    route: 'offeringHours',
    label: { ja: '予約の枠', en: 'Slots' },
    kinds: ['consultation', 'booking'],
    act: 'offering.read',
  },
  { route: 'offeringQuestions', label: { ja: '質問', en: 'Questions' }, act: 'offering.read' },
  {
    route: 'gatheringDay',
    label: { ja: '当日', en: 'On the day' },
    kinds: ['gathering'],
    act: 'application.list',
  },
  {
    route: 'gatheringInterviews',
    label: { ja: '面接', en: 'Interviews' },
    kinds: ['gathering'],
    act: 'application.list',
  },
  {
    route: 'gatheringQuestionnaire',
    label: { ja: 'アンケート', en: 'Questionnaire' },
    kinds: ['gathering'],
    act: 'application.list',
  },
  {
    route: 'certificationSettings',
    label: { ja: '認証の設定', en: 'Criteria and terms' },
    kinds: ['certification'],
    act: 'offering.read',
  },
  {
    route: 'certifiedList',
    label: { ja: '認証事業者', en: 'Certified' },
    kinds: ['certification'],
    act: 'application.list',
  },
  {
    route: 'placementSettings',
    label: { ja: 'マッチングの設定', en: 'Criteria' },
    kinds: ['placement'],
    act: 'offering.read',
  },
  {
    route: 'placements',
    label: { ja: 'マッチング・就労', en: 'Placements' },
    kinds: ['placement'],
    act: 'application.list',
  },
  {
    route: 'placementHosts',
    label: { ja: '受入企業', en: 'Hosts' },
    kinds: ['placement'],
    act: 'application.list',
  },
  {
    route: 'courseSettings',
    label: { ja: '講座の設定', en: 'Course' },
    kinds: ['course'],
    act: 'offering.read',
  },
  {
    route: 'courseSelection',
    label: { ja: '選考', en: 'Selection' },
    kinds: ['course'],
    act: 'application.list',
  },
  {
    route: 'courseAttendance',
    label: { ja: '出席', en: 'Attendance' },
    kinds: ['course'],
    act: 'application.list',
  },
  {
    route: 'courseProgress',
    label: { ja: 'eラーニング', en: 'E-learning' },
    kinds: ['course'],
    act: 'application.list',
  },
  {
    route: 'courseCompletion',
    label: { ja: '修了', en: 'Completion' },
    kinds: ['course'],
    act: 'application.list',
  },
  {
    route: 'courseResults',
    label: { ja: '試験・就職', en: 'Results' },
    kinds: ['course'],
    act: 'application.list',
  },
  {
    route: 'grantCases',
    label: { ja: '審査と交付', en: 'Cases' },
    kinds: ['grant'],
    act: 'application.list',
  },
  {
    route: 'grantSettings',
    label: { ja: '募集の規則', en: 'Rules' },
    kinds: ['grant'],
    act: 'offering.read',
  },
  {
    route: 'supportSettings',
    label: { ja: '伴走支援の設定', en: 'Support' },
    kinds: ['support'],
    act: 'offering.read',
  },
]
