/** Listening: the application on a port, and an orderly end. */
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { createServer, type Server } from 'node:http'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'

/** A server that listens. */
export type WebServer = {
  /** With the port that was given by the system where 0 was asked for. */
  readonly url: string
  /** Takes no more requests, finishes those under way, and resolves when the port is free. */
  stop(): Promise<void>
}

/** Where to listen. */
export type WebServerOptions = {
  readonly app: Pick<Hono, 'fetch'>
  readonly port: number
  readonly host: string
}

/**
 * Listens on `port` of `host`. Refuses where the port is taken or may not be used; any other reason
 * is an outage and thrown.
 */
export async function startWebServer({
  app,
  port,
  host,
}: WebServerOptions): Promise<Result<WebServer>> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server
  // A download may take long; a request's headers may not. A form with files comes in two minutes
  // also over a telephone's network.
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  const refusal = await listen(server, port, host)
  if (refusal) return refusal
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return ok({ url: `http://${urlHost(host)}:${actual}/`, stop: () => stop(server) })
}

/** How long answers under way may take once the server is to stop. */
const graceMilliseconds = 10_000

function listen(server: Server, port: number, host: string): Promise<Refused | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = refusalOf(error, port, host)
      if (refusal) resolve(refusal)
      else reject(error)
    })
    server.listen(port, host, () => resolve(undefined))
  })
}

function refusalOf(error: NodeJS.ErrnoException, port: number, host: string): Refused | undefined {
  const another = {
    ja: '別の番号を --port 8081 のように指定するか、環境変数 JISSEKI_PORT に設定してください。',
    en: 'Choose another with --port 8081, or set JISSEKI_PORT.',
  }
  if (error.code === 'EADDRINUSE') {
    return refuse(
      'port_in_use',
      `ポート${port}は、ほかのプログラムが使っています。${another.ja}`,
      `Port ${port} is used by another program. ${another.en}`,
    )
  }
  if (error.code === 'EACCES') {
    return refuse(
      'port_not_allowed',
      `ポート${port}を使う権限がありません。${another.ja}`,
      `Port ${port} may not be used with your rights. ${another.en}`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return refuse(
      'host_not_available',
      `「${host}」はこのコンピューターのアドレスではありません。--host 127.0.0.1 のように指定してください。`,
      `"${host}" is no address of this computer. Name one, such as --host 127.0.0.1.`,
    )
  }
  return undefined
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** What a browser on this computer can open. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
