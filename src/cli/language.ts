/** The language in which the command line speaks. */
import { type Language, languages } from '../kit/bilingual.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The language that was asked for: `--lang`, then JISSEKI_LANG, then the locale. Japanese unless
 * the locale clearly is an English one; "C" and "POSIX" say nothing about the reader.
 */
export function chooseLanguage(words: readonly string[], environment: Environment): Language {
  const asked = askedFor(words) ?? environment['JISSEKI_LANG']
  const language = languages.find((each) => each === asked)
  if (language) return language
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^en(?:[_.@-]|$)/i.test(locale) ? 'en' : 'ja'
}

/** A language that was asked for and is not spoken; undefined where there is none. */
export function findUnspoken(words: readonly string[]): string | undefined {
  const asked = askedFor(words)
  return languages.some((each) => each === asked) ? undefined : asked
}

/** The value of `--lang`, looked up before anything else is read: help needs it too. */
function askedFor(words: readonly string[]): string | undefined {
  const end = words.indexOf('--')
  const before = end === -1 ? words : words.slice(0, end)
  const at = before.indexOf('--lang')
  if (at !== -1) return before[at + 1]
  return before.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
}
