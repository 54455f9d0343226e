/**
 * The running PostgreSQL: started as a child of the program, found again by the file that it keeps,
 * and stopped.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { environment, identityOf, run, tieToProgram } from './account.ts'
import type { Binaries } from './binaries.ts'
import { socketPort } from './connection.ts'
import type { Home } from './home.ts'
import { findProcess } from './identity.ts'

/** What postmaster.pid says. */
export type PostmasterRecord = { readonly pid: number; readonly socketFolder: string }

/** A PostgreSQL that this program started. */
export type Postmaster = {
  readonly child: ChildProcess
  /** The last of what it has said since its start, in start.log and in its own log. */
  said(): Promise<string>
}

/** How PostgreSQL is started. */
export type StartOptions = {
  readonly home: Home
  readonly binaries: Binaries
  readonly socketFolder: string
  /** Who starts it, kept as a setting of the running server. */
  readonly starter: string
}

/** The setting that names who started a running server. */
export const starterSetting = 'jisseki.starter'

/**
 * Starts PostgreSQL without waiting for it. It gets a session of its own, so that Ctrl-C in a
 * terminal reaches only the program, and is stopped in order (SIGINT) if the program dies.
 */
export async function startPostmaster(options: StartOptions): Promise<Postmaster> {
  const { home, binaries } = options
  const { command, args } = await tieToProgram('INT', binaries.postgres, serverArguments(options))
  const path = join(home.path, 'start.log')
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  const log = await open(path, size > 1_000_000 ? 'w' : 'a', 0o600)
  const before = (await log.stat()).size
  try {
    const child = spawn(command, args, {
      cwd: home.data,
      env: environment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...identityOf(home.account),
    })
    await once(child, 'spawn')
    const said = async (): Promise<string> => {
      const own = (await readFile(path)).subarray(before).toString().trim()
      return `${own}\n${await readOwnLog(home.data, child.pid)}`.trim()
    }
    return { child, said }
  } finally {
    await log.close()
  }
}

/** What the process `pid` wrote into the log that PostgreSQL itself keeps. */
async function readOwnLog(data: string, pid: number | undefined): Promise<string> {
  const named = await readFile(join(data, 'current_logfiles'), 'utf8').catch(() => '')
  const file = /^stderr (.+)$/m.exec(named)?.[1]
  if (file === undefined) return ''
  const text = await readFile(join(data, file), 'utf8').catch(() => '')
  const start = text.search(new RegExp(`^.*\\[${pid}\\]`, 'm'))
  return start < 0 ? '' : text.slice(start).slice(-4000).trim()
}

/** What the running or last PostgreSQL on this data wrote down; null where it ended in order. */
export async function readPostmaster(data: string): Promise<PostmasterRecord | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  const lines = text?.split('\n') ?? []
  const [pid, socketFolder] = [Number(lines[0]), lines[4]?.trim() ?? '']
  return Number.isInteger(pid) && pid > 0 ? { pid, socketFolder } : null
}

/** Whether `pid` is a PostgreSQL at work on this data, and not another process of the same pid. */
export async function isPostmaster(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') return worksIn(String(pid), data)
  if (findProcess(pid) === null) return false
  const { output } = await run('ps', ['-o', 'comm=', '-p', String(pid)])
  return /postgres\s*$/.test(output)
}

/**
 * Removes lock files whose pid has gone to a process of another kind (usual in containers, where
 * pids are few) or to a zombie that nobody collects: PostgreSQL would take it for its predecessor
 * and never start. Only where no process at all is at work on the data; Linux only.
 */
export function clearStaleLocks(data: string, socketFolder: string): void {
  if (process.platform !== 'linux') return
  const locks = [join(data, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${socketPort}.lock`)]
  const stale = locks
    .map((path) => ({ path, pid: readLock(path) }))
    .filter(({ pid }) => pid !== null && exists(pid))
  if (stale.length === 0) return
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  if (processes.some((pid) => worksIn(pid, data))) return
  for (const { path, pid } of stale) {
    // Read again: a program that starts at this moment has put its own in the place.
    if (readLock(path) === pid) rmSync(path, { force: true })
  }
}

/**
 * Stops in order: sessions are ended, everything is flushed. Where that takes more than a minute,
 * stops at once; the next start then recovers from the log.
 */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  const gone = ended(child)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    child.kill(signal)
    if (await within(60_000, gone)) return
  }
  throw new Error(`PostgreSQL (pid ${child.pid}) does not stop`)
}

/** Settles when the child has ended; at once where it already has. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function within(milliseconds: number, promise: Promise<void>): Promise<boolean> {
  const clock = new AbortController()
  const late = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds)
    clock.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  try {
    return await Promise.race([promise.then(() => true), late])
  } finally {
    clock.abort()
  }
}

/** Given on the command line, so that no file of settings can open another way in. */
function serverArguments(options: StartOptions): readonly string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: quoted(options.socketFolder),
    unix_socket_permissions: '0700',
    port: String(socketPort),
    lc_messages: 'C',
    [starterSetting]: options.starter,
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', options.home.data, ...given]
}

/** An item of a list of folders, whose commas would otherwise part it. */
const quoted = (path: string): string => `"${path.replaceAll('"', '""')}"`

const readLock = (path: string): number | null => {
  try {
    const pid = Math.abs(Number(readFileSync(path, 'utf8').split('\n')[0]))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/** As PostgreSQL judges it: a zombie counts. */
const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const worksIn = (pid: string, data: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}
