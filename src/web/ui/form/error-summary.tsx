/** What is wrong with a form that was sent, at the top of the page, with links to the fields. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../../kit/bilingual.ts'
import type { FormRefusal } from '../../form/submitted.ts'
import type { LinkedFault } from '../../form/view.ts'

/** The summary: announced when the page opens, and the place where the focus goes. */
export function ErrorSummary({ refusal, faults, language }: SummaryProps): Child {
  const isOneFault = faults.length === 1 && faults[0]?.message === refusal.message
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-error-summary>
      <h2>{heading(faults.length, language)}</h2>
      {!isOneFault && <p>{refusal.message[language]}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ href, message }) => (
            <li>
              <a href={href}>{message[language]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SummaryProps = {
  readonly refusal: FormRefusal
  readonly faults: readonly LinkedFault[]
  readonly language: Language
}

function heading(count: number, language: Language): string {
  if (count === 0) return language === 'ja' ? 'まだ完了していません' : 'This has not been done yet'
  if (language === 'ja') return `確かめてください（${count}件）`
  return count === 1 ? 'Please check one thing' : `Please check ${count} things`
}
