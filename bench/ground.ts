/** The ground that benches stand on: a PostgreSQL of their own with the example's plan. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { adoptPlan } from '../src/commands/adopt-plan.ts'
import type { Context } from '../src/commands/context.ts'
import { parsePlanDocument } from '../src/domain/plan-document.ts'
import type { Plan } from '../src/domain/plan.ts'
import { check } from '../src/kit/check.ts'
import type { Result } from '../src/kit/result.ts'
import { insertAuthority } from '../src/store/authority.ts'
import { newClient, openDatabase, withAuthority } from '../src/store/database.ts'
import { openEmbedded } from '../src/store/embedded/server.ts'
import { migrate } from '../src/store/migrate.ts'

export type Ground = {
  readonly folder: string
  readonly context: Context
  readonly plan: Plan
  /** As the owner, for filling tables and for the other side of a bar. */
  readonly owner: pg.Client
  /** The owner's connection, for pools of the other side. */
  readonly target: pg.PoolConfig
  leave(): Promise<void>
}

const tokyo = { code: '130001', name: { ja: '東京都', en: 'Tokyo' } }

/** Makes the ground in a temporary folder. `leave` stops the server and deletes it. */
export async function makeGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'jisseki-bench-'))
  // As root, PostgreSQL runs under another account, which must be able to reach the folder.
  await chmod(folder, 0o755)
  const server = get(await openEmbedded({ folder }, { role: 'server' }))
  const owner = newClient(server.owner)
  await owner.connect()
  get(await migrate(owner))
  const database = openDatabase(server.application)
  const clock = { now: () => new Date() }
  const context = { database, authority: tokyo.code, actor: 'bench', clock }
  await withAuthority(database, tokyo.code, (books) => insertAuthority(books, tokyo))
  const plan = await examplePlan()
  get(await adoptPlan(context, { plan }))
  const leave = async () => {
    await owner.end()
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, context, plan, owner, target: { ...server.owner }, leave }
}

/** The value of a result that must not be a refusal here. */
export function get<T>(result: Result<T>): T {
  check(result.ok, result.ok ? '' : result.refusal.message.en)
  return result.value
}

async function examplePlan(): Promise<Plan> {
  const file = new URL('../examples/tokyo-2023/plan.json', import.meta.url)
  return get(parsePlanDocument(JSON.parse(await readFile(file, 'utf8'))))
}
