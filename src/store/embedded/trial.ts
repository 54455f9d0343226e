/**
 * For the tests of this folder only: runs the supervisor in real programs of their own, which can
 * be asked to stop and can be killed.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, afterEach } from 'vitest'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Refusal } from '../../kit/result.ts'
import type { ConnectionSettings } from './connection.ts'
import type { EmbeddedOptions } from './server.ts'
import type { Role } from './session.ts'

/** An ordinary user to run programs as, where the tests run as root. */
export type User = { readonly uid: number; readonly gid: number }

/** What a program prints, a line each. */
export type Line =
  | { readonly event: 'progress'; readonly message: Bilingual }
  | { readonly event: 'refused'; readonly refusal: Refusal; readonly milliseconds: number }
  | {
      readonly event: 'open'
      readonly owner: ConnectionSettings
      readonly application: ConnectionSettings
      readonly startedHere: boolean
      readonly milliseconds: number
    }
  | { readonly event: 'stopped' | 'ended' }

/** What the program is run with. */
export type TrialOptions = Omit<EmbeddedOptions, 'onProgress'> & {
  readonly user?: User
  readonly env?: Record<string, string>
  /** The checkout whose supervisor runs; this one, usually. */
  readonly checkout?: string
}

const running = new Set<ChildProcess>()
const folders: string[] = []

/** A folder for one test, which every account may pass through. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jtrial-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

let made: string | undefined

/** A folder with a database, stopped: made once, copied for each test. */
export async function newMadeFolder(): Promise<string> {
  if (made === undefined) {
    made = mkdtempSync(join(tmpdir(), 'jtrial-made-'))
    chmodSync(made, 0o755)
    const program = new Program('command', { folder: made })
    await program.wait('open')
    await program.stop()
  }
  const folder = join(newFolder(), 'var')
  execFileSync('cp', ['-a', made, folder])
  return folder
}

/** A folder that an ordinary user owns. */
export function newFolderOf(user: User | undefined): string {
  const folder = join(newFolder(), 'own')
  mkdirSync(folder)
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  return folder
}

/** An ordinary user: `nobody` where the tests run as root, else the one who runs them. */
export function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const number = (option: string): number =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

afterEach(clearTrials)

afterAll(() => {
  if (made !== undefined) rmSync(made, { recursive: true, force: true })
})

/** Kills what is left and removes the folders. */
async function clearTrials(): Promise<void> {
  const ends = [...running].map(async (child) => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  await Promise.all(ends)
  running.clear()
  for (const folder of folders.splice(0)) {
    killPostgres(folder, 'SIGQUIT')
    await until(() => postgresBelow(folder).length === 0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** The pids of all PostgreSQL processes at work below a folder. */
export function postgresBelow(folder: string): readonly number[] {
  // Told from the working directory: the one thing that every one of its processes shares.
  const listing = execFileSync(
    '/bin/sh',
    ['-c', 'for p in /proc/[0-9]*; do echo "$p $(readlink $p/cwd)"; done 2>/dev/null; true'],
    { encoding: 'utf8' },
  )
  return listing
    .split('\n')
    .filter((line) => line.includes(` ${folder}/`) && line.endsWith('/data'))
    .map((line) => Number(/\/proc\/(\d+)/.exec(line)?.[1]))
}

/** Sends a signal to all PostgreSQL processes below a folder that are still there. */
export function killPostgres(folder: string, signal: NodeJS.Signals): void {
  for (const pid of postgresBelow(folder)) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended in the meantime.
    }
  }
}

/** The pid of the PostgreSQL server of a folder. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Waits for something to become true; fails after 30 seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never became true: ${condition.toString()}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}

/** Runs one statement and gives its rows. */
export async function query(
  settings: ConnectionSettings,
  statement: string,
): Promise<readonly unknown[]> {
  const client = new Client(settings)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** A running program. */
export class Program {
  readonly child: ChildProcess
  readonly lines: Line[] = []
  #errors = ''

  constructor(role: Role, options: TrialOptions) {
    const { user, env, checkout = resolve('.'), ...embedded } = options
    const server = join(checkout, 'src/store/embedded/server.ts')
    const tsx = resolve('node_modules/tsx/dist/esm/index.mjs')
    const args = ['--import', tsx, '--input-type=module', '-e', source(server, role, embedded)]
    this.child = spawn(process.execPath, args, {
      cwd: existsSync(checkout) ? checkout : '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: true,
      ...user,
    })
    running.add(this.child)
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString()
    })
    if (this.child.stdout !== null) {
      createInterface(this.child.stdout).on('line', (line) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own program's line
        this.lines.push(JSON.parse(line) as Line)
      })
    }
  }

  /** Waits for the line that tells of this event. */
  async wait<E extends Line['event']>(event: E): Promise<Extract<Line, { event: E }>> {
    const find = (): Line | undefined => this.lines.find((line) => line.event === event)
    const over = (): boolean => this.child.exitCode !== null || this.child.signalCode !== null
    await until(() => find() !== undefined || over())
    await new Promise((done) => setTimeout(done, 20))
    const line = find()
    if (line === undefined) {
      throw new Error(`no "${event}": ${JSON.stringify(this.lines)} ${this.#errors}`)
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- found by its event
    return line as Extract<Line, { event: E }>
  }

  /** Whether the program has told of this event so far. */
  has(event: Line['event']): boolean {
    return this.lines.some((line) => line.event === event)
  }

  /** Asks it to stop in order, without waiting. */
  askToStop(): void {
    this.child.stdin?.write('stop\n')
  }

  /** Stops it in order and waits for its end. */
  async stop(): Promise<void> {
    this.askToStop()
    await this.wait('stopped')
    await until(() => this.child.exitCode !== null || this.child.signalCode !== null)
  }

  /** Kills it without notice. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await until(() => this.child.signalCode !== null || this.child.exitCode !== null)
  }
}

const source = (server: string, role: Role, options: EmbeddedOptions): string => `
  import { openEmbedded } from ${JSON.stringify(server)}
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
  // Whoever reads us may be gone before we are.
  process.stdout.on('error', () => {})
  process.on('SIGINT', () => {})
  const start = Date.now()
  const onProgress = (message) => say({ event: 'progress', message })
  const options = { ...${JSON.stringify(options)}, onProgress }
  const opened = await openEmbedded(options, { role: '${role}' })
  const milliseconds = Date.now() - start
  if (!opened.ok) {
    say({ event: 'refused', refusal: opened.refusal, milliseconds })
    process.exit(0)
  }
  const { owner, application, startedHere, ended } = opened.value
  say({ event: 'open', owner, application, startedHere, milliseconds })
  ended.then(() => say({ event: 'ended' }))
  for await (const chunk of process.stdin) {
    if (!chunk.toString().includes('stop')) continue
    await opened.value.stop()
    say({ event: 'stopped' })
    break
  }
`
