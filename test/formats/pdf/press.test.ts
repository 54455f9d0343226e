/** The press: its queue, its thread that breaks down, and that it holds nothing up. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { findMissingGlyphs } from '../../../src/domain/printable.ts'
import { layOut } from '../../../src/formats/pdf/layout.ts'
import { PdfPress } from '../../../src/formats/pdf/press.ts'
import { ticket } from './papers.ts'

/** A thread that answers with the data it got, or breaks down at what it is told to. */
const fragile = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    import { existsSync, writeFileSync } from 'node:fs'
    parentPort.on('message', ({ template, data }) => {
      if (template === 'throws') throw new Error(data)
      if (template === 'exits') process.exit(3)
      if (template === 'faulty') return parentPort.postMessage({ fault: data })
      if (template === 'exits once' && !existsSync(data)) { writeFileSync(data, ''); process.exit(3) }
      parentPort.postMessage({ pdf: new TextEncoder().encode(data) })
    })`)}`,
)

const folder = mkdtempSync(join(tmpdir(), 'jisseki-press-'))
const presses: PdfPress[] = []

function openPress(program: URL, capacity = 10): PdfPress {
  const press = new PdfPress({ program, capacity })
  presses.push(press)
  return press
}

afterEach(async () => {
  for (const press of presses.splice(0)) await press.stop()
})
afterAll(() => rmSync(folder, { recursive: true }))

const printed = (data: string) => ({ ok: true, value: new TextEncoder().encode(data) })

describe('a press', () => {
  it('prints what it is given, each paper for who asked for it', async () => {
    const press = openPress(fragile)
    const texts = ['a', 'b', 'c', 'd']
    const answers = await Promise.all(texts.map((data) => press.print({ template: 'plain', data })))
    expect(answers).toEqual(texts.map(printed))
  })

  it.each(['throws', 'exits'])('goes on with the others where its thread %s', async (template) => {
    const press = openPress(fragile)
    const [broken, next] = await Promise.allSettled([
      press.print({ template, data: 'x' }),
      press.print({ template: 'plain', data: 'next' }),
    ])
    expect(broken).toMatchObject({
      status: 'rejected',
      reason: { message: 'the press broke down' },
    })
    expect(next).toMatchObject({ status: 'fulfilled', value: printed('next') })
  })

  it('prints a paper again where the thread broke down over it once', async () => {
    const data = join(folder, 'once')
    const answer = await openPress(fragile).print({ template: 'exits once', data })
    expect(answer).toEqual(printed(data))
  })

  it('fails for a template that is wrong, naming it', async () => {
    const press = openPress(fragile)
    await expect(press.print({ template: 'faulty', data: 'no such word' })).rejects.toThrow(
      'the template "faulty" failed: no such word',
    )
    expect(await press.print({ template: 'plain', data: 'x' })).toEqual(printed('x'))
  })

  it('refuses more papers than may wait', async () => {
    const press = openPress(fragile, 2)
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((data) => press.print({ template: 'plain', data })),
    )
    expect(answers.slice(0, 3)).toEqual(['a', 'b', 'c'].map(printed))
    expect(answers[3]).toMatchObject({ refusal: { code: 'too_many_papers_are_being_printed' } })
  })

  it('ends, failing what it has not printed, and starts anew when asked', async () => {
    const press = openPress(fragile)
    const [left] = await Promise.allSettled([
      press.print({ template: 'plain', data: 'a' }),
      press.stop(),
    ])
    expect(left).toMatchObject({ status: 'rejected', reason: { message: 'the press was stopped' } })
    expect(await press.print({ template: 'plain', data: 'b' })).toEqual(printed('b'))
  })

  it('lets the program end when nothing is left to print', () => {
    const render = new URL('../../../src/formats/pdf/render.ts', import.meta.url)
    const papers = new URL('papers.ts', import.meta.url)
    const script = `
      import { renderPdf } from '${render.href}'
      import { certificate } from '${papers.href}'
      const printed = await renderPdf(certificate)
      console.log(printed.ok ? new TextDecoder('latin1').decode(printed.value).slice(0, 8) : '')`
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      {
        cwd: fileURLToPath(new URL('../../..', import.meta.url)),
        encoding: 'utf8',
        timeout: 50_000,
      },
    )
    expect(run).toMatchObject({ status: 0, stdout: '%PDF-1.7\n' })
  })
})

describe('findMissingGlyphs', () => {
  const press = openPressForGood()
  afterAll(() => press.stop())

  it('says what the compiler says of any character', async () => {
    const blocks: readonly (readonly [number, number])[] = [
      [0x21, 0x24f],
      [0x370, 0x4ff],
      [0x1e00, 0x1eff],
      [0x2010, 0x27bf],
      [0x3001, 0x9fff],
      [0xac00, 0xac40],
      [0xf900, 0xffe6],
      [0x1f300, 0x1f640],
      [0x20000, 0x2a6df],
    ]
    const character = fc
      .oneof(...blocks.map(([min, max]) => fc.integer({ min, max })))
      .map((point) => String.fromCodePoint(point))
      .filter((each) => /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(each))
    await fc.assert(
      fc.asyncProperty(character, async (person) => {
        const data = JSON.stringify({ ...layOut({ ...ticket, person }), footnote: null })
        const order = press.print({ template: 'ticket', data })
        const isPrintable = await order.then(() => true).catch(() => false)
        const isFound = findMissingGlyphs(person).length === 0
        // The compiler puts some letters together from their parts, which may alter a kanji.
        const isWhole = person.normalize('NFD') === person
        expect(isPrintable).toBe(isFound || (isPrintable && !isWhole))
      }),
      { numRuns: 150 },
    )
  })
})

function openPressForGood(): PdfPress {
  const program = new URL('../../../src/formats/pdf/press-start.js', import.meta.url)
  return new PdfPress({ program, capacity: 10 })
}
