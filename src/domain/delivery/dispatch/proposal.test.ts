/** Who is proposed, in what order, and what speaks against them. */
import { expect, test } from 'vitest'
import { type Expert, parseExpert } from './expert.ts'
import { proposeExperts } from './proposal.ts'

const company = '8700110005901'
const expertNamed = (name: string, change: Partial<Expert> = {}): Expert => ({
  ...{ id: name, version: 1, name, account: 'a', fields: ['IT活用'], areas: [] },
  ...{ contracts: [], capacity: 3, isOpen: true, ...change },
})

test('the most fitting come first, with what speaks for and against each', () => {
  const experts = [
    { expert: expertNamed('契約', { contracts: [company] }), load: 0 },
    { expert: expertNamed('休み', { isOpen: false }), load: 0 },
    { expert: expertNamed('別分野', { fields: ['労務'] }), load: 0 },
    { expert: expertNamed('満員'), load: 3 },
    { expert: expertNamed('遠い', { areas: ['八王子市'] }), load: 0 },
    { expert: expertNamed('忙しい'), load: 2 },
    { expert: expertNamed('近い', { areas: ['新宿区'] }), load: 1 },
  ]
  const wanted = { field: 'ＩＴ活用', area: '新宿区', company }
  const proposed = proposeExperts(experts, wanted)
  expect(proposed.map(({ expert, objections }) => [expert.name, objections])).toEqual([
    ['近い', []],
    ['忙しい', []],
    ['遠い', ['area']],
    ['満員', ['full']],
    ['別分野', ['field']],
    ['休み', ['closed']],
    ['契約', ['contract']],
  ])
  expect(proposed[0]?.reasons.map(({ ja }) => ja)).toEqual([
    '分野が合っています（ＩＴ活用）',
    '担当の地域です（新宿区）',
    '担当中1/3件',
  ])
})

test.each([
  [{ name: '' }, 'expert_not_valid'],
  [{ name: '　' }, 'expert_name_is_missing'],
  [{ name: '佐藤', contracts: ['8700110005902'] }, 'corporate_number_check_digit_differs'],
  [{ name: '佐藤', capacity: -1 }, 'expert_not_valid'],
])('an entry %j is refused: %s', (given, code) => {
  const read = parseExpert(given)
  expect(read.ok ? null : read.refusal.code).toBe(code)
})

test('an entry is kept without blanks and repetitions', () => {
  const read = parseExpert({
    name: ' 佐藤 ',
    fields: ['IT', ' ＩＴ', '', '労務'].filter(Boolean),
    contracts: ['8700-1100-05901', company],
  })
  expect(read.ok && read.value).toMatchObject({
    name: '佐藤',
    fields: ['IT', '労務'],
    contracts: [company],
  })
})
