/** The help of every command, in the reader's language. */
import { type Command, Help } from 'commander'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { displayWidth } from '../formats/report/width.ts'

/** Makes a command's help speak a language. */
export function speak(command: Command, language: Language): Command {
  return command
    .configureHelp({
      styleTitle: (title) => titles[title]?.[language] ?? title,
      displayWidth,
      // Japanese has no spaces to break lines at: the terminal does it.
      boxWrap: (text, width) => (language === 'ja' ? text : new Help().boxWrap(text, width)),
    })
    .helpOption('-h, --help', helpSays[language])
}

/** The line that stands below the name of a group of commands. */
const helpSays: Bilingual = { ja: 'この説明を表示する', en: 'show this help' }

/** What every command takes. */
export const commonOptions: readonly { readonly flags: string; readonly says: Bilingual }[] = [
  { flags: '--json', says: { ja: '結果をJSONで出力する', en: 'print the result as JSON' } },
  {
    flags: '--lang <ja|en>',
    says: { ja: '表示の言語（ja または en）', en: 'the language to speak (ja or en)' },
  },
]

/** The end of the first help page: exit codes and where to read on. */
export const closing: Bilingual = {
  ja: [
    '',
    '終了コード: 0 完了　1 受け付けない、または誤りが残る　2 使い方の誤り　3 障害',
    '詳しくは docs/reference/command-line.md にあります。',
  ].join('\n'),
  en: [
    '',
    'Exit codes: 0 done, 1 refused or something at fault, 2 wrong usage, 3 outage.',
    'More is in docs/reference/command-line.md.',
  ].join('\n'),
}

/** The heading of the lines to try. */
export const examplesTitle: Bilingual = { ja: '例:', en: 'Examples:' }

const titles: Readonly<Record<string, Bilingual>> = {
  'Usage:': { ja: '使い方:', en: 'Usage:' },
  'Arguments:': { ja: '引数:', en: 'Arguments:' },
  'Options:': { ja: 'オプション:', en: 'Options:' },
  'Commands:': { ja: 'コマンド:', en: 'Commands:' },
}
