/** Companies with members that hold tokens, staff with theirs, and calls to apply for. */
import { actingAs, type Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { ownerOf } from '../../src/domain/access/actor.ts'
import { corporateCheckDigit } from '../../src/domain/codes.ts'
import { digest } from '../../src/kit/id.ts'
import { get, type Ground } from '../ground.ts'

/** The token of a company's member, by the company's number. */
export const tokenOf = (firm: number): string => `jisseki_firm${String(firm).padStart(8, '0')}`

/** The token of somebody on the staff. */
export const staffToken = (person: number): string =>
  `jisseki_staff${String(person).padStart(8, '0')}`

const numberOf = (firm: number): string => {
  const body = String(700_000_000_000 + firm)
  return `${corporateCheckDigit(body)}${body}`
}

/** Enters companies and staff straight into the tables; gives the companies' parties. */
export async function enterFirms(
  { owner, context }: Ground,
  { firms, staff }: { readonly firms: number; readonly staff: number },
): Promise<readonly string[]> {
  const { authority } = context
  const position = `(select max(position) from command where authority = '${authority}')`
  await owner.query(
    `create temporary table firm as
     select number, gen_random_uuid() as account, gen_random_uuid() as party,
       ($1::text[])[number + 1] as corporate, ($2::text[])[number + 1] as digest
     from generate_series(0, ${firms + staff - 1}) as number`,
    [
      Array.from({ length: firms }, (_, firm) => numberOf(firm)),
      [
        ...Array.from({ length: firms }, (_, firm) => digest(tokenOf(firm))),
        ...Array.from({ length: staff }, (_, person) => digest(staffToken(person))),
      ],
    ],
  )
  const own = `from firm where number < ${firms}`
  for (const statement of [
    `insert into party (authority, party, party_type, command)
      select '${authority}', party, 'company', ${position} ${own}`,
    `insert into party_identifier (authority, party_type, scheme, value, party)
      select '${authority}', 'company', 'corporate-number', corporate, party ${own}`,
    `insert into party_detail (authority, party, name)
      select '${authority}', party, '株式会社例示' || number ${own}`,
    `insert into account (authority, account, address, name, language, created_at)
      select '${authority}', account, 'f' || number || '@example.jp', '例示' || number, 'ja', now()
      from firm`,
    `insert into membership (authority, id, account, party, corporate_number, declared_at,
        confirmed_at, confirmed_by)
      select '${authority}', gen_random_uuid(), account, party, corporate, now(), now(), 'bench'
      ${own}`,
    `insert into role_grant (authority, id, account, role, programme, given_by, given_at)
      select '${authority}', gen_random_uuid(), account,
        case when number < ${firms} then 'applicant' else 'officer' end, '', 'bench', now()
      from firm`,
    `insert into api_token (authority, id, account, label, digest, scopes, second_factor,
        created_at, expires_at)
      select '${authority}', gen_random_uuid(), account, 'bench', digest,
        array['application.write', 'application.read'], true, now(), now() + interval '1 day'
      from firm`,
  ]) {
    await owner.query(statement)
  }
  const found = await owner.query<{ party: string }>(`select party ${own} order by number`)
  await owner.query('drop table firm')
  await owner.query('analyze account, api_token, role_grant, party, membership')
  return found.rows.map(({ party }) => party)
}

/** Opens a call of so many yen: 500,000 for each company that passes its review. */
export async function openCall(context: Context, capacity: number): Promise<string> {
  const acting = actingAs(context, ownerOf('bench'))
  const both = { ja: '例示の助成金', en: 'Example grant' }
  const tier = { key: 'one', label: both, yen: 500_000 }
  const made = get(
    await createOffering(acting, {
      line: '26',
      year: 2023,
      kind: 'grant',
      opensAt: null,
      closesAt: null,
      settings: {
        ...{ title: both, summary: both, description: both, contact: both },
        channels: ['online'],
        seatsPer: 'offering',
        capacity,
        waitList: false,
        details: {
          courses: [{ key: 'set', label: both, amount: { by: 'tier', tiers: [tier] } }],
          checklist: [{ key: 'papers', label: both }],
          conditions: [{ key: 'keep', text: both }],
        },
      },
    }),
  )
  const { offering } = made.outcome
  get(await changeOfferingState(acting, { offering, state: 'open' }))
  return offering
}
