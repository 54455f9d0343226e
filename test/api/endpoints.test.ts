/** Every endpoint once right and once wrong; what is wrong is said in the language that is asked for. */
import { describe, expect, it, test } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { present } from '../../src/kit/check.ts'
import { cloneDatabase } from '../database/clone.ts'
import { type Asked, type Got, text } from '../world/api.ts'
import { at } from '../world/delivery.ts'
import { openCaseWorld } from './case-world.ts'
import { cases } from './cases.ts'

const { context } = await cloneDatabase()
const world = await openCaseWorld(at(context, '2023-05-10T03:00:00Z'))
const { visitor } = world
/** What is for staff, or is somebody's own: a token of all scopes gives nobody a right to it. */
const isGuarded = (path: string): boolean =>
  path.startsWith('/desk') || /\{(?:application|letter|membership|token)\}/.test(path)

/** It is not for them, or there is none for them. */
const refusedTo: unknown = expect.toSatisfy((status: number) => [403, 404].includes(status))

describe('every endpoint', () => {
  it('is tried', () => {
    expect(Object.keys(cases).toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted())
  })

  const rows = endpoints.map((row) => [row.name, row] as const)

  test.each(rows)('%s does what it says, for those who may', async (name, row) => {
    const { method, status = 200, path: rowPath } = row
    const { path, onTheDay, ...asked } = await present(cases[name], name).right(world)
    const api = onTheDay ? world.day : world.api
    const others = isGuarded(rowPath)
      ? await api.ask(method.toUpperCase(), path, { ...asked, by: world.stranger })
      : null
    expect([others?.status ?? 403, others?.body]).toEqual([refusedTo, others?.body])
    const got = await api.ask(method.toUpperCase(), path, { by: visitor, ...asked })
    expect([got.status, got.body]).toEqual([status, got.body])
  })

  test.each(rows)('%s refuses in the language that is asked for', async (name, { method }) => {
    const { path, status, code, onTheDay, ...asked } = present(cases[name], name).wrong(world)
    const api = onTheDay ? world.day : world.api
    const inLanguage = (language: 'ja' | 'en'): Promise<Got> => {
      const given: Asked = { by: visitor, ...asked, language }
      return api.ask(method.toUpperCase(), path, given)
    }
    const [ja, en] = [await inLanguage('ja'), await inLanguage('en')]
    expect(ja.body).toMatchObject({ status, code, type: `urn:jisseki:problem:${code}` })
    expect([ja.status, en.status]).toEqual([status, status])
    expect(text(ja, 'detail')).toBe(text(en, 'message', 'ja'))
    expect(text(en, 'detail')).toBe(text(ja, 'message', 'en'))
    expect(text(ja, 'detail')).toMatch(/[ぁ-ん]/)
    expect(text(en, 'detail')).not.toMatch(/[ぁ-んァ-ヶ]{4}/)
    expect(ja.headers.get('content-language')).toBe('ja')
  })
})
