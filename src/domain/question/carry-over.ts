/**
 * Carrying what was typed over to a newer version of the form. It goes by the questions' keys; what
 * no longer fits is set aside with its question's words, shown, and asked again.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { readsSame } from './answer-cell.ts'
import { otherKey, type Typed, typedAt } from './answer.ts'
import { formatTyped, optionLabel } from './format-answer.ts'
import {
  type ChoiceSetting,
  findQuestion,
  optionsOf,
  type Question,
  type QuestionForm,
} from './question.ts'

/** What was typed and has no place in the present version. */
export type SetAside = {
  readonly key: string
  /** The question as it was asked. */
  readonly label: Bilingual
  /** What was typed, as people read it. */
  readonly text: Bilingual
}

/** What came of carrying over. */
export type CarriedOver = {
  readonly typed: Typed
  readonly setAside: readonly SetAside[]
  /** What those who typed should look at again, question by question. */
  readonly notes: readonly CarryNote[]
}

/** Why a question is to be looked at again. */
export type CarryNote = {
  readonly key: string
  readonly change: 'removed' | 'unfit' | 'added'
  readonly message: Bilingual
}

/** Carries what was typed under one version over to another. */
export function carryOver(older: QuestionForm, typed: Typed, newer: QuestionForm): CarriedOver {
  const carried: Record<string, readonly string[]> = {}
  const setAside: SetAside[] = []
  const notes: CarryNote[] = []
  for (const question of older.questions) {
    if (!isTyped(question, typed)) continue
    const target = findQuestion(newer, question.key)
    const fitting = target ? fit(question, typed, target) : null
    for (const [key, texts] of fitting?.kept ?? []) carried[key] = texts
    if (fitting?.isWhole === true) continue
    const aside = { key: question.key, label: question.label, text: formatTyped(question, typed) }
    setAside.push(aside)
    notes.push(target ? unfitNote(target, aside) : removedNote(aside))
  }
  const added = newer.questions.filter(({ key }) => !findQuestion(older, key))
  return { typed: carried, setAside, notes: [...notes, ...added.map(addedNote)] }
}

type Fit = {
  readonly kept: readonly (readonly [string, readonly string[]])[]
  /** Whether everything that was typed is kept. */
  readonly isWhole: boolean
}

const nothingFits: Fit = { kept: [], isWhole: false }

function isTyped({ key }: Question, typed: Typed): boolean {
  return typedAt(typed, key).length > 0 || typedAt(typed, otherKey(key)).length > 0
}

/** What of the typed texts can stand under the newer question. */
function fit(older: Question, typed: Typed, newer: Question): Fit {
  const texts = typedAt(typed, older.key)
  if (older.answer.kind === 'file' || newer.answer.kind === 'file') {
    const isFile = older.answer.kind === newer.answer.kind
    return isFile ? { kept: [[newer.key, texts]], isWhole: true } : nothingFits
  }
  if (newer.answer.kind === 'choice') return fitChoice(older, typed, newer.answer)
  if (older.answer.kind !== 'choice') return { kept: [[newer.key, texts]], isWhole: true }
  return { kept: [[newer.key, [formatTyped(older, typed).ja]]], isWhole: true }
}

/** Options are found by their key, and where that is gone by their label in either language. */
function fitChoice(older: Question, typed: Typed, setting: ChoiceSetting): Fit {
  const wasChoice = older.answer.kind === 'choice'
  const texts = typedAt(typed, older.key)
  const found = texts.map((text) =>
    wasChoice
      ? findOption(setting, text, optionLabel(older, text))
      : findOption(setting, null, { ja: text, en: text }),
  )
  const chosen = [...new Set(found.filter((key) => key !== undefined))]
  const own = wasChoice ? typedAt(typed, otherKey(older.key)) : []
  const keepsOwn = own.length === 0 || setting.other
  if (!setting.several && chosen.length > 1) return nothingFits
  const kept: [string, readonly string[]][] = []
  if (chosen.length > 0) kept.push([older.key, chosen])
  if (own.length > 0 && setting.other) kept.push([otherKey(older.key), own])
  return { kept, isWhole: keepsOwn && found.every((key) => key !== undefined) }
}

function findOption(
  setting: ChoiceSetting,
  key: string | null,
  label: Bilingual,
): string | undefined {
  const options = optionsOf(setting)
  const byKey = options.find((option) => option.key === key)
  const byLabel = options.find(
    (option) => readsSame(option.label.ja, label.ja) || readsSame(option.label.en, label.en),
  )
  return (byKey ?? byLabel)?.key
}

function unfitNote({ key, label }: Question, { text }: SetAside): CarryNote {
  return {
    key,
    change: 'unfit',
    message: {
      ja: `「${label.ja}」の答え方が変わりました。前の入力は「${text.ja}」です。もう一度答えてください。`,
      en: `"${label.en}" is answered differently now. You had entered "${text.en}". Answer it again.`,
    },
  }
}

function removedNote({ key, label, text }: SetAside): CarryNote {
  return {
    key,
    change: 'removed',
    message: {
      ja: `「${label.ja}」という質問はなくなりました。前の入力は「${text.ja}」です。送信されません。`,
      en: `"${label.en}" is no longer asked. You had entered "${text.en}". It will not be sent.`,
    },
  }
}

function addedNote({ key, label }: Question): CarryNote {
  return {
    key,
    change: 'added',
    message: {
      ja: `「${label.ja}」という質問が加わりました。`,
      en: `"${label.en}" is a new question.`,
    },
  }
}
