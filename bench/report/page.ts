/**
 * Serving: the report page of an edition, against a constant page of the same bytes on the same
 * server. The server is a process of its own; the requests come from this one.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get as httpGet } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { importFacts } from '../../src/commands/import-facts.ts'
import { publish } from '../../src/commands/publish.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { check } from '../../src/kit/check.ts'
import { median, printBar, say } from '../bar.ts'
import { get, type Ground } from '../ground.ts'

const connections = 16
const roundMs = 2000
const rounds = 5

/** Runs the bar: no less than half the rate of the constant page. */
export async function benchPage(ground: Ground): Promise<boolean> {
  await publishSomething(ground)
  const script = fileURLToPath(new URL('page-server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, ground.folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const [origin] = (await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error('the server did not start'))),
    ])) as [string]
    const rates = { report: [] as number[], constant: [] as number[] }
    for (let round = 0; round <= rounds; round++) {
      const report = await requestRate(`${origin}/reports/2023`)
      const constant = await requestRate(`${origin}/constant`)
      if (round === 0) continue
      rates.report.push(report)
      rates.constant.push(constant)
    }
    const [report, constant] = [median(rates.report), median(rates.constant)]
    say(`page: report ${report.toFixed(0)}/s, constant ${constant.toFixed(0)}/s`)
    const ratio = report / constant
    return printBar({
      name: 'report/page',
      value: report,
      unit: 'requests/s',
      ratio,
      limit: '>= 0.5 x a constant page',
      pass: ratio >= 0.5,
    })
  } finally {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

/** An edition with some facts behind it. */
async function publishSomething({ context }: Ground): Promise<void> {
  const kind = 'gathering.attended'
  const records = Array.from({ length: 5000 }, (_, number) => ({
    row: number + 2,
    record: {
      record: `R${number}`,
      line: '2',
      kind: 'gathering.attended' as const,
      party: {
        type: 'person' as const,
        scheme: 'local' as const,
        value: `P-${number}`,
        name: null,
      },
      offering: null,
      session: null,
      application: null,
      quantity: 1,
      unit: 'entry' as const,
      tags: [],
      occurredOn: '2023-06-01' as CalendarDate,
    },
  }))
  const file = { name: 'page.csv', digest: 'page' }
  get(await importFacts(context, { kind, year: 2023, file, batches: [{ records, faults: [] }] }))
  get(await publish(context, { year: 2023 }))
}

/** Requests a second, over kept connections, for the length of a round. */
async function requestRate(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + roundMs
  let answered = 0
  const ask = async () => {
    while (performance.now() < end) {
      await askOnce(url, agent)
      answered++
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, ask))
  agent.destroy()
  return (answered * 1000) / (performance.now() - start)
}

function askOnce(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent }, (answer) => {
      check(answer.statusCode === 200, `${url} answers ${answer.statusCode}`)
      answer.on('end', resolve).on('error', reject).resume()
    }).on('error', reject)
  })
}
