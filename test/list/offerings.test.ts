/** Offerings from a list, as drafts, and back. */
import { expect, it } from 'vitest'
import { changeOfferingState } from '../../src/commands/offering/offering.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listOfferings } from '../../src/store/offering.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, openOffering, runner, taken } from '../world/delivery.ts'
import { csv, listSite } from './site.ts'

const { context } = await cloneDatabase()
const now = at(context, '2023-05-10T03:00:00Z')
const { get, send, undo, text } = listSite(now)
const page = '/desk/offerings/import'

async function listed(words: string) {
  const found = await withAuthority(context.database, context.authority, (books) =>
    listOfferings(books, { words, limit: 100 }),
  )
  return found.toSorted((one, other) => (one.settings.title.ja < other.settings.title.ja ? -1 : 1))
}

it('rows become drafts, faults are named, and untouched drafts are discarded', async () => {
  await openOffering(context)
  const sheet = csv(
    '題名,事業,種類,受付の始まり,受付の終わり,定員,定員の数え方,参加の方法,キャンセル待ち',
    '一覧A,1,催し,2023-06-01 9:00,2023-06-20 17:00,40,日程ごと,会場、オンライン,いいえ',
    '一覧B,1,講座,,,,,,',
    '一覧C,99,催し,,,,,,',
    '一覧D,1,調査,,,,,,',
    '一覧E,1,催し,2023-06-20 9:00,2023-06-01 9:00,,,,',
    ',1,催し,,,,,,',
    '一覧G,1,催し,,,0,,手紙,',
  )
  const { tried, takeIn } = await send(page, sheet)
  expect(tried.status).toBe(200)
  expect(tried.html).toContain('7行を試しに読みました。2行を取り込めます')
  for (const row of [4, 5, 6, 7, 8]) expect(tried.html).toContain(`<strong>${row}行目</strong>`)
  expect(await listed('一覧')).toEqual([])
  const done = await takeIn()
  expect(done.html).toContain('2件の募集を下書きにしました')
  const [first, second] = await listed('一覧')
  expect(first).toMatchObject({
    ...{ kind: 'gathering', state: 'draft', opensAt: '2023-06-01T00:00:00.000Z' },
    settings: { capacity: 40, seatsPer: 'session', channels: ['in-person', 'online'] },
  })
  expect(first?.settings.waitList).toBe(false)
  expect(second).toMatchObject({ kind: 'course', settings: { capacity: null } })
  const published = { offering: first?.id ?? '', state: 'open' } as const
  taken(await changeOfferingState(runner(now), published))
  expect((await undo(page, done.html)).status).toBe(303)
  expect((await listed('一覧')).map(({ state }) => state)).toEqual(['open', 'cancelled'])
  expect(await text(page)).toContain('取り消し済み')
})

it('a list that was exported makes the same offerings again', async () => {
  const { offering } = await openOffering(context, {
    settings: { title: { ja: '写す面接会', en: 'To copy' }, capacity: 12 },
  })
  const file = await get('/desk/offerings/export?format=xlsx&q=写す')
  const { tried, takeIn } = await send(page, file.bytes, 'a.xlsx')
  expect(tried.html).toContain('1行を取り込めます')
  await takeIn()
  const [one, other] = await listed('写す')
  expect([one?.id, other?.id]).toContain(offering)
  const parts = (each: typeof one) => [each?.programme, each?.component, each?.kind, each?.settings]
  expect(parts(one)).toEqual(parts(other))
})

it.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
  ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3])],
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ['a page', new TextEncoder().encode('<!doctype html><title>x</title><table><tr><td>1')],
  ['headings alone', csv('題名,事業,種類')],
  ['the same heading twice', csv('題名,題名,事業,種類', 'a,b,1,催し')],
  ['quotation marks that never end', csv('題名,事業,種類', '"a,1,催し')],
  ['zeros', new Uint8Array(200)],
])('%s is refused in words', async (_, bytes) => {
  const { tried } = await send(page, bytes, 'nonsense.csv')
  expect(tried.html).toMatch(/class="[^"]*(?:error|alert|faults)|取り込める行がありません/)
  expect(tried.html).not.toMatch(/Error:|undefined|at Object/)
})
