/**
 * The register of commands, by the first word. A command's code is loaded when it is called: help
 * and the commands that need no database start without the database's libraries.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import type { Entry } from './definition.ts'

/** A command, or a group of them ("plan import", "plan check"). */
export type Group = {
  /** The first word. */
  readonly name: string
  readonly says: Bilingual
  readonly isSingle: boolean
  load(): Promise<readonly Entry[]>
}

/** Every group, in the order of the help. */
export const groups: readonly Group[] = [
  {
    name: 'serve',
    says: {
      ja: 'サーバーを起動し、報告書をブラウザーで見られるようにする',
      en: 'start the server, so that the report can be read in a browser',
    },
    isSingle: true,
    load: async () => [(await import('./serve.ts')).serveCommand],
  },
  {
    name: 'plan',
    says: { ja: '計画の取込と点検', en: 'importing and checking the plan' },
    isSingle: false,
    load: async () => (await import('./plan.ts')).planCommands,
  },
  {
    name: 'facts',
    says: { ja: '記録の取込、取消、訂正', en: 'importing, undoing and correcting records' },
    isSingle: false,
    load: async () => (await import('./facts.ts')).factsCommands,
  },
  {
    name: 'party',
    says: { ja: '対象者の名寄せ', en: 'merging parties' },
    isSingle: false,
    load: async () => (await import('./party.ts')).partyCommands,
  },
  {
    name: 'period',
    says: { ja: '年度の締め', en: 'closing a fiscal year' },
    isSingle: false,
    load: async () => (await import('./period.ts')).periodCommands,
  },
  {
    name: 'report',
    says: { ja: '実施状況の報告書を出力する', en: 'print the implementation report' },
    isSingle: true,
    load: async () => [(await import('./report.ts')).reportCommand],
  },
  {
    name: 'publish',
    says: { ja: '報告書を公表版として確定する', en: 'freeze the report as an edition' },
    isSingle: true,
    load: async () => [(await import('./edition.ts')).publishCommand],
  },
  {
    name: 'verify',
    says: { ja: '公表版を記録から検証する', en: 'verify an edition against its facts' },
    isSingle: true,
    load: async () => [(await import('./edition.ts')).verifyCommand],
  },
  {
    name: 'edition',
    says: { ja: '公表版の書き出し', en: 'exporting an edition' },
    isSingle: false,
    load: async () => [(await import('./edition.ts')).exportCommand],
  },
  {
    name: 'quantity',
    says: {
      ja: '標準入力のセルを数量として読む（1行に1つ）',
      en: 'read cells from standard input as quantities, one a line',
    },
    isSingle: true,
    load: async () => [(await import('./quantity.ts')).quantityCommand],
  },
  {
    name: 'people',
    says: { ja: '職員の招待', en: 'inviting staff' },
    isSingle: false,
    load: async () => (await import('./people.ts')).peopleCommands,
  },
  {
    name: 'database',
    says: { ja: 'データベースの状態（運用者向け）', en: 'the database (for operators)' },
    isSingle: false,
    load: async () => (await import('./database.ts')).databaseCommands,
  },
  {
    name: 'authority',
    says: { ja: '帳簿のある団体', en: 'the authorities that have books here' },
    isSingle: false,
    load: async () => (await import('./authority.ts')).authorityCommands,
  },
]

/** The group that the words call; undefined where they call none. */
export function findGroup(words: readonly string[]): Group | undefined {
  const [first] = words.filter((word, index) => {
    return !word.startsWith('-') && words[index - 1] !== '--lang'
  })
  return groups.find(({ name }) => name === first)
}
