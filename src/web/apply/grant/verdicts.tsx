/** What each rule of a call says of a company, in words. */
import type { Child } from 'hono/jsx'
import { judgements, type Verdict } from '../../../domain/delivery/grant/eligibility.ts'
import { eligibilityRules } from '../../../domain/delivery/grant/eligibility-rule.ts'
import type { Language } from '../../../kit/bilingual.ts'

/** The verdicts, rule by rule. */
export function Verdicts({ verdicts, language }: VerdictsProps): Child {
  return (
    <ul class="verdicts">
      {verdicts.map(({ rule, judgement, sentence }) => (
        <li>
          <strong>
            {eligibilityRules[rule.rule][language]}: {judgements[judgement][language]}
          </strong>{' '}
          {sentence[language]}
        </li>
      ))}
    </ul>
  )
}

type VerdictsProps = { readonly verdicts: readonly Verdict[]; readonly language: Language }
