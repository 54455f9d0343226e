/** Holds docs/concepts/lottery.md to the code: its commands run, and give what the program draws. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lotsOf, place } from '../src/domain/delivery/course/lot.ts'
import { commitmentOf, lotOf, seedOf } from '../src/domain/delivery/course/lottery.ts'
import { drawnLots } from '../src/domain/delivery/course/selection.ts'

const document = readFileSync('docs/concepts/lottery.md', 'utf8')
const [, japanese = '', english = ''] = document.split(/^## (?:日本語|English)$/m)

const blocks = (text: string, sort: string): string =>
  [...text.matchAll(new RegExp(`^\`\`\`${sort}\n(.*?)^\`\`\`$`, 'gms'))]
    .map(([, inside]) => inside)
    .join('')

/** GNU's name for it; other systems bring the same under another name. */
const hasSha256sum = (() => {
  try {
    return execFileSync('sha256sum', { input: '' }).length > 0
  } catch {
    return false
  }
})()

describe.each([
  ['Japanese', japanese],
  ['English', english],
])('the worked example in %s', (_, text) => {
  it('is what the program draws', () => {
    const secret = /^secret=(\w+)$/m.exec(text)?.[1] ?? ''
    const publicValue = /^value='(.*)'$/m.exec(text)?.[1] ?? ''
    const draw = { secret, publicValue, commitment: commitmentOf(secret) }
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    const seed = seedOf(draw, numbers)
    const candidates = numbers.map((number) => ({
      number,
      group: null,
      priority: null,
      points: null,
    }))
    const drawn = drawnLots(lotsOf(candidates), seed)
    const lines = drawn.map(({ number }) => `${lotOf(seed, number)} ${number}\n`)
    expect(blocks(text, 'text')).toBe(`${draw.commitment}\n${lines.join('')}`)
    const { accepted } = place(drawn, { seats: 3, reserve: null, classes: [] })
    expect(accepted.map(({ number }) => number)).toEqual([8, 3, 4])
  })

  it.runIf(hasSha256sum)('is what its commands print', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lottery-'))
    try {
      const printed = execFileSync('sh', ['-c', blocks(text, 'sh')], { cwd: folder })
      expect(printed.toString()).toBe(blocks(text, 'text'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
