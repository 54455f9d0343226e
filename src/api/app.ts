/**
 * The API: what the pages do, for programs. It is described by OpenAPI 3.1 at /api/v1/openapi.json,
 * made from the same schemas that read its requests.
 */
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { Bug } from '../kit/check.ts'
import { refuse } from '../kit/result.ts'
import { schemaFaultOf } from '../kit/schema-fault.ts'
import { addApplications } from './application.ts'
import { problemOf } from './problem.ts'
import type { ApiEnv, ApiServices } from './services.ts'

/** Where the API stands. */
export const apiRoot = '/api/'

/** The largest request body, in bytes. */
const largestBody = 1024 * 1024

/** Makes the API. */
export function createApi(services: ApiServices): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const { place, fault } = schemaFaultOf(result.error)
      return problemOf(c, notValid(place.ja, fault.ja, `${place.en}: ${fault.en}`).refusal)
    },
  })
  app.use(
    '/api/*',
    bodyLimit({ maxSize: largestBody, onError: (c) => problemOf(c, bodyTooLarge.refusal) }),
  )
  addApplications(app, services)
  app.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Jisseki', version: '1', description: 'Plan, deliver, count and publish.' },
  })
  app.notFound((c) => problemOf(c, pathUnknown.refusal))
  app.onError((error, c) => {
    if (isMalformed(error)) return problemOf(c, bodyUnreadable.refusal)
    services.onProblem({ path: c.req.path, error })
    return problemOf(c, (error instanceof Bug ? programFailed : outOfReach).refusal)
  })
  return app
}

/** A body that is no JSON is reported by the framework as an exception with its status. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 400

function notValid(place: string, fault: string, en: string) {
  return refuse(
    'body_not_valid',
    `送られた内容の「${place}」が正しくありません。${fault}。`,
    `What was sent is not valid. ${en}.`,
  )
}

const bodyUnreadable = refuse(
  'body_unreadable',
  '送られた内容をJSONとして読めません。形式を確かめてください。',
  'What was sent cannot be read as JSON. Check its form.',
)

const bodyTooLarge = refuse(
  'body_too_large',
  '送られた内容が大きすぎます（上限1MB）。分けて送ってください。',
  'What was sent is too large (at most 1 MB). Send it in parts.',
)

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
