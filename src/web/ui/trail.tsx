/** Where the page stands, and the way back. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

/** A step of the way; without an address it is the page itself. */
export type Crumb = { readonly name: string; readonly href?: string }

/** The way from the home page. On narrow screens only the step back is shown. */
export function Trail({ crumbs, language }: TrailProps): Child {
  if (crumbs.length < 2) return null
  return (
    <nav class="trail" aria-label={language === 'ja' ? 'いまいる場所' : 'You are here'}>
      <ol>
        {crumbs.map(({ name, href }, index) => (
          <li class={index === crumbs.length - 2 ? 'back' : undefined}>
            {href ? <a href={href}>{name}</a> : <span aria-current="page">{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type TrailProps = { readonly crumbs: readonly Crumb[]; readonly language: Language }
