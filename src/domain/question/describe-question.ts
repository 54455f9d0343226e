/** A question in words: how it is answered, and to whom it is put. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { showBytes, typeList } from './file-limit.ts'
import { optionLabel } from './format-answer.ts'
import {
  answerKinds,
  type AnswerSetting,
  type ChoiceSetting,
  findQuestion,
  type NumberSetting,
  optionsOf,
  type Question,
  type QuestionForm,
} from './question.ts'
import { dateBounds, numberBounds } from './read-number.ts'

/** How a question is answered: 文章（200字まで）, 1つ選ぶ（はい、いいえ）. */
export function describeSetting(setting: AnswerSetting): Bilingual {
  const kind = answerKinds[setting.kind]
  const bounds = describeBounds(setting)
  if (bounds === null) return kind
  return { ja: `${kind.ja}（${bounds.ja}）`, en: `${kind.en} (${bounds.en})` }
}

/** What an answer is held to, where there is something to say; for hints beside a field. */
export function describeBounds(setting: AnswerSetting): Bilingual | null {
  if (setting.kind === 'date') return dateBounds(setting)
  if (setting.kind === 'number') return numberBounds(setting) ?? unitWords(setting)
  if (setting.kind === 'choice') return offerWords(setting)
  if (setting.kind === 'text') {
    const most = setting.maxLength.toLocaleString('en-GB')
    return { ja: `${most}字まで`, en: `up to ${most} characters` }
  }
  if (setting.kind !== 'file') return null
  const types = typeList(setting.types)
  const most = showBytes(setting.maxBytes)
  return {
    ja: `${types.ja}、${most}まで、${setting.count}個まで`,
    en: `${types.en}; up to ${most} each; at most ${setting.count}`,
  }
}

function unitWords({ unit }: NumberSetting): Bilingual | null {
  return unit === null ? null : { ja: `単位は${unit.ja}`, en: `in ${unit.en}` }
}

function offerWords(setting: ChoiceSetting): Bilingual {
  const labels = optionsOf(setting).map(({ label }) => label)
  const [ja, en] = setting.several ? ['いくつでも', 'any number of'] : ['1つだけ', 'one of']
  return {
    ja: `${ja}：${labels.map((label) => label.ja).join('、')}`,
    en: `${en}: ${labels.map((label) => label.en).join(', ')}`,
  }
}

/**
 * To whom a question is put: 「在職中ですか」で「はい」を選んだ方のみ. Null where it is put to everyone.
 */
export function describeCondition(form: QuestionForm, question: Question): Bilingual | null {
  if (question.showWhen === null) return null
  const condition = findQuestion(form, question.showWhen.key)
  if (!condition) return null
  const labels = question.showWhen.equals.map((key) => optionLabel(condition, key))
  const chosen = {
    ja: labels.map(({ ja }) => `「${ja}」`).join('か'),
    en: labels.map(({ en }) => `"${en}"`).join(' or '),
  }
  return {
    ja: `「${condition.label.ja}」で${chosen.ja}を選んだ方のみ`,
    en: `Only if you chose ${chosen.en} at "${condition.label.en}"`,
  }
}
