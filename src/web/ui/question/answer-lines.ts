/** Answers as the lines of a summary, for looking them over and at the desk. */
import type { CompanyNames } from '../../../commands/question/look-up-company.ts'
import { type Answers, findAnswer, shownQuestions } from '../../../domain/question/answer.ts'
import { formatAnswer } from '../../../domain/question/format-answer.ts'
import type { Question, QuestionForm } from '../../../domain/question/question.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { SummaryLine } from '../summary-list.tsx'
import { FileLinks, LongText } from './answer-value.tsx'

/** What the lines are made of. */
export type AnswerLinesGiven = {
  /** The version that was answered. */
  readonly questions: QuestionForm
  readonly answers: Answers
  readonly language: Language
  readonly companies?: CompanyNames
  /** Where a file is fetched; without it files are named only. */
  readonly fileHref?: (upload: string) => string
  /** Where the answer to a question is changed, by the question's key. */
  readonly change?: { readonly hrefOf: (key: string) => string; readonly label: string }
}

/** A line for each question that was put to who answered; what is unanswered says so. */
export function answerLines(given: AnswerLinesGiven): readonly SummaryLine[] {
  const { questions, answers, language, change } = given
  return shownQuestions(questions, answers).map((question) => ({
    name: question.label[language],
    value: valueOf(question, given),
    ...(change && { change: { href: change.hrefOf(question.key), label: change.label } }),
  }))
}

function valueOf(question: Question, given: AnswerLinesGiven): SummaryLine['value'] {
  const { answers, language, companies = {}, fileHref } = given
  const answer = findAnswer(answers, question.key)
  if (answer === undefined) return language === 'ja' ? '（未回答）' : '(not answered)'
  if (answer.kind === 'file') return FileLinks({ files: answer.files, language, fileHref })
  const text = formatAnswer(question, answer, language)
  const company = companies[question.key]
  if (company) return language === 'ja' ? `${text}（${company}）` : `${text} (${company})`
  return LongText({ text })
}
