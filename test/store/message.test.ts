/** Statements that are asked for at the same time: one message, in their order, for one authority. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { Bug } from '../../src/kit/check.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { insertAuthority } from '../../src/store/authority.ts'
import { findCommandsByKeys, insertCommand } from '../../src/store/command.ts'
import { type Books, readAtOnce, transact, withAuthority } from '../../src/store/database.ts'
import { openReader } from '../../src/store/reader.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'

const tokyo = { code: '130001', name: { ja: '東京都', en: 'Tokyo' } }
const yokohama = { code: '141003', name: { ja: '横浜市', en: 'Yokohama' } }

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  for (const each of [tokyo, yokohama]) {
    await withAuthority(clone.database, each.code, (books) => insertAuthority(books, each))
  }
})

const inAct = <T>(work: (books: Books) => Promise<T>) =>
  transact(clone.database, tokyo.code, {
    lock: 'writing',
    beginsWithWork: true,
    keep: () => true,
    work,
  })

const seen = async ({ db }: Books) => {
  const answer = await sql<{ authority: string }>`select authority from authority`.execute(db)
  return answer.rows.map(({ authority }) => authority)
}

const write = (books: Books, key: string) =>
  insertCommand(books, {
    act: 'test',
    actor: 'test',
    idempotencyKey: key,
    inputDigest: '',
    recordedAt: toInstant(new Date('2024-04-01T00:00:00Z')),
    reason: null,
    undoes: null,
  })

async function isKept(key: string): Promise<boolean> {
  const found = await readAtOnce(clone.database, tokyo.code, (books) =>
    findCommandsByKeys(books, [key]),
  )
  return found.has(key)
}

describe('a message', () => {
  test.each([
    ['quotation marks', `it's "so"`],
    ['backslashes', String.raw`C:\new\'; drop table fact; --`],
    ['what looks like a place', '$1 $2 {a,b}'],
    ['the mark of a text', '$v$; drop table fact; $v$'],
    ['the beginning of a mark', 'so much $v'],
    ['a line', 'one\ntwo'],
  ])('carries %s as they are', async (_, text) => {
    const list = [text, null, '', 'null']
    const read = await readAtOnce(clone.database, tokyo.code, ({ db }) =>
      Promise.all([
        sql`select ${text}::text as text`.execute(db),
        sql`select ${list}::text[] as list`.execute(db),
        sql`select ${7}::integer as number, ${false}::boolean as truth, ${null}::date as nothing`.execute(
          db,
        ),
      ]),
    )
    expect(read.map(({ rows }) => rows)).toEqual([
      [{ text }],
      [{ list }],
      [{ number: 7, truth: false, nothing: null }],
    ])
  })

  test('does its statements in the order in which they are asked for', async () => {
    const orders = await inAct(async ({ db }) => {
      await sql`create temporary table noted (id serial, name text) on commit drop`.execute(db)
      const names = ['first', 'second', 'third']
      await Promise.all(
        names.map((name) => sql`insert into noted (name) values (${name})`.execute(db)),
      )
      return await sql<{ name: string }>`select name from noted order by id`.execute(db)
    }).then(({ rows }) => rows.map(({ name }) => name))
    expect(orders).toEqual(['first', 'second', 'third'])
  })

  test('keeps what its statements write', async () => {
    await inAct((books) => Promise.all([write(books, 'one'), write(books, 'other')]))
    expect([await isKept('one'), await isKept('other')]).toEqual([true, true])
  })

  test('acts for its authority alone', async () => {
    expect(await readAtOnce(clone.database, tokyo.code, seen)).toEqual(['130001'])
    expect(await readAtOnce(clone.database, yokohama.code, seen)).toEqual(['141003'])
    expect(await inAct(seen)).toEqual(['130001'])
  })

  test('leaves nothing behind where one of its statements fails', async () => {
    const failing = inAct((books) =>
      Promise.all([write(books, 'failed'), sql`select 1 / ${0}::integer`.execute(books.db)]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    expect(await isKept('failed')).toBe(false)
  })

  test('is never sent after the act has failed', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const failing = inAct(async (books) => {
      await seen(books)
      late = write(books, 'late')
      late.catch(() => undefined)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    await expect(late).rejects.toThrow(Bug)
    expect(await isKept('late')).toBe(false)
  })
})

describe('reading at once', () => {
  test('asks nothing in a second message, which would act for nobody', async () => {
    const reading = readAtOnce(clone.database, tokyo.code, async (books) => {
      await seen(books)
      return seen(books)
    })
    await expect(reading).rejects.toThrow(Bug)
  })

  test('keeps nothing that is around the message out of its sight', async () => {
    const reading = readAtOnce(clone.database, tokyo.code, (books) =>
      books.client.query('select 1'),
    )
    await expect(reading).rejects.toThrow(Bug)
  })
})

describe('a reader', () => {
  test('answers each of those who ask at the same time', async () => {
    const read = openReader(clone.database, tokyo.code)
    const double = (number: number) =>
      read(async ({ db }) => {
        const { rows } = await sql<{
          twice: number
        }>`select 2 * ${number}::integer as twice`.execute(db)
        return rows[0]?.twice
      })
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(await double(4)).toBe(8)
  })

  test('goes on after a message that failed', async () => {
    const read = openReader(clone.database, tokyo.code)
    const failing = read(({ db }) => sql`select 1 / ${0}::integer`.execute(db))
    await expect(failing).rejects.toThrow('division by zero')
    expect(await read(seen)).toEqual(['130001'])
  })
})
