/**
 * Drafts: what is typed is saved under its form and its owner, and found again on another device,
 * after signing in, and under a newer version of the form. Whoever saves last is believed, question
 * by question; what that overtakes is set aside and shown.
 */
import { type Typed, typedAt, otherKey } from './answer.ts'
import { type CarriedOver, carryOver, type SetAside } from './carry-over.ts'
import { formatTyped } from './format-answer.ts'
import type { Question, QuestionForm } from './question.ts'

/** What is kept of a draft. */
export type DraftText = { readonly typed: Typed; readonly setAside: readonly SetAside[] }

/** Days after which a draft that nobody has saved again is forgotten. */
export const draftDays = 90

/** The most that is set aside; beyond it the oldest goes. */
const mostSetAside = 100

/** The most characters of a draft as it is kept. */
export const maxDraftLength = 500_000

/** Brings a draft to another version of its form. What has no place there is set aside. */
export function renewDraft(
  draft: DraftText,
  older: QuestionForm,
  newer: QuestionForm,
): DraftText & Pick<CarriedOver, 'notes'> {
  const { typed, setAside, notes } = carryOver(older, draft.typed, newer)
  return { typed, setAside: keepAside(draft.setAside, setAside), notes }
}

/** Puts what was just typed over a draft that its page was made from. */
export function replaceDraft(stored: DraftText, given: DraftText): DraftText {
  return { typed: given.typed, setAside: keepAside(stored.setAside, given.setAside) }
}

/**
 * Puts what was just typed over a draft that was saved elsewhere since its page was made. A
 * question that was left blank keeps the stored answer; of two that differ the stored one is set
 * aside.
 */
export function overtakeDraft(form: QuestionForm, stored: DraftText, given: DraftText): DraftText {
  const { typed } = given
  const overtaken = form.questions.filter(
    (question) =>
      isTyped(question, stored.typed) &&
      isTyped(question, typed) &&
      !isSame(question, stored.typed, typed),
  )
  const aside = overtaken.map((question) => asideOf(question, stored.typed))
  const merged = form.questions.flatMap((question) => {
    const from = isTyped(question, typed) ? typed : stored.typed
    return keysOf(question).map((key) => [key, typedAt(from, key)] as const)
  })
  return {
    typed: Object.fromEntries(merged.filter(([, texts]) => texts.length > 0)),
    setAside: keepAside(stored.setAside, [...given.setAside, ...aside]),
  }
}

const keysOf = ({ key }: Question): readonly string[] => [key, otherKey(key)]

const isTyped = (question: Question, typed: Typed): boolean =>
  keysOf(question).some((key) => typedAt(typed, key).length > 0)

const isSame = (question: Question, one: Typed, other: Typed): boolean =>
  keysOf(question).every(
    (key) => JSON.stringify(typedAt(one, key)) === JSON.stringify(typedAt(other, key)),
  )

const asideOf = (question: Question, typed: Typed): SetAside => ({
  key: question.key,
  label: question.label,
  text: formatTyped(question, typed),
})

/** The same text of the same question once, where it came last. */
function keepAside(before: readonly SetAside[], added: readonly SetAside[]): readonly SetAside[] {
  const isAgain = (one: SetAside) =>
    added.some(({ key, text }) => key === one.key && text.ja === one.text.ja)
  return [...before.filter((one) => !isAgain(one)), ...added].slice(-mostSetAside)
}
