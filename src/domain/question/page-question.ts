/**
 * What the page of an application asks by itself, beside the offering's questions: who comes along,
 * and for whom it is. Drafts keep it under every version; it is no answer.
 */
import type { Question, QuestionForm } from './question.ts'

/** The keys of what the page asks. No question of a form has a dot in its key. */
export const pageKeys = {
  /** The names of those who come along, one on a line. */
  companions: 'page.companions',
  /** The party that is applied for, where it is not the person's own. */
  party: 'page.party',
  /** What is asked of a counsellor. */
  message: 'page.message',
  /** By which way somebody wants to talk. */
  way: 'page.way',
} as const

/** What stands for the person's own party. */
export const ownParty = 'own'

/** A form with what the page asks, as drafts are kept under it. */
export function withPageQuestions(form: QuestionForm): QuestionForm {
  return { ...form, questions: [...form.questions, ...pageQuestions] }
}

const label = { ja: '申し込む方', en: 'Who applies' }

const pageQuestions: readonly Question[] = Object.values(pageKeys).map((key) => ({
  key,
  label,
  hint: null,
  required: false,
  answer: { kind: 'text', lines: 10, maxLength: 10_000 },
  showWhen: null,
  personal: true,
  statistics: false,
}))
