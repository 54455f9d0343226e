import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../kit/check.ts'
import { type Config, readConfig } from './config.ts'
import { findSiteAddress, noteSiteAddress } from './site-address.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jisseki-site-'))
  await chmod(folder, 0o755)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function configIn(name: string, environment: Record<string, string> = {}): Config {
  const read = readConfig({ ...environment, JISSEKI_DATA: join(folder, name) })
  check(read.ok, 'the settings are read')
  return read.value
}

test('a site is where its server has last answered', async () => {
  const config = configIn('noted')
  await noteSiteAddress(config, new URL('http://localhost:8301'))
  expect((await findSiteAddress(config)).href).toBe('http://localhost:8301/')
})

test('a setting says it before that', async () => {
  const config = configIn('set', { JISSEKI_SITE_URL: 'https://jisseki.example' })
  await noteSiteAddress(config, new URL('http://localhost:8301'))
  expect((await findSiteAddress(config)).href).toBe('https://jisseki.example/')
})

test('without either, and where the note is no address, it is this computer', async () => {
  const config = configIn('none', { JISSEKI_PORT: '8123' })
  expect((await findSiteAddress(config)).href).toBe('http://localhost:8123/')
  await noteSiteAddress(config, new URL('http://localhost:1'))
  await writeFile(join(config.folder, 'site-address'), 'nonsense')
  expect((await findSiteAddress(config)).href).toBe('http://localhost:8123/')
})
