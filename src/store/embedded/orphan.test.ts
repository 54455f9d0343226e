import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  Program,
  killPostgres,
  newFolder,
  newMadeFolder,
  postgresBelow,
  postmasterOf,
  query,
  until,
} from './trial.ts'

const isRoot = process.getuid?.() === 0

const rows = async (program: Program): Promise<readonly unknown[]> =>
  await query((await program.wait('open')).owner, 'select n from kept order by n')

/** A PATH on which `setpriv` is found first and fails: a system without it. */
function withoutSetpriv(): Record<string, string> {
  const folder = newFolder()
  writeFileSync(join(folder, 'setpriv'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` }
}

describe('after kill -9 of the program', () => {
  test('PostgreSQL goes with it, and the next start is quick and has everything', async () => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder })
    const { owner } = await first.wait('open')
    await query(owner, 'create table kept as select generate_series(1, 3) n')
    await first.kill()
    const second = new Program('server', { folder })
    expect((await second.wait('open')).milliseconds).toBeLessThan(5000)
    expect(await rows(second)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    await second.kill()
    await until(() => postgresBelow(folder).length === 0)
  })

  test('an orphan is stopped by the next start where the kernel cannot do it', async () => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder, env: withoutSetpriv() })
    const { owner } = await first.wait('open')
    await query(owner, 'create table kept as select 1 n')
    const orphan = postmasterOf(folder)
    await first.kill()
    await new Promise((done) => setTimeout(done, 500))
    expect(postmasterOf(folder)).toBe(orphan)
    const second = new Program('server', { folder })
    const opened = await second.wait('open')
    expect(opened.startedHere).toBe(true)
    expect(opened.milliseconds).toBeLessThan(5000)
    expect(postmasterOf(folder)).not.toBe(orphan)
    expect(await rows(second)).toEqual([{ n: 1 }])
  })

  test('a command that still uses the orphan is not cut off by the next start', async () => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder, env: withoutSetpriv() })
    await first.wait('open')
    const command = new Program('command', { folder })
    const { application } = await command.wait('open')
    await first.kill()
    const second = new Program('server', { folder })
    await second.wait('progress')
    expect(await query(application, 'select 1 as one')).toEqual([{ one: 1 }])
    await command.stop()
    expect((await second.wait('open')).startedHere).toBe(true)
  })
})

describe('after kill -9 of PostgreSQL', () => {
  test('in the middle of writing, what was acknowledged is there', async () => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder })
    const { owner } = await first.wait('open')
    await query(owner, 'create table kept (n int)')
    let acknowledged = 0
    const writing = (async (): Promise<void> => {
      for (;;) {
        await query(owner, `insert into kept values (${acknowledged + 1})`)
        acknowledged += 1
      }
    })().catch(() => {})
    await until(() => acknowledged > 20)
    // The processes of both, at one blow: what a power switch leaves, save the disk's cache.
    killPostgres(folder, 'SIGKILL')
    await first.kill()
    await writing
    const second = new Program('server', { folder })
    expect((await second.wait('open')).milliseconds).toBeLessThan(5000)
    // The last insert may have been written without its answer reaching us.
    const kept = (await rows(second)).length
    expect([acknowledged, acknowledged + 1]).toContain(kept)
  })

  test('alone, the rest of its processes are waited for', async () => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder })
    const { owner } = await first.wait('open')
    await query(owner, 'create table kept as select 1 n')
    process.kill(postmasterOf(folder), 'SIGKILL')
    const second = new Program('server', { folder })
    expect(await rows(second)).toEqual([{ n: 1 }])
    expect(first.has('ended')).toBe(true)
  })

  test.each([
    ['another process', 'echo $$; exec sleep 60'],
    ['a zombie', 'true & echo $!; exec sleep 60'],
  ])('a pid that has gone to %s does not block the start', async (_name, script) => {
    const folder = await newMadeFolder()
    const first = new Program('server', { folder })
    await query((await first.wait('open')).owner, 'create table kept as select 1 n')
    killPostgres(folder, 'SIGKILL')
    await first.kill()
    await until(() => postgresBelow(folder).length === 0)
    const home = join(folder, 'postgres')
    const { uid, gid } = statSync(join(home, 'data'))
    // It must be a process of the same user: PostgreSQL takes no notice of others.
    const stranger = spawn('/bin/sh', ['-c', script], isRoot ? { uid, gid } : {})
    const [pid] = await once(stranger.stdout, 'data')
    for (const name of ['data/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
      const [, ...rest] = readFileSync(join(home, name), 'utf8').split('\n')
      writeFileSync(join(home, name), [String(pid).trim(), ...rest].join('\n'))
    }
    const second = new Program('server', { folder })
    expect(await rows(second)).toEqual([{ n: 1 }])
    expect(stranger.kill()).toBe(true)
  })
})

describe('a database half made', () => {
  test.each([1, 150, 400, 800])('killed after %i ms of initdb, it is made anew', async (delay) => {
    const folder = join(newFolder(), 'var')
    const first = new Program('server', { folder })
    const halves = (): readonly string[] =>
      existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.new-')) : []
    await until(() => halves().length === 1)
    await new Promise((done) => setTimeout(done, delay))
    await first.kill()
    expect(halves()).toHaveLength(1)
    const second = new Program('server', { folder })
    await second.wait('open')
    expect(second.lines[0]).toMatchObject({ message: { en: /half made/ } })
    expect(readdirSync(folder)).toEqual(['postgres'])
  })

  test('one that is being made is left alone by others', async () => {
    const folder = join(newFolder(), 'var')
    const programs = [1, 2, 3].map(() => new Program('command', { folder }))
    const opened = await Promise.all(programs.map(async (program) => await program.wait('open')))
    expect(opened.filter(({ startedHere }) => startedHere)).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['postgres'])
  })

  test('a finished home is never taken for a half-made one', async () => {
    // As if killed between naming a home that lies elsewhere and removing its unfinished name.
    const base = await newMadeFolder()
    const folder = join(newFolder(), 'var')
    mkdirSync(folder)
    symlinkSync(join(base, 'postgres'), join(folder, 'postgres'))
    symlinkSync(join(base, 'postgres'), join(folder, 'postgres.new-999999999-1.abc-left'))
    chmodSync(folder, 0o755)
    await new Program('server', { folder }).wait('open')
    expect(readdirSync(folder)).toEqual(['postgres'])
    expect(execFileSync('ls', [join(base, 'postgres/data/PG_VERSION')]).toString()).not.toBe('')
  })
})
