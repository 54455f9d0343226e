/**
 * The embedded PostgreSQL: opens the database in a folder: makes, starts or joins it as needed.
 *
 * Who starts PostgreSQL stops it. One `server` at a time has a folder. A `command` joins whatever
 * runs; where nothing does, it starts PostgreSQL for itself, other commands may join it, and it
 * waits for those before it stops. What a killed program left running is stopped and started anew.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Result, ok } from '../../kit/result.ts'
import { isRoot } from './account.ts'
import { type Attempt, insist, refuseBusy, wait } from './attempt.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { type ConnectionSettings, asApplication, asOwner } from './connection.ts'
import { type Joined, encounter } from './encounter.ts'
import { findHome, prepareFolder, refuseGone, sweepUnfinished, usualElsewhere } from './folder.ts'
import { type Home, accountOf, openHome } from './home.ts'
import { type Launched, launch } from './launch.ts'
import { ended, isPostmaster, readPostmaster } from './postmaster.ts'
import { type Role, checkDurability, look, outwaitUsers } from './session.ts'

/** Where the database lies and what runs it. */
export type EmbeddedOptions = {
  /** The operator's folder, `./var` for one. Made where it is missing. */
  readonly folder: string
  /** A folder with `initdb` and `postgres` to use instead of the npm package's (JISSEKI_PG_BIN). */
  readonly binaries?: string
  /** As root only: where the database goes if PostgreSQL's account cannot reach the folder. */
  readonly elsewhere?: string
  /** Told about whatever takes a while. */
  readonly onProgress?: (message: Bilingual) => void
}

/** A PostgreSQL that answers. */
export type EmbeddedServer = {
  /** As the role that owns everything: for migrations. */
  readonly owner: ConnectionSettings
  /** As the role that the program works as. */
  readonly application: ConnectionSettings
  /** False where it joined one that another program started. */
  readonly startedHere: boolean
  /** Settles when PostgreSQL has ended, or the connection to a joined one has: asked for or not. */
  readonly ended: Promise<void>
  /**
   * Ends the use. Stops PostgreSQL where it was started here; a command first waits for the other
   * commands that joined it. End your own pools before: sessions still open are cut.
   */
  stop(): Promise<void>
}

/**
 * Opens the database in a folder for a `server` (which has it alone) or a `command` (which shares
 * it). Refuses what the operator can set right; throws where the machine fails (a full disk).
 */
export async function openEmbedded(
  options: EmbeddedOptions,
  { role }: { readonly role: Role },
): Promise<Result<EmbeddedServer>> {
  const tell = options.onProgress ?? (() => {})
  const prepared = await prepare(options, tell)
  if (!prepared.ok) return prepared
  const { home, binaries } = prepared.value
  return await insist(async (): Promise<Attempt<EmbeddedServer>> => {
    const sight = await look(home)
    if (sight.state === 'ready') {
      const met = await encounter(home, role, sight)
      return met.state === 'done' ? await join(home, met.value) : met
    }
    const record = await readPostmaster(home.data)
    const alive = record !== null && (await isPostmaster(record.pid, home.data))
    if (sight.state === 'busy' || alive) return wait(refuseBusy(home.path, record?.pid ?? null))
    const launched = await launch({ home, binaries, role, tell })
    if (launched.state !== 'done') return launched
    return { state: 'done', value: serverStartedHere(home, role, { ...launched.value, tell }) }
  }, tell)
}

type Prepared = { readonly home: Home; readonly binaries: Binaries }

/** Everything up to a finished home on the disk. */
async function prepare(
  options: EmbeddedOptions,
  tell: (message: Bilingual) => void,
): Promise<Result<Prepared>> {
  const elsewhere = options.elsewhere ?? usualElsewhere
  const folder = await prepareFolder(options.folder)
  if (!folder.ok) return folder
  const found = await findHome(folder.value)
  if (!found.ok) return found
  const account = await accountOf(found.value)
  if (!account.ok) return account
  const copies = isRoot() ? elsewhere : folder.value
  const request = { named: options.binaries, account: account.value, copies }
  const binaries = await findBinaries(request)
  if (!binaries.ok) return binaries
  if ((await sweepUnfinished(folder.value)) > 0) tell(swept)
  let path = found.value
  if (path === null) {
    tell(creating)
    const place = { folder: folder.value, elsewhere, account: account.value }
    const made = await createCluster({ ...place, binaries: binaries.value })
    if (!made.ok) return made
    const again = await findHome(folder.value)
    if (!again.ok) return again
    path = again.value
  }
  if (path === null) return refuseGone(folder.value)
  const home = await openHome(path, account.value, binaries.value)
  return home.ok ? ok({ home: home.value, binaries: binaries.value }) : home
}

async function join(
  home: Home,
  { session, socketFolder }: Joined,
): Promise<Attempt<EmbeddedServer>> {
  const refused = await checkDurability(session)
  if (refused !== null) {
    await session.end()
    return { state: 'refused', refused }
  }
  const over = new Promise<void>((resolve) => {
    session.once('end', () => resolve())
  })
  const stop = async (): Promise<void> => await session.end().catch(() => {})
  return {
    state: 'done',
    value: { ...settingsOf(home, socketFolder), startedHere: false, ended: over, stop },
  }
}

function serverStartedHere(
  home: Home,
  role: Role,
  launched: Launched & { readonly tell: (message: Bilingual) => void },
): EmbeddedServer {
  const stopInOrder = async (): Promise<void> => {
    if (role === 'command') {
      // Where the session broke, PostgreSQL has ended already or cannot be asked: stop it anyway.
      await outwaitUsers(launched.session, () => launched.tell(outwaiting)).catch(() => {})
    }
    await launched.stop()
  }
  let stopping: Promise<void> | undefined
  return {
    ...settingsOf(home, launched.socketFolder),
    startedHere: true,
    ended: ended(launched.postmaster.child),
    stop: async () => await (stopping ??= stopInOrder()),
  }
}

const settingsOf = (
  home: Home,
  socketFolder: string,
): Pick<EmbeddedServer, 'owner' | 'application'> => ({
  owner: asOwner(socketFolder, home.credentials),
  application: asApplication(socketFolder, home.credentials),
})

const creating: Bilingual = {
  ja: 'データベースを初めて作成しています。数秒かかります。',
  en: 'Making the database for the first time. This takes a few seconds.',
}

const swept: Bilingual = {
  ja: '前回途中で終わったデータベースの作成を片付けました。',
  en: 'Cleared away a database that was left half made.',
}

const outwaiting: Bilingual = {
  ja: '同じデータベースを使っている別のコマンドの終了を待っています。',
  en: 'Waiting for another command that uses the same database to end.',
}
