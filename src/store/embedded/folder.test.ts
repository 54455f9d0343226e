import {
  chownSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Refusal } from '../../kit/result.ts'
import {
  Program,
  type TrialOptions,
  newFolder,
  newFolderOf,
  newMadeFolder,
  ordinaryUser,
  query,
} from './trial.ts'

const isRoot = process.getuid?.() === 0

async function refusalOf(options: TrialOptions): Promise<Refusal> {
  const { refusal } = await new Program('server', options).wait('refused')
  // Every refusal is a sentence in each language that names a place.
  expect(refusal.message.ja).toMatch(/\/.*。$/)
  expect(refusal.message.en).toMatch(/\/.*\.$/)
  return refusal
}

const asOrdinary = (folder: string): TrialOptions => {
  const user = ordinaryUser()
  return user === undefined ? { folder } : { folder, user }
}

test('a file in the place of the folder, or above it, is refused', async () => {
  const file = join(newFolder(), 'var')
  writeFileSync(file, '')
  expect((await refusalOf({ folder: file })).code).toBe('database_folder_is_a_file')
  expect((await refusalOf({ folder: join(file, 'below') })).code).toBe('database_folder_is_a_file')
})

test('a file in the place of the database is refused', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'postgres'), '')
  expect((await refusalOf({ folder })).code).toBe('database_folder_is_a_file')
})

test('a folder that cannot be written is refused', async () => {
  const folder = newFolderOf(ordinaryUser())
  execFileSync('chmod', ['0555', folder])
  expect((await refusalOf(asOrdinary(folder))).code).toBe('database_folder_not_writable')
  const below = join(folder, 'below')
  expect((await refusalOf(asOrdinary(below))).code).toBe('database_folder_not_writable')
})

test.runIf(isRoot)('a database that another user started is refused', async () => {
  const folder = await newMadeFolder()
  execFileSync('chmod', ['0777', folder])
  const refusal = await refusalOf(asOrdinary(folder))
  expect(refusal.code).toBe('database_folder_belongs_to_another_user')
})

test.runIf(isRoot)('root runs a database as the ordinary user that owns it', async () => {
  const folder = newFolderOf(ordinaryUser())
  const first = new Program('command', asOrdinary(folder))
  await first.wait('open')
  await first.stop()
  const second = new Program('command', { folder })
  const { application } = await second.wait('open')
  expect(await query(application, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  await new Program('command', asOrdinary(folder)).wait('open')
})

test('a link to a database that is gone is refused, never replaced by a new one', async () => {
  const folder = newFolder()
  symlinkSync(join(folder, 'nowhere'), join(folder, 'postgres'))
  expect((await refusalOf({ folder })).code).toBe('database_folder_is_gone')
})

test('something else in its place is refused; an empty folder is used', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres/notes.txt'), '')
  expect((await refusalOf({ folder })).code).toBe('database_folder_is_not_a_database')
  rmSync(join(folder, 'postgres/notes.txt'))
  expect((await new Program('server', { folder }).wait('open')).startedHere).toBe(true)
})

test('another major version is refused, naming both', async () => {
  const folder = await newMadeFolder()
  writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '17\n')
  const { code, message } = await refusalOf({ folder })
  expect(code).toBe('database_version_differs')
  expect(message.en).toMatch(/PostgreSQL 17\b.*PostgreSQL 18\b/)
})

test('lost credentials are refused', async () => {
  const folder = await newMadeFolder()
  rmSync(join(folder, 'postgres/credentials.json'))
  expect((await refusalOf({ folder })).code).toBe('database_credentials_missing')
})

test('a copy of a stopped folder opens, whatever its owner and modes', async () => {
  const folder = await newMadeFolder()
  const first = new Program('command', { folder })
  await query((await first.wait('open')).owner, 'create table kept as select 1 n')
  await first.stop()
  const restored = join(newFolder(), 'var')
  cpSync(folder, restored, { recursive: true })
  execFileSync('chmod', ['-R', 'a+rX', restored])
  if (isRoot) chownSync(join(restored, 'postgres/data'), 0, 0)
  const second = new Program('server', { folder: restored })
  const { owner } = await second.wait('open')
  expect(await query(owner, 'select n from kept')).toEqual([{ n: 1 }])
  // Beside its original, which can run at the same time.
  await new Program('server', { folder }).wait('open')
})

test('a folder that was moved opens in its new place', async () => {
  const folder = await newMadeFolder()
  renameSync(folder, `${folder}-moved`)
  await new Program('server', { folder: `${folder}-moved` }).wait('open')
  expect((await refusalOf({ folder: `${folder}-moved` })).code).toBe('database_folder_in_use')
})
