/** The description is valid OpenAPI 3.1: its parts are there, and every reference leads somewhere. */
import { expect, it, test } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { describeApi } from '../../src/api/openapi.ts'
import { apiScopeNames } from '../../src/domain/account/api-scope.ts'
import { cloneDatabase } from '../database/clone.ts'
import { find, openApi } from '../world/api.ts'

const { context } = await cloneDatabase()

type Json = Readonly<Record<string, unknown>>
type Parameter = { readonly name: string; readonly in: string; readonly required: boolean }
type Operation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly security: readonly { readonly token: readonly string[] }[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: Json
  readonly responses: Json
}

const description = describeApi(endpoints) as {
  readonly openapi: string
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json }
}

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

it('is served to anyone, as it is made', async () => {
  const got = await openApi(context).ask('GET', '/openapi.json')
  expect(got.status).toBe(200)
  expect(got.body).toEqual(JSON.parse(JSON.stringify(description)))
  expect(find(got, 'openapi')).toBe('3.1.0')
})

it('describes every endpoint once', () => {
  expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    endpoints.map(({ name }) => name).toSorted(),
  )
  const places = endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(places).size).toBe(places.length)
})

test.each(operations.map((each) => [each.operation.operationId, each] as const))(
  '%s has its scope, its parameters and its answers',
  (_, { path, method, operation }) => {
    const { security, tags, parameters, responses, requestBody } = operation
    expect(security).toHaveLength(1)
    expect(security[0]?.token).toHaveLength(1)
    expect(apiScopeNames).toContain(security[0]?.token[0])
    expect(description.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...tags]))
    expect(Object.keys(responses)).toContain('default')
    expect(Object.keys(responses).some((status) => /^20[01]$/.test(status))).toBe(true)
    const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name)
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(parameters.every((each) => each.in !== 'path' || each.required)).toBe(true)
    const places = parameters.map((each) => `${each.in} ${each.name}`)
    expect(new Set(places).size).toBe(places.length)
    expect(requestBody === undefined || method !== 'get').toBe(true)
    expect(operation.summary).not.toBe('')
  },
)

it('has no reference that leads nowhere, and no schema that nothing refers to', () => {
  const references = referencesIn(description)
  const named = Object.keys(description.components.schemas)
  const meant = references.map((reference) => reference.replace('#/components/schemas/', ''))
  expect(meant.filter((name) => !named.includes(name))).toEqual([])
  expect(named.filter((name) => !meant.includes(name))).toEqual([])
  expect(references.every((reference) => reference.startsWith('#/components/schemas/'))).toBe(true)
})

it('says of every field whether it may be there: answers take no others', () => {
  const open = Object.entries(description.components.schemas).filter(([, schema]) => {
    const { type, additionalProperties } = schema as Json
    return type === 'object' && additionalProperties === undefined
  })
  expect(open.map(([name]) => name)).toEqual([])
})

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' ? [String(part)] : referencesIn(part),
  )
}
