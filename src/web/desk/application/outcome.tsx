/** What came of an act on many applications, row by row. */
import type { Child } from 'hono/jsx'
import type { Acted } from '../../../commands/application/act.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import type { ListedApplication } from '../../../store/application-list.ts'
import type { AnyVisit } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { toneOf } from './state-tone.ts'
import { numberOf, whoIs } from './who.ts'

/** What the page shows. */
export type OutcomeProps = {
  readonly visit: AnyVisit
  /** The applications that were chosen, as they now stand. */
  readonly rows: readonly ListedApplication[]
  readonly acted: Acted
  readonly back: { readonly href: string; readonly label: string }
}

/** How many it was done to, and a line for each; those that were refused come first. */
export function Outcome({ visit, rows, acted, back }: OutcomeProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const refusals = new Map(acted.refused.map(({ application, refusal }) => [application, refusal]))
  const sorted = [
    ...rows.filter(({ id }) => refusals.has(id)),
    ...rows.filter(({ id }) => !refusals.has(id)),
  ]
  return (
    <>
      <p class="lead" role="status">
        {say.counted(acted.done.length, acted.refused.length)}
        {acted.offered.length > 0 && ` ${say.offered(acted.offered.length)}`}
      </p>
      <table class="plain stacked">
        <caption class="for-readers">{say.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.outcome}</th>
            <th scope="col">{say.state}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const definition = stateIn(row.lifecycle, row.state)
            const refusal = refusals.get(row.id)
            return (
              <tr>
                <th scope="row">
                  <a href={to.deskApplication({ application: row.id })}>
                    {whoIs(row, row, language)}
                  </a>
                  <span class="under">{numberOf(row)}</span>
                </th>
                <td data-label={say.outcome}>{refusal ? refusal.message[language] : say.done}</td>
                <td data-label={say.state}>
                  <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="links">
        <a href={back.href}>{back.label}</a>
      </p>
    </>
  )
}

const texts = {
  ja: {
    counted: (done: number, refused: number) =>
      refused === 0
        ? `${done}件すべてに行いました。`
        : `${done}件に行い、${refused}件にはできませんでした。`,
    offered: (count: number) => `空いた席を${count}人に案内しました。`,
    caption: '1件ごとの結果',
    name: '申込',
    outcome: '結果',
    state: 'いまの状態',
    done: '行いました',
  },
  en: {
    counted: (done: number, refused: number) =>
      refused === 0 ? `Done to all ${done}.` : `Done to ${done}; not possible for ${refused}.`,
    offered: (count: number) => `Freed seats were offered to ${count}.`,
    caption: 'One by one',
    name: 'Application',
    outcome: 'What came of it',
    state: 'State now',
    done: 'Done',
  },
} as const
