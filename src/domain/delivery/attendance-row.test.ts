import { describe, expect, it } from 'vitest'
import { attendeeFinder, type AttendeeNaming, type NamedAttendee } from './attendance-row.ts'
import type { TicketCode } from './ticket.ts'

const attendee = (application: string, change: Partial<NamedAttendee> = {}): NamedAttendee => ({
  ...{ application, number: `N${application}`, mail: null, persons: [], session: null },
  ...change,
})

const find = attendeeFinder([
  attendee('1', { mail: 'Hanako@example.jp', persons: ['P-1'], session: 'first' }),
  attendee('2', { mail: 'hanako@example.jp', persons: ['P-1'], session: 'second' }),
  attendee('3', { mail: 'family@example.jp', session: 'first' }),
  attendee('4', { mail: 'family@example.jp', session: 'first' }),
  attendee('5', { persons: ['00042', 'T-5'] }),
])

const who = (said: { number?: string; mail?: string; person?: string }): AttendeeNaming => ({
  number: (said.number ?? null) as TicketCode | null,
  mail: said.mail ?? null,
  person: said.person ?? null,
})

describe('who a row of a list is about', () => {
  it.each([
    ['a number', { number: 'N1' }, null, '1'],
    ['a number in its session', { number: 'N1' }, 'first', '1'],
    ['a number in another session', { number: 'N1' }, 'second', 'attendee_unknown'],
    ['a mail address in a session, in any case', { mail: 'HANAKO@example.jp' }, 'second', '2'],
    ['a mail address of two', { mail: 'hanako@example.jp' }, null, 'attendee_not_told_apart'],
    ['a shared mail address', { mail: 'family@example.jp' }, 'first', 'attendee_not_told_apart'],
    ['a shared address with a number', { mail: 'family@example.jp', number: 'N4' }, 'first', '4'],
    [
      'a number of somebody else',
      { mail: 'family@example.jp', number: 'N1' },
      'first',
      'attendee_unknown',
    ],
    ['a person number in any width', { person: '０００４２' }, 'second', '5'],
    ['a person number without its zeros', { person: '42' }, null, 'attendee_unknown'],
    ['nothing', {}, null, 'attendee_not_named'],
  ])('%s', (...[, said, session, expected]) => {
    const found = find(who(said), session)
    expect(found.ok ? found.value.application : found.refusal.code).toBe(expected)
  })
})
