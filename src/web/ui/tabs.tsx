/** Pages about one thing, side by side: links, so that each has its address. */
import type { Child } from 'hono/jsx'

/** A page about the thing. */
export type Tab = { readonly href: string; readonly label: string; readonly isOpen: boolean }

/** The links; `label` says of what. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(
          (tab): Child => (
            <li>
              <a href={tab.href} aria-current={tab.isOpen ? 'page' : undefined}>
                {tab.label}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}
