/** What accounts are called, for those who read who did something. */
import type { Books } from './database.ts'

/** The names of accounts by their ids; closed ones, whose names are erased, are absent. */
export async function readAccountNames(
  { db, authority }: Books,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['account', 'name'])
    .where('authority', '=', authority)
    .where('account', 'in', [...new Set(accounts)])
    .where('closed_at', 'is', null)
    .execute()
  return new Map(rows.map(({ account, name }) => [account, name]))
}
