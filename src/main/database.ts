/** Where the database is: the embedded one in the program's folder, or a server's. */
import type { Progress } from '../cli/terminal.ts'
import { ok, type Result } from '../kit/result.ts'
import type { ConnectionTarget } from '../store/database.ts'
import { type EmbeddedServer, openEmbedded } from '../store/embedded/server.ts'
import type { Config } from './config.ts'

/** For whom the database is opened: the long-lived server, or one command. */
export type Role = 'server' | 'command'

/** A database that answers. */
export type RunningDatabase = {
  readonly owner: ConnectionTarget
  readonly application: ConnectionTarget
  /** The address for the owner, with the password. */
  readonly ownerUrl: string
  /** For people: a folder, or a host and a name. Without any password. */
  readonly place: string
  /** Whether it goes on running when this program has ended. */
  readonly outlives: boolean
  /** Settles when it has ended, asked for or not; never for a server's. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts or joins the embedded database, or points at the server that the settings name. */
export async function openRunningDatabase(
  config: Config,
  role: Role,
  progress: Progress,
): Promise<Result<RunningDatabase>> {
  if (config.databaseUrl !== null) return ok(serverAt(config.databaseUrl))
  const { folder, binaries } = config
  const options = { folder, onProgress: progress.tell, ...(binaries && { binaries }) }
  const opened = await openEmbedded(options, { role })
  return opened.ok ? ok(embeddedIn(folder, opened.value)) : opened
}

function serverAt(url: string): RunningDatabase {
  const { hostname, port, pathname } = new URL(url)
  return {
    owner: { url },
    application: { url },
    ownerUrl: url,
    place: `${hostname}${port === '' ? '' : `:${port}`}${pathname}`,
    outlives: true,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  }
}

function embeddedIn(folder: string, server: EmbeddedServer): RunningDatabase {
  const { owner, application } = server
  const { user, password, database, host, port } = owner
  const socket = `host=${encodeURIComponent(host)}&port=${port}`
  return {
    owner,
    application,
    ownerUrl: `postgresql://${user}:${password}@/${database}?${socket}`,
    place: folder,
    outlives: !server.startedHere,
    ended: server.ended,
    stop: () => server.stop(),
  }
}
