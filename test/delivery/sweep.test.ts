/** What the clock does: offers lapse in turn, and everyone is reminded once. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { lapseOffers, remindOfTomorrow } from '../../src/commands/application/sweep.ts'
import { actingAs } from '../../src/commands/context.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { lockApplications } from '../../src/store/application.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, openOffering, request, taken } from '../world/delivery.ts'

const { context, database } = await cloneDatabase()

test('an offer that nobody takes lapses, and the seat goes to the next in line', async () => {
  const { offering, sessions } = await openOffering(context, { settings: { capacity: 1 } })
  const place = { offering, session: present(sessions[0], 'a session') }
  const [holder, second, third] = [applicant(), applicant(), applicant()]
  const inMay = at(context, '2023-05-10T03:00:00Z')
  const ids: string[] = []
  for (const person of [holder, second, third]) {
    const answer = taken(await claim(inMay, request(place, person, { otherwise: 'wait' })))
    ids.push(present(answer.outcome.applications[0], 'an application').id)
  }
  const left = { act: 'cancel', applications: ids.slice(0, 1) }
  taken(await actOnApplications(actingAs(inMay, holder), left))
  const states = () =>
    withAuthority(database, context.authority, async (books) => {
      const held = await lockApplications(books, ids)
      return ids.map((id) => held.get(id)?.state)
    })
  expect(await states()).toEqual(['cancelled', 'offered', 'waiting'])
  expect(await lapseOffers(at(context, '2023-05-12T02:59:00Z'))).toBe(0)
  expect(await lapseOffers(at(context, '2023-05-12T03:00:00Z'))).toBe(1)
  expect(await states()).toEqual(['cancelled', 'cancelled', 'offered'])
  expect(await lapseOffers(at(context, '2023-05-12T03:00:00Z'))).toBe(0)
})

test('everyone with a seat is reminded the day before, from noon, and once', async () => {
  const { offering, sessions } = await openOffering(context, {})
  const place = { offering, session: present(sessions[0], 'a session') }
  taken(await claim(at(context, '2023-05-10T03:00:00Z'), request(place, applicant())))
  expect(await remindOfTomorrow(at(context, '2023-05-31T02:59:00Z'))).toBe(0)
  const reminded = await remindOfTomorrow(at(context, '2023-05-31T03:00:00Z'))
  expect(reminded).toBeGreaterThan(0)
  expect(await remindOfTomorrow(at(context, '2023-05-31T04:00:00Z'))).toBe(reminded)
  const queued = await withAuthority(database, context.authority, ({ client }) =>
    client.query(`select from notice where template = 'reminder' and about->>'session' = $1`, [
      place.session,
    ]),
  )
  expect(queued.rowCount).toBe(1)
})
