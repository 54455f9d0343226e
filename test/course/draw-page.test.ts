/** The public page of a draw: its commands repeat it on any machine, and it holds no name. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carryOutSelection } from '../../src/commands/course/carry-out-selection.ts'
import { fixDrawList } from '../../src/commands/course/draw-list.ts'
import { parseDrawRecord, verifyDraw } from '../../src/domain/delivery/course/draw-record.ts'
import { present } from '../../src/kit/check.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite, openBrowserOf } from '../world/apply-site.ts'
import { at, runner, taken } from '../world/delivery.ts'
import { applyAll, moments, openCourse, propose } from './world.ts'

const { context } = await cloneDatabase()
const over = at(runner(context), moments.over)
const { app } = openApplySite(over)
const browser = openBrowserOf(app)
const to = linksIn('ja')

const unescape = (text: string) =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

test('its commands give the published order, and its file can be verified', async () => {
  const selection = { method: 'lottery', publicValue: { ja: '終値', en: 'close' } }
  const course = await openCourse(context, { details: { selection } })
  const { offering } = course
  await applyAll(context, course, ['青木', '石井', '上田', '遠藤', '岡田'])
  taken(await fixDrawList(over, { offering }))
  expect((await browser.get(to.drawJson({ offering }))).status).toBe(404)
  // A value that a shell would take apart stands in quotes.
  const publicValue = "38,142.37 'x'; $(false)"
  const proposal = taken(await propose(over, offering, { publicValue }))
  taken(await carryOutSelection(over, { offering, publicValue, digest: proposal.digest }))

  const page = await browser.get(to.draw({ offering }))
  expect(page.text).not.toContain('青木')
  const pre = /<pre class="commands"[^>]*><code>([\s\S]*?)<\/code>/.exec(page.html)?.[1]
  const commands = unescape(present(pre, 'the commands'))
  const cwd = mkdtempSync(join(tmpdir(), 'jisseki-draw-'))
  const printed = execFileSync('bash', ['-c', commands], { cwd, encoding: 'utf8' })
  const json = await browser.get(to.drawJson({ offering }))
  const record = taken(parseDrawRecord(JSON.parse(json.html)))
  expect(verifyDraw(record).ok).toBe(true)
  const [commitment = '', list = '', ...lots] = printed.trim().split('\n')
  expect(commitment.slice(0, 64)).toBe(record.commitment)
  expect(page.html).toContain(list.slice(0, 64))
  expect(lots.map((line) => Number(line.split(' ')[1]))).toEqual([
    ...record.accepted,
    ...record.reserveList,
    ...record.declined,
  ])
})

test('a course without a draw has no such page', async () => {
  const plain = await openCourse(context)
  expect((await browser.get(to.draw(plain))).status).toBe(404)
})
