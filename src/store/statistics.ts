/** What the planner knows of the tables: how large they are, and which values they hold. */
import type pg from 'pg'

/**
 * Looks at the tables that deliveries and imports fill. Of a new database PostgreSQL knows nothing
 * until its own look, which comes once a minute: till then every index that begins with the
 * authority seems as good as the right one. Needs the owner.
 */
export async function refreshStatistics(owner: pg.Client): Promise<void> {
  await owner.query(`analyze command, party, party_identifier, party_detail, fact, offering,
    resource, session, seats, application, application_detail, step, activity`)
}
