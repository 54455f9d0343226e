/**
 * Drafts: what is typed is saved under its form and its owner, and found again on another device,
 * after signing in, and under a newer version of the form. Whoever saves last is believed, question
 * by question; what that overtakes is set aside and shown.
 */
import { otherKey, type Typed, typedAt } from './answer.ts'
import { type CarriedOver, carryOver, type SetAside } from './carry-over.ts'
import { formatTyped } from './format-answer.ts'
import { withPageQuestions } from './page-question.ts'
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
  const [from, to] = [withPageQuestions(older), withPageQuestions(newer)]
  const { typed, setAside, notes } = carryOver(from, draft.typed, to)
  return { typed, setAside: joinAside(draft.setAside, setAside), notes }
}

/**
 * Puts what a page sent over what is stored, question by question.
 * @param base what the page knew: what it showed at first, or sent before. A question that stands
 *   in it as it was sent is left as it is stored; one that was cleared is cleared. Null where it is
 *   not known: then a question that was sent blank is left as it is stored. Of two answers that the
 *   page did not know of, the stored one is set aside.
 */
export function mergeDraft(
  form: QuestionForm,
  stored: DraftText,
  sent: DraftText & { readonly base: Typed | null },
): DraftText {
  const { typed, base } = sent
  const { questions } = withPageQuestions(form)
  const isKept = (question: Question) =>
    base === null ? !isTyped(question, typed) : isSame(question, typed, base)
  const isOvertaken = (question: Question) =>
    !isKept(question) &&
    isTyped(question, stored.typed) &&
    !isSame(question, stored.typed, typed) &&
    (base === null || !isSame(question, stored.typed, base))
  const merged = questions.flatMap((question) => {
    const from = isKept(question) ? stored.typed : typed
    return keysOf(question).map((key) => [key, typedAt(from, key)] as const)
  })
  const overtaken = questions.filter(isOvertaken)
  const aside = overtaken.map((question) => asideOf(question, stored.typed))
  return {
    typed: Object.fromEntries(merged.filter(([, texts]) => texts.length > 0)),
    setAside: joinAside(stored.setAside, [...sent.setAside, ...aside]),
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
function joinAside(before: readonly SetAside[], added: readonly SetAside[]): readonly SetAside[] {
  const isAgain = (one: SetAside) =>
    added.some(({ key, text }) => key === one.key && text.ja === one.text.ja)
  return [...before.filter((one) => !isAgain(one)), ...added].slice(-mostSetAside)
}
