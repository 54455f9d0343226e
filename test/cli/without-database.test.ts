/** Everything that the command line does without a database, as a user meets it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groups } from '../../src/cli/register.ts'
import { readConfig } from '../../src/main/config.ts'
import { inProcess, jisseki, type Outcome } from './command.ts'

const table = fileURLToPath(
  new URL('../../examples/tokyo-2023/published/status-r5.txt', import.meta.url),
)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jisseki-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The exit code and the refusal, which must be one sentence and never a stack trace. */
function refusalOf({ code, err }: Outcome): readonly [number | null, string] {
  const lines = err.trim().split('\n')
  return [code, lines.length === 1 ? err.trim() : `${lines.length} lines: ${err}`]
}

const refuses = (exit: number, says: RegExp) => [exit, expect.stringMatching(says) as unknown]

describe('quantity', () => {
  it('writes one JSON a line, as the cells come', async () => {
    const input = '約2千6百万円\r\n①10,401社 ②3社\n－\n\n集計中\n都立校5校を対象にモデル事業を実施'
    const { code, out, err } = await jisseki(['quantity'], { input })
    expect([code, err]).toEqual([0, ''])
    const cells = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Cell)
    expect(cells.map(({ text, state }) => [text, state])).toEqual([
      ['約2千6百万円', 'number'],
      ['①10,401社 ②3社', 'number'],
      ['－', 'not-applicable'],
      ['', 'blank'],
      ['集計中', 'not-yet-known'],
      ['都立校5校を対象にモデル事業を実施', 'words'],
    ])
    expect(cells[0]?.quantities).toEqual([
      {
        marker: null,
        label: null,
        value: 26_000_000,
        unit: '円',
        basis: null,
        time: null,
        approximate: true,
        atLeast: false,
      },
    ])
    expect(cells[1]?.quantities.map(({ marker, value }) => [marker, value])).toEqual([
      ['①', 10_401],
      ['②', 3],
    ])
  })

  it('refuses what is not UTF-8', async () => {
    const input = Uint8Array.from([0x83, 0x65, 0x0a])
    expect(refusalOf(await inProcess(['quantity'], input))).toEqual(refuses(1, /UTF-8/))
  })
})

type Cell = {
  readonly text: string
  readonly state: string
  readonly quantities: readonly { readonly marker: string | null; readonly value: number }[]
}

describe('plan import --dry-run', () => {
  it('reads the published table and makes its findings, and opens no database', async () => {
    const data = join(folder, 'untouched')
    const environment = { JISSEKI_DATA: data }
    const words = ['plan', 'import', table, '--dry-run', '--json']
    const { code, out } = await jisseki(words, { environment })
    expect(code).toBe(0)
    const reading = JSON.parse(out) as Reading
    expect(reading).toMatchObject({ lines: 54, pillars: 4, programmes: 39, components: 15 })
    expect(reading.rows.map((row) => row.code).slice(-3)).toEqual(['39-1', '39-2', '39-3'])
    const found = new Set(reading.findings.map((finding) => finding.code))
    for (const finding of [
      'units_differ',
      'basis_stated_once',
      'target_missing',
      'one_target_for_several_results',
      'label_contradicts_unit',
      'separators_missing',
    ]) {
      expect(found).toContain(finding)
    }
    expect(await readdir(folder)).not.toContain('untouched')
  })

  it('speaks English when asked', async () => {
    const { out } = await inProcess(['plan', 'import', table, '--dry-run', '--lang', 'en'])
    expect(out).toContain('54 lines read: 4 pillars, 39 programmes, 15 components.')
  })

  it.each([
    ['empty.csv', '', /空です/],
    ['zeros.xlsx', '\u0000\u0000\u0001', /文字コード/],
    ['broken.xlsx', 'PK\u0003\u0004 not a workbook', /./],
    ['words.txt', 'これは計画の表ではありません\n', /表が見つかりません/],
    ['broken.json', '{"year": 20', /計画データ（JSON）として読めません/],
    ['half.json', '{"year": 2023}', /計画データの「title」/],
  ])('refuses %s in a sentence', async (name, content, says) => {
    const path = join(folder, name)
    await writeFile(path, content)
    expect(refusalOf(await inProcess(['plan', 'import', path, '--dry-run']))).toEqual(
      refuses(1, says),
    )
  })

  it('refuses a file that is not there, and a folder', async () => {
    const absent = await inProcess(['plan', 'import', join(folder, 'absent.csv'), '--dry-run'])
    expect(refusalOf(absent)).toEqual(refuses(1, /見つかりません/))
    expect(refusalOf(await inProcess(['plan', 'import', folder, '--dry-run']))).toEqual(
      refuses(1, /フォルダーです/),
    )
  })
})

type Reading = {
  readonly rows: readonly { readonly code: string }[]
  readonly findings: readonly { readonly code: string }[]
}

describe('the command line', () => {
  it('helps in both languages', async () => {
    const japanese = await jisseki(['facts', 'import', '--help'])
    const english = await inProcess(['facts', 'import', '--help', '--lang', 'en'])
    expect([japanese.code, english.code]).toEqual([0, 0])
    expect(japanese.out).toMatch(/使い方: jisseki facts import .*\n[^]*試しに行い、何も残さない/)
    expect(english.out).toMatch(/Usage: jisseki facts import .*\n[^]*do everything, and keep/)
  })

  it.each([
    [['plam'], /「plam」というコマンドはありません/],
    [['facts', 'imprt'], /「imprt」というコマンドはありません/],
    [['report', '--yeer', '2023'], /「--yeer」というオプションはありません/],
    [['report'], /「--year <year>」を指定してください/],
    [['report', '--year', 'いつか'], /「いつか」を年度として読めません/],
    [['report', '--year', '2023', '--format', 'pdf'], /「pdf」は使えません/],
    [['facts', 'import', 'course.attended'], /「<file>」が指定されていません/],
    [['facts', 'correct', 'course.attended', '1'], /「--reason <text>」を指定してください/],
    [['serve', '--port', '70000'], /「70000」は使えません/],
    [['verify'], /--year.*--file/],
    [['quantity', '--lang', 'fr'], /ja か en/],
  ])('says what is wrong with %j', async (words, says) => {
    expect(refusalOf(await inProcess(words))).toEqual(refuses(2, says))
  })

  it.each([
    ['JISSEKI_PORT', 'eighty', /JISSEKI_PORT（eighty）/],
    ['DATABASE_URL', 'mysql://secret@host/db', /DATABASE_URL が正しくありません/],
    ['JISSEKI_EXAMPLE', 'osaka', /JISSEKI_EXAMPLE/],
    ['JISSEKI_SITE_URL', 'https://jisseki.example/path', /JISSEKI_SITE_URL（/],
    ['JISSEKI_BEHIND_PROXY', 'maybe', /JISSEKI_BEHIND_PROXY（maybe）/],
  ])('says what is wrong with the setting %s', (name, value, says) => {
    const read = readConfig({ [name]: value })
    expect(read).toMatchObject({ ok: false, refusal: { code: 'setting_invalid' } })
    const said = read.ok ? '' : read.refusal.message.ja
    expect(said).toMatch(says)
    expect(said).not.toContain('secret')
  })

  it('is described whole in its reference, in both languages', async () => {
    const path = new URL('../../docs/reference/command-line.md', import.meta.url)
    const text = await readFile(path, 'utf8')
    const entries = (await Promise.all(groups.map((group) => group.load()))).flat()
    expect(entries.length).toBeGreaterThan(15)
    for (const { name, says, options } of entries) {
      const row = text
        .split('\n')
        .find((line) => line.includes(`| \`${name}`) || line.includes(`/ \`${name}`))
      expect([name, row]).toEqual([name, expect.any(String)])
      const flags = Object.values(options).map((each) => each.flags.split(' ')[0] ?? '')
      const rows = text
        .split('\n')
        .filter((line) => line.includes(`\`${name}`))
        .join('\n')
      for (const flag of flags) expect([name, rows]).toEqual([name, expect.stringContaining(flag)])
      expect([says.ja, says.en]).not.toContain('')
    }
  })

  it('gives refusals as JSON with --json', async () => {
    const { code, out, err } = await inProcess(['report', '--json'])
    expect([code, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({ refusal: { code: 'option_missing' } })
  })

  it('tells of an unreachable server as an outage, with a reference', async () => {
    const environment = {
      DATABASE_URL: 'postgresql://user:secret@127.0.0.1:1/none',
      JISSEKI_DATA: folder,
    }
    const outcome = await jisseki(['report', '--year', '2023'], { environment })
    expect(refusalOf(outcome)).toEqual(
      refuses(3, /データベースに接続できません.*照会番号 [0-9a-f]{8}/),
    )
    expect(outcome.err).not.toContain('secret')
  })

  it('refuses a folder that cannot be written to', async () => {
    const environment = { JISSEKI_DATA: '/sys/jisseki' }
    const outcome = await jisseki(['report', '--year', '2023'], { environment })
    expect(refusalOf(outcome)).toEqual(refuses(1, /\/sys\/jisseki に書き込めません/))
  })

  it('refuses a port that is taken before it makes a database', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const environment = { JISSEKI_DATA: join(folder, 'no-database') }
    const outcome = await jisseki(['serve', '--port', `${port}`], { environment })
    other.close()
    expect(refusalOf(outcome)).toEqual(
      refuses(1, new RegExp(`ポート${port}は.*--port ${port + 1}`)),
    )
    expect(await readdir(folder)).not.toContain('no-database')
  })
})
