/** The twelve ways in which a programme reaches people. Each is a table over one mechanism. */
import type { Bilingual } from '../kit/bilingual.ts'

/** The twelve kinds with their labels. */
export const deliveryKinds = {
  gathering: { ja: '催し', en: 'Gathering' },
  course: { ja: '講座', en: 'Course' },
  consultation: { ja: '相談', en: 'Consultation' },
  booking: { ja: '施設予約', en: 'Booking' },
  grant: { ja: '助成金・奨励金', en: 'Grant' },
  dispatch: { ja: '専門家派遣', en: 'Dispatch' },
  support: { ja: '伴走支援', en: 'Support' },
  placement: { ja: 'トライアル就労', en: 'Placement' },
  certification: { ja: '認証', en: 'Certification' },
  survey: { ja: '調査', en: 'Survey' },
  article: { ja: '発信', en: 'Article' },
  site: { ja: '拠点', en: 'Site' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type DeliveryKind = keyof typeof deliveryKinds

/** The names of the kinds, in their order. */
export const deliveryKindNames = Object.keys(deliveryKinds) as readonly DeliveryKind[]
