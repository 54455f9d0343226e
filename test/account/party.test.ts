/** The parties behind accounts: made when needed, companies by their number, and erased. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { findActorBySignIn } from '../../src/commands/account/caller.ts'
import { closeAccount } from '../../src/commands/account/close-account.ts'
import {
  confirmMembership,
  endMembership,
  joinCompany,
  listColleagues,
  listCompanies,
} from '../../src/commands/account/membership.ts'
import { updateProfile } from '../../src/commands/account/profile.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { runAct } from '../../src/commands/run.ts'
import { corporateCheckDigit } from '../../src/domain/codes.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { ok } from '../../src/kit/result.ts'
import { getPartyOfAccount } from '../../src/store/account-party.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase, otherCity, tokyo } from '../database/clone.ts'
import {
  acting,
  codeOf,
  got,
  hireFully,
  look,
  newAddress,
  openTown,
  owner,
  setUpApp,
  signUp,
  type Town,
} from './people.ts'

let clone: Clone
let town: Town

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
})

function query(statement: string, values: readonly unknown[] = [], authority = tokyo.code) {
  return withAuthority(clone.database, authority, async ({ client }) => {
    return (await client.query<Record<string, unknown>>(statement, [...values])).rows
  })
}

/** The person's party, as an act that needs it gets it. */
async function partyOf(account: string): Promise<string> {
  const act = { name: 'test.apply', input: { account, at: newId() }, lock: 'writing' } as const
  const done = await runAct(town.context, act, async ({ books, command }) =>
    ok(await getPartyOfAccount(books, account, command)),
  )
  return got(done).outcome
}

let companies = 0

function newCompany() {
  companies += 1
  const twelve = String(100_000_000_000 + companies)
  return { number: corporateCheckDigit(twelve) + twelve, name: `会社${companies}` }
}

describe('a person', () => {
  it('becomes a party when one is needed, once, however many need it at once', async () => {
    const signedUp = await signUp(town)
    const { account, actor } = signedUp.caller
    expect(actor.parties).toEqual([])
    const parties = await Promise.all([partyOf(account), partyOf(account), partyOf(account)])
    expect(new Set(parties).size).toBe(1)
    const [party] = parties
    expect((await look(town, signedUp)).actor.parties).toEqual([party])
    const kept = await query(
      `select party_type, scheme, value, name from party
      join party_identifier using (authority, party, party_type)
      join party_detail using (authority, party) where party = $1`,
      [party],
    )
    const person = { party_type: 'person', scheme: 'local', value: account, name: '佐藤花子' }
    expect(kept).toEqual([person])
  })

  it('is called in the books as they call themselves', async () => {
    const { caller } = await signUp(town)
    const party = await partyOf(caller.account)
    const typed = {
      name: '佐藤花',
      kana: '',
      telephone: '',
      birthDate: '',
      language: 'ja',
    } as const
    got(await updateProfile(town.context, caller, typed))
    const names = await query('select name from party_detail where party = $1', [party])
    expect(names).toEqual([{ name: '佐藤花' }])
  })
})

describe('a company', () => {
  it('is found by its number, and its first member is taken at their word', async () => {
    const signedUp = await signUp(town)
    const company = newCompany()
    const typed = {
      ...company,
      number: ` ${company.number.slice(0, 4)}-${company.number.slice(4)}`,
    }
    const { outcome } = got(await joinCompany(town.context, signedUp.caller, typed))
    expect(outcome.isConfirmed).toBe(true)
    expect((await look(town, signedUp)).actor.parties).toEqual([outcome.party])
    expect(await listCompanies(town.context, signedUp.caller.account)).toMatchObject([
      { number: company.number, company: company.name, party: outcome.party },
    ])
    const again = await joinCompany(town.context, signedUp.caller, company)
    expect(codeOf(again)).toBe('membership_stands_already')
  })

  it('lets others in when a member says so, and not before', async () => {
    const [first, second, third] = [await signUp(town), await signUp(town), await signUp(town)]
    const company = newCompany()
    got(await joinCompany(town.context, first.caller, company))
    const joined = got(await joinCompany(town.context, second.caller, company)).outcome
    expect(joined.isConfirmed).toBe(false)
    expect((await look(town, second)).actor.parties).toEqual([])
    const given = { membership: joined.membership }
    for (const { caller } of [second, third]) {
      const own = await confirmMembership(acting(town, caller), given)
      expect(codeOf(own)).toBe('act_not_allowed')
    }
    const member = await look(town, first)
    expect(await listColleagues(town.context, member)).toMatchObject([{ id: joined.membership }])
    expect(codeOf(await confirmMembership(acting(town, member), given))).toBe('done')
    expect((await look(town, second)).actor.parties).toEqual([joined.party])
    const again = await confirmMembership(acting(town, member), given)
    expect(codeOf(again)).toBe('membership_is_confirmed_already')
  })

  it('lets others in when staff say so', async () => {
    const [first, second] = [await signUp(town), await signUp(town)]
    const company = newCompany()
    got(await joinCompany(town.context, first.caller, company))
    const { membership } = got(await joinCompany(town.context, second.caller, company)).outcome
    const staff = await hireFully(town, { role: 'officer', programme: '' })
    got(await confirmMembership(acting(town, staff.caller), { membership }))
    expect((await look(town, second)).actor.parties).toHaveLength(1)
  })

  it('is left by its member, who may come back, and is kept from strangers', async () => {
    const [member, stranger] = [await signUp(town), await signUp(town)]
    const company = newCompany()
    const { membership } = got(await joinCompany(town.context, member.caller, company)).outcome
    const given = { membership }
    const foreign = await endMembership(acting(town, stranger.caller), given)
    expect(codeOf(foreign)).toBe('act_not_allowed')
    got(await endMembership(acting(town, member.caller), given))
    expect((await look(town, member)).actor.parties).toEqual([])
    const twice = await endMembership(acting(town, member.caller), given)
    expect(codeOf(twice)).toBe('membership_has_ended')
    expect(codeOf(await joinCompany(town.context, member.caller, company))).toBe('done')
  })

  test.each([
    [{ number: '123' }, 'corporate_number_is_not_13_digits'],
    [{ number: '8700110005902' }, 'corporate_number_check_digit_differs'],
    [{ name: ' ' }, 'company_name_is_missing'],
  ])('%j: %s', async (change, code) => {
    const { caller } = await signUp(town)
    const given = { ...newCompany(), ...change }
    expect(codeOf(await joinCompany(town.context, caller, given))).toBe(code)
  })
})

describe('an account that is closed', () => {
  const left = `select
    (select count(*) from sign_in where account = $1)::int as sign_ins,
    (select count(*) from recovery_code where account = $1)::int as codes,
    (select count(*) from role_grant where account = $1 and ended_at is null)::int as grants,
    (select count(*) from mail_link where address = $2)::int as links,
    (select row_to_json(held) from account as held where held.account = $1) as account`

  it('leaves nothing of who it was, and its facts a pseudonym', async () => {
    const address = newAddress()
    const signedUp = await signUp(town, address)
    await setUpApp(town, signedUp)
    const { account } = signedUp.caller
    const party = await partyOf(account)
    got(await joinCompany(town.context, await look(town, signedUp), newCompany()))
    got(await closeAccount(town.context, await look(town, signedUp)))
    expect(await findActorBySignIn(town.context, signedUp.token)).toBeUndefined()
    const [row] = await query(left, [account, address])
    expect(row).toMatchObject({ sign_ins: 0, codes: 0, grants: 0, links: 0 })
    const kept = present(row?.['account'], 'the row') as Record<string, unknown>
    const personal = ['address', 'kana', 'telephone', 'birth_date', 'password_hash', 'totp_secret']
    expect(personal.map((name) => kept[name])).toEqual(personal.map(() => null))
    expect(kept).toMatchObject({ name: '', party })
    const names = await query(
      `select (select count(*) from party_detail where party = $1)::int as names,
        (select count(*) from party_identifier where party = $1)::int as identifiers`,
      [party],
    )
    expect(names).toEqual([{ names: 0, identifiers: 0 }])
    const back = await signUp(town, address)
    expect(back.caller.account).not.toBe(account)
  })

  it('is closed with the person’s party, when staff erase that', async () => {
    const address = newAddress()
    const signedUp = await signUp(town, address)
    const { account } = signedUp.caller
    await partyOf(account)
    const named = { type: 'person', scheme: 'local', value: account, name: null } as const
    got(await eraseParty(owner(town), { party: named, reason: '本人の申し出' }))
    expect(await findActorBySignIn(town.context, signedUp.token)).toBeUndefined()
    expect(await query(left, [account, address])).toMatchObject([
      { sign_ins: 0, links: 0, account: { address: null, name: '' } },
    ])
  })
})

describe('one authority is invisible to another', () => {
  const tables = [
    'account',
    'membership',
    'role_grant',
    'recovery_code',
    'mail_link',
    'sign_in',
    'attempt',
    'api_token',
    'credential',
    'external_identity',
    'sign_in_challenge',
  ]
  const filled = tables.slice(0, 7)

  test.each(tables)('%s', async (table) => {
    const signedUp = await signUp(town)
    await setUpApp(town, signedUp)
    got(await joinCompany(town.context, await look(town, signedUp), newCompany()))
    const count = `select count(*)::int as rows from ${table} where authority = '${tokyo.code}'`
    const [own] = await query(count)
    expect(Number(own?.['rows']) > 0).toBe(filled.includes(table))
    expect(await query(count, [], otherCity.code)).toEqual([{ rows: 0 }])
  })

  test.each(['account', 'membership', 'role_grant', 'api_token'])(
    'rows of %s are never deleted by the application',
    async (table) => {
      await expect(query(`delete from ${table}`)).rejects.toThrow(/permission denied/)
    },
  )

  test('a grant is ended, and nothing else of it changes', async () => {
    const change = query("update role_grant set role = 'administrator'")
    await expect(change).rejects.toThrow(/permission denied/)
  })
})
