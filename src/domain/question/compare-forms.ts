/** What differs between two versions of a form, in words. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { describeCondition, describeSetting } from './describe-question.ts'
import { findQuestion, type Question, type QuestionForm } from './question.ts'

/** One difference, with the key of its question. */
export type FormDifference = {
  readonly key: string
  readonly change: 'added' | 'removed' | 'moved' | 'changed'
  readonly message: Bilingual
}

/**
 * Compares two versions question by question: removed ones first, then those of the newer version
 * in their order. Of questions that changed places the fewest are named that explain it.
 */
export function compareForms(older: QuestionForm, newer: QuestionForm): readonly FormDifference[] {
  const removed = older.questions
    .filter(({ key }) => !findQuestion(newer, key))
    .map((question) => difference(question, 'removed', wordsFor.removed(question.label)))
  const moved = movedKeys(older, newer)
  const kept = newer.questions.flatMap((question) => {
    const before = findQuestion(older, question.key)
    if (!before) return [difference(question, 'added', wordsFor.added(question.label))]
    const move = moved.has(question.key)
      ? [difference(question, 'moved', wordsFor.moved(question.label))]
      : []
    return [...move, ...changesOf({ before, older, question, newer })]
  })
  return [...removed, ...kept]
}

type Pair = {
  readonly before: Question
  readonly older: QuestionForm
  readonly question: Question
  readonly newer: QuestionForm
}

function changesOf({ before, older, question, newer }: Pair): readonly FormDifference[] {
  const conditions = [describeCondition(older, before), describeCondition(newer, question)]
  const changes: readonly (readonly [Bilingual, Bilingual, Bilingual])[] = [
    [aspects.label, before.label, question.label],
    [aspects.hint, before.hint ?? none, question.hint ?? none],
    [aspects.required, requirement(before), requirement(question)],
    [aspects.answer, describeSetting(before.answer), describeSetting(question.answer)],
    [aspects.condition, conditions[0] ?? everyone, conditions[1] ?? everyone],
    [aspects.personal, yesNo(before.personal), yesNo(question.personal)],
    [aspects.statistics, yesNo(before.statistics), yesNo(question.statistics)],
  ]
  const told = changes.flatMap(([aspect, from, to]) =>
    from.ja === to.ja && from.en === to.en
      ? []
      : [difference(question, 'changed', wordsFor.changed(before.label, aspect, { from, to }))],
  )
  return told.length > 0 || isSame(before, question)
    ? told
    : [difference(question, 'changed', wordsFor.otherwise(before.label))]
}

/** What no words above tell: the height of a field, the key of an option. */
const isSame = (one: Question, other: Question): boolean =>
  canonicalJson(one) === canonicalJson(other)

const difference = (
  { key }: Question,
  change: FormDifference['change'],
  message: Bilingual,
): FormDifference => ({ key, change, message })

const aspects = {
  label: { ja: '質問文', en: 'wording' },
  hint: { ja: '補足', en: 'hint' },
  required: { ja: '必須・任意', en: 'need' },
  answer: { ja: '答え方', en: 'answer' },
  condition: { ja: '対象', en: 'audience' },
  personal: { ja: '個人情報', en: 'personal data' },
  statistics: { ja: '統計', en: 'statistics' },
} as const satisfies Readonly<Record<string, Bilingual>>

const none: Bilingual = { ja: 'なし', en: 'none' }
const everyone: Bilingual = { ja: '全員', en: 'everyone' }

const requirement = ({ required }: Question): Bilingual =>
  required ? { ja: '必須', en: 'required' } : { ja: '任意', en: 'optional' }

const yesNo = (holds: boolean): Bilingual =>
  holds ? { ja: '対象', en: 'yes' } : { ja: '対象外', en: 'no' }

const wordsFor = {
  added: ({ ja, en }: Bilingual) => ({
    ja: `「${ja}」を加えました。`,
    en: `"${en}" is new.`,
  }),
  removed: ({ ja, en }: Bilingual) => ({
    ja: `「${ja}」をなくしました。`,
    en: `"${en}" is gone.`,
  }),
  moved: ({ ja, en }: Bilingual) => ({
    ja: `「${ja}」の位置を変えました。`,
    en: `"${en}" stands elsewhere.`,
  }),
  changed: (
    label: Bilingual,
    aspect: Bilingual,
    { from, to }: Readonly<Record<'from' | 'to', Bilingual>>,
  ) => ({
    ja: `「${label.ja}」の${aspect.ja}：${from.ja} → ${to.ja}`,
    en: `"${label.en}", ${aspect.en}: ${from.en} → ${to.en}`,
  }),
  otherwise: ({ ja, en }: Bilingual) => ({
    ja: `「${ja}」の細かな設定を変えました。`,
    en: `"${en}" has other details.`,
  }),
}

/** The questions outside the longest run of those that kept their order. */
function movedKeys(older: QuestionForm, newer: QuestionForm): ReadonlySet<string> {
  const places = new Map(older.questions.map(({ key }, index) => [key, index]))
  const both = newer.questions.flatMap(({ key }) => {
    const place = places.get(key)
    return place === undefined ? [] : [{ key, place }]
  })
  // The longest run that ends at each question, by the runs of those before it.
  const runs: { key: string; place: number }[][] = []
  for (const one of both) {
    const before = runs.filter((run) => (run.at(-1)?.place ?? -1) < one.place)
    const longest = before.toSorted((a, b) => b.length - a.length)[0] ?? []
    runs.push([...longest, one])
  }
  const kept = runs.toSorted((a, b) => b.length - a.length)[0] ?? []
  const stayed = new Set(kept.map(({ key }) => key))
  return new Set(both.map(({ key }) => key).filter((key) => !stayed.has(key)))
}
