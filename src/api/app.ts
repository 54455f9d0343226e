/**
 * The API: what the pages do, for programs. It is described by OpenAPI 3.1 at /api/v1/openapi.json,
 * made from the same rows that answer its requests.
 */
import { type Context, Hono } from 'hono'
import { openAskedOfferings } from '../commands/application/asked-offerings.ts'
import { Bug } from '../kit/check.ts'
import { refuse } from '../kit/result.ts'
import { openReader } from '../store/reader.ts'
import { openCallers } from './callers.ts'
import { endpoints } from './endpoints.ts'
import { apiBase, describeApi } from './openapi.ts'
import { problemOf } from './problem.ts'
import { serveEndpoint } from './serve-endpoint.ts'
import type { ApiGiven, ApiServices } from './services.ts'

/** Where the API stands. */
export const apiRoot = '/api/'

/** Makes the API. */
export function createApi(given: ApiGiven): Hono {
  const { context } = given
  const read = openReader(context.database, context.authority)
  const services: ApiServices = {
    ...given,
    isBehindProxy: given.isBehindProxy ?? false,
    callers: openCallers(context, read),
    asked: openAskedOfferings(read),
  }
  const app = new Hono()
  for (const row of endpoints) {
    app.on(row.method.toUpperCase(), addressOf(row.path), (c) => serveEndpoint(services, row, c))
  }
  app.get(`${apiBase}/openapi.json`, serveDescription())
  for (const [path, methods] of methodsByPath()) {
    app.all(path, (c) => refuseMethod(c, methods))
  }
  app.notFound((c) => problemOf(c, pathUnknown.refusal))
  app.onError((error, c) => {
    services.onProblem({ path: c.req.path, error })
    return problemOf(c, (error instanceof Bug ? programFailed : outOfReach).refusal)
  })
  return app
}

/** The description is made when it is first asked for, and stays as it is. */
function serveDescription(): (c: Context) => Response {
  let text: string | null = null
  return (c) => {
    text ??= JSON.stringify(describeApi(endpoints))
    return c.body(text, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
    })
  }
}

/** "/offerings/{offering}" as the router writes it. */
const addressOf = (path: string): string => apiBase + path.replaceAll(/\{(\w+)\}/g, ':$1')

function methodsByPath(): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>([[`${apiBase}/openapi.json`, ['GET']]])
  for (const { path, method } of endpoints) {
    const address = addressOf(path)
    const known = methods.get(address)
    if (known) known.push(method.toUpperCase())
    else methods.set(address, [method.toUpperCase()])
  }
  return methods
}

function refuseMethod(c: Context, methods: readonly string[]): Response {
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods
  c.header('allow', allowed.join(', '))
  const { refusal } = refuse(
    'method_unknown',
    `この場所では${methods.join('・')}だけを使えます（送られたのは${c.req.method}）。`,
    `Only ${methods.join(', ')} can be used here, not ${c.req.method}.`,
  )
  return problemOf(c, refusal)
}

const pathUnknown = refuse(
  'path_unknown',
  'この場所にAPIはありません。/api/v1/openapi.json で確かめてください。',
  'There is no such path. See /api/v1/openapi.json.',
)

const programFailed = refuse(
  'program_failed',
  'プログラムの誤りで処理できませんでした。記録は変わっていません。運営者に知らせてください。',
  'The program failed, and nothing was changed. Please tell the operator.',
)

const outOfReach = refuse(
  'books_out_of_reach',
  'いま処理できません。少し待って、同じ操作番号でもう一度送ってください。',
  'This cannot be done now. Wait a little and send it again with the same key.',
)
