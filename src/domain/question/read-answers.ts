/**
 * Reading what was typed into answers. Everything that can be read is; each of the others leaves a
 * fault that names its question. Nothing is taken out of what was typed, so that it can be shown
 * again as it was.
 */
import { check } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  type Answer,
  type AnswerFault,
  type Answers,
  type AnsweredFile,
  faultOf,
  isOtherTyped,
  isShown,
  listMissing,
  otherKey,
  type Typed,
  typedAt,
} from './answer.ts'
import { readChoice } from './read-choice.ts'
import { readAmount, readDate } from './read-number.ts'
import { readPlain, readWords } from './read-text.ts'
import { readFiles } from './read-file.ts'
import type { Question, QuestionForm } from './question.ts'

/** The answers, and what could not be read. */
export type Reading = { readonly answers: Answers; readonly faults: readonly AnswerFault[] }

/**
 * Reads what was typed under the questions of a form. A question whose condition does not hold has
 * no answer, whatever was typed for it.
 * @param uploads the files that those who typed have handed in; no others can be named
 */
export function readAnswers(
  form: QuestionForm,
  given: Typed,
  uploads: readonly AnsweredFile[] = [],
): Reading {
  const answers: Record<string, Answer> = {}
  const faults: AnswerFault[] = []
  for (const question of form.questions) {
    if (!isShown(question, answers)) continue
    const read = readAnswer(question, given, uploads)
    if (!read.ok) faults.push(faultOf(question, read.refusal))
    else if (read.value !== null) answers[question.key] = read.value
  }
  return { answers, faults }
}

/**
 * Everything that keeps answers from being sent: what could not be read and what is missing, in the
 * order of the form. Nothing, where they are complete.
 */
export function listFaults(
  form: QuestionForm,
  { answers, faults }: Reading,
): readonly AnswerFault[] {
  const faulty = new Set(faults.map(({ key }) => key))
  const missing = listMissing(form, answers).filter(({ key }) => !faulty.has(key))
  const all = [...faults, ...missing]
  return form.questions.flatMap(({ key }) => all.filter((fault) => fault.key === key))
}

/** Reads the answer to one question; null where nothing was typed. */
export function readAnswer(
  question: Question,
  given: Typed,
  uploads: readonly AnsweredFile[],
): Result<Answer | null> {
  const typed = typedAt(given, question.key)
  const { answer: setting } = question
  const isBlank = typed.length === 0
  if (setting.kind === 'choice') {
    if (isBlank && !isOtherTyped(setting, given, question.key)) return ok(null)
    return readChoice(setting, typed, typedAt(given, otherKey(question.key)))
  }
  if (isBlank) return ok(null)
  if (setting.kind === 'file') return readFiles(setting, typed, uploads)
  const [text] = typed
  check(text !== undefined, 'a typed text is there')
  return typed.length > 1 ? refuseSeveral(typed.length) : readSingle(setting, text)
}

type SingleSetting = Exclude<Question['answer'], { kind: 'choice' } | { kind: 'file' }>

function readSingle(setting: SingleSetting, text: string): Result<Answer> {
  if (setting.kind === 'number') {
    return map(readAmount(text, setting), (number) => ({ kind: 'number', number }))
  }
  if (setting.kind === 'date') {
    return map(readDate(text, setting), (date) => ({ kind: 'date', date }))
  }
  const words = setting.kind === 'text' ? readWords(text, setting) : readPlain(setting.kind, text)
  return map(words, (kept) => ({ kind: 'text', text: kept }))
}

function map<T>(read: Result<T>, make: (value: T) => Answer): Result<Answer> {
  return read.ok ? ok(make(read.value)) : read
}

function refuseSeveral(count: number): Result<never> {
  return refuse(
    'answer_given_several_times',
    `答えが${count}つあります。1つにしてください。`,
    `There are ${count} answers. Give one.`,
  )
}
