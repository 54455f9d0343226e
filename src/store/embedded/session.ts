/**
 * The supervisor's own connection to PostgreSQL: by it the server is judged ready, its settings
 * are checked, and programs that share it know of each other. A shared advisory lock says "I use
 * this server"; PostgreSQL lets go of it when the program dies, so it is never stale.
 */
import { Client } from 'pg'
import { z } from 'zod'
import { type Refused, refuse } from '../../kit/result.ts'
import { asOwner } from './connection.ts'
import type { Home } from './home.ts'
import type { ProcessIdentity } from './identity.ts'
import { readPostmaster, starterSetting } from './postmaster.ts'

/** For whom the server is opened: the long-lived program, or a short-lived command. */
export type Role = 'server' | 'command'

/** The program that started a running PostgreSQL. */
export type Starter = ProcessIdentity & { readonly role: Role }

/** What is found on the socket. */
export type Sight =
  | { readonly state: 'absent' }
  /** Starting, recovering or stopping. */
  | { readonly state: 'busy' }
  | { readonly state: 'ready'; readonly session: Client; readonly starter: Starter | null }

/** "jis" in ASCII; in the database `postgres`, away from any locks of the product. */
const usageLock = 0x6a6973

/** Looks for a running PostgreSQL on the home's data. The caller ends the session it is given. */
export async function look(home: Home): Promise<Sight> {
  const record = await readPostmaster(home.data)
  if (record === null || record.socketFolder === '') return { state: 'absent' }
  const session = new Client({
    ...asOwner(record.socketFolder, home.credentials, 'postgres'),
    application_name: `jisseki ${process.pid}`,
    connectionTimeoutMillis: 5000,
  })
  // A connection that breaks later fails the query that uses it; by itself it is no event.
  session.on('error', () => {})
  try {
    await session.connect()
    return { state: 'ready', session, starter: await readStarter(session) }
  } catch (error) {
    await session.end().catch(() => {})
    return { state: judge(error) }
  }
}

/** Says that this program uses the server; false while its starter waits to stop it. */
export async function joinUsers(session: Client): Promise<boolean> {
  return await ask(session, 'pg_try_advisory_lock_shared')
}

/** Takes the server out of use: true once no other program uses it, and none can join. */
export async function closeToUsers(session: Client): Promise<boolean> {
  return await ask(session, 'pg_try_advisory_lock')
}

/** As {@link closeToUsers}, after this program's own use; waits as long as it takes. */
export async function outwaitUsers(session: Client, onWait: () => void): Promise<void> {
  await session.query('select pg_advisory_unlock_all()')
  if (await closeToUsers(session)) return
  onWait()
  // A waiting exclusive lock keeps newcomers out: `joinUsers` answers false to them.
  await session.query('select pg_advisory_lock($1)', [usageLock])
}

/**
 * Refuses a server on which an acknowledged transaction could be lost, or on which rows that were
 * deleted would never be cleared away. Roles and databases may have settings of their own.
 */
export async function checkDurability(session: Client): Promise<Refused | null> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'] as const) {
    const shown = z
      .array(z.object({ [name]: z.string() }))
      .parse((await session.query(`show ${name}`)).rows)
    const value = shown[0]?.[name]
    if (value !== 'on') return refuseSetting(name, value ?? '')
  }
  const own = await session.query(
    `select s from pg_db_role_setting, unnest(setconfig) s
     where s like 'synchronous_commit=%' and s <> 'synchronous_commit=on'`,
  )
  return own.rows.length === 0
    ? null
    : refuseSetting('synchronous_commit', 'off (ALTER ROLE/DATABASE)')
}

/** The setting's text for a starter. */
export const formatStarter = (starter: Starter): string =>
  `${starter.role}:${starter.pid}:${starter.started}`

function parseStarter(text: string): Starter | null {
  const parts = /^(server|command):(\d+):([0-9A-Za-z.]+)$/.exec(text)
  if (parts === null) return null
  const role = parts[1] === 'server' ? 'server' : 'command'
  return { role, pid: Number(parts[2]), started: parts[3] ?? '' }
}

async function readStarter(session: Client): Promise<Starter | null> {
  const answer = await session.query('select current_setting($1, true) as starter', [
    starterSetting,
  ])
  const rows = z.array(z.object({ starter: z.string().nullable() })).parse(answer.rows)
  return parseStarter(rows[0]?.starter ?? '')
}

async function ask(session: Client, lock: string): Promise<boolean> {
  const answer = await session.query(`select ${lock}($1) as got`, [usageLock])
  return z.array(z.object({ got: z.boolean() })).parse(answer.rows)[0]?.got === true
}

/** Which answers mean "nobody there" and which "not now"; any other is an outage. */
function judge(error: unknown): 'absent' | 'busy' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
  // 57P: starting, stopping, stopped by the administrator. 53300: all connections taken.
  const notNow = ['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE', 'EAGAIN']
  if (typeof code === 'string' && notNow.includes(code)) return 'busy'
  if (error instanceof Error && /terminated|timeout/.test(error.message)) return 'busy'
  throw error
}

const refuseSetting = (name: string, value: string): Refused =>
  refuse(
    'database_not_durable',
    `PostgreSQL の設定 ${name} が ${value} です。記録を失うおそれがあるため起動しません。postgresql.conf などで on に戻してください。`,
    `PostgreSQL's setting ${name} is ${value}, which could lose records, so the program does not start. Set it back to on, in postgresql.conf or where it was changed.`,
  )
