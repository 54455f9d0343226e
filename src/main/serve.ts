/** The server: the database for itself, the web on a port, and the timed work. */
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { apiRoot, createApi } from '../api/app.ts'
import type { Serving } from '../cli/services.ts'
import type { Progress } from '../cli/terminal.ts'
import { openClaims } from '../commands/application/claims.ts'
import { sending } from '../jobs/notice/send.ts'
import type { RunningJobs } from '../jobs/runner.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { openVisitors } from '../web/account/visitors.ts'
import { createWebApp } from '../web/app.ts'
import { rooms } from '../web/personal-web.ts'
import { startWebServer } from '../web/server.ts'
import { readEditions } from '../web/store-editions.ts'
import { openAccounts, openMailing, type OwnSite, ownAddress } from './accounts.ts'
import type { Config } from './config.ts'
import { openRunningDatabase } from './database.ts'
import { noteFailure } from './failures.ts'
import { openInstallation, type Opening } from './installation.ts'
import { startTimedWork } from './jobs.ts'
import { openLetterheads } from './mail.ts'
import { noteSiteAddress } from './site-address.ts'

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
  const stopping = new AbortController()
  const claims = openClaims(context)
  const site: OwnSite = { url: config.siteUrl ?? ownAddress(config) }
  const app = createWebApp({
    editions: readEditions(database, context.authority),
    clock: context.clock,
    personal: {
      visitors: openVisitors(context),
      services: {
        database,
        authority: context.authority,
        clock: context.clock,
        claims,
        siteUrl: config.siteUrl,
        contact: config.mail.contact,
        accounts: await openAccounts(context, config, site),
      },
      rooms,
      isBehindProxy: config.isBehindProxy,
      stopping: stopping.signal,
    },
    onProblem: ({ reference, path, error }) => {
      void noteFailure(config.folder, error, `${reference} ${path}`)
    },
  })
  const api = createApi({
    context,
    claims,
    mailing: openMailing(context, site),
    letterheadOf: openLetterheads(config.mail, site),
    isBehindProxy: config.isBehindProxy,
    onProblem: ({ path, error }) => void noteFailure(config.folder, error, path),
  })
  const fetch: Fetch = (request, ...others) =>
    isForApi(request) ? api.fetch(request, ...others) : app.fetch(request, ...others)
  const { host, port } = config
  const jobs: { running: RunningJobs | null } = { running: null }
  const web = await startWebServer({
    app: { fetch: wakingAfterActs(fetch, () => jobs.running?.wake(sending)) },
    host,
    port,
  })
  if (!web.ok) {
    await installation.close()
    return web
  }
  const { port: given } = new URL(web.value.url)
  site.url = config.siteUrl ?? ownAddress({ host, port: Number(given || 80) })
  await noteSiteAddress(config, site.url)
  jobs.running = await startTimedWork(installation, config, site.url)
  const stop = async () => {
    stopping.abort()
    await web.value.stop()
    await jobs.running?.stop()
    await installation.close()
  }
  const ended = installation.running.ended.then(() => databaseEnded)
  return ok({ url: web.value.url, ended, stop })
}

type Fetch = Parameters<typeof startWebServer>[0]['app']['fetch']

/** The path of a request begins behind the host: https://example.jp/api/… */
const isForApi = ({ url }: Request): boolean => new URL(url).pathname.startsWith(apiRoot)

/** Answers as `fetch` does, and tells where an act may have queued notices. */
function wakingAfterActs(fetch: Fetch, wake: () => void): Fetch {
  return async (request, ...others) => {
    const response = await fetch(request, ...others)
    if (request.method !== 'GET' && request.method !== 'HEAD') wake()
    return response
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
