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

/** The pages in their order. */
export const offeringTabs: readonly OfferingTab[] = [
  { route: 'deskOffering', label: { ja: '概要', en: 'Overview' }, act: 'offering.read' },
]
