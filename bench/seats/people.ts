/** The people of the bench: accounts with tokens, and offerings to claim seats of. */
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import { ownerOf } from '../../src/domain/access/actor.ts'
import { digest } from '../../src/kit/id.ts'
import { get, type Ground } from '../ground.ts'

/** The token of a person, by their number. */
export const tokenOf = (person: number): string => `jisseki_bench${String(person).padStart(8, '0')}`

/** Enters people straight into the tables: how they sign up is not what is measured. */
export async function enterPeople({ owner, context }: Ground, count: number): Promise<void> {
  const { authority } = context
  const digests = Array.from({ length: count }, (_, person) => digest(tokenOf(person)))
  await owner.query(
    `insert into command (authority, id, act, actor, idempotency_key, input_digest, recorded_at)
    values ($1, gen_random_uuid(), 'bench', 'bench', 'bench people', '', now())`,
    [authority],
  )
  const position = `(select max(position) from command where authority = '${authority}')`
  await owner.query(`
    create temporary table person as
    select number, gen_random_uuid() as account, gen_random_uuid() as party
    from generate_series(0, ${count - 1}) as number`)
  await owner.query(`insert into party (authority, party, party_type, command)
    select '${authority}', party, 'person', ${position} from person`)
  await owner.query(`insert into account (authority, account, address, name, language, party, created_at)
    select '${authority}', account, 'p' || number || '@example.jp', '例示' || number, 'ja', party, now()
    from person`)
  await owner.query(`insert into role_grant (authority, id, account, role, programme, given_by,
    given_at)
    select '${authority}', gen_random_uuid(), account, 'applicant', '', 'bench', now() from person`)
  await owner.query(
    `insert into api_token (authority, id, account, label, digest, scopes, second_factor,
      created_at, expires_at)
    select '${authority}', gen_random_uuid(), account, 'bench', ($1::text[])[number + 1],
      array['application.write'], false, now(), now() + interval '1 day'
    from person`,
    [digests],
  )
  await owner.query('drop table person')
  // Only what is filled: an empty table that was analysed is taken for one that stays empty.
  await owner.query('analyze account, api_token, role_grant, party')
}

/** Opens an offering with so many seats; null for seats that never run out. */
export async function openSeats(context: Context, capacity: number | null): Promise<string> {
  const acting = actingAs(context, ownerOf('bench'))
  const both = { ja: '例示の面接会', en: 'Example fair' }
  const made = get(
    await createOffering(acting, {
      line: '8',
      year: 2023,
      kind: 'gathering',
      opensAt: null,
      closesAt: null,
      settings: {
        ...{ title: both, summary: both, description: both, contact: both },
        channels: ['in-person'],
        seatsPer: 'offering',
        capacity,
        waitList: false,
      },
    }),
  )
  const { offering } = made.outcome
  get(await changeOfferingState(acting, { offering, state: 'open' }))
  return offering
}
