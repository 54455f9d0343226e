/** The server: the database for itself, the web on a port, and a seal from time to time. */
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Serving } from '../cli/services.ts'
import type { Progress } from '../cli/terminal.ts'
import { seal } from '../commands/seal.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { createWebApp } from '../web/app.ts'
import { startWebServer } from '../web/server.ts'
import { readEditions } from '../web/store-editions.ts'
import type { Config } from './config.ts'
import { openRunningDatabase } from './database.ts'
import { noteFailure } from './failures.ts'
import { type Installation, openInstallation, type Opening } from './installation.ts'

/** Starts everything. Where it refuses, nothing is left running. */
export async function serve(
  config: Config,
  { progress, interrupted }: Pick<Opening, 'progress' | 'interrupted'>,
): Promise<Result<Serving>> {
  const isFree = await isPortFree(config)
  const opening = { role: 'server', progress, interrupted } as const
  const opened = isFree ? await openInstallation(config, opening) : undefined
  if (!opened) return refusePort(config, progress)
  if (!opened.ok) return opened
  const installation = opened.value
  const { context, database } = installation
  const app = createWebApp({
    editions: readEditions(database, context.authority),
    clock: context.clock,
    onProblem: ({ reference, path, error }) => {
      void noteFailure(config.folder, error, `${reference} ${path}`)
    },
  })
  const { host, port } = config
  const web = await startWebServer({ app, host, port })
  if (!web.ok) {
    await installation.close()
    return web
  }
  const sealing = startSealing(installation, config)
  const stop = async () => {
    await web.value.stop()
    await sealing.stop()
    await installation.close()
  }
  const ended = installation.running.ended.then(() => databaseEnded)
  return ok({ url: web.value.url, ended, stop })
}

/** Seconds between two seals. */
const sealingSeconds = 30

/** Seals now and then, one seal after the other. A failure is noted; the next one tries again. */
function startSealing({ context }: Installation, { folder }: Config) {
  const over = new AbortController()
  const run = async () => {
    for (;;) {
      const isDue = await pause(sealingSeconds * 1000, true, over).catch(() => false)
      if (!isDue) return
      await seal(context).catch((error: unknown) => noteFailure(folder, error, 'sealing'))
    }
  }
  const running = run()
  return {
    stop: async () => {
      over.abort()
      await running
    },
  }
}

/**
 * Whether the port can be had, asked before anything long is done. Any other answer than "taken" is
 * left to the server itself.
 */
function isPortFree({ host, port }: Config): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/**
 * A port that is taken is mostly taken by a server on the same folder: then that is what is said.
 * The database tells, where there is one already.
 */
async function refusePort(config: Config, progress: Progress): Promise<Refused> {
  const { port } = config
  const other = config.databaseUrl === null ? await findServer(config, progress) : null
  return (
    other ??
    refuse(
      'port_in_use',
      `ポート${port}は、ほかのプログラムが使っています。別の番号を --port ${port + 1} のように指定するか、環境変数 JISSEKI_PORT に設定してください。`,
      `Port ${port} is used by another program. Choose another with --port ${port + 1}, or set JISSEKI_PORT.`,
    )
  )
}

/** The refusal of a second server on the same folder; null where there is no first one. */
async function findServer(config: Config, progress: Progress): Promise<Refused | null> {
  const home = await stat(join(config.folder, 'postgres')).catch(() => null)
  if (home === null) return null
  const opened = await openRunningDatabase(config, 'server', progress)
  if (!opened.ok) return opened.refusal.code === 'database_folder_in_use' ? opened : null
  await opened.value.stop()
  return null
}

const databaseEnded: Bilingual = {
  ja: 'データベースが止まったため、サーバーを終了しました。',
  en: 'The database has stopped, so the server has ended.',
}
