/** Files that the user names: read whole, or written whole or not at all. */
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { newId } from '../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { type Answer, written } from './answer.ts'
import { type Terminal, write } from './terminal.ts'

/** The bytes of a file. */
export async function readNamedFile(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(path))
  } catch (error) {
    return refuseFile(path, error)
  }
}

/** Says why a file cannot be read; null where it can. */
export async function findFileFault(path: string): Promise<Refused | null> {
  try {
    if ((await stat(path)).isDirectory()) return refuseFolder(path)
    await (await open(path, 'r')).close()
    return null
  } catch (error) {
    return refuseFile(path, error)
  }
}

/** Writes a file in pieces. It appears under its name when it is whole. */
async function writeNamedFile(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<Result<string>> {
  const unfinished = join(dirname(path), `.${basename(path)}.${newId()}`)
  try {
    const file = await open(unfinished, 'wx')
    try {
      for await (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return ok(path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const isPlace = code === 'ENOENT' || code === 'ENOTDIR'
    return isPlace ? refusePlace(dirname(path)) : refuseFile(path, error)
  }
}

/** Writes results into the file that `--out` names, or to the output without one. */
export async function deliver(
  pieces: AsyncIterable<string> | Iterable<string>,
  path: string | null,
  terminal: Terminal,
): Promise<Result<Answer>> {
  if (path !== null) {
    const done = await writeNamedFile(path, pieces)
    return done.ok ? ok(written) : done
  }
  for await (const piece of pieces) await write(terminal.output, piece)
  return ok(written)
}

/** Refuses what the user can set right; throws what the machine did. */
function refuseFile(path: string, error: unknown): Refused {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuseAbsent(path)
  if (code === 'EISDIR') return refuseFolder(path)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refuseForbidden(path)
  // More bytes than one buffer holds.
  if (code === 'ERR_FS_FILE_TOO_LARGE') return refuseHuge(path)
  throw error
}

const refuseAbsent = (path: string): Refused =>
  refuse(
    'file_not_found',
    `「${path}」が見つかりません。場所と名前を確かめてください。`,
    `"${path}" was not found. Check its place and its name.`,
  )

const refusePlace = (folder: string): Refused =>
  refuse(
    'folder_not_found',
    `書き出し先のフォルダー「${folder}」がありません。先に作るか、別の場所を指定してください。`,
    `There is no folder "${folder}" to write into. Make it first, or name another place.`,
  )

const refuseFolder = (path: string): Refused =>
  refuse(
    'file_is_a_folder',
    `「${path}」はフォルダーです。ファイルを指定してください。`,
    `"${path}" is a folder. Name a file.`,
  )

const refuseForbidden = (path: string): Refused =>
  refuse(
    'file_not_permitted',
    `「${path}」を開く権限がありません。権限を直すか、別の場所を指定してください。`,
    `"${path}" may not be opened. Correct its permissions, or name another place.`,
  )

const refuseHuge = (path: string): Refused =>
  refuse(
    'file_is_too_large',
    `「${path}」は大きすぎて読めません（2GBまで）。分けてください。`,
    `"${path}" is too large to be read (2 GB at most). Divide it.`,
  )
