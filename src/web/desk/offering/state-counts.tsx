/** The applications of an offering by their states, as numbers with bars. */
import type { Child } from 'hono/jsx'
import {
  type LifecycleName,
  lifecycleOf,
  type OpenKind,
} from '../../../domain/delivery/register.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { StateCount } from '../../../store/application-list.ts'
import { Bar } from '../../ui/bar.tsx'

/** A table for each lifecycle that has applications; the offering's own also without any. */
export function StateCounts({ counts, kind, language, hrefOf }: StateCountsProps): Child {
  const names = [...new Set<LifecycleName>([kind, ...counts.map(({ lifecycle }) => lifecycle)])]
  return names.map((name) => (
    <CountTable
      name={name}
      counts={counts.filter(({ lifecycle }) => lifecycle === name)}
      language={language}
      hrefOf={hrefOf}
    />
  ))
}

type StateCountsProps = {
  readonly counts: readonly StateCount[]
  readonly kind: OpenKind
  readonly language: Language
  /** Where the applications of a state are listed. */
  readonly hrefOf?: ((count: Pick<StateCount, 'lifecycle' | 'state'>) => string) | undefined
}

type CountTableProps = Omit<StateCountsProps, 'kind'> & { readonly name: LifecycleName }

function CountTable({ name, counts, language, hrefOf }: CountTableProps): Child {
  const { states, label } = lifecycleOf(name)
  const counted = new Map(counts.map(({ state, count }) => [state, count]))
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(1, ...counted.values())
  if (total === 0) {
    return <p>{language === 'ja' ? 'まだ申込はありません。' : 'There are no applications yet.'}</p>
  }
  return (
    <table class="plain bars">
      <caption>
        {label[language]}
        {language === 'ja' ? `（全${total}件）` : ` (${total} in all)`}
      </caption>
      <thead class="for-readers">
        <tr>
          <th scope="col">{language === 'ja' ? '状態' : 'State'}</th>
          <th scope="col">{language === 'ja' ? '件数' : 'Number'}</th>
          <th scope="col">{language === 'ja' ? '割合' : 'Share'}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(states).map(([state, definition]) => {
          const count = counted.get(state) ?? 0
          const words = definition.label[language]
          return (
            <tr>
              <th scope="row">
                {hrefOf && count > 0 ? (
                  <a href={hrefOf({ lifecycle: name, state })}>{words}</a>
                ) : (
                  words
                )}
              </th>
              <td class="num">{count}</td>
              <td class="bar-cell">
                <Bar share={count / most} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
