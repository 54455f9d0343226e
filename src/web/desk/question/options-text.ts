/**
 * The options of a choice as lines of text, as an operator edits them: one a line, the English
 * behind a bar. An option keeps its key while its words stay, wherever its line moves; where the
 * words changed, a line keeps the key of the option whose place it took.
 */
import type { Option } from '../../../domain/question/question.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The options as lines. English that only repeats the Japanese is left out. */
export function formatOptions(options: readonly Option[]): string {
  return options.map(({ label: { ja, en } }) => (ja === en ? ja : `${ja} | ${en}`)).join('\n')
}

/** Reads lines as options that come from those that there were. Blank lines are left out. */
export function parseOptions(text: string, before: readonly Option[]): readonly Option[] {
  const labels = text.split('\n').flatMap(parseLabel)
  const left = [...before]
  const kept = labels.map((label) => {
    const at = left.findIndex((option) => isSame(option.label, label))
    return at < 0 ? null : left.splice(at, 1)[0]
  })
  const changed = kept.filter((option) => !option).length
  // As many words went as came: they are the same answers in other words.
  const renamed = changed === left.length ? left : []
  const taken = new Set(before.map(({ key }) => key))
  return labels.map((label, index) => {
    const option = kept[index] ?? renamed.shift()
    return { key: option?.key ?? freeKey(taken), label }
  })
}

function parseLabel(line: string): readonly Bilingual[] {
  const [ja = '', en = ''] = line.split(/[|｜]/).map((part) => part.trim())
  return ja === '' ? [] : [{ ja, en: en === '' ? ja : en }]
}

/** The Japanese tells an option; its English may be mended. */
const isSame = (one: Bilingual, other: Bilingual): boolean => one.ja === other.ja

/** A key that no option had: the answers of one that was taken out are not those of a new one. */
function freeKey(taken: Set<string>): string {
  let number = taken.size + 1
  while (taken.has(`option-${number}`)) number += 1
  const key = `option-${number}`
  taken.add(key)
  return key
}
