/** The page on which applications of a kind are looked at and decided, where it has its own. */
import type { LifecycleName } from '../../../domain/delivery/register.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Links } from '../../routes.ts'

/** A page about one application. */
export type OwnPage = {
  readonly label: Bilingual
  href(to: Links, application: string): string
}

/** The pages by lifecycle. */
export const ownPages: Readonly<Partial<Record<LifecycleName, OwnPage>>> = {
  grant: {
    label: { ja: '審査と交付のページを開く', en: 'Open the review and the award' },
    href: (to, application) => to.grantCase({ application }),
  },
  certification: {
    label: { ja: '認証の審査を開く', en: 'Open the examination' },
    href: (to, application) => to.certificationExamination({ application }),
  },
  support: {
    label: { ja: '支援のページを開く', en: 'Open the support' },
    href: (to, application) => to.deskSupport({ application }),
  },
}
