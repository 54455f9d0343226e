/**
 * Importing: a CSV of 1,000,000 facts through the product, against PostgreSQL's own COPY of the same
 * facts into the same table; and the memory that it takes.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { check } from '../../src/kit/check.ts'
import { printBar, say, timed } from '../bar.ts'
import type { Ground } from '../ground.ts'

const rows = 1_000_000
const people = 200_000

/** Runs both bars: at most 4 times COPY, and under 300 MB. */
export async function benchImport(ground: Ground): Promise<readonly boolean[]> {
  const sheet = join(ground.folder, 'million.csv')
  await pipeline(Readable.from(csv()), createWriteStream(sheet))
  say(`import: ${rows} rows, ${((await stat(sheet)).size / 1e6).toFixed(0)} MB`)
  await ground.owner.query('truncate fact, party, party_identifier, party_detail cascade')
  await ground.owner.query('delete from period_event')
  const ours = await runImport(ground, sheet)
  check(ours.added === rows, `all rows came in: ${ours.added}`)
  say(`import: ours ${ours.ms.toFixed(0)} ms, ${ours.peakMegabytes.toFixed(0)} MB`)
  const copied = await timeCopy(ground)
  say(`import: COPY ${copied.toFixed(0)} ms`)
  const ratio = ours.ms / copied
  return [
    printBar({
      name: 'report/import-1m',
      value: ours.ms,
      unit: 'ms',
      ratio,
      limit: '<= 4 x COPY',
      pass: ratio <= 4,
    }),
    printBar({
      name: 'report/import-1m-memory',
      value: ours.peakMegabytes,
      unit: 'MB',
      ratio: null,
      limit: '< 300 MB',
      pass: ours.peakMegabytes < 300,
    }),
  ]
}

function* csv(): Generator<string> {
  yield '記録番号,事業番号,日付,対象者の種別,対象者番号,タグ\r\n'
  let lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const date = new Date(Date.UTC(2023, 3, 1 + ((row * 13) % 366))).toISOString().slice(0, 10)
    const tag = row % 3 === 0 ? 'オンライン' : '対面'
    lines.push(`R${row},${2 + (row % 2) * 6},${date},個人,P-${(row * 7919) % people},${tag}\r\n`)
    if (lines.length < 5000) continue
    yield lines.join('')
    lines = []
  }
  yield lines.join('')
}

type Imported = { readonly ms: number; readonly added: number; readonly peakMegabytes: number }

/** The import in a process of its own, whose memory is then its alone. */
async function runImport({ folder }: Ground, sheet: string): Promise<Imported> {
  const script = fileURLToPath(new URL('import-child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, sheet], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output: string[] = []
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  check(code === 0, `the import ended with ${code}`)
  return JSON.parse(output.join('')) as Imported
}

/** Writes the imported facts to a file, empties the table, and lets COPY bring them back. */
async function timeCopy({ owner, folder }: Ground): Promise<number> {
  const file = join(folder, 'facts.copy')
  await pipeline(owner.query(copyTo('copy fact to stdout')), createWriteStream(file))
  await owner.query('truncate fact')
  await owner.query('checkpoint')
  return timed(() =>
    pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      owner.query(copyFrom('copy fact from stdin')),
    ),
  )
}
