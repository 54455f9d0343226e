/**
 * The parties of the year, all made up: people are numbers that no office gave out, companies have
 * invented names, and their corporate numbers begin with 9999, where none are given, though with a
 * right check digit. Some companies have no number and are known by what somebody wrote.
 */
import { corporateCheckDigit } from '../../../src/domain/codes.ts'
import type { PartyReference, PartyType } from '../../../src/domain/party.ts'
import { present } from '../../../src/kit/check.ts'

/** Numbers `first` to `first + size - 1`, each a party. The size is a prime, see {@link rosterOf}. */
type Pool = {
  readonly type: PartyType
  readonly prefix: string
  readonly first: number
  readonly size: number
  readonly name?: string
}

const pools = {
  seeker: { type: 'person', prefix: 'P', first: 1, size: 13_009 },
  // The next two lie partly among the job seekers: the same people come to several programmes.
  senior: { type: 'person', prefix: 'P', first: 11_001, size: 4001 },
  student: { type: 'person', prefix: 'P', first: 9001, size: 997 },
  employee: { type: 'person', prefix: 'E', first: 1, size: 5003 },
  company: { type: 'company', prefix: 'C', first: 1, size: 12_007 },
  school: { type: 'school', prefix: 'G', first: 1, size: 13, name: '例示特別支援学校' },
  agency: { type: 'agency', prefix: 'A', first: 1, size: 59, name: '例示シルバー人材センター' },
  office: { type: 'office', prefix: 'S', first: 1, size: 31, name: '例示ソーシャルファーム' },
} as const satisfies Readonly<Record<string, Pool>>

export type PoolName = keyof typeof pools

/** How a record refers to a party: 0 as usual, 1 and 2 under a second and a third spelling. */
export type Spelling = 0 | 1 | 2

/** The parties of a line in a fixed order, without end; the first `size` of them are distinct. */
export type Roster = (place: number, spelling?: Spelling) => PartyReference

/**
 * The roster of a line: a walk through the pool that begins where the line's code says. Stepping
 * by 7 through a prime number of parties meets each of them once.
 */
export function rosterOf(poolName: PoolName, line: string): Roster {
  const pool: Pool = pools[poolName]
  const [programme = 0, component = 0] = line.split('-').map(Number)
  const start = programme * 211 + component * 37
  return (place, spelling = 0) => {
    const number = pool.first + ((start + place * 7) % pool.size)
    return pool.type === 'company' ? companyOf(number, spelling) : numbered(pool, number, spelling)
  }
}

/** A second number of the same person is one that was given out at a second registration. */
function numbered(pool: Pool, number: number, spelling: Spelling): PartyReference {
  const series = ['0', '9', '8'][spelling]
  return {
    type: pool.type,
    scheme: 'local',
    value: `${pool.prefix}-${series}${String(number).padStart(5, '0')}`,
    name: pool.name === undefined ? null : `${pool.name}第${number}`,
  }
}

/** Four in five companies bring their corporate number, one only its name. */
function companyOf(number: number, spelling: Spelling): PartyReference {
  const [plain = '', ...others] = spellingsOf(number)
  const nameOnly = number % 5 === 4
  if (spelling > 0) {
    const value = present([plain, ...others][spelling - (nameOnly ? 0 : 1)], 'a further spelling')
    return { type: 'company', scheme: 'name', value, name: value }
  }
  if (nameOnly) return { type: 'company', scheme: 'name', value: plain, name: plain }
  const digits = `9999${String(number).padStart(8, '0')}`
  const value = corporateCheckDigit(digits) + digits
  return { type: 'company', scheme: 'corporate-number', value, name: plain }
}

const trades: readonly (readonly [string, string])[] = [
  ['例示製作所', 'レイジ製作所'],
  ['見本商事', 'ミホン商事'],
  ['仮名工業', 'カメイ工業'],
  ['架空運輸', 'カクウ運輸'],
  ['試作食品', 'シサク食品'],
  ['模擬建設', 'モギ建設'],
  ['標本印刷', 'ヒョウホン印刷'],
]

/** The name as it should be written, in kana, and in kana with the company's form. */
function spellingsOf(number: number): readonly string[] {
  const [plain, kana] = present(trades[number % trades.length], 'a trade')
  return [`${plain}第${number}`, `${kana}第${number}`, `株式会社${kana}第${number}`]
}
