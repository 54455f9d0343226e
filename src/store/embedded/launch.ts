/** Starts PostgreSQL as a child of the program and waits until it answers a query. */
import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import { type Attempt, pause, refuseBusy, wait } from './attempt.ts'
import type { Binaries } from './binaries.ts'
import { type Home, prepareSocketFolder } from './home.ts'
import { thisProcess } from './identity.ts'
import { type Postmaster, clearStaleLocks, startPostmaster, stopPostmaster } from './postmaster.ts'
import { type Role, checkDurability, formatStarter, joinUsers, look } from './session.ts'

/** A PostgreSQL that this program started and that answers. */
export type Launched = {
  readonly session: Client
  readonly postmaster: Postmaster
  readonly socketFolder: string
  /** Ends the session and stops PostgreSQL. */
  stop(): Promise<void>
}

/** What to start, for whom, and who is told when it takes long. */
export type LaunchOptions = {
  readonly home: Home
  readonly binaries: Binaries
  readonly role: Role
  readonly tell: (message: Bilingual) => void
}

/**
 * Starts PostgreSQL. To be tried again where another still holds the data; refused where it does
 * not start, or not durably.
 */
export async function launch(options: LaunchOptions): Promise<Attempt<Launched>> {
  const { home, binaries, role } = options
  const socketFolder = await prepareSocketFolder(home)
  clearStaleLocks(home.data, socketFolder)
  const starter = formatStarter({ ...thisProcess(), role })
  const postmaster = await startPostmaster({ home, binaries, socketFolder, starter })
  // Where the kernel does not tie the child's life to ours, an orderly exit still ends it.
  const kill = (): boolean => postmaster.child.kill('SIGINT')
  process.on('exit', kill)
  const stop = async (): Promise<void> => {
    await stopPostmaster(postmaster.child)
    process.off('exit', kill)
    // Only a short one, and only where it is empty; the home keeps its own.
    if (socketFolder !== join(home.path, 'socket')) await rmdir(socketFolder).catch(() => {})
  }
  try {
    const ready = await untilReady(postmaster, starter, options)
    const attempt = ready.state === 'done' ? await accept(ready.value) : ready
    if (attempt.state !== 'done') {
      await stop()
      return attempt
    }
    const session = attempt.value
    const end = async (): Promise<void> => {
      await session.end().catch(() => {})
      await stop()
    }
    return { state: 'done', value: { session, postmaster, socketFolder, stop: end } }
  } catch (error) {
    await stop()
    throw error
  }
}

/** As long as PostgreSQL lives it is waited for: a recovery takes the time that it takes. */
async function untilReady(
  postmaster: Postmaster,
  starter: string,
  { home, tell }: LaunchOptions,
): Promise<Attempt<Client>> {
  const { child } = postmaster
  const start = Date.now()
  let told = false
  for (;;) {
    const over = child.exitCode !== null || child.signalCode !== null
    const sight = over ? ({ state: 'absent' } as const) : await look(home)
    if (sight.state === 'ready') {
      const own = sight.starter !== null && formatStarter(sight.starter) === starter
      if (own) return { state: 'done', value: sight.session }
      // Another program was first; ours is about to see that and end.
      await sight.session.end().catch(() => {})
    }
    if (over) return await explain(postmaster, home)
    if (!told && Date.now() - start > 3000) {
      told = true
      tell(recovering)
    }
    await pause(20)
  }
}

async function explain(postmaster: Postmaster, home: Home): Promise<Attempt<never>> {
  const said = await postmaster.said()
  // Held by one that is stopping, or by the last processes of one that was killed.
  const held = /lock file "[^"]*" already exists|shared memory block .* still in use/.test(said)
  if (held) return wait(refuseBusy(home.path, null))
  return { state: 'refused', refused: refuseNotStarting(home, said) }
}

async function accept(session: Client): Promise<Attempt<Client>> {
  const refused = await checkDurability(session)
  if (refused === null && (await joinUsers(session))) return { state: 'done', value: session }
  await session.end().catch(() => {})
  if (refused !== null) return { state: 'refused', refused }
  throw new Error('PostgreSQL was closed to its own starter')
}

const recovering: Bilingual = {
  ja: 'データベースを起動しています。前回が正常に終わっていない場合は、復旧に時間がかかることがあります。',
  en: 'The database is starting. If it did not stop in order last time, recovery may take a while.',
}

function refuseNotStarting(home: Home, said: string): Refused {
  const lines = said.split('\n').map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, ''))
  const grave = lines.filter((line) => /^(?:LOG|FATAL|PANIC|ERROR):/.test(line))
  const reason = grave.slice(-3).join(' ').slice(-500)
  const logs = `${join(home.path, 'start.log')}, ${join(home.data, 'log')}`
  return refuse(
    'database_does_not_start',
    `${home.path} の PostgreSQL が起動しません（${reason}）。${logs} に詳しい記録があります。`,
    `PostgreSQL in ${home.path} does not start (${reason}). More is in ${logs}.`,
  )
}
