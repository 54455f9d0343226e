/** What is wrong with a command line, in both languages. */
import type { CommanderError } from 'commander'
import { refuse, type Refusal } from '../kit/result.ts'

/** A usage error of the parser as a refusal. Its message quotes what it is about. */
export function usageRefusal(error: CommanderError, name: string): Refusal {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const [ja, en] = sentences[error.code]?.(quoted) ?? [
    `コマンドの書き方に誤りがあります（${error.message}）。`,
    `The command line is not understood (${error.message}).`,
  ]
  const help = `${['jisseki', name].filter(Boolean).join(' ')} --help`
  return {
    code: error.code.replace('commander.', 'usage_').replaceAll(/[A-Z]/g, snake),
    message: {
      ja: `${ja}使い方は「${help}」で見られます。`,
      en: `${en} See "${help}".`,
    },
  }
}

/** The refusal of a language that the program does not speak. */
export function languageUnknown(asked: string): Refusal {
  return refuse(
    'language_unknown',
    `「${asked}」で表示することはできません。--lang には ja か en を指定してください。`,
    `"${asked}" is not spoken here. Give --lang ja or en.`,
  ).refusal
}

const sentences: Readonly<Record<string, (quoted: string) => readonly [string, string]>> = {
  'commander.missingArgument': (name) => [
    `「<${name}>」が指定されていません。`,
    `The argument <${name}> is missing.`,
  ],
  'commander.optionMissingArgument': (flags) => [
    `「${flags}」に値がありません。`,
    `The option "${flags}" needs a value.`,
  ],
  'commander.unknownOption': (flag) => [
    `「${flag}」というオプションはありません。`,
    `There is no option "${flag}".`,
  ],
  'commander.excessArguments': () => [
    '指定された語が多すぎます。',
    'There are more arguments than this command takes.',
  ],
  'commander.unknownCommand': (word) => [
    `「${word}」というコマンドはありません。`,
    `There is no command "${word}".`,
  ],
}

const snake = (letter: string): string => `_${letter.toLowerCase()}`
