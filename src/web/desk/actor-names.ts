/** Who acted, in words: a person by name, the program's clock, the machine's owner. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { isId } from '../../kit/id.ts'
import { readAccountNames } from '../../store/account-name.ts'
import type { Books } from '../../store/database.ts'

/** The names of the accounts among actors as they stand in the record of acts. */
export function readActorNames(
  books: Books,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return readAccountNames(books, actors.map(accountOf).filter(isId))
}

/** What an actor is called. */
export function actorName(
  actor: string,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const account = accountOf(actor)
  if (isId(account)) return names.get(account) ?? words.closed[language]
  if (actor === 'clock') return words.clock[language]
  if (actor === 'stranger') return words.stranger[language]
  return actor.startsWith('cli') ? words.machine[language] : actor
}

const accountOf = (actor: string): string => actor.replace(/^account:/, '')

const words = {
  clock: { ja: '自動（時刻による）', en: 'by the clock' },
  stranger: { ja: 'サインインしていない方', en: 'somebody not signed in' },
  machine: { ja: 'サーバーの管理者', en: 'the owner of the server' },
  closed: { ja: '（名前のないアカウント）', en: '(an account without a name)' },
} as const satisfies Readonly<Record<string, Bilingual>>
