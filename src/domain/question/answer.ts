/**
 * Answers: what was typed, which is kept as it is until it is sent, and what it was read as. What
 * could not be read stays with those who typed it, and a fault says what to do.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { type Refusal, refuse } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import type { MediaType } from './media-type.ts'
import { type ChoiceSetting, otherOption, type Question, type QuestionForm } from './question.ts'
import { tidyTyped } from './read-text.ts'

/**
 * What was typed, by the question's key: texts, the keys of chosen options, the ids of uploads.
 * Words of one's own beside a choice stand under {@link otherKey}.
 */
export type Typed = Readonly<Record<string, readonly string[]>>

/** A file that was handed in. */
export type AnsweredFile = {
  /** The upload's id. */
  readonly upload: string
  readonly name: string
  readonly type: MediaType
  readonly size: number
}

/** An answer as it was read. Codes, telephone numbers and readings are texts in their kept form. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'choice'
      /** The chosen options in the order of the form. */
      readonly options: readonly string[]
      /** Words of one's own, where the option for them was chosen. */
      readonly other: string | null
    }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'file'; readonly files: readonly AnsweredFile[] }

/** The answers of a form by the questions' keys. What was not answered is not there. */
export type Answers = Readonly<Record<string, Answer>>

/** What is wrong with the answer to one question. */
export type AnswerFault = {
  readonly key: string
  /** As it stands beside the question's field. */
  readonly refusal: Refusal
  /** The same with the question named, as it stands in a list. */
  readonly message: Bilingual
}

/** Where the words of one's own beside a choice stand in what was typed. */
export const otherKey = (key: string): string => `${key}.${otherOption.key}`

/** The texts under a key as they may be kept, blank ones left out. */
export function typedAt(typed: Typed, key: string): readonly string[] {
  const texts = Object.hasOwn(typed, key) ? typed[key] : undefined
  return (texts ?? []).map(tidyTyped).filter((text) => !isBlank(text))
}

/** What was typed for the questions of a form, without whatever else was sent along. */
export function typedFor(form: QuestionForm, given: Typed): Typed {
  const keys = form.questions.flatMap(({ key }) => [key, otherKey(key)])
  const entries = keys.flatMap((key) => {
    const texts = typedAt(given, key)
    return texts.length === 0 ? [] : [[key, texts] as const]
  })
  return Object.fromEntries(entries)
}

/** The answer to a question, where there is one. */
export function findAnswer(answers: Answers, key: string): Answer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined
}

/** Whether a question is put to those who answered so: its condition, if it has one, holds. */
export function isShown(question: Question, answers: Answers): boolean {
  if (question.showWhen === null) return true
  const { key, equals } = question.showWhen
  const answer = findAnswer(answers, key)
  return answer?.kind === 'choice' && answer.options.some((option) => equals.includes(option))
}

/** The questions that are put to those who answered so. */
export function shownQuestions(form: QuestionForm, answers: Answers): readonly Question[] {
  return form.questions.filter((question) => isShown(question, answers))
}

/** A fault of the answer to a question. */
export function faultOf(question: Question, refusal: Refusal): AnswerFault {
  const { key, label } = question
  const { ja, en } = refusal.message
  return { key, refusal, message: { ja: `${label.ja}：${ja}`, en: `${label.en}: ${en}` } }
}

/**
 * What is missing: a fault for each question that must be answered, is put to this person and has
 * no answer, in the order of the form.
 */
export function listMissing(form: QuestionForm, answers: Answers): readonly AnswerFault[] {
  return shownQuestions(form, answers)
    .filter(({ key, required }) => required && findAnswer(answers, key) === undefined)
    .map((question) => faultOf(question, missingAnswer(question)))
}

function missingAnswer({ answer }: Question): Refusal {
  const { ja, en } = missingWords(answer.kind)
  return refuse('answer_is_missing', ja, en).refusal
}

function missingWords(kind: Question['answer']['kind']): Bilingual {
  if (kind === 'choice') return { ja: '選んでください。', en: 'Choose an answer.' }
  if (kind === 'file') return { ja: 'ファイルを添付してください。', en: 'Attach a file.' }
  return { ja: '入力してください。', en: 'Enter an answer.' }
}

/** Whether words of one's own were chosen or typed. */
export function isOtherTyped(setting: ChoiceSetting, typed: Typed, key: string): boolean {
  return setting.other && typedAt(typed, otherKey(key)).length > 0
}
