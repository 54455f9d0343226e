/** Load from a number of connections, each asking as soon as it has been answered. */
import { Agent, request } from 'node:http'

/** What a program was answered. */
export type Answer = { readonly status: number; readonly body: string }

/** How long a run took, and how long its requests. */
export type Run = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/** Runs `count` requests over `connections`, and gives the rate and the times in milliseconds. */
export async function run(
  { count, connections }: { readonly count: number; readonly connections: number },
  ask: (index: number, connection: number) => Promise<void>,
): Promise<Run> {
  const times: number[] = []
  let next = 0
  const work = async (connection: number) => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now()
      await ask(index, connection)
      times.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)))
  const perSecond = (count * 1000) / (performance.now() - start)
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { perSecond, p50: at(0.5), p99: at(0.99) }
}

/** Opens a way to a server over kept connections. */
export function openWay(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const post = (
    path: string,
    { token, key, body }: { readonly token: string; readonly key: string; readonly body: string },
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(`${origin}${path}`, {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': key,
        },
      })
      asked.on('error', reject)
      asked.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
      })
      asked.end(body)
    })
  return { post, close: () => agent.destroy() }
}
