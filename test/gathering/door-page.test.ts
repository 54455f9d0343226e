/** The door as a volunteer meets it: by a link, with forms alone, in both languages. */
import { describe, expect, it } from 'vitest'
import { endPass } from '../../src/commands/gathering/pass.ts'
import { cancelSession } from '../../src/commands/offering/session.ts'
import { doorRooms } from '../../src/web/door/pages.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import { at, runner, taken } from '../world/delivery.ts'
import {
  countStanding,
  factsOf,
  inMay,
  onTheDay,
  openDoorOf,
  openFair,
  reserveSeat,
} from '../world/gathering.ts'

const { context } = await cloneDatabase()
const today = at(context, onTheDay)
const site = openApplySite(today, {}, { rooms: doorRooms })

/** A telephone at the door of a fair. */
async function atDoor() {
  const fair = await openFair(context)
  const { token, door } = await openDoorOf(context, fair.session)
  const telephone = site.browser()
  const opened = await telephone.fillIn(`/door/pass/${token}`, 'open')
  expect([opened.status, opened.location]).toEqual([303, '/door'])
  return { fair, telephone, door, token }
}

describe('a telephone', () => {
  it('opens the door by its link, and says whose it is', async () => {
    const { fair, telephone, token } = await atDoor()
    const { status, text } = await telephone.get('/door')
    expect(status).toBe(200)
    expect(text).toContain('受付：合同面接会')
    expect(text).toContain('正面入口')
    const other = site.browser()
    const looked = await other.get(`/en/door/pass/${token}`)
    expect(looked.text).toContain('Open the door on this telephone')
    expect((await other.get('/door')).status).toBe(403)
    expect((await telephone.get('/door/list')).html).toContain(fair.session)
    expect((await other.get('/door/list')).status).toBe(404)
  })

  it('that has no link, or one that has ended, is told so in a sentence', async () => {
    const none = await site.browser().get('/en/door')
    expect([none.status, none.text]).toEqual([403, expect.stringContaining('Open the link')])
    const unknown = await site.browser().get('/door/pass/nothing')
    expect([unknown.status, unknown.text]).toEqual([
      403,
      expect.stringContaining('このリンクは使えません'),
    ])
    const { telephone, door } = await atDoor()
    taken(await endPass(runner(today), { pass: door.pass.id }))
    const ended = await telephone.get('/door')
    expect([ended.status, ended.text]).toEqual([
      403,
      expect.stringContaining('このリンクは終了しました'),
    ])
  })

  it('checks in by a typed code, once, and takes it back', async () => {
    const { fair, telephone } = await atDoor()
    const visitor = await reserveSeat(context, fair)
    const typed = { code: visitor.code.toLowerCase().replace('-', ' ') }
    const sent = await telephone.fillIn('/door', 'scan', typed)
    const { text } = await telephone.get(sent.location ?? '')
    expect(text).toContain('受付しました')
    expect(text).toContain('フリガナの頭文字：ヤ・ハ')
    expect(text).not.toContain('山田')
    const again = await telephone.fillIn('/door', 'scan', typed)
    expect((await telephone.get(again.location ?? '')).text).toContain('すでに受付済み（13:30）')
    const undone = await telephone.fillIn(sent.location ?? '', 'undo')
    expect((await telephone.get(undone.location ?? '')).text).toContain('取り消しました')
    expect(await countStanding(context, 'gathering.attended', fair.offering)).toBe(0)
  })

  it('tells a mistyped code from one that is not ours, and keeps what was typed', async () => {
    const { telephone } = await atDoor()
    const mistyped = await telephone.fillIn('/door', 'scan', { code: '7KMX-39AA' })
    expect(mistyped.status).toBe(422)
    expect(mistyped.text).toContain('打ち間違い')
    expect(mistyped.html).toContain('value="7KMX-39AA"')
    const foreign = await telephone.fillIn('/en/door', 'scan', { code: '2222-2222' })
    expect((await telephone.get(foreign.location ?? '')).text).toContain('No reservation')
  })

  it('finds people by name, showing no more than their name', async () => {
    const { fair, telephone } = await atDoor()
    await reserveSeat(context, fair)
    const found = await telephone.fillIn('/door', 'search', { name: 'やまだ' })
    expect(found.status).toBe(200)
    expect(found.text).toContain('山田 花子')
    expect(found.html).not.toContain('applicant@example.jp')
    const nobody = await telephone.fillIn('/door', 'search', { name: '佐藤' })
    expect([nobody.status, nobody.text]).toEqual([
      422,
      expect.stringContaining('「佐藤」で始まる名前の予約がありません'),
    ])
    const [, number = '', key = ''] =
      /name="item" value="(\w{8})"[^>]*\/?><input type="hidden" name="key" value="([^"]+)"/.exec(
        found.html,
      ) ?? []
    const admitted = await telephone.post('/door', { act: 'admit', item: number, key })
    expect((await telephone.get(admitted.location ?? '')).text).toContain('受付しました')
    expect(await factsOf(context, 'gathering.attended', fair.session)).toHaveLength(1)
  })

  it('counts heads and lets in by name', async () => {
    const { fair, telephone } = await atDoor()
    const counted = await telephone.fillIn('/door', 'heads', { heads: '3' })
    expect((await telephone.get(counted.location ?? '')).text).toContain('予約のない方3人')
    const named = await telephone.fillIn('/door', 'walkIn', { name: '飛入 太郎' })
    expect((await telephone.get(named.location ?? '')).text).toMatch(/受付しました \w{4}-\w{4}/)
    expect(await countStanding(context, 'gathering.attended', fair.offering)).toBe(4)
    const { text } = await telephone.get('/door')
    expect(text).toMatch(/受付した人 1 人/)
    expect(text).toMatch(/人数だけの記録 3 人/)
  })

  it('is told that the session was called off', async () => {
    const { fair, telephone } = await atDoor()
    const given = { session: fair.session, reason: '台風のため' }
    taken(await cancelSession(at(runner(context), inMay), given))
    expect((await telephone.get('/door')).text).toContain('この日程は中止になりました')
  })

  it('serves the booths', async () => {
    const { fair, telephone } = await atDoor()
    const walkIn = await telephone.fillIn('/door', 'walkIn', { name: '飛入 太郎' })
    const [code = ''] = /\w{4}-\w{4}/.exec((await telephone.get(walkIn.location ?? '')).text) ?? []
    expect((await telephone.get('/door/booths')).text).toContain('株式会社あおば')
    const booth = `/door/booths/${fair.booths[0] ?? ''}`
    const given = await telephone.fillIn(booth, 'number', { code })
    expect((await telephone.get(given.location ?? '')).text).toContain('整理番号は1番です')
    await telephone.fillIn(booth, 'next')
    expect((await telephone.get(booth)).text).toMatch(/1番 面接済み/)
    const busy = await telephone.fillIn(booth, 'next')
    expect([busy.status, busy.text]).toEqual([422, expect.stringContaining('1番の面接中です')])
    await telephone.fillIn(booth, 'meet')
    expect(await countStanding(context, 'gathering.interviewed', fair.offering)).toBe(1)
  })
})
