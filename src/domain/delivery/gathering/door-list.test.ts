import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../../../kit/calendar.ts'
import type { TicketCode } from '../ticket.ts'
import { doorKey, doorList, initialsOf } from './door-list.ts'

const code = '7KMX39AP' as TicketCode
const madeAt = '2023-11-05T00:00:00.000Z' as Instant

describe("a telephone's list", () => {
  const states = [
    'reserved',
    'no-show',
    'checked-in',
    'cancelled',
    'waiting',
    'offered',
    'constructor',
  ]
  const list = doorList(
    'session',
    madeAt,
    states.map((state, index) => ({
      code: `${code}${index}` as TicketCode,
      state,
      kana: 'アオバ ハナコ',
    })),
  )

  it('says who is expected, who is in, and who is a matter for the desk', () => {
    const byKey = new Map(list.entries.map((entry) => [entry.key, entry.state]))
    const found = states.map((_, index) =>
      byKey.get(doorKey('session', `${code}${index}` as TicketCode)),
    )
    expect(found).toEqual(['expected', 'expected', 'in', 'barred', 'barred', 'barred', 'barred'])
  })

  it('holds no code, no name and no order of reservation', () => {
    const kept = JSON.stringify(list)
    expect(kept).not.toContain(code)
    expect(kept).not.toContain('アオバ')
    expect(list.entries.map(({ key }) => key)).toEqual(
      list.entries.map(({ key }) => key).toSorted(),
    )
  })

  it('has other keys at another session, and the same again at this one', async () => {
    expect(doorKey('session', code)).not.toBe(doorKey('other', code))
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`session:${code}`))
    expect(Buffer.from(bytes).toString('hex').slice(0, 16)).toBe(doorKey('session', code))
  })
})

describe('initials', () => {
  test.each([
    ['アオバ ハナコ', 'ア・ハ'],
    ['あおば　はなこ', 'ア・ハ'],
    ['ｱｵﾊﾞ ﾊﾅｺ', 'ア・ハ'],
    ['ガルシア・マリア・ルイサ', 'ガ・マ・ル'],
    ['Hanako Aoba', 'H・A'],
    ['アオバハナコ', 'ア'],
    ['', null],
    ['123', null],
  ])('of "%s" are %s', (kana, expected) => {
    expect(initialsOf(kana)).toBe(expected)
  })
})
