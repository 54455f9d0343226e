/** Answers as people read them, and as they would type them again. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { formatDate } from '../../kit/calendar.ts'
import { type Answer, type Answers, findAnswer, otherKey, type Typed, typedAt } from './answer.ts'
import { showBytes } from './file-limit.ts'
import { otherOption, optionsOf, type Question, type QuestionForm } from './question.ts'
import { showNumber } from './read-number.ts'

/** An answer as it stands on a page: 令和5年4月1日, 1,200人, 事務、その他（通訳）. */
export function formatAnswer(question: Question, answer: Answer, language: Language): string {
  if (answer.kind === 'text') return answer.text
  if (answer.kind === 'date') return formatDate(answer.date, language)
  if (answer.kind === 'number') return showNumber(answer.number) + unitOf(question, language)
  const parts =
    answer.kind === 'file'
      ? answer.files.map(({ name, size }) => withRemark(name, showBytes(size), language))
      : answer.options.map((key) => {
          const label = optionLabel(question, key)[language]
          const isOwn = key === otherOption.key && answer.other !== null
          return isOwn ? withRemark(label, answer.other, language) : label
        })
  return parts.join(language === 'ja' ? '、' : ', ')
}

/** What was typed as people read it, whether it can be read as an answer or not. */
export function formatTyped(question: Question, typed: Typed): Bilingual {
  const texts = typedAt(typed, question.key)
  const own = typedAt(typed, otherKey(question.key))
  const { kind } = question.answer
  if (kind === 'file') {
    return { ja: `ファイル${texts.length}個`, en: `${texts.length} files` }
  }
  if (kind !== 'choice') return { ja: texts.join('、'), en: texts.join(', ') }
  const labels = texts.map((key) => optionLabel(question, key))
  return {
    ja: [...labels.map(({ ja }) => ja), ...own].join('、'),
    en: [...labels.map(({ en }) => en), ...own].join(', '),
  }
}

/** Answers as they would be typed again; `readAnswers` reads them back as they are. */
export function typeAnswers(form: QuestionForm, answers: Answers): Typed {
  const entries = form.questions.flatMap(({ key }) => {
    const answer = findAnswer(answers, key)
    return answer === undefined ? [] : typedEntries(key, answer)
  })
  return Object.fromEntries(entries)
}

/** The label of an option; its key where the question does not offer it. */
export function optionLabel({ answer }: Question, key: string): Bilingual {
  const option = answer.kind === 'choice' && optionsOf(answer).find((each) => each.key === key)
  return option ? option.label : { ja: key, en: key }
}

type TypedEntry = readonly [string, readonly string[]]

function typedEntries(key: string, answer: Answer): readonly TypedEntry[] {
  if (answer.kind === 'text') return [[key, [answer.text]]]
  if (answer.kind === 'date') return [[key, [answer.date]]]
  if (answer.kind === 'number') return [[key, [String(answer.number)]]]
  if (answer.kind === 'file') return [[key, answer.files.map(({ upload }) => upload)]]
  const chosen: TypedEntry = [key, answer.options]
  return answer.other === null ? [chosen] : [chosen, [otherKey(key), [answer.other]]]
}

function unitOf({ answer }: Question, language: Language): string {
  if (answer.kind !== 'number' || answer.unit === null) return ''
  return language === 'ja' ? answer.unit.ja : ` ${answer.unit.en}`
}

const withRemark = (text: string, remark: string, language: Language): string =>
  language === 'ja' ? `${text}（${remark}）` : `${text} (${remark})`
