/**
 * A finished database on disk, checked before it is opened: whose it is, of which version, and
 * where its socket can stand.
 */
import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Result, ok, refuse } from '../../kit/result.ts'
import { type Account, canReach, chooseAccount, isRoot, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { refuseUnreachable } from './cluster.ts'
import { type Credentials, readCredentials, socketPort } from './connection.ts'
import { refuseForeign } from './folder.ts'

/** A database that may be started or attached to. */
export type Home = {
  /** The real path of the home (see folder.ts). */
  readonly path: string
  readonly data: string
  /** Whom PostgreSQL runs as; null: the program's own user. */
  readonly account: Account | null
  readonly credentials: Credentials
}

/**
 * Whom PostgreSQL runs as: the owner of an existing home's data; for a new one, or one that was
 * copied back by root, the account that {@link chooseAccount} finds.
 */
export async function accountOf(path: string | null): Promise<Result<Account | null>> {
  const owner = path === null ? null : await stat(join(path, 'data'))
  if (!isRoot()) {
    const own = owner === null || owner.uid === process.getuid?.()
    return own ? ok(null) : refuseForeign(path ?? '')
  }
  if (owner === null || owner.uid === 0) return await chooseAccount()
  const named = await run('id', ['-un', String(owner.uid)])
  const name = named.code === 0 ? named.output.trim() : String(owner.uid)
  return ok({ name, uid: owner.uid, gid: owner.gid })
}

/** Checks a finished home and sets right what a copy may have changed: owner and modes. */
export async function openHome(
  path: string,
  account: Account | null,
  binaries: Binaries,
): Promise<Result<Home>> {
  const data = join(path, 'data')
  const major = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (major !== String(binaries.major)) return refuseVersion(path, major, binaries)
  const credentials = await readCredentials(path)
  if (credentials === null) return refuseCredentials(path)
  for (const folder of [data, join(path, 'socket')]) await setRight(folder, account)
  if (account !== null && !(await canReach(data, account))) return refuseUnreachable(data, account)
  return ok({ path, data, account, credentials })
}

/**
 * The folder for the socket: in the home, or where its path is too long for a socket (103 bytes on
 * macOS, 107 on Linux, of which PostgreSQL takes 14 or more) a short one in the temporary folder.
 * Whoever wants to connect reads it from postmaster.pid.
 */
export async function prepareSocketFolder(home: Home): Promise<string> {
  const own = join(home.path, 'socket')
  if (Buffer.byteLength(join(own, `.s.PGSQL.${socketPort}`)) <= 100) return own
  const mark = createHash('sha256').update(home.path).digest('hex').slice(0, 12)
  for (const base of [tmpdir(), '/tmp']) {
    const short = join(base, `jisseki-${mark}`)
    if (Buffer.byteLength(short) > 80) continue
    return await claimShort(short, home.account)
  }
  return await claimShort(`/tmp/jisseki-${mark}`, home.account)
}

/** The short folder, or one of another name where somebody else holds that one. */
async function claimShort(path: string, account: Account | null): Promise<string> {
  const uid = account?.uid ?? process.getuid?.()
  const made = await mkdir(path, { mode: 0o700 }).then(
    () => path,
    async () => {
      const found = await lstat(path)
      const ours = found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0
      return ours ? path : await mkdtemp(`${path}-`)
    },
  )
  if (account !== null) await chown(made, account.uid, account.gid)
  return made
}

async function setRight(folder: string, account: Account | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = await stat(folder)
  // Only what is root's is given away: a home that was restored from a copy by root.
  if (account !== null && uid === 0) {
    await run('chown', ['-R', '-h', `${account.uid}:${account.gid}`, folder])
  }
  // PostgreSQL does not start on a folder that others may read.
  if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700)
}

const refuseVersion = (path: string, found: string, { major }: Binaries): Result<never> =>
  refuse(
    'database_version_differs',
    `${path} は PostgreSQL ${found} のデータベースですが、使おうとしているのは PostgreSQL ${major} です。JISSEKI_PG_BIN に ${found} のプログラムを指定して起動し、書き出してから新しいフォルダーに取り込んでください。`,
    `${path} is a database of PostgreSQL ${found}, but the programs are PostgreSQL ${major}. Start with JISSEKI_PG_BIN naming those of ${found}, export, and import into a new folder.`,
  )

const refuseCredentials = (path: string): Result<never> =>
  refuse(
    'database_credentials_missing',
    `${path} の credentials.json が読めません。バックアップから戻すか、前に起動したときと同じ利用者で起動してください。`,
    `credentials.json in ${path} cannot be read. Restore it from a backup, or start as the user that started it before.`,
  )
