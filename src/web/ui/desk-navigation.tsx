/** The desk's navigation beside its pages; above them on narrow screens. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { mayAnywhere } from '../admission.ts'
import { deskNavigation } from '../desk/navigation.ts'
import { linksIn, routes, type RouteName } from '../routes.ts'
import type { Visitor } from '../visitor.ts'

/** What the navigation is made of. */
export type DeskNavigationProps = {
  readonly language: Language
  /** The page that is shown. */
  readonly route: RouteName
  readonly visitor: Visitor
  readonly available: ReadonlySet<RouteName>
}

/** The entries that the visitor may open; the one that the page belongs to is marked. */
export function DeskNavigation(props: DeskNavigationProps): Child {
  const { language, route, visitor, available } = props
  const entries = deskNavigation.filter(
    (entry) => available.has(entry.route) && mayAnywhere(visitor.actor, entry.act),
  )
  if (entries.length === 0) return null
  const open = findOpen(route, entries)
  return (
    <nav class="desk-nav" aria-label={language === 'ja' ? '業務画面' : 'Desk'}>
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={linksIn(language)[entry.route]()} aria-current={currentOf(entry, route, open)}>
              {entry.label[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Entry = { readonly route: RouteName }

/** The entry with the longest path that the page's path begins with. */
function findOpen(route: RouteName, entries: readonly Entry[]): Entry | undefined {
  const { path } = routes[route]
  return entries
    .filter((entry) => path === routes[entry.route].path || isUnder(path, entry))
    .toSorted((a, b) => routes[b.route].path.length - routes[a.route].path.length)[0]
}

const isUnder = (path: string, entry: Entry): boolean =>
  entry.route !== 'desk' && path.startsWith(`${routes[entry.route].path}/`)

function currentOf(entry: Entry, route: RouteName, open: Entry | undefined) {
  if (entry !== open) return undefined
  return entry.route === route ? 'page' : 'true'
}
