/** What is known of one thing, name by name. */
import type { Child } from 'hono/jsx'

/** A line of the summary, with a link to change it where there is one. */
export type SummaryLine = {
  readonly name: string
  readonly value: Child
  readonly change?: { readonly href: string; readonly label: string }
}

/** The lines in their order. */
export function SummaryList({ lines }: { readonly lines: readonly SummaryLine[] }): Child {
  return (
    <dl class="terms">
      {lines.map(({ name, value, change }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            {value}
            {change && (
              <>
                {' '}
                <a class="change" href={change.href}>
                  {change.label}
                  <span class="for-readers"> {name}</span>
                </a>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
