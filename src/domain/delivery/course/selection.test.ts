import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { digest } from '../../../kit/id.ts'
import { drawRecordOf, parseDrawRecord, verifyDraw } from './draw-record.ts'
import { commitmentOf, type LotteryDraw } from './lottery.ts'
import { type Applicant, type Choice, select, type Selection } from './selection.ts'
import { parseSelectionSettings, type SelectionSettings } from './selection-settings.ts'

const secret = digest('a secret of the desk')
const draw: LotteryDraw = { secret, commitment: commitmentOf(secret), publicValue: null }

function settingsOf(input: object): SelectionSettings {
  const read = parseSelectionSettings(input)
  if (!read.ok) throw new Error(read.refusal.message.en)
  return read.value
}

const someone = (number: number, given: Partial<Applicant> = {}): Applicant => ({
  number,
  group: null,
  priority: null,
  points: null,
  bar: null,
  ...given,
})

const chosen = (
  method: object,
  seats: number | null,
  applicants: readonly Applicant[],
): Selection => {
  const selected = select({ settings: settingsOf(method), seats, applicants, draw })
  if (!selected.ok) throw new Error(selected.refusal.message.en)
  return selected.value
}

const numbersOf = (choices: readonly Choice[]) => choices.map(({ number }) => number)
const lists = ({ accepted, reserve, declined }: Selection) =>
  [accepted, reserve, declined].map(numbersOf)

const hand = { from: 'hand', key: 'motive', label: { ja: '動機', en: 'Motive' }, most: 100 }
const first = {
  key: 'first',
  label: { ja: '初めての方', en: 'first time' },
  when: { question: 'before', chose: ['no'] },
}

describe('first come, first served', () => {
  it('goes by number, and keeps a reserve list of the length that was set', () => {
    const people = [5, 3, 1, 4, 2].map((number) => someone(number))
    expect(lists(chosen({ method: 'first-come' }, 2, people))).toEqual([[1, 2], [3, 4, 5], []])
    expect(lists(chosen({ method: 'first-come', reserve: 1 }, 2, people))).toEqual([
      [1, 2],
      [3],
      [4, 5],
    ])
    expect(lists(chosen({ method: 'first-come', reserve: 0 }, 0, people))).toEqual([
      [],
      [],
      [1, 2, 3, 4, 5],
    ])
  })

  it('has a place for everyone where places never run out', () => {
    const selection = chosen({ method: 'first-come' }, null, [someone(1), someone(2)])
    expect(lists(selection)).toEqual([[1, 2], [], []])
    expect(selection.accepted[1]?.reason).toEqual({
      ja: '申込順で2番目のため、受講できます。',
      en: 'Number 2 in the order of application; there is a place for everyone.',
    })
  })

  it('passes over a group that does not fit, and seats the next that does', () => {
    const people = [
      someone(1),
      someone(2, { group: 'a' }),
      someone(3, { group: 'a' }),
      someone(4),
      someone(5),
    ]
    expect(lists(chosen({ method: 'first-come' }, 2, people))).toEqual([[1, 4], [2, 3, 5], []])
    expect(lists(chosen({ method: 'first-come' }, 3, people))).toEqual([[1, 2, 3], [4, 5], []])
  })

  it('places a group by its last member: nobody keeps a place for friends', () => {
    const people = [someone(1, { group: 'a' }), someone(2), someone(3, { group: 'a' })]
    expect(lists(chosen({ method: 'first-come' }, 1, people))).toEqual([[2], [1, 3], []])
  })
})

describe('by points', () => {
  const rank = (more: object = {}) => ({ method: 'rank', criteria: [hand], ...more })

  it('goes by points, and by number among equals', () => {
    const people = [
      someone(1, { points: 50 }),
      someone(2, { points: 80 }),
      someone(3, { points: 80 }),
      someone(4, { points: 79 }),
    ]
    expect(lists(chosen(rank(), 2, people))).toEqual([[2, 3], [4, 1], []])
  })

  it('declines whoever has too few, though seats are left', () => {
    const people = [someone(1, { points: 59 }), someone(2, { points: 60 })]
    const selection = chosen(rank({ minimum: 60 }), 5, people)
    expect(lists(selection)).toEqual([[2], [], [1]])
    expect(selection.declined[0]?.reason.ja).toBe(
      '選考の点数が59点で、必要な60点に届きませんでした。',
    )
  })

  it('gives a group the points of its weakest member', () => {
    const people = [
      someone(1, { points: 90, group: 'a' }),
      someone(2, { points: 40, group: 'a' }),
      someone(3, { points: 41 }),
    ]
    expect(lists(chosen(rank(), 2, people))).toEqual([[3], [1, 2], []])
  })

  it('waits until every point is given', () => {
    const people = Array.from({ length: 12 }, (_, index) => someone(index + 1))
    const input = { settings: settingsOf(rank()), seats: 5, draw: null }
    const refused = select({ ...input, applicants: people })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'selection_points_are_open' } })
    expect(refused.ok || refused.refusal.message.ja).toContain(
      '1、2、3、4、5、6、7、8、9、10など12人',
    )
    const barred = people.map((each) => ({
      ...each,
      bar: { ja: '対象外です。', en: 'Not eligible.' },
    }))
    expect(select({ ...input, applicants: barred }).ok).toBe(true)
  })
})

describe('priority classes', () => {
  const people = [1, 2, 3, 4, 5, 6].map((number) =>
    someone(number, { priority: number > 3 ? 'first' : null }),
  )

  it('go first as a whole', () => {
    const selection = chosen({ method: 'first-come', classes: [first] }, 4, people)
    expect(lists(selection)).toEqual([[4, 5, 6, 1], [2, 3], []])
    expect(selection.accepted[0]?.reason.ja).toBe(
      '優先枠「初めての方」で、申込順で4番目のため、定員4人に入りました。',
    )
    expect(selection.reserve[0]?.reason.ja).toBe(
      '優先枠の方を先に決めたうえで、申込順で2番目のため、定員4人に入りませんでした。補欠の1番です。空きが出たら順番にお知らせします。',
    )
  })

  it('or with some seats of their own; the rest of them stand with everyone', () => {
    const classes = [{ ...first, seats: 2 }]
    expect(lists(chosen({ method: 'first-come', classes }, 4, people))).toEqual([
      [4, 5, 1, 2],
      [3, 6],
      [],
    ])
  })

  it('lead the reserve list too, where the seats do not suffice even for them', () => {
    const selection = chosen({ method: 'first-come', classes: [first] }, 1, people)
    expect(lists(selection)).toEqual([[4], [5, 6, 1, 2, 3], []])
  })

  it('bring a group forward only if all of it belongs to one', () => {
    const mixed = [
      someone(1),
      someone(2, { priority: 'first', group: 'a' }),
      someone(3, { group: 'a' }),
    ]
    expect(lists(chosen({ method: 'first-come', classes: [first] }, 1, mixed))[0]).toEqual([1])
  })
})

describe('a lottery', () => {
  const people = Array.from({ length: 9 }, (_, index) => someone(index + 1))
  const input = { settings: settingsOf({ method: 'lottery' }), seats: 3, applicants: people }

  it('needs its secret, and no other one', () => {
    const other = { ...draw, commitment: commitmentOf(digest('another')) }
    expect(select({ ...input, draw: null })).toMatchObject({
      refusal: { code: 'lottery_secret_is_missing' },
    })
    expect(select({ ...input, draw: other })).toMatchObject({
      refusal: { code: 'lottery_secret_differs' },
    })
    expect(select({ ...input, draw: { ...draw, secret: 'short' } })).toMatchObject({
      refusal: { code: 'lottery_secret_differs' },
    })
  })

  it('needs the value that was announced', () => {
    const publicValue = { ja: '3月3日の日経平均の終値', en: 'closing Nikkei 225 of 3 March' }
    const announced = { ...input, settings: settingsOf({ method: 'lottery', publicValue }) }
    expect(select({ ...announced, draw })).toMatchObject({
      refusal: { code: 'lottery_public_value_is_missing' },
    })
    const drawn = select({ ...announced, draw: { ...draw, publicValue: '38,142.37' } })
    expect(drawn.ok && lists(drawn.value)).not.toEqual(
      lists(chosen({ method: 'lottery' }, 3, people)),
    )
  })

  it('draws anew when anyone comes or goes, so that nobody knows the order before the end', () => {
    const order = (given: readonly Applicant[]) =>
      lists(chosen({ method: 'lottery' }, 0, given))[1] ?? []
    const with10 = order([...people, someone(10)]).filter((number) => number !== 10)
    expect(with10).not.toEqual(order(people))
  })

  it('gives every number the same chance: 4,000 draws of 2 from 8', () => {
    const eight = people.slice(0, 8)
    const wins = new Map<number, number>()
    for (let round = 0; round < 4000; round += 1) {
      const own = digest(`round ${round}`)
      const drawn = select({
        ...input,
        seats: 2,
        applicants: eight,
        draw: { secret: own, commitment: commitmentOf(own), publicValue: null },
      })
      for (const number of drawn.ok ? numbersOf(drawn.value.accepted) : []) {
        wins.set(number, (wins.get(number) ?? 0) + 1)
      }
    }
    // 1,000 are expected of each, with a standard deviation of 27.
    expect([...wins.values()].every((count) => count > 890 && count < 1110)).toBe(true)
    expect(wins.size).toBe(8)
  })
})

const someSelection = fc
  .record({
    count: fc.integer({ min: 0, max: 40 }),
    seats: fc.nat(30),
    reserve: fc.option(fc.nat(10)),
    method: fc.constantFrom('first-come', 'rank', 'lottery'),
    classSeats: fc.option(fc.integer({ min: 1, max: 5 })),
    groups: fc.boolean(),
    salt: fc.nat(),
  })
  .map((given) => ({
    ...given,
    people: Array.from({ length: given.count }, (_, index) => {
      const dice = (sides: number, name: string) =>
        Number.parseInt(digest(`${given.salt} ${name} ${index}`).slice(0, 8), 16) % sides
      return someone(index + 1, {
        points: dice(5, 'points') * 10,
        priority: dice(3, 'class') === 0 ? 'first' : null,
        group: given.groups && dice(2, 'grouped') === 0 ? `g${dice(8, 'group')}` : null,
        bar: dice(12, 'bar') === 0 ? { ja: '対象外です。', en: 'Not eligible.' } : null,
      })
    }),
    settings: settingsOf({
      method: given.method,
      criteria: [hand],
      minimum: given.salt % 2 === 0 ? 10 : null,
      reserve: given.reserve,
      classes: [{ ...first, seats: given.classSeats }],
    }),
  }))

describe('every selection', () => {
  it('answers everyone once, with a reason, whatever order they are handed in', () => {
    fc.assert(
      fc.property(someSelection, fc.nat(), ({ people, settings, seats }, salt) => {
        const selected = select({ settings, seats, applicants: people, draw })
        const shuffled = people.toSorted((one, other) =>
          digest(`${salt} ${one.number}`) < digest(`${salt} ${other.number}`) ? -1 : 1,
        )
        expect(select({ settings, seats, applicants: shuffled, draw })).toEqual(selected)
        if (!selected.ok) throw new Error(selected.refusal.code)
        const all = lists(selected.value).flat()
        expect(all.toSorted((one, other) => one - other)).toEqual(
          people.map(({ number }) => number),
        )
        const { accepted, reserve, declined } = selected.value
        for (const { reason } of [...accepted, ...reserve, ...declined]) {
          expect(reason.ja).toMatch(/。$/)
          expect(reason.en).toMatch(/[.]$/)
          expect(`${reason.ja}${reason.en}`).not.toMatch(/null|undefined|NaN/)
        }
      }),
    )
  })

  it('accepts as many as there are seats and people, groups whole or not at all', () => {
    fc.assert(
      fc.property(someSelection, ({ people, settings, seats, groups, reserve }) => {
        const selected = select({ settings, seats, applicants: people, draw })
        if (!selected.ok) throw new Error(selected.refusal.code)
        const accepted = new Set(numbersOf(selected.value.accepted))
        const { minimum, method } = settings
        const groupPoints = (group: string | null, points: number) =>
          group === null
            ? points
            : Math.min(
                ...people
                  .filter((each) => each.group === group && each.bar === null)
                  .map((each) => each.points ?? 0),
              )
        const eligible = people.filter(
          (each) =>
            each.bar === null &&
            (method !== 'rank' ||
              minimum === null ||
              groupPoints(each.group, each.points ?? 0) >= minimum),
        )
        const most = Math.min(seats, eligible.length)
        expect(accepted.size).toBeGreaterThanOrEqual(groups ? 0 : most)
        expect(accepted.size).toBeLessThanOrEqual(most)
        expect(selected.value.reserve.length).toBeLessThanOrEqual(reserve ?? Infinity)
        for (const { number, group } of eligible) {
          const others = eligible.filter((each) => group !== null && each.group === group)
          for (const other of others) expect(accepted.has(other.number)).toBe(accepted.has(number))
        }
      }),
    )
  })
})

describe('a published draw', () => {
  it('can be repeated by whoever has the record', () => {
    fc.assert(
      fc.property(someSelection, (given) => {
        const settings = { ...given.settings, method: 'lottery' as const }
        const input = { settings, seats: given.seats, applicants: given.people, draw }
        const selected = select(input)
        if (!selected.ok) throw new Error(selected.refusal.code)
        const record = drawRecordOf(input, selected.value)
        const read = parseDrawRecord(JSON.parse(JSON.stringify(record)))
        expect(read.ok && verifyDraw(read.value)).toEqual({ ok: true, value: undefined })
      }),
    )
  })

  const people = [1, 2, 3, 4, 5, 6].map((number) => someone(number))
  const input = { settings: settingsOf({ method: 'lottery' }), seats: 2, applicants: people, draw }
  const selected = select(input)
  if (!selected.ok) throw new Error(selected.refusal.code)
  const record = drawRecordOf(input, selected.value)
  const [winner = 0, second = 0] = record.accepted
  const [loser = 0] = record.reserveList

  test.each<[string, object, string]>([
    ['who won', { accepted: [winner, loser] }, 'draw_gives_another_result'],
    ['in what order', { accepted: [second, winner] }, 'draw_gives_another_result'],
    ['that somebody won less', { accepted: [winner] }, 'draw_gives_another_result'],
    ['that somebody won more', { accepted: [winner, second, loser] }, 'draw_gives_another_result'],
    ['who took part', { entries: record.entries.slice(1) }, 'draw_gives_another_result'],
    ['how many seats there were', { seats: 3 }, 'draw_gives_another_result'],
    ['the secret', { secret: digest('another') }, 'lottery_secret_differs'],
    [
      'one number twice',
      { entries: [...record.entries, ...record.entries.slice(0, 1)] },
      'draw_record_repeats_a_number',
    ],
  ])('tells when it lies about %s', (_, change, code) => {
    expect(verifyDraw({ ...record, ...change })).toMatchObject({ ok: false, refusal: { code } })
  })

  it('says nothing about persons', () => {
    expect(Object.keys(record.entries[0] ?? {})).toEqual(['number', 'group', 'priority'])
    const barred = { ...someone(7), bar: { ja: '対象外です。', en: 'Not eligible.' } }
    const applicants = [...people, barred]
    const again = select({ ...input, applicants })
    expect(again.ok && drawRecordOf({ ...input, applicants }, again.value)).toEqual(record)
  })

  it('is refused in another form', () => {
    expect(parseDrawRecord({ ...record, version: 2 })).toMatchObject({
      refusal: { code: 'draw_record_form_unknown' },
    })
  })
})
