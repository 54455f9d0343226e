/** A database of its own for a test file: a clone of the migrated template. */
import { afterAll, expect, inject } from 'vitest'
import type { Context } from '../../src/commands/context.ts'
import { insertAuthority } from '../../src/store/authority.ts'
import { type Database, newClient, openDatabase, withAuthority } from '../../src/store/database.ts'
import { type ConnectionSettings } from '../../src/store/embedded/connection.ts'
import { openVault, secretBytes } from '../../src/kit/vault.ts'
import { listSeatFaults } from '../../src/store/seats.ts'
import { templateName } from './names.ts'

export type Clone = {
  readonly name: string
  /** As the application's role, which all tests of the product use. */
  readonly database: Database
  /** Connects as the owner: for tampering, and for looking at the catalogue. */
  readonly owner: ConnectionSettings
  readonly context: Context
}

/** The secret of all tests is known. */
const testVault = openVault(new Uint8Array(secretBytes).fill(7))

export const tokyo = { code: '130001', name: { ja: '東京都', en: 'Tokyo' } }
export const otherCity = { code: '131041', name: { ja: '新宿区', en: 'Shinjuku' } }

/** Clones the template. The clone goes when the test file ends. */
export async function cloneDatabase(): Promise<Clone> {
  const name = `clone_${process.pid}_${Math.trunc(performance.now() * 1000)}`
  await asMaintenance(`create database ${name} template ${templateName}`)
  const database = openDatabase({ ...inject('application'), database: name }, { vault: testVault })
  for (const authority of [tokyo, otherCity]) {
    await withAuthority(database, authority.code, (books) => insertAuthority(books, authority))
  }
  afterAll(async () => {
    await expectSeatsHeld(database)
    await database.close()
    await asMaintenance(`drop database ${name} with (force)`)
  })
  const clock = { now: () => new Date('2024-06-01T00:00:00Z') }
  const context = { database, authority: tokyo.code, actor: 'test', clock }
  return { name, database, owner: { ...inject('owner'), database: name }, context }
}

/** Whatever a test did, no seat is taken that no application holds, and none is held twice. */
async function expectSeatsHeld(database: Database): Promise<void> {
  for (const { code } of [tokyo, otherCity]) {
    expect(await withAuthority(database, code, listSeatFaults)).toEqual([])
  }
}

async function asMaintenance(statement: string): Promise<void> {
  const client = newClient({ ...inject('owner'), database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
