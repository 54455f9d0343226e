/** Requests that are not what they should be, and requests that come twice. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { apiScopeNames } from '../../src/domain/account/api-scope.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { type ApiPerson, find, type Got, openApi, text } from '../world/api.ts'
import { at, openOffering, settings } from '../world/delivery.ts'

const { context } = await cloneDatabase()
const now = at(context, '2023-05-10T03:00:00Z')
const api = openApi(now)
let visitor: ApiPerson
let officer: ApiPerson
let fair: Awaited<ReturnType<typeof openOffering>>

beforeAll(async () => {
  visitor = await api.person()
  officer = await api.person({ role: 'officer', programme: 'fair' })
  fair = await openOffering(context)
})

const codeOf = async (answer: Promise<{ readonly status: number; readonly body: unknown }>) => {
  const { status, body } = await answer
  return [status, (body as { readonly code?: string }).code]
}

describe('a request', () => {
  it('to nowhere is told so', async () => {
    expect(await codeOf(api.ask('GET', '/nowhere', { by: visitor }))).toEqual([404, 'path_unknown'])
  })

  it('by another method is told which there are', async () => {
    const got = await api.ask('DELETE', `/offerings/${fair.offering}`, { by: visitor })
    expect([got.status, find(got, 'code')]).toEqual([405, 'method_unknown'])
    expect(got.headers.get('allow')).toBe('GET, HEAD')
    expect(text(got, 'detail')).toContain('DELETE')
  })

  it('without a token, with a strange one or another scheme is told how to come', async () => {
    const missing = await api.ask('GET', '/me')
    expect([missing.status, find(missing, 'code')]).toEqual([401, 'token_missing'])
    expect(missing.headers.get('www-authenticate')).toBe('Bearer')
    const basic = { headers: { authorization: 'Basic eDp5' } }
    expect(await codeOf(api.ask('GET', '/me', basic))).toEqual([401, 'token_missing'])
    expect(await codeOf(api.ask('GET', '/me', { by: 'jisseki_x' }))).toEqual([401, 'token_unknown'])
  })

  it('without a key, or with one too short, writes nothing', async () => {
    const path = `/offerings/${fair.offering}/applications`
    for (const key of [null, 'short', 'with a space in it']) {
      const asked = { by: visitor, body: { session: fair.sessions[0] }, key }
      expect(await codeOf(api.ask('POST', path, asked))).toEqual([400, 'idempotency_key_missing'])
    }
    const own = await api.ask('GET', '/applications', { by: visitor })
    expect(find(own, 'items')).toEqual([])
  })

  const bodies = [
    { what: 'no JSON', raw: '{"session":', is: [400, 'body_unreadable'] },
    { what: 'nothing', raw: '', is: [400, 'body_unreadable'] },
    {
      what: 'another type',
      raw: '{}',
      headers: { 'content-type': 'text/plain' },
      is: [415, 'body_not_json'],
    },
    {
      what: 'a form',
      raw: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      is: [415, 'body_not_json'],
    },
    { what: 'a list', raw: '[]', is: [400, 'body_not_valid'] },
    { what: 'a text', raw: '"x"', is: [400, 'body_not_valid'] },
    {
      what: 'too much',
      raw: `{"reason":"${'x'.repeat(1024 * 1024)}"}`,
      is: [413, 'body_too_large'],
    },
    { what: 'a NUL', raw: '{"reason":"\\u0000"}', is: [400, 'body_not_valid'] },
    { what: 'half a character', raw: '{"reason":"\\ud800"}', is: [400, 'body_not_valid'] },
    { what: 'a prototype', raw: '{"__proto__":{"act":"reserve"}}', is: [400, 'body_not_valid'] },
  ]

  test.each(bodies)('with $what in its body is refused', async ({ raw, headers = {}, is }) => {
    const path = `/offerings/${fair.offering}/applications`
    expect(await codeOf(api.ask('POST', path, { by: visitor, raw, headers }))).toEqual(is)
  })

  it('with unknown and wrong fields is told each of them', async () => {
    const body = { session: 'x', acts: 1, companions: ['a', 2] }
    const path = `/offerings/${fair.offering}/applications`
    const got = await api.ask('POST', path, { by: visitor, body, language: 'en' })
    expect(got.status).toBe(400)
    expect(find(got, 'errors')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/session' }),
        expect.objectContaining({ pointer: '/companions/1', code: 'value_of_another_type' }),
        expect.objectContaining({ pointer: '/acts', code: 'field_unknown' }),
      ]),
    )
  })

  test.each([
    'x',
    '%00',
    '123',
    'UNDEFINED',
    `${newId()}x`,
    newId().toUpperCase(),
    '..%2f..',
    "' or 1=1",
  ])('about "%s" finds nothing', async (id) => {
    const status = async (method: string, path: string, body?: unknown) =>
      (await api.ask(method, path, { by: officer, ...(body !== undefined && { body }) })).status
    expect(await status('GET', `/offerings/${id}`)).toBe(404)
    expect(await status('GET', `/applications/${id}`)).toBe(404)
    expect(await status('POST', `/applications/${id}/acts/cancel`, {})).toBe(404)
    expect(await status('POST', `/desk/sessions/${id}/hold`, {})).toBe(404)
    expect(await status('DELETE', `/me/tokens/${id}`)).toBe(404)
  })

  test.each(['cancelx', 'CANCEL', 'constructor', '__proto__', 'to%00'])(
    'for an act "%s" does nothing',
    async (act) => {
      const body = { session: fair.sessions[0] }
      const by = await api.person()
      const path = `/offerings/${fair.offering}/applications`
      const made = await api.ask('POST', path, { by, body })
      const id = text(made, 'applications', 0, 'id')
      const got = await api.ask('POST', `/applications/${id}/acts/${act}`, { by, body: {} })
      expect([404, 422]).toContain(got.status)
      expect(text(await api.ask('GET', `/applications/${id}`, { by }), 'state')).toBe('reserved')
      await api.ask('POST', `/applications/${id}/acts/cancel`, { by, body: {} })
    },
  )
})

describe('turning a list', () => {
  const path = () => `/desk/offerings/${fair.offering}/applications`

  it('gives every row once, forwards by links', async () => {
    const { offering, sessions } = await openOffering(context, { settings: { capacity: 10 } })
    for (let index = 0; index < 5; index += 1) {
      const by = await api.person({ name: `人${index}` })
      const body = { session: sessions[0] }
      await api.ask('POST', `/offerings/${offering}/applications`, { by, body })
    }
    const seen: unknown[] = []
    let next: unknown = `/api/v1/desk/offerings/${offering}/applications?limit=2&sort=-applied`
    while (typeof next === 'string') {
      const got: Got = await api.ask('GET', next, { by: officer })
      const items = find(got, 'items') as readonly { readonly id: string }[]
      seen.push(...items.map(({ id }) => id))
      next = find(got, 'next')
      const link = typeof next === 'string' ? `<${next}>; rel="next"` : null
      expect(got.headers.get('link')).toBe(link)
    }
    expect(new Set(seen).size).toBe(5)
  })

  it('refuses cursors of other lists, other orders, and made-up ones', async () => {
    const { offering, sessions } = await openOffering(context, { settings: { capacity: 10 } })
    for (let index = 0; index < 2; index += 1) {
      const by = await api.person()
      const body = { session: sessions[0] }
      await api.ask('POST', `/offerings/${offering}/applications`, { by, body })
    }
    const list = `/desk/offerings/${offering}/applications`
    const got = await api.ask('GET', `${list}?limit=1&sort=number`, { by: officer })
    const after = new URL(text(got, 'next'), 'http://x').searchParams.get('after') ?? ''
    const code = (query: string) => codeOf(api.ask('GET', `${list}?${query}`, { by: officer }))
    const unknown = [400, 'cursor_unknown']
    expect((await code(`after=${after}&sort=number`))[0]).toBe(200)
    expect(await code(`after=${after}&sort=name`)).toEqual(unknown)
    expect(await code(`after=${after}&sort=-number`)).toEqual(unknown)
    expect(await code('after=x')).toEqual(unknown)
    const forged = Buffer.from(JSON.stringify(['listApplications applied', 'x', 'y']))
    expect(await code(`after=${forged.toString('base64url')}`)).toEqual(unknown)
  })

  test.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'order=name', 'sort=mail', 'q=%00'])(
    '%s is refused',
    async (query) => {
      const got = await api.ask('GET', `${path()}?${query}`, { by: officer })
      expect([got.status, find(got, 'code')]).toEqual([400, 'query_not_valid'])
    },
  )
})

describe('the same key', () => {
  it('acts once and answers the same', async () => {
    const asked = { by: officer, key: newId(), body: draft('一度だけ') }
    const first = await api.ask('POST', '/desk/offerings', asked)
    const again = await api.ask('POST', '/desk/offerings', asked)
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
  })

  it('with other input is refused', async () => {
    const key = newId()
    await api.ask('POST', '/desk/offerings', { by: officer, key, body: draft('はじめ') })
    const got = api.ask('POST', '/desk/offerings', { by: officer, key, body: draft('つぎ') })
    expect(await codeOf(got)).toEqual([409, 'idempotency_key_reused'])
  })

  it('of somebody else is another key', async () => {
    const key = 'order-0001'
    const other = await api.person({ role: 'officer', programme: 'fair' })
    const first = await api.ask('POST', '/desk/offerings', { by: officer, key, body: draft('甲') })
    const second = await api.ask('POST', '/desk/offerings', { by: other, key, body: draft('乙') })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(find(first, 'offering')).not.toBe(find(second, 'offering'))
  })

  it('may be used again after a dry run', async () => {
    const { offering, sessions } = await openOffering(context)
    const body = { session: sessions[0] }
    const by = await api.person()
    const made = await api.ask('POST', `/offerings/${offering}/applications`, { by, body })
    const id = text(made, 'applications', 0, 'id')
    const key = newId()
    const cancel = `/applications/${id}/acts/cancel`
    const dry = await api.ask('POST', `${cancel}?dryRun=true`, { by, key, body: {} })
    expect(dry.body).toMatchObject({ command: null, done: [id] })
    expect(text(await api.ask('GET', `/applications/${id}`, { by }), 'state')).toBe('reserved')
    const done = await api.ask('POST', cancel, { by, key, body: {} })
    expect(done.body).toMatchObject({ done: [id] })
    expect(text(await api.ask('GET', `/applications/${id}`, { by }), 'state')).toBe('cancelled')
  })
})

const draft = (title: string) => ({
  line: '1',
  kind: 'gathering',
  settings: settings({ title: { ja: title } }),
})

describe('scopes', () => {
  it.each(apiScopeNames)('%s opens its endpoints and no other', async (scope) => {
    const by = await api.person({ role: 'administrator', scopes: [scope] })
    for (const row of endpoints) {
      const path = row.path.replaceAll(/\{act\}|\{purpose\}/g, 'x').replaceAll(/\{\w+\}/g, newId())
      const got = await api.ask(row.method.toUpperCase(), path, { by, key: null })
      const isShut = got.status === 403 && find(got, 'code') === 'scope_missing'
      expect([row.name, isShut]).toEqual([row.name, row.scope !== scope])
    }
  })

  it('give nothing that the account may not do', async () => {
    const by = await api.person()
    expect(await codeOf(api.ask('GET', '/desk/offerings', { by }))).toEqual([
      403,
      'act_not_allowed',
    ])
  })
})

it('tells who tries too many tokens to wait, and lets those go on who have one', async () => {
  const limited = openApi(at(now, '2023-06-30T00:00:00Z'))
  const by = await limited.person()
  const wrong = () => limited.ask('GET', '/me', { by: 'jisseki_guess' })
  const answers = []
  for (let tried = 0; tried < 21; tried += 1) answers.push((await wrong()).status)
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
  const last = await wrong()
  expect([last.status, find(last, 'code')]).toEqual([429, 'too_many_attempts'])
  expect(last.headers.get('retry-after')).toBe('900')
  expect((await limited.ask('GET', '/me', { by })).status).toBe(200)
})
