/**
 * The description of the API (OpenAPI 3.1), made from the rows that answer requests. Its schemas
 * are JSON Schema 2020-12, as OpenAPI 3.1 takes it over, written by zod itself from the schemas
 * that read and check.
 */
import { z } from 'zod'
import { type ApiScope, apiScopeNames, apiScopes } from '../domain/account/api-scope.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { check } from '../kit/check.ts'
import { type AnyEndpoint, apiTags } from './endpoint.ts'
import { problemSchema } from './problem.ts'
import { querySchemaOf } from './read-request.ts'

/** Where the API's endpoints stand. */
export const apiBase = '/api/v1'

type Json = Readonly<Record<string, unknown>>

/** The description of all endpoints. */
export function describeApi(endpoints: readonly AnyEndpoint[]): Json {
  const components = new Map<string, unknown>()
  const schemaOf = (schema: z.ZodType) => describe(schema, components)
  const problem = schemaOf(problemSchema)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const row of endpoints) {
    const path = (paths[apiBase + row.path] ??= {})
    path[row.method] = operationOf(row, { schemaOf, problem })
  }
  const schemas = Object.fromEntries(
    [...components].toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: '実績 Jisseki API',
      version: '1',
      summary: 'Plan, deliver, count and publish public programmes',
      description: `${intro.ja}\n\n${intro.en}`,
    },
    servers: [{ url: '/' }],
    tags: Object.entries(apiTags).map(([name, { ja, en }]) => {
      return { name, description: `${ja} · ${en}` }
    }),
    paths,
    components: { securitySchemes: { token: tokenScheme() }, schemas },
  }
}

const intro = {
  ja: 'すべての操作は、範囲を限ったトークンで行います。書き込みには Idempotency-Key を付けてください。同じ番号で送り直しても、一度だけ行われます。誤りは application/problem+json で、Accept-Language の言語で返ります。',
  en: 'Everything is done with a token of limited scope. Writing takes an Idempotency-Key: sent again with the same key, an act is done once. Errors come as application/problem+json, in the language of Accept-Language.',
}

function tokenScheme(): Json {
  const scopes = apiScopeNames.map((name: ApiScope) => {
    return `- \`${name}\`: ${apiScopes[name].ja} · ${apiScopes[name].en}`
  })
  return {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'jisseki_…',
    description: `The scopes of a token:\n\n${scopes.join('\n')}`,
  }
}

type Describing = {
  readonly schemaOf: (schema: z.ZodType) => unknown
  readonly problem: unknown
}

function operationOf(row: AnyEndpoint, describing: Describing): Json {
  const { name, tag, summary, note, scope } = row
  const body = bodyOf(row, describing)
  const notes = [`${summary.ja}。`, ...(note ? [note.ja, note.en] : [])]
  return {
    operationId: name,
    tags: [tag],
    summary: summary.en,
    description: notes.join('\n\n'),
    security: [{ token: [scope] }],
    parameters: [...pathParameters(row), ...keyParameter(row), ...queryParameters(row, describing)],
    ...(body !== undefined && { requestBody: body }),
    responses: {
      [row.status ?? 200]: {
        description: row.item ? 'A page of the list' : 'Done',
        ...(row.item && { headers: linkHeader }),
        content: contentOf(row, describing),
      },
      default: {
        description: 'What was refused, and what to do about it',
        content: { 'application/problem+json': { schema: describing.problem } },
      },
    },
  }
}

const linkHeader = {
  Link: {
    description: 'The next page, where there is one (RFC 8288)',
    schema: { type: 'string' },
  },
}

function pathParameters({ path }: AnyEndpoint): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'act' || name === 'purpose' ? { type: 'string' } : idSchema,
  }))
}

const idSchema = { type: 'string', format: 'uuid' }

function keyParameter({ method, needsKey }: AnyEndpoint): readonly Json[] {
  if (method === 'get' || needsKey === false) return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Makes retries safe: the same key never acts twice. Other input is refused.',
      schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[!-~]+$' },
    },
  ]
}

function queryParameters(row: AnyEndpoint, { schemaOf }: Describing): readonly Json[] {
  const { shape } = querySchemaOf(row)
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType),
  }))
}

function bodyOf(row: AnyEndpoint, { schemaOf }: Describing): Json | undefined {
  if (row.largestFile !== undefined) {
    return { required: true, content: { 'application/octet-stream': { schema: {} } } }
  }
  if (row.body === undefined) return undefined
  return {
    required: true,
    content: { 'application/json': { schema: schemaOf(row.body) } },
  }
}

/** JSON by its schema; a file by its types alone. */
function contentOf(row: AnyEndpoint, describing: Describing): Json {
  if (row.media !== null) return Object.fromEntries(row.media.map((type) => [type, {}]))
  return { 'application/json': { schema: answerOf(row, describing) } }
}

function answerOf({ item, answer }: AnyEndpoint, { schemaOf }: Describing): unknown {
  if (answer) return schemaOf(answer)
  check(item, 'an endpoint has an answer or an item')
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items: schemaOf(item) },
      next: {
        type: ['string', 'null'],
        description: 'The address of the next page; null on the last one.',
      },
    },
    required: ['items', 'next'],
    additionalProperties: false,
  }
}

/**
 * A schema as JSON Schema; those with a name become components. Bodies are described as they are
 * sent, answers as they are handed to be written: both are what a schema reads.
 */
function describe(schema: z.ZodType, components: Map<string, unknown>): unknown {
  const made = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>
  const { $schema: _, $defs = {}, ...own } = relink(made) as Record<string, unknown>
  for (const [key, definition] of Object.entries($defs as Json)) {
    addComponent(components, nameOf(key), definition)
  }
  const { id, ...rest } = own
  if (typeof id !== 'string') return rest
  addComponent(components, id, rest)
  return { $ref: `#/components/schemas/${id}` }
}

function addComponent(components: Map<string, unknown>, name: string, given: unknown): void {
  const { id: _, ...definition } = given as Record<string, unknown>
  const known = components.get(name)
  const isSame = known === undefined || canonicalJson(known) === canonicalJson(definition)
  check(isSame, `the schema ${name} is the same wherever it is named`)
  components.set(name, definition)
}

/** What zod names by itself is the one schema that holds itself: any JSON. */
const nameOf = (key: string): string => (key.startsWith('__schema') ? 'AnyJson' : key)

function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      // Every whole number of zod lies within these, which says nothing to a reader.
      if (Math.abs(Number(part)) === Number.MAX_SAFE_INTEGER) return []
      if (key !== '$ref' || typeof part !== 'string') return [[key, relink(part)]]
      return [[key, `#/components/schemas/${nameOf(part.replace(/^#\/\$defs\//, ''))}`]]
    }),
  )
}
