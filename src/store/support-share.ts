/** With which agencies supports are shared, and which of them leads. */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** An agency's part in a support. */
export type Share = {
  readonly application: string
  readonly agency: string
  readonly isLead: boolean
}

/** The shares of supports, those that lead first. */
export async function listShares(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<readonly Share[]> {
  const rows = await db
    .selectFrom('support_share')
    .select(['application', 'agency', 'is_lead'])
    .where('authority', '=', authority)
    .where(sql<boolean>`application = any(${[...applications]}::uuid[])`)
    .orderBy('is_lead', 'desc')
    .orderBy('since')
    .orderBy('agency')
    .execute()
  return rows.map(({ is_lead: isLead, ...share }) => ({ ...share, isLead }))
}

/** Shares a support with just these agencies; the first one leads. */
export async function writeShares(
  { db, authority }: Books,
  application: string,
  {
    agencies,
    at,
    command,
  }: { readonly agencies: readonly string[]; readonly at: Instant; readonly command: number },
): Promise<void> {
  await db
    .updateTable('support_share')
    .set({ is_lead: false })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('is_lead', '=', true)
    .execute()
  await db
    .deleteFrom('support_share')
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where(sql<boolean>`not (agency = any(${[...agencies]}::uuid[]))`)
    .execute()
  for (const agency of agencies) {
    await db
      .insertInto('support_share')
      .values({ authority, application, agency, is_lead: false, since: at, command })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const [lead] = agencies
  if (lead === undefined) return
  await db
    .updateTable('support_share')
    .set({ is_lead: true })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('agency', '=', lead)
    .execute()
}
