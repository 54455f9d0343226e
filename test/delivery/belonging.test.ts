/** What is named in an act belongs to the application: its session, and an interview's reservation. */
import { describe, expect, it, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, claimant, openOffering, request, runner, taken } from '../world/delivery.ts'
import { inMay, onTheDay, openFair, reserveSeat } from '../world/gathering.ts'

const { context } = await cloneDatabase()
const day = at(runner(context), onTheDay)

describe('the session of an act', () => {
  it('is one of the offering that was applied for', async () => {
    const fair = await openFair(context)
    const other = await openOffering(context)
    const { application } = await reserveSeat(context, fair)
    const checkIn = (session: string) =>
      actOnApplications(day, { act: 'check-in', applications: [application], session })
    for (const strange of [newId(), 'x', present(other.sessions[0], 'a session')]) {
      const refused = await checkIn(strange)
      expect([strange, refused]).toMatchObject([
        strange,
        {
          refusal: {
            code: 'session_of_another_offering',
            message: {
              ja: expect.stringContaining('日程') as string,
              en: expect.stringContaining('list of dates') as string,
            },
          },
        },
      ])
    }
    expect(taken(await checkIn(fair.session)).outcome.done).toEqual([application])
  })

  it('bars those alone whose offering is another', async () => {
    const [fair, other] = [await openFair(context), await openFair(context)]
    const one = await reserveSeat(context, fair)
    const two = await reserveSeat(context, other)
    const applications = [one.application, two.application]
    const { session } = fair
    const done = taken(await actOnApplications(day, { act: 'check-in', applications, session }))
    expect(done.outcome.done).toEqual([one.application])
    expect(done.outcome.refused).toMatchObject([
      { application: two.application, refusal: { code: 'session_of_another_offering' } },
    ])
  })
})

describe('the reservation of an interview', () => {
  const inMayOf = at(context, inMay)

  const cases = [
    { what: 'its own person’s', pick: 'own', is: 'ok' },
    { what: 'nobody’s', pick: 'none', is: 'reservation_unknown' },
    { what: 'one that there is not', pick: 'never', is: 'reservation_unknown' },
    { what: 'somebody else’s', pick: 'another person', is: 'reservation_unknown' },
    { what: 'one of another gathering', pick: 'another fair', is: 'reservation_unknown' },
    { what: 'one that was cancelled', pick: 'cancelled', is: 'reservation_unknown' },
  ] as const

  test.each(cases)('may be $what: $is', async ({ pick, is }) => {
    const [fair, otherFair] = [await openFair(context), await openFair(context)]
    const actor = applicant()
    const own = await reserveSeat(context, fair, { actor })
    const parents = {
      own: own.application,
      none: null,
      never: newId(),
      'another person': (await reserveSeat(context, fair)).application,
      'another fair': (await reserveSeat(context, otherFair, { actor })).application,
      cancelled: own.application,
    }
    if (pick === 'cancelled') {
      const applications = [own.application]
      taken(await actOnApplications(day, { act: 'cancel', applications, reason: '辞退' }))
    }
    const place = { offering: fair.offering, session: present(fair.slots[0]?.[0], 'a slot') }
    const claimants = [claimant('山田花子', { account: actor.account })]
    const asked = { lifecycle: 'interview', parent: parents[pick], claimants } as const
    const answer = await claim(inMayOf, request(place, actor, asked))
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe(is)
  })

  it('is for interviews alone', async () => {
    const fair = await openFair(context)
    const actor = applicant()
    const { application: parent } = await reserveSeat(context, fair, { actor })
    const course = await openOffering(context)
    const place = { offering: course.offering, session: course.sessions[0] ?? null }
    const claimants = [claimant('山田花子', { account: actor.account })]
    expect(await claim(inMayOf, request(place, actor, { parent, claimants }))).toMatchObject({
      refusal: { code: 'reservation_unknown' },
    })
  })
})
