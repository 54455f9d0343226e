/** Things to choose from, each a card with a heading that leads to it. */
import type { Child } from 'hono/jsx'

/** A card. */
export type Card = {
  readonly href: string
  readonly title: string
  /** Above the title: a state, a programme. */
  readonly above?: Child
  readonly body?: Child
}

/** The cards as a list, one beside the other where there is room. */
export function Cards({ cards, level = 'h2' }: CardsProps): Child {
  return (
    <ul class="cards">
      {cards.map(({ href, title, above, body }) => (
        <li class="card">
          {above !== undefined && <div class="card-above">{above}</div>}
          <Heading level={level}>
            <a href={href}>{title}</a>
          </Heading>
          {body}
        </li>
      ))}
    </ul>
  )
}

type CardsProps = { readonly cards: readonly Card[]; readonly level?: 'h2' | 'h3' }

function Heading({ level, children }: HeadingProps): Child {
  return level === 'h2' ? <h2>{children}</h2> : <h3>{children}</h3>
}

type HeadingProps = { readonly level: 'h2' | 'h3'; readonly children: Child }
