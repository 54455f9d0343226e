/** What must hold between the parts of a form, beyond the shape of each. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import { fitsCell, readsSame } from './answer-cell.ts'
import {
  type AnswerSetting,
  type ChoiceSetting,
  findQuestion,
  optionsOf,
  otherOption,
  type Question,
  type QuestionForm,
} from './question.ts'

/** The first thing that does not hold; null where all does. */
export function findFormFault(form: QuestionForm): Refused | null {
  for (const [index, question] of form.questions.entries()) {
    const before = { version: form.version, questions: form.questions.slice(0, index) }
    const fault =
      findKeyFault(question, before) ??
      findConditionFault(question, before, form) ??
      findSettingFault(question) ??
      findUseFault(question)
    if (fault) return fault
  }
  return null
}

function findKeyFault({ key, label }: Question, before: QuestionForm): Refused | null {
  const twin = findQuestion(before, key)
  if (!twin) return null
  return refuse(
    'question_key_repeated',
    `「${twin.label.ja}」と「${label.ja}」の項目名がどちらも${key}です。片方を別の項目名にしてください。`,
    `"${twin.label.en}" and "${label.en}" both have the key ${key}. Give one of them another key.`,
  )
}

/** A condition asks for options of a choice that stands before the question. */
function findConditionFault(
  question: Question,
  before: QuestionForm,
  form: QuestionForm,
): Refused | null {
  if (question.showWhen === null) return null
  const { key, equals } = question.showWhen
  const condition = findQuestion(before, key)
  if (!condition) {
    const later = findQuestion(form, key)
    return later ? refuseLater(question, later) : refuseUnknown(question, key)
  }
  const { answer } = condition
  if (answer.kind !== 'choice') return refuseNoChoice(question, condition)
  const offered = optionsOf(answer).map((option) => option.key)
  const missing = equals.find((option) => !offered.includes(option))
  return missing === undefined ? null : refuseNoOption(question, condition, missing)
}

function findSettingFault(question: Question): Refused | null {
  const { answer } = question
  if (answer.kind === 'choice') return findOptionFault(question, answer)
  if (answer.kind === 'date') {
    return isReversed(answer.earliest, answer.latest) ? refuseRange(question) : null
  }
  if (answer.kind === 'number') {
    return isReversed(answer.min, answer.max) ? refuseRange(question) : findWholeFault(question)
  }
  const isRepeated = answer.kind === 'file' && new Set(answer.types).size < answer.types.length
  return isRepeated ? refuseTypes(question) : null
}

function isReversed<T extends string | number>(low: T | null, high: T | null): boolean {
  return low !== null && high !== null && low > high
}

function findOptionFault(question: Question, setting: ChoiceSetting): Refused | null {
  const { options } = setting
  const offered = optionsOf(setting)
  for (const [index, { key, label }] of options.entries()) {
    const others = [...offered.slice(0, index), ...offered.slice(options.length)]
    if (key === otherOption.key || others.some((one) => one.key === key)) {
      return refuseOptionKey(question, key)
    }
    const texts = [label.ja, label.en]
    const same = (one: Bilingual) => texts.some((text) => [one.ja, one.en].some(reads(text)))
    if (others.some((one) => same(one.label))) return refuseOptionLabel(question, label)
    if (!texts.every((text) => fitsCell(text, setting))) return refuseOptionSign(question, label)
  }
  return null
}

const reads = (text: string) => (one: string) => readsSame(text, one)

function findWholeFault(question: Question): Refused | null {
  const { answer } = question
  if (answer.kind !== 'number' || !answer.integers) return null
  const isWhole = [answer.min, answer.max].every((one) => one === null || Number.isInteger(one))
  return isWhole ? null : refuseFraction(question)
}

/** Only what falls into classes can be counted; words and contacts cannot. */
const countable: ReadonlySet<AnswerSetting['kind']> = new Set(['choice', 'date', 'number'])

function findUseFault({ label, answer, statistics }: Question): Refused | null {
  if (!statistics || countable.has(answer.kind)) return null
  return refuse(
    'answer_cannot_be_counted',
    `「${label.ja}」の答え方では統計をとれません。選択・日付・数にするか、統計の対象から外してください。`,
    `Answers to "${label.en}" cannot be counted. Ask for a choice, a date or a number, or leave it out of the statistics.`,
  )
}

function refuseUnknown({ label }: Question, key: string): Refused {
  return refuse(
    'condition_question_unknown',
    `「${label.ja}」の表示条件にある質問（${key}）がありません。表示条件を直してください。`,
    `The condition of "${label.en}" names a question (${key}) that is not there. Mend the condition.`,
  )
}

function refuseLater({ label }: Question, later: Question): Refused {
  return refuse(
    'condition_question_stands_later',
    `「${label.ja}」の表示条件にある「${later.label.ja}」が、後ろにあります。「${later.label.ja}」を前に移してください。`,
    `"${label.en}" depends on "${later.label.en}", which does not stand before it. Move "${later.label.en}" ahead.`,
  )
}

function refuseNoChoice({ label }: Question, condition: Question): Refused {
  return refuse(
    'condition_question_is_no_choice',
    `「${label.ja}」の表示条件にある「${condition.label.ja}」は、選択する質問ではありません。選択する質問を条件にしてください。`,
    `"${label.en}" depends on "${condition.label.en}", which is not a choice. Let it depend on a choice.`,
  )
}

function refuseNoOption({ label }: Question, condition: Question, option: string): Refused {
  return refuse(
    'condition_option_unknown',
    `「${label.ja}」の表示条件にある選択肢（${option}）が、「${condition.label.ja}」にありません。表示条件を直してください。`,
    `The condition of "${label.en}" names an option (${option}) that "${condition.label.en}" does not have. Mend the condition.`,
  )
}

function refuseRange({ label }: Question): Refused {
  return refuse(
    'range_is_empty',
    `「${label.ja}」の範囲は、はじめが終わりより後です。どちらかを直してください。`,
    `The range of "${label.en}" begins after its end. Mend one of the two.`,
  )
}

function refuseFraction({ label }: Question): Refused {
  return refuse(
    'bound_is_not_whole',
    `「${label.ja}」は整数で答える質問です。範囲も整数にしてください。`,
    `"${label.en}" asks for whole numbers. Make its bounds whole, too.`,
  )
}

function refuseTypes({ label }: Question): Refused {
  return refuse(
    'file_type_repeated',
    `「${label.ja}」のファイルの種類が重なっています。1つずつにしてください。`,
    `"${label.en}" names a type of file twice. Name each once.`,
  )
}

function refuseOptionKey({ label }: Question, key: string): Refused {
  return refuse(
    'option_key_repeated',
    `「${label.ja}」の選択肢の項目名「${key}」は使えません。ほかと重ならず、other以外のものにしてください。`,
    `An option of "${label.en}" cannot have the key "${key}". Choose one that no other has and that is not "other".`,
  )
}

function refuseOptionLabel({ label }: Question, option: Bilingual): Refused {
  return refuse(
    'option_label_repeated',
    `「${label.ja}」に、同じに読める選択肢「${option.ja}」があります。区別できる書き方にしてください。`,
    `"${label.en}" has options that read the same as "${option.en}". Word them so that they can be told apart.`,
  )
}

function refuseOptionSign({ label }: Question, option: Bilingual): Refused {
  return refuse(
    'option_label_has_separator',
    `「${label.ja}」の選択肢「${option.ja}」には、セミコロン、改行、はじめの「その他：」を使えません。別の書き方にしてください。`,
    `The option "${option.en}" of "${label.en}" cannot have a semicolon, a line end, or "Other:" at its beginning. Word it differently.`,
  )
}
