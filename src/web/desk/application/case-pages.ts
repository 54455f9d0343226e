/** The page on which applications of a kind are examined and decided, where the kind has its own. */
import type { LifecycleName } from '../../../domain/delivery/register.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Links } from '../../routes.ts'

/** A page about one application. */
export type CasePage = {
  readonly label: Bilingual
  href(to: Links, application: string): string
}

/** The pages by lifecycle. */
export const casePages: Readonly<Partial<Record<LifecycleName, CasePage>>> = {
  certification: {
    label: { ja: '認証の審査を開く', en: 'Open the examination' },
    href: (to, application) => to.certificationCase({ application }),
  },
}
