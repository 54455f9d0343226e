/** One sort of work in the work list: a heading and its rows. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

/** Something that waits. Texts are in the page's language. */
export type WorkRow = {
  readonly title: string
  /** Where it belongs: the programme. */
  readonly under: string
  /** Null where the visitor has no page for it. */
  readonly href: string | null
  /** How many wait, in words. */
  readonly count?: string
  /** How many it stands for; absent: one. */
  readonly size?: number
  /** Since when, or when it takes place. */
  readonly when?: string
}

/** The section; nothing where nothing waits. */
export function WorkSection({ title, lead, rows, language }: WorkSectionProps): Child {
  if (rows.length === 0) return null
  const total = rows.reduce((sum, { size = 1 }) => sum + size, 0).toLocaleString('ja-JP')
  return (
    <section class="work">
      <h2>
        {title}
        <span class="work-total">{language === 'ja' ? `${total}件` : total}</span>
      </h2>
      <p class="hint">{lead}</p>
      <ul class="work-rows">
        {rows.map((row) => (
          <li>
            <span class="work-name">
              {row.href === null ? row.title : <a href={row.href}>{row.title}</a>}
              {row.under !== '' && <span class="work-under">{row.under}</span>}
            </span>
            {row.when !== undefined && <span class="work-when">{row.when}</span>}
            {row.count !== undefined && <span class="work-count">{row.count}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type WorkSectionProps = {
  readonly title: string
  readonly lead: string
  readonly rows: readonly WorkRow[]
  readonly language: Language
}
