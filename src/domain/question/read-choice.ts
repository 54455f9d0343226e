/** Reading answers that are chosen from options, with words of one's own beside them. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Answer } from './answer.ts'
import { type ChoiceSetting, optionsOf, otherOption } from './question.ts'
import { quoted, readWords } from './read-text.ts'

/** The most characters of words of one's own. */
export const otherMaxLength = 200

/**
 * Reads chosen options. Words of one's own without any chosen option choose the option that stands
 * for them. Refuses an option that is not offered, two where one is asked for, and words of one's
 * own beside another choice, because it cannot be told whether they are meant.
 */
export function readChoice(
  setting: ChoiceSetting,
  chosen: readonly string[],
  words: readonly string[],
): Result<Answer> {
  const offered = optionsOf(setting).map(({ key }) => key)
  const unknown = chosen.find((key) => !offered.includes(key))
  if (unknown !== undefined) return refuseUnknown(unknown)
  const meant = chosen.length === 0 ? [otherOption.key] : chosen
  const options = offered.filter((key) => meant.includes(key))
  if (!setting.several && options.length > 1) return refuseSeveral()
  const [own] = words
  if (!options.includes(otherOption.key)) {
    return setting.other && own !== undefined
      ? refuseUnchosen(own)
      : ok({ kind: 'choice', options, other: null })
  }
  if (own === undefined) return refuseBlank()
  const other = readWords(own, { kind: 'text', lines: 1, maxLength: otherMaxLength })
  return other.ok ? ok({ kind: 'choice', options, other: other.value }) : other
}

function refuseUnknown(key: string): Result<never> {
  return refuse(
    'option_is_not_offered',
    `「${quoted(key)}」は選べません。示された中から選んでください。`,
    `"${quoted(key)}" is not offered. Choose one of the answers shown.`,
  )
}

function refuseSeveral(): Result<never> {
  return refuse('one_option_only', '1つだけ選んでください。', 'Choose one only.')
}

function refuseUnchosen(words: string): Result<never> {
  return refuse(
    'other_is_not_chosen',
    `「${quoted(words)}」と入力されていますが、「その他」が選ばれていません。「その他」を選ぶか、入力を消してください。`,
    `"${quoted(words)}" was typed, but "Other" is not chosen. Choose "Other", or clear the text.`,
  )
}

function refuseBlank(): Result<never> {
  return refuse('other_is_blank', '「その他」の内容を入力してください。', 'Say what "Other" is.')
}
