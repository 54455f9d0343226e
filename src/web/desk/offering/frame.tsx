/** What the pages of one offering share: the way to them, the offering's name, and its tabs. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { Instant } from '../../../kit/calendar.ts'
import type { Ok } from '../../../kit/result.ts'
import type { AnyVisit } from '../../personal.ts'
import { type Shown, shown } from '../../personal.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { Crumb } from '../../ui/trail.tsx'
import { nowOf } from '../books.ts'
import { PhaseTag } from './phase-tag.tsx'
import { findTab, type OfferingRoute, offeringTabs } from './tabs.ts'

/** A page of an offering. Texts are in the page's language. */
export type OfferingPage = {
  readonly offering: Offering
  /** The tab that it belongs to. */
  readonly tab: OfferingRoute
  /** The page's own name; the tab's where absent. */
  readonly title?: string
  /** The steps between the tab and the page. */
  readonly between?: readonly Crumb[]
  readonly body: Child
  readonly status?: Shown['status']
  readonly scripts?: Shown['scripts']
}

/** The page in the offering's frame. The body goes without the page's heading. */
export function showInOffering(visit: AnyVisit, page: OfferingPage): Ok<Shown> {
  const { offering, tab, body, status, scripts, between = [] } = page
  const { language, to } = visit
  const own = findTab(tab, offering.kind)?.label[language] ?? ''
  const title = page.title ?? own
  const name = offering.settings.title[language]
  const place = { offering: offering.id }
  const isTab = page.title === undefined
  // The first page of an offering goes by the offering's name.
  const isFirst = isTab && tab === 'deskOffering'
  const crumbs: readonly Crumb[] = [
    { name: deskNames.desk[language], href: to.desk() },
    { name: deskNames.offerings[language], href: to.deskOfferings() },
    ...(isFirst ? [] : [{ name, href: to.deskOffering(place) }]),
    ...(isTab || tab === 'deskOffering' ? [] : [{ name: own, href: to[tab](place) }]),
    ...between,
    { name: isFirst ? name : title },
  ]
  return shown({
    title: isFirst ? name : `${title}｜${name}`,
    trail: crumbs,
    ...(status && { status }),
    ...(scripts && { scripts }),
    body: (
      <>
        <p class="over-title">
          {isFirst ? deliveryKinds[offering.kind][language] : name}{' '}
          <PhaseTag phase={phaseOf(offering, nowOf(visit))} language={language} />
        </p>
        <h1>{isFirst ? name : title}</h1>
        <OfferingTabs {...{ visit, offering, tab, isTab }} />
        {body}
      </>
    ),
  })
}

/** What the first pages of the desk are called, for the way back to them. */
export const deskNames = {
  desk: { ja: '仕事の一覧', en: 'Work list' },
  offerings: { ja: '募集', en: 'Offerings' },
} as const

type OfferingTabsProps = {
  readonly visit: AnyVisit
  readonly offering: Offering
  readonly tab: OfferingRoute
  readonly isTab: boolean
}

function OfferingTabs({ visit, offering, tab, isTab }: OfferingTabsProps): Child {
  const { language, to, visitor } = visit
  const place = { programme: offering.programme }
  const open = offeringTabs.filter(
    ({ kinds, act }) =>
      (kinds?.includes(offering.kind) ?? true) && mayAct(visitor.actor, act, place).ok,
  )
  return (
    <Tabs
      label={language === 'ja' ? 'この募集のページ' : 'Pages of this offering'}
      tabs={open.map(({ route, label }) => ({
        href: to[route]({ offering: offering.id }),
        label: label[language],
        isOpen: isTab && route === tab,
      }))}
    />
  )
}

/** A moment of a window in words; what stands for none says what follows from it. */
export function windowWords(
  window: { readonly opensAt: Instant | null; readonly closesAt: Instant | null },
  language: Language,
  format: (instant: Instant, language: Language) => string,
): string {
  const { opensAt, closesAt } = window
  const say = windowTexts[language]
  const from = opensAt === null ? say.atOnce : format(opensAt, language)
  const to = closesAt === null ? say.open : format(closesAt, language)
  return say.span(from, to)
}

const windowTexts = {
  ja: {
    atOnce: '公開したとき',
    open: '締め切るまで',
    span: (from: string, to: string) => `${from} から ${to}`,
  },
  en: {
    atOnce: 'publication',
    open: 'closed by hand',
    span: (from: string, to: string) => `from ${from} until ${to}`,
  },
} as const
