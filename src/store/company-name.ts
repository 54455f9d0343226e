/** The names of companies that the books know by their 法人番号. */
import type { CorporateNumber } from '../domain/codes.ts'
import type { Books } from './database.ts'

/** What a company is called in the books; nothing where none has the number or it is erased. */
export async function findCompanyName(
  { db, authority }: Books,
  number: CorporateNumber,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('party_identifier as identifier')
    .innerJoin('party_detail as detail', (join) =>
      join
        .onRef('detail.authority', '=', 'identifier.authority')
        .onRef('detail.party', '=', 'identifier.party'),
    )
    .select('detail.name')
    .where('identifier.authority', '=', authority)
    .where('identifier.scheme', '=', 'corporate-number')
    .where('identifier.value', '=', number)
    // A number may stand for a company and, in another record, for its school or office.
    .orderBy((order) =>
      order.case().when('identifier.party_type', '=', 'company').then(0).else(1).end(),
    )
    .orderBy('identifier.party_type')
    .limit(1)
    .executeTakeFirst()
  return row?.name
}

/** What a party is called in the books; nothing where its name was erased. */
export async function findPartyName(
  { db, authority }: Books,
  party: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('party_detail')
    .select('name')
    .where('authority', '=', authority)
    .where('party', '=', party)
    .executeTakeFirst()
  return row?.name
}
