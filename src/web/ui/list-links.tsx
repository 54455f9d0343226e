/** The links beside a list: adding, importing, exporting. */
import type { Child } from 'hono/jsx'

/** A link beside the list. */
export type ListLink = {
  readonly href: string
  readonly label: string
  readonly isDownload?: boolean
}

/** The links; nothing where there are none. */
export function ListLinks({ links }: { readonly links: readonly ListLink[] }): Child {
  if (links.length === 0) return null
  return (
    <ul class="list-links">
      {links.map(({ href, label, isDownload }) => (
        <li>
          <a href={href} download={isDownload ? '' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
