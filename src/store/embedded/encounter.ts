/**
 * What to do about a PostgreSQL that is found running: join it, wait for its starter, refuse, or
 * stop it where its starter is dead.
 */
import type { Client } from 'pg'
import { type Refused, refuse } from '../../kit/result.ts'
import { type Attempt, refuseBusy, wait } from './attempt.ts'
import type { Home } from './home.ts'
import { isRunning } from './identity.ts'
import { isPostmaster, readPostmaster } from './postmaster.ts'
import { type Role, type Sight, type Starter, closeToUsers, joinUsers } from './session.ts'

/** A session at a PostgreSQL that another program runs. The joiner ends it. */
export type Joined = { readonly session: Client; readonly socketFolder: string }

/** Meets what was found. Ends the session in every case but a join. */
export async function encounter(
  home: Home,
  role: Role,
  sight: Extract<Sight, { state: 'ready' }>,
): Promise<Attempt<Joined>> {
  const { session, starter } = sight
  const record = await readPostmaster(home.data)
  let joined = false
  try {
    if (record === null) return wait(refuseBusy(home.path, null))
    if (starter === null || !isRunning(starter)) return await endOrphan(home, session)
    if (role === 'server') return meetAsServer(home, starter)
    if (!(await joinUsers(session))) return wait(refuseBusy(home.path, starter.pid))
    joined = true
    return { state: 'done', value: { session, socketFolder: record.socketFolder } }
  } catch (error) {
    // It stopped while we talked: look again.
    if (isBroken(error)) return wait(refuseBusy(home.path, record?.pid ?? null))
    throw error
  } finally {
    if (!joined) await session.end().catch(() => {})
  }
}

function meetAsServer(home: Home, starter: Starter): Attempt<never> {
  if (starter.role === 'command') return wait(refuseCommand(home.path, starter.pid))
  return { state: 'refused', refused: refuseSecond(home.path, starter.pid) }
}

/** Asks an orphan to stop, once no joined command uses it; the next attempt finds it stopping. */
async function endOrphan(home: Home, session: Client): Promise<Attempt<never>> {
  const record = await readPostmaster(home.data)
  if (record === null) return wait(refuseBusy(home.path, null))
  // Never signals a pid that is not surely ours: in a shared folder it may be another machine's.
  if (!(await isPostmaster(record.pid, home.data))) return wait(refuseElsewhere(home.path))
  if (!(await closeToUsers(session))) return wait(refuseUsedOrphan(home.path, record.pid))
  process.kill(record.pid, 'SIGINT')
  return wait(refuseBusy(home.path, record.pid))
}

const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  (/terminat|not queryable|ended/i.test(error.message) ||
    ('code' in error && (error.code === 'ESRCH' || error.code === '57P01')))

const refuseSecond = (path: string, pid: number): Refused =>
  refuse(
    'database_folder_in_use',
    `フォルダー ${path} は別のサーバー（pid ${pid}）が使用中です。そちらを止めるか、別のフォルダーを指定してください。`,
    `The folder ${path} is in use by another server (pid ${pid}). Stop that one, or name another folder.`,
  )

const refuseCommand = (path: string, pid: number): Refused =>
  refuse(
    'database_folder_in_use_by_command',
    `フォルダー ${path} はコマンド（pid ${pid}）が使用中です。終わってからやり直してください。`,
    `The folder ${path} is in use by a command (pid ${pid}). Try again when it has ended.`,
  )

const refuseUsedOrphan = (path: string, pid: number): Refused =>
  refuse(
    'database_folder_in_use_by_command',
    `フォルダー ${path} の PostgreSQL（pid ${pid}）は、起動した側が異常終了し、まだ別のコマンドが使っています。終わってからやり直してください。`,
    `The program that started PostgreSQL (pid ${pid}) in ${path} has died, but another command still uses it. Try again when that has ended.`,
  )

const refuseElsewhere = (path: string): Refused =>
  refuse(
    'database_folder_in_use_elsewhere',
    `フォルダー ${path} は、この環境から見えない別の環境（別のコンテナーなど）で使用中です。そちらを止めてください。`,
    `The folder ${path} is in use by a program that cannot be seen from here, such as one in another container. Stop that one.`,
  )
