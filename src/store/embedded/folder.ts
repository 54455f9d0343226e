/**
 * Where things lie. The operator names a folder; in it stands `postgres`, the home of the database:
 *
 *   <folder>/postgres/             the home: copy it whole, stopped, and it is a backup
 *     data/                        PostgreSQL's own folder, 0700, of its account
 *     socket/                      0700, of its account
 *     credentials.json             0600, of the program's user
 *     start.log                    what PostgreSQL said before its own log (data/log) took over
 *
 * The program may be root and its folder below one that no other account may enter (/root). Then
 * `postgres` is a link to a home in {@link Elsewhere}: PostgreSQL opens its folder by its full
 * path, so that neither an inherited working directory nor a relative path gets it through.
 */
import { constants } from 'node:fs'
import { access, lstat, mkdir, readdir, readlink, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refused, type Result, ok, refuse } from '../../kit/result.ts'
import { isRunning, thisProcess } from './identity.ts'

/** For root only: a folder that every account can reach, for what cannot stay. */
export type Elsewhere = string

/** The usual {@link Elsewhere}: where the file system's standard keeps such state. */
export const usualElsewhere: Elsewhere = '/var/lib/jisseki'

/** The name of the home in the operator's folder. */
export const homeName = 'postgres'

/** Makes the folder where it is missing and gives its real path. */
export async function prepareFolder(folder: string): Promise<Result<string>> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(await realpath(folder))
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' || code === 'ENOTDIR') return refuseFile(folder)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refuseReadOnly(folder)
    throw error
  }
}

/** The real path of the home in `folder`; null where there is none yet. */
export async function findHome(folder: string): Promise<Result<string | null>> {
  const path = join(folder, homeName)
  const entry = await lstat(path).catch(absent)
  if (entry === null) return ok(null)
  const home = await realpath(path).catch(absent)
  if (home === null) return refuseDangling(path, await readlink(path))
  if (!(await stat(home)).isDirectory()) return refuseFile(path)
  try {
    // An empty folder is no home: the finished one takes its place.
    if ((await readdir(home)).length === 0) return ok(null)
    await stat(join(home, 'data', 'PG_VERSION'))
    return ok(home)
  } catch (error) {
    if (codeOf(error) === 'EACCES') return refuseForeign(path)
    if (codeOf(error) !== 'ENOENT') throw error
    return refuseUnknown(path)
  }
}

/**
 * The name under which a home is made before it is finished. It says who makes it, so that the next
 * start can tell a half-made home from one in the making.
 */
export function unfinishedName(): string {
  const maker = thisProcess()
  return `${homeName}.new-${maker.pid}-${maker.started}-`
}

/** Removes homes that were left half made by programs that no longer run. Gives how many. */
export async function sweepUnfinished(folder: string): Promise<number> {
  let swept = 0
  for (const name of await readdir(folder)) {
    const maker = /^postgres\.new-(\d+)-([0-9A-Za-z.]+)-/.exec(name)
    if (maker === null || isRunning({ pid: Number(maker[1]), started: maker[2] ?? '' })) continue
    const path = join(folder, name)
    const target = await readlink(path).catch(() => null)
    // Credentials are written last: a home that has them is finished, and may be in use.
    const finished = await stat(join(path, 'credentials.json')).catch(absent)
    if (target !== null && finished === null) await removeTree(target)
    await removeTree(path)
    swept += 1
  }
  return swept
}

/** Removes a folder with everything in it, also while a dying process still writes there. */
export async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/** A refusal of a folder that another user owns. */
export const refuseForeign = (path: string): Refused =>
  refuse(
    'database_folder_belongs_to_another_user',
    `データベースのフォルダー ${path} は別の利用者のものです。前に起動したときと同じ利用者で起動してください。`,
    `The database folder ${path} belongs to another user. Start as the user that started it before.`,
  )

/** A refusal of a folder whose home vanished while it was being opened. */
export const refuseGone = (folder: string): Refused =>
  refuseDangling(join(folder, homeName), join(folder, homeName))

const absent = (error: unknown): null => {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const refuseFile = (path: string): Refused =>
  refuse(
    'database_folder_is_a_file',
    `データベースのフォルダーに指定された ${path} は、フォルダーではないか、途中にファイルがあります。別の場所を指定してください。`,
    `${path}, named as the database folder, is a file or lies below one. Name another place.`,
  )

const refuseReadOnly = (path: string): Refused =>
  refuse(
    'database_folder_not_writable',
    `データベースのフォルダー ${path} に書き込めません。書き込める場所を指定するか、権限を直してください。`,
    `The database folder ${path} cannot be written to. Name a place that can, or correct its permissions.`,
  )

const refuseDangling = (path: string, target: string): Refused =>
  refuse(
    'database_folder_is_gone',
    `${path} が指すデータベース ${target} がありません。バックアップから戻すか、初めからやり直すなら ${path} を削除してください。`,
    `${path} points to the database ${target}, which is gone. Restore it from a backup, or delete ${path} to start anew.`,
  )

const refuseUnknown = (path: string): Refused =>
  refuse(
    'database_folder_is_not_a_database',
    `${path} には別のものが入っています。別の場所へ移すか、ほかのフォルダーを指定してください。`,
    `${path} holds something other than a database. Move it away, or name another folder.`,
  )
