/**
 * One real PostgreSQL for a test run, started by the product's own supervisor in a folder of its
 * own, with a migrated template that every test file clones.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { newClient } from '../../src/store/database.ts'
import { type ConnectionSettings } from '../../src/store/embedded/connection.ts'
import { openEmbedded } from '../../src/store/embedded/server.ts'
import { migrate } from '../../src/store/migrate.ts'
import { templateName } from './names.ts'

declare module 'vitest' {
  interface ProvidedContext {
    owner: ConnectionSettings
    application: ConnectionSettings
  }
}

/** Starts the server before the run, and stops it and deletes its folder after. */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'jisseki-test-'))
  // As root, PostgreSQL runs under another account, which must be able to reach the folder.
  await chmod(folder, 0o755)
  const opened = await openEmbedded({ folder }, { role: 'server' })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const server = opened.value
  await makeTemplate(server.owner)
  project.provide('owner', server.owner)
  project.provide('application', server.application)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(owner: ConnectionSettings): Promise<void> {
  const maintenance = newClient({ ...owner, database: 'postgres' })
  await maintenance.connect()
  await maintenance.query(`create database ${templateName} template jisseki`)
  await maintenance.end()
  const client = newClient({ ...owner, database: templateName })
  await client.connect()
  const migrated = await migrate(client)
  await client.end()
  if (!migrated.ok) throw new Error(migrated.refusal.message.en)
}
