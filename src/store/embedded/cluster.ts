/**
 * Makes the database on disk: whole or not at all. Everything is written under an unfinished name
 * and flushed to the disk; only then does it get its name, and the first to finish wins.
 */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Result, ok, refuse } from '../../kit/result.ts'
import { type Account, type Outcome, canReach, run, tieToProgram } from './account.ts'
import type { Binaries } from './binaries.ts'
import {
  type Credentials,
  applicationRole,
  databaseName,
  inventCredentials,
  ownerRole,
  writeCredentials,
} from './connection.ts'
import { type Elsewhere, homeName, removeTree, unfinishedName } from './folder.ts'

/** Where to make the database, and with what. */
export type ClusterOptions = {
  /** The operator's folder, by its real path. */
  readonly folder: string
  readonly elsewhere: Elsewhere
  readonly account: Account | null
  readonly binaries: Binaries
}

/**
 * Makes the database under `<folder>/postgres`. Where another program finished one first, that one
 * stays and this one is thrown away. Throws where initdb fails (a full disk, for one).
 */
export async function createCluster(options: ClusterOptions): Promise<Result<null>> {
  const { folder, account, elsewhere } = options
  if (account === null || (await canReach(folder, account))) {
    const fresh = await mkdtemp(join(folder, unfinishedName()))
    await fillOrRemove(fresh, options)
    await rename(fresh, join(folder, homeName)).catch(yieldTo(fresh))
    await flushFolder(folder)
    return ok(null)
  }
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  if (!(await canReach(elsewhere, account))) return refuseUnreachable(elsewhere, account)
  const fresh = join(elsewhere, `home-${randomUUID()}`)
  const pointer = join(folder, unfinishedName() + randomUUID())
  await symlink(fresh, pointer)
  await mkdir(fresh, { mode: 0o700 })
  await fillOrRemove(fresh, options)
  await symlink(fresh, join(folder, homeName)).catch(yieldTo(fresh))
  await removeTree(pointer)
  await flushFolder(folder)
  return ok(null)
}

/** A refusal of a folder that the account cannot enter. */
export const refuseUnreachable = (path: string, account: Account): ReturnType<typeof refuse> =>
  refuse(
    'database_folder_out_of_reach',
    `PostgreSQL を動かす利用者 ${account.name} は ${path} に入れません。/srv/jisseki のように誰でもたどれる場所へ移して、そこを指定してください。`,
    `The user ${account.name}, which runs PostgreSQL, cannot enter ${path}. Move it to a place that everyone can pass through, such as /srv/jisseki, and name that.`,
  )

async function fillOrRemove(home: string, options: ClusterOptions): Promise<void> {
  try {
    await fill(home, options)
  } catch (error) {
    await removeTree(home)
    throw error
  }
}

async function fill(home: string, options: ClusterOptions): Promise<void> {
  const { account, binaries } = options
  const data = join(home, 'data')
  if (account !== null) await chmod(home, 0o711)
  for (const folder of [data, join(home, 'socket')]) {
    await mkdir(folder, { mode: 0o700 })
    if (account !== null) await chown(folder, account.uid, account.gid)
  }
  const credentials = inventCredentials()
  await must('initdb', tied(binaries.initdb, initdbArguments(data), { account }))
  const configuration = join(data, 'postgresql.conf')
  const defaults = await readFile(configuration, 'utf8')
  await writeOwned(configuration, defaults + settings, account)
  await writeOwned(join(data, 'pg_hba.conf'), whoMayConnect, account)
  // -F: nothing is worth flushing yet, all of it is flushed at once below.
  const single = ['--single', '-F', '-D', data, '-c', 'exit_on_error=on']
  const quiet = ['-c', 'log_min_error_statement=panic', '-c', 'log_checkpoints=off', 'postgres']
  const input = firstStatements(credentials)
  await must(
    'postgres --single',
    tied(binaries.postgres, [...single, ...quiet], { account, input }),
  )
  await must('initdb --sync-only', tied(binaries.initdb, ['--sync-only', '-D', data], { account }))
  // Last of all: whoever finds credentials in a home knows that it is finished.
  await writeCredentials(home, credentials)
  await flushFolder(home)
  await flushFolder(dirname(home))
}

/**
 * Japanese order by ICU. The C library's locale still decides what pg_trgm takes for a letter:
 * under plain C, Japanese words have no trigrams at all.
 */
const initdbArguments = (data: string): readonly string[] => [
  '-D',
  data,
  `--username=${ownerRole}`,
  '--auth=reject',
  '--data-checksums',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=ja-JP',
  '--locale=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--no-sync',
  '--no-instructions',
]

/** For a machine of 2 cores and 2 GB or more. Durability is left as PostgreSQL has it: all on. */
const settings = `
# ---- Jisseki: written once, when the database was made. Yours to change. ----
shared_buffers = 256MB
effective_cache_size = 1GB
maintenance_work_mem = 128MB
max_connections = 100
random_page_cost = 1.1
jit = off
timezone = 'Asia/Tokyo'
log_timezone = 'Asia/Tokyo'
# A week of logs, one file a day, overwritten in turn. Terse: the details of an error quote rows,
# and rows hold personal data.
logging_collector = on
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_error_verbosity = terse
`

const whoMayConnect = `# Through the socket, with a password. There is no other way in.
local all all scram-sha-256
`

/** One statement a line, as the single-user backend reads them. */
const firstStatements = (credentials: Credentials): string => `\
ALTER ROLE ${ownerRole} PASSWORD '${credentials.owner}'
CREATE ROLE ${applicationRole} LOGIN PASSWORD '${credentials.application}'
ALTER ROLE ${applicationRole} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
CREATE DATABASE ${databaseName} OWNER ${ownerRole}
REVOKE ALL ON DATABASE postgres FROM PUBLIC
REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC
GRANT CONNECT ON DATABASE ${databaseName} TO ${applicationRole}
`

/** Runs as the account and dies with the program, so that a half-made home has no writer left. */
async function tied(
  program: string,
  args: readonly string[],
  options: { readonly account: Account | null; readonly input?: string },
): Promise<Outcome> {
  const { command, args: all } = await tieToProgram('KILL', program, args)
  return await run(command, all, options)
}

async function must(what: string, outcome: Promise<Outcome>): Promise<void> {
  const { code, output } = await outcome
  if (code !== 0) throw new Error(`${what} ended with ${code}: ${output.trim().slice(-2000)}`)
}

/** Replaces a file in the account's folder, never writing through a link that stands there. */
async function writeOwned(path: string, text: string, account: Account | null): Promise<void> {
  const fresh = `${path}.new`
  const file = await open(fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    await file.writeFile(text)
    if (account !== null) await file.chown(account.uid, account.gid)
  } finally {
    await file.close()
  }
  await rename(fresh, path)
}

/** Makes the names in a folder survive a power failure. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Another program's home took the name first: that one stays, `fresh` goes. */
const yieldTo =
  (fresh: string) =>
  async (error: unknown): Promise<void> => {
    await removeTree(fresh)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
