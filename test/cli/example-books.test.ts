/**
 * The command line on the example's books: a server plays the year into a fresh folder, and the
 * commands join its database, as they do on a real installation.
 */
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesOfDraft } from '../../src/domain/plan-table/draft.ts'
import { readPlanTable } from '../../src/domain/plan-table/read.ts'
import { readPlanFile } from '../../src/formats/plan-table/open.ts'
import type { ReportJson } from '../../src/formats/report/json.ts'
import { check, present } from '../../src/kit/check.ts'
import { foldForMatching } from '../../src/kit/text.ts'
import { newClient } from '../../src/store/database.ts'
import { collect, inProcess, jisseki, type Outcome, start, untilLine } from './command.ts'

let folder = ''
let server: ChildProcess
let ended: Promise<Outcome>
let url = ''
let owner: Client

const run = (...words: readonly string[]) =>
  jisseki(words, { environment: { JISSEKI_DATA: folder } })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jisseki-books-'))
  await chmod(folder, 0o755)
  server = start(['serve', '--port', '0'], { JISSEKI_DATA: folder })
  ended = collect(server)
  url = present(/http:\S+/.exec(await untilLine(server, /http:/)), 'the address')[0]
  const { out } = await run('database', 'url')
  owner = newClient({ url: out.trim() })
  owner.on('error', () => undefined)
  await owner.connect()
}, 300_000)

afterAll(async () => {
  await owner.end()
  server.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** Published and counted texts differ in separators and width only. */
const plain = (text: string): string => foldForMatching(text.replaceAll(/[,，\s]/g, ''))

describe('the example', () => {
  it('is counted into the published table, line for line', async () => {
    const { code, out } = await run('report', '--year', '2023', '--format', 'json')
    expect(code).toBe(0)
    const report = JSON.parse(out) as ReportJson
    const path = new URL('../../examples/tokyo-2023/published/status-r5.txt', import.meta.url)
    const sheet = await readPlanFile(await readFile(path), 'status-r5.txt')
    check(sheet.ok, 'the published table is read')
    const reading = readPlanTable(sheet.value)
    check(reading.ok, 'the published table has lines')
    const published = linesOfDraft(reading.value.draft).map(({ line }) => plain(line.result.text))
    expect(report.rows.map((row) => plain(row.result.text))).toEqual(published)
    expect(published).toHaveLength(54)
    expect(report.edition).toBeNull()
  })

  it('is served, and an edition of it is exported and verified without the database', async () => {
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('令和5年度')])
    const path = join(folder, 'edition.json')
    const exported = await run(
      'edition',
      'export',
      '--year',
      '2023',
      '--edition',
      '1',
      '--out',
      path,
    )
    expect(exported).toEqual({ code: 0, out: '', err: '' })
    const clean = await inProcess(['verify', '--file', path])
    expect([clean.code, clean.out]).toEqual([0, expect.stringContaining('違いはありません')])
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/"quantity":1,/, '"quantity":2,'))
    const unclean = await inProcess(['verify', '--file', path, '--json'])
    expect(unclean.code).toBe(1)
    expect(JSON.parse(unclean.out)).toMatchObject({
      clean: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'entries_digest_differs' }),
      ]) as unknown,
    })
  })
})

describe('facts', () => {
  const header = '記録番号,事業番号,日付,対象者の種別,対象者番号'
  const rows = 'cli-1,8,2023-06-01,個人,P-cli-1\ncli-2,8,2023-06-01,個人,P-cli-2'
  const kind = 'gathering.attended'

  async function importSheet(name: string, content: string, ...more: readonly string[]) {
    const path = join(folder, name)
    await writeFile(path, content)
    return run('facts', 'import', kind, path, '--year', '2023', '--json', ...more)
  }

  it('come in once, and go again as a whole', async () => {
    const sheet = `${header}\n${rows}\n`
    const closed = await importSheet('a.csv', sheet)
    expect(closed.code).toBe(1)
    expect(JSON.parse(closed.out)).toMatchObject({ read: 2, added: 0, faulty: 2 })
    const reason = ['--reason', '出席簿が遅れて届いた'] as const
    const first = await importSheet('a.csv', sheet, ...reason)
    expect(first.code).toBe(0)
    const imported = JSON.parse(first.out) as { readonly import: string }
    expect(imported).toMatchObject({ added: 2, late: 2, known: 0, newParties: 2 })
    const again = await importSheet('a.csv', sheet, ...reason)
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 2 })
    const bare = await run('facts', 'undo', imported.import)
    expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('理由')])
    const undone = await run('facts', 'undo', imported.import, ...reason, '--json')
    expect(JSON.parse(undone.out)).toEqual({ undone: imported.import, corrected: 2 })
    const listed = await run('facts', 'imports', '--limit', '2', '--json')
    expect(JSON.parse(listed.out)).toMatchObject({ imports: [{ undone: false }, { undone: true }] })
  })

  it('are looked over row by row, with the column and the reason', async () => {
    const faulty = `${header}\nx,8,2023-13-01,個人,P-1\ny,99,2023-06-01,個人,P-1\n`
    const { code, out } = await importSheet('b.csv', faulty, '--dry-run')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      import: null,
      dryRun: true,
      added: 0,
      faulty: 2,
      faults: [
        { row: 2, column: '日付' },
        { row: 3, code: 'line_unknown_to_plan' },
      ],
    })
  })
})

describe('verify', () => {
  it('is clean, and names what the owner of the database has tampered with', async () => {
    const [altered, removed] = await standingFacts()
    await owner.query('begin; create table kept as select * from fact where false')
    await owner.query('insert into kept select * from fact where id = any($1)', [
      [altered, removed],
    ])
    await owner.query('update fact set offering = $2 where id = $1', [altered, 'tampered'])
    await owner.query('delete from fact where id = $1', [removed])
    const added = '00000000-0000-4000-8000-000000000001'
    await owner.query('create temporary table forged as select * from kept where id = $1', [
      removed,
    ])
    await owner.query('update forged set id = $1, source_key = null', [added])
    await owner.query('insert into fact select * from forged; commit')

    const unclean = await run('verify', '--year', '2023', '--json')
    expect(unclean.code).toBe(1)
    const { findings } = JSON.parse(unclean.out) as Verified
    const named = findings.map(({ code, subject }) => [code, subject])
    expect(named).toContainEqual(['fact_changed', altered])
    expect(named).toContainEqual(['fact_missing', removed])
    expect(named).toContainEqual(['fact_added', added])
    expect(findings.some(({ code }) => code === 'sealed_facts_differ')).toBe(true)
    expect(findings.every(({ message }) => message.ja !== '' && message.en !== '')).toBe(true)

    await owner.query('delete from fact where id = any($1)', [[altered, added]])
    await owner.query('insert into fact select * from kept; drop table kept')
    const clean = await run('verify', '--year', '2023')
    expect([clean.code, clean.out]).toEqual([0, expect.stringContaining('違いはありません')])
  })

  /** Two facts behind a figure of programme 8 that nobody took back. */
  async function standingFacts(): Promise<readonly [string, string]> {
    const found = await owner.query<{ id: string }>(`
      select id from fact
      where programme = 'women-joint-interviews' and kind = 'gathering.attended'
        and party is not null and corrects is null
        and occurred_on between '2023-04-01' and '2024-03-31'
        and not exists (select from fact as other where other.corrects = fact.id)
      order by command, id limit 2`)
    const [one, other] = found.rows
    return [present(one, 'a fact').id, present(other, 'another fact').id]
  }
})

type Verified = {
  readonly findings: readonly {
    readonly code: string
    readonly subject: string | null
    readonly message: { readonly ja: string; readonly en: string }
  }[]
}

describe('the installation', () => {
  it('refuses a second server on the folder', async () => {
    const { code, err } = await run('serve', '--port', '0')
    expect([code, err]).toEqual([1, expect.stringMatching(/^フォルダー .* は別のサーバー.*\n$/)])
  })

  it('refuses a database of a newer version', async () => {
    await owner.query(`insert into schema_migration values ('9999-later.sql', 'x')`)
    const { code, err } = await run('report', '--year', '2023')
    await owner.query(`delete from schema_migration where name = '9999-later.sql'`)
    expect([code, err]).toEqual([1, expect.stringMatching(/より新しい版.*9999-later/)])
  })

  it('publishes nothing that is not new, and an amended edition only with a reason', async () => {
    const bare = await run('publish', '--year', '2023')
    expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('--reason')])
    const same = await run('publish', '--year', '2023', '--reason', '確認')
    expect([same.code, same.err]).toEqual([1, expect.stringContaining('変わった数値はありません')])
  })
})
