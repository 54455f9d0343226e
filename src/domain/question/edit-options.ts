/** Editing the options of a choice. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Option, Question } from './question.ts'

/** One change of a choice's options. Places count from 0; one beyond the end means the end. */
export type OptionChange =
  | {
      readonly change: 'add-option'
      readonly key: string
      readonly option: Option
      readonly at?: number
    }
  | { readonly change: 'remove-option'; readonly key: string; readonly option: string }
  | {
      readonly change: 'move-option'
      readonly key: string
      readonly option: string
      readonly to: number
    }
  | {
      readonly change: 'relabel-option'
      readonly key: string
      readonly option: string
      readonly label: Bilingual
    }

/** Changes the options of a question. Refuses one that is no choice, and an unknown option. */
export function changeOptions(question: Question, change: OptionChange): Result<Question> {
  const { answer } = question
  if (answer.kind !== 'choice') return refuseKind(question)
  const changed = changedOptions(answer.options, question, change)
  return changed.ok ? ok({ ...question, answer: { ...answer, options: changed.value } }) : changed
}

function changedOptions(
  options: readonly Option[],
  question: Question,
  change: OptionChange,
): Result<readonly Option[]> {
  if (change.change === 'add-option') {
    return ok(options.toSpliced(change.at ?? options.length, 0, change.option))
  }
  const option = options.find(({ key }) => key === change.option)
  if (!option) return refuseOption(question, change.option)
  const others = options.filter((one) => one !== option)
  if (change.change === 'remove-option') return ok(others)
  if (change.change === 'move-option')
    return ok(others.toSpliced(Math.max(0, change.to), 0, option))
  return ok(options.map((one) => (one === option ? { ...one, label: change.label } : one)))
}

/** A key that none of the options has: "option-3". */
export function freeOptionKey(options: readonly Option[]): string {
  let number = options.length + 1
  while (options.some(({ key }) => key === `option-${number}`)) number += 1
  return `option-${number}`
}

function refuseKind({ label }: Question): Result<never> {
  return refuse(
    'question_is_no_choice',
    `「${label.ja}」は選択する質問ではないため、選択肢を変えられません。先に答え方を「選択」にしてください。`,
    `"${label.en}" is not a choice, so it has no options. Make it a choice first.`,
  )
}

function refuseOption({ label }: Question, key: string): Result<never> {
  return refuse(
    'option_unknown',
    `「${label.ja}」に選択肢（${key}）はもうありません。画面を開き直して、いまの選択肢を確かめてください。`,
    `"${label.en}" has no option "${key}" any more. Open the page again and look at the present options.`,
  )
}
