/** What a company says of itself on a call's form, and what the books know, for rules to read. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { type Answer, type Answers, findAnswer } from '../../question/answer.ts'
import { findQuestion, optionsOf, type QuestionForm } from '../../question/question.ts'
import { questionsOf } from './eligibility-rule.ts'
import type { GrantSettings } from './settings.ts'

/** One answer; a choice with what its options say. */
export type EligibilityFact =
  | { readonly kind: 'options'; readonly options: readonly string[]; readonly said: Bilingual }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'files'; readonly names: readonly string[] }

/** An award that stands for the same company. */
export type EarlierAward = {
  /** The programme's key. */
  readonly programme: string
  /** The call, as people know it. */
  readonly title: Bilingual
  readonly decidedOn: CalendarDate
}

/** What rules are judged by. What was not answered is not there. */
export type EligibilityFacts = {
  /** By the questions' keys. */
  readonly answers: Readonly<Record<string, EligibilityFact>>
  /** Null where the books were not asked, as while somebody still writes. */
  readonly earlierAwards: readonly EarlierAward[] | null
}

/** The answers of a form with what the books know. */
export type Answered = {
  readonly form: QuestionForm
  readonly answers: Answers
  readonly earlierAwards: readonly EarlierAward[] | null
}

/** The facts that the call's rules read: the answers to the questions that they name. */
export function factsOfAnswers(settings: GrantSettings, answered: Answered): EligibilityFacts {
  const keys = new Set(settings.eligibility.flatMap(questionsOf))
  const entries = [...keys].flatMap((key) => {
    const answer = findAnswer(answered.answers, key)
    return answer ? [[key, factOf(answered.form, key, answer)] as const] : []
  })
  return { answers: Object.fromEntries(entries), earlierAwards: answered.earlierAwards }
}

/** The fact of a question, where it was answered. */
export function findFact(facts: EligibilityFacts, key: string): EligibilityFact | undefined {
  return Object.hasOwn(facts.answers, key) ? facts.answers[key] : undefined
}

function factOf(form: QuestionForm, key: string, answer: Answer): EligibilityFact {
  switch (answer.kind) {
    case 'choice':
      return { kind: 'options', options: answer.options, said: saidOf(form, key, answer.options) }
    case 'file':
      return { kind: 'files', names: answer.files.map(({ name }) => name) }
    case 'text':
    case 'date':
    case 'number':
  }
  return answer
}

/** The labels of chosen options; an option that the form lacks is said by its key. */
function saidOf(form: QuestionForm, key: string, chosen: readonly string[]): Bilingual {
  const setting = findQuestion(form, key)?.answer
  const options = setting?.kind === 'choice' ? optionsOf(setting) : []
  const labels = chosen.map((each) => {
    return options.find((option) => option.key === each)?.label ?? { ja: each, en: each }
  })
  return {
    ja: labels.map(({ ja }) => ja).join('、'),
    en: labels.map(({ en }) => en).join(', '),
  }
}
