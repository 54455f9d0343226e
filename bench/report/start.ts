/** Starting: the server on a database that exists, from the command to the first page served. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../../src/kit/check.ts'
import { median, printBar, say } from '../bar.ts'

const port = 18_431
const rounds = 3

/** Runs the bar: under 3 seconds. */
export async function benchStart(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'jisseki-bench-start-'))
  await chmod(folder, 0o755)
  try {
    const first = await startOnce(folder)
    say(`start: the first one, with the example year, ${first.toFixed(0)} ms`)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await startOnce(folder))
    const value = median(times)
    return printBar({
      name: 'report/start',
      value,
      unit: 'ms',
      ratio: null,
      limit: '< 3000 ms',
      pass: value < 3000,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the server, waits for its first page, stops it. Gives the milliseconds to the page. */
async function startOnce(folder: string): Promise<number> {
  const command = fileURLToPath(new URL('../../bin/jisseki.js', import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, [command, 'serve', '--port', `${port}`], {
    env: { ...process.env, JISSEKI_DATA: folder },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  try {
    await firstPage(child)
    return performance.now() - start
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function firstPage(child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 12_000; attempt++) {
    check(child.exitCode === null, `the server ended with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the server did not answer in time')
}
