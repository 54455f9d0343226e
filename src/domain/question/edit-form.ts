/**
 * Editing a form at the desk: each change is a small operation, and what comes of a list of them is
 * one new version. The version before it stays as it is.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { parseQuestionForm } from './document.ts'
import { changeOptions, type OptionChange } from './edit-options.ts'
import {
  type AnswerSetting,
  findQuestion,
  type Question,
  type QuestionForm,
  type ShowWhen,
} from './question.ts'

/** One change of a form. Places count from 0; one beyond the end means the end. */
export type FormChange =
  | { readonly change: 'add'; readonly question: Question; readonly at?: number }
  | { readonly change: 'remove'; readonly key: string }
  | { readonly change: 'move'; readonly key: string; readonly to: number }
  | {
      readonly change: 'relabel'
      readonly key: string
      readonly label: Bilingual
      readonly hint: Bilingual | null
    }
  | { readonly change: 'require'; readonly key: string; readonly required: boolean }
  | { readonly change: 'answer'; readonly key: string; readonly answer: AnswerSetting }
  | { readonly change: 'show-when'; readonly key: string; readonly showWhen: ShowWhen | null }
  | {
      readonly change: 'mark'
      readonly key: string
      readonly personal: boolean
      readonly statistics: boolean
    }
  | OptionChange

/**
 * Makes the next version of a form. Refuses a change of a question or an option that is not there,
 * and, naming the question, whatever would not hold in the form as a whole: a condition without its
 * question, two options that read the same.
 */
export function editForm(form: QuestionForm, changes: readonly FormChange[]): Result<QuestionForm> {
  let { questions } = form
  for (const change of changes) {
    const changed = changeQuestions(questions, change)
    if (!changed.ok) return changed
    questions = changed.value
  }
  return parseQuestionForm({ version: form.version + 1, questions })
}

/** A key that no question of these versions has: "question-3". */
export function freeQuestionKey(...versions: readonly QuestionForm[]): string {
  const taken = new Set(versions.flatMap(({ questions }) => questions.map(({ key }) => key)))
  let number = taken.size + 1
  while (taken.has(`question-${number}`)) number += 1
  return `question-${number}`
}

/** A question as an editor begins it: words in one line, which may tell who somebody is. */
export function newQuestion(key: string, label: Bilingual): Question {
  return {
    key,
    label,
    hint: null,
    required: false,
    answer: { kind: 'text', lines: 1, maxLength: 200 },
    showWhen: null,
    personal: true,
    statistics: false,
  }
}

type Questions = readonly Question[]

function changeQuestions(questions: Questions, change: FormChange): Result<Questions> {
  if (change.change === 'add') {
    return ok(questions.toSpliced(change.at ?? questions.length, 0, change.question))
  }
  const { key } = change
  const question = findQuestion({ version: 0, questions }, key)
  if (!question) return refuseQuestion(key)
  const others = questions.filter((one) => one !== question)
  if (change.change === 'remove') return ok(others)
  if (change.change === 'move') return ok(others.toSpliced(Math.max(0, change.to), 0, question))
  const changed = changeQuestion(question, change)
  if (!changed.ok) return changed
  return ok(questions.map((one) => (one === question ? changed.value : one)))
}

type QuestionChange = Exclude<FormChange, { readonly change: 'add' | 'remove' | 'move' }>

function changeQuestion(question: Question, change: QuestionChange): Result<Question> {
  switch (change.change) {
    case 'relabel':
      return ok({ ...question, label: change.label, hint: change.hint })
    case 'require':
      return ok({ ...question, required: change.required })
    case 'answer':
      return ok({ ...question, answer: change.answer })
    case 'show-when':
      return ok({ ...question, showWhen: change.showWhen })
    case 'mark':
      return ok({ ...question, personal: change.personal, statistics: change.statistics })
    case 'add-option':
    case 'remove-option':
    case 'move-option':
    case 'relabel-option':
      break
  }
  return changeOptions(question, change)
}

function refuseQuestion(key: string): Result<never> {
  return refuse(
    'question_unknown',
    `質問（${key}）はもうありません。画面を開き直して、いまの質問を確かめてください。`,
    `There is no question "${key}" any more. Open the page again and look at the present questions.`,
  )
}
