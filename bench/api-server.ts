/** The API in a process of its own, for benches that ask it over HTTP and kill it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Ground } from './ground.ts'

/** A server, and where it listens. */
export type Server = {
  readonly child: ChildProcess
  readonly origin: string
  readonly port: number
}

/** Starts the API on the bench's database; gives it once it listens. */
export async function startServer({ folder }: Ground, port = 18_440): Promise<Server> {
  const script = fileURLToPath(new URL('seats/server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [origin] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server did not start'))),
  ])) as [string]
  return { child, origin, port }
}

/** Stops a server; one that was killed is gone already. */
export async function stopServer({ child }: Server): Promise<void> {
  child.stdin?.end()
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
