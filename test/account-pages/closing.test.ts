/** Closing an account while something is still to come: it is withdrawn first, or nothing is closed. */
import { expect, test } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listSeatFaults } from '../../src/store/seats.ts'
import { linksIn } from '../../src/web/routes.ts'
import { got, openTown, owner, signUp } from '../account/people.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, instant, juneFirst, openOffering, request } from '../world/delivery.ts'
import { openAccountSite } from './site.ts'

const clone = await cloneDatabase()
const town = openTown(clone)
const site = openAccountSite(town)
const to = linksIn('ja')

// The town's clock stands at June 2024; what was asked for is in July of that year.
const july = {
  ...juneFirst,
  startsAt: instant('2024-07-01T13:00:00+09:00'),
  endsAt: instant('2024-07-01T15:00:00+09:00'),
}
const asked = at(clone.context, '2023-05-10T03:00:00Z')
const { offering, sessions } = await openOffering(clone.context, {
  settings: { capacity: 1 },
  sessions: [july, { ...july, endsAt: instant('2024-07-01T16:00:00+09:00') }],
})

async function reserve(session: string, account?: string) {
  const given = request({ offering, session }, applicant(account), { otherwise: 'wait' })
  return present(got(await claim(asked, given)).outcome.applications[0], 'an application').id
}

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, clone.context.authority, read)
const stateOf = async (id: string) => (await inBooks((books) => findApplication(books, id)))?.state

test('what is still to come is named, and goes back before the account is closed', async () => {
  const { caller, token } = await signUp(town)
  const [session = ''] = sessions
  const own = await reserve(session, caller.account)
  const next = await reserve(session)
  const browser = site.browser(token)
  const page = await browser.get(to.closeAccount())
  expect(page.text).toContain('これからの予約・申込（1件）')
  expect(page.text).toContain('合同面接会')
  const refused = await browser.fillIn(to.closeAccount(), 'close')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('これからの予約や申込が1件あります')
  expect(await stateOf(own)).toBe('reserved')
  const closed = await browser.fillIn(to.closeAccount(), 'close', { withdraws: 'yes' })
  expect(closed.status).toBe(303)
  expect(await stateOf(own)).toBe('cancelled')
  const offered = await inBooks((books) => findApplication(books, next))
  expect(offered).toMatchObject({ state: 'offered', offeredUntil: '2024-06-03T00:00:00.000Z' })
  expect(await inBooks(listSeatFaults)).toEqual([])
})

test('nothing to come asks nothing', async () => {
  const { token } = await signUp(town)
  const browser = site.browser(token)
  expect((await browser.get(to.closeAccount())).text).not.toContain('すべて取り下げる')
  expect((await browser.fillIn(to.closeAccount(), 'close')).status).toBe(303)
})

test('a person who is erased gives their seat to the next in line', async () => {
  const [, session = ''] = sessions
  const first = await reserve(session)
  const next = await reserve(session)
  const { party } = present(await inBooks((books) => findApplication(books, first)), 'it')
  const value = await inBooks(async ({ client }) => {
    const found = await client.query<{ value: string }>(
      'select value from party_identifier where party = $1',
      [party],
    )
    return present(found.rows[0], 'an identifier').value
  })
  const named = { type: 'person', scheme: 'local', value, name: null } as const
  got(await eraseParty(owner(town), { party: named, reason: '本人の申し出' }))
  expect([await stateOf(first), await stateOf(next)]).toEqual(['cancelled', 'offered'])
  expect(await inBooks(listSeatFaults)).toEqual([])
})

test('the site met no problem', () => {
  expect(site.problems).toEqual([])
})
