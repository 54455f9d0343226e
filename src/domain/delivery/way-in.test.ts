import { expect, test } from 'vitest'
import { parseOfferingSettings } from './offering.ts'
import type { OpenKind } from './register.ts'
import { isOwnDate, waysInto } from './way-in.ts'

const words = { ja: '題', en: 'Title' }

function settings(change: Record<string, unknown>) {
  const read = parseOfferingSettings({
    ...{ title: words, summary: words, description: words, contact: words },
    ...{ channels: ['in-person'], seatsPer: 'session', capacity: 10, ...change },
  })
  if (!read.ok) throw new Error(read.refusal.message.en)
  return read.value
}

const whole = { seatsPer: 'offering' }
const lottery = { details: { selection: { method: 'lottery' } } }

test.each<[OpenKind, Record<string, unknown>, number, readonly string[]]>([
  ['gathering', {}, 3, ['reserve on a session, or wait']],
  ['gathering', { waitList: false }, 3, ['reserve on a session']],
  ['gathering', whole, 1, ['reserve on a session, or wait']],
  ['gathering', whole, 2, ['reserve on a offering, or wait']],
  ['course', {}, 3, ['reserve on a offering, or wait']],
  ['course', lottery, 3, ['apply on a offering, later']],
  ['consultation', {}, 5, ['reserve on a session']],
  [
    'consultation',
    { details: { messages: true } },
    5,
    ['reserve on a session', 'request on a offering, later'],
  ],
  ['consultation', {}, 0, ['request on a offering, later']],
  ['consultation', { details: { slots: {} } }, 0, ['reserve on a session']],
  ['booking', {}, 5, ['reserve on a session']],
])('the ways into a %s with %o and %i dates', (...given) => {
  const [kind, change, sessions, ways] = given
  const found = waysInto({ kind, settings: settings(change) }, sessions)
  expect(
    found.map(({ on, act, otherwise, takesSeat }) => {
      const more = otherwise === null ? '' : `, or ${otherwise}`
      return `${act} on a ${on}${more}${takesSeat ? '' : ', later'}`
    }),
  ).toEqual(ways)
})

test('slots are dates of consultations and bookings, and interviews of a gathering are not', () => {
  const slot = { resource: 'a booth' }
  expect(isOwnDate('gathering', slot)).toBe(false)
  expect(isOwnDate('gathering', { resource: null })).toBe(true)
  expect(isOwnDate('booking', slot)).toBe(true)
})
