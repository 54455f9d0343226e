import { describe, expect, test } from 'vitest'
import { actOfContact, type ContactWay } from './record.ts'

/** Which act a contact is, and so what it counts for. */
describe('a contact counts', () => {
  test.each([
    ['approached', 'visit', true, 'call-on'],
    ['approached', 'visit', false, 'sound-out'],
    ['approached', 'telephone', true, 'sound-out'],
    ['requested', 'visit', true, 'call-on'],
    ['requested', 'online', true, 'sound-out'],
    ['registered', 'visit', false, 'visit'],
    ['registered', 'telephone', false, 'contact'],
    ['supported', 'visit', true, 'visit'],
    ['supported', 'letter', true, 'contact'],
  ] as const)('%s by %s (unregistered count: %s): %s', (...row) => {
    const [state, way, countsUnregistered, act] = row
    const given = { state, way: way satisfies ContactWay, countsUnregistered }
    expect(actOfContact(given)).toBe(act)
  })
})
