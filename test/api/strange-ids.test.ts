/**
 * An id that nothing has, or that something else has, wherever one is named: it is refused in words,
 * and is never an outage.
 */
import { expect, test } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at } from '../world/delivery.ts'
import { openCaseWorld } from './case-world.ts'
import { cases } from './cases.ts'

const { context } = await cloneDatabase()
const world = await openCaseWorld(at(context, '2023-05-10T03:00:00Z'))
// Not the world's own fair: some acts on it would take the ground from the other cases.
const { offering: another } = await world.newFair()
const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

test.each(endpoints.map((row) => [row.name, row] as const))(
  '%s stands every id that is not one of its own',
  async (name, { method }) => {
    const given = await present(cases[name], name).right(world)
    const { path, onTheDay, body, by = world.visitor, raw, headers } = given
    const api = onTheDay ? world.day : world.api
    const written = JSON.stringify([path, body])
    const replaced = [...new Set(written.match(anId))].flatMap((id) =>
      [newId(), another].map((strange) => written.replaceAll(id, strange)),
    )
    for (const text of replaced) {
      const [elsewhere, other] = JSON.parse(text) as readonly [string, unknown]
      const got = await api.ask(method.toUpperCase(), elsewhere, {
        by,
        ...(body !== undefined && { body: other }),
        ...(raw && { raw }),
        ...(headers && { headers }),
      })
      expect([elsewhere, got.status < 500]).toEqual([elsewhere, true])
    }
  },
)
