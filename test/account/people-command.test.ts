/** `jisseki people invite`: the first administrator, from an empty database to a full right. */
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptInvite } from '../../src/commands/account/invitation.ts'
import { runProgram } from '../../src/cli/program.ts'
import { mayAct } from '../../src/domain/access/capability.ts'
import { ok } from '../../src/kit/result.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import {
  got,
  look,
  newAddress,
  openTown,
  password,
  setUpApp,
  tokenOf,
  type Town,
  visit,
} from './people.ts'

let clone: Clone
let town: Town

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
})

async function run(words: readonly string[], site = 'http://localhost:8080/') {
  const [output, messages] = [new PassThrough(), new PassThrough()]
  const texts = Promise.all([text(output), text(messages)])
  const books = {
    context: { ...town.context, actor: 'cli:test' },
    ownerUrl: '',
    outlives: true,
    place: '',
    siteUrl: new URL(site),
    status: () => Promise.reject(new Error('nobody asks')),
    authorities: () => Promise.resolve([]),
    addAuthority: () => Promise.reject(new Error('nobody asks')),
    close: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
  }
  const code = await runProgram(['people', 'invite', ...words], {
    terminal: { input: Readable.from([]), output, messages, isWatched: false, columns: null },
    environment: {},
    version: '0.0.0',
    openBooks: () => Promise.resolve(ok(books)),
    serve: () => Promise.reject(new Error('nobody asks')),
    noteFailure: () => Promise.resolve({ reference: '00000000', file: null }),
    interrupted: new Promise(() => undefined),
  })
  output.end()
  messages.end()
  const [out, err] = await texts
  return { code, out, err }
}

describe('jisseki people invite', () => {
  it('prints a link by which the first administrator begins', async () => {
    const { code, out } = await run([newAddress(), '--role', 'administrator'])
    expect(code).toBe(0)
    expect(out).toContain('管理者への招待です')
    const url = out.trim().split('\n').at(-1) ?? ''
    expect(url).toMatch(/^http:\/\/localhost:8080\/invitation\/[\w-]{43}$/)
    const given = { token: tokenOf(url), name: '鈴木一郎', password, visit }
    const hired = got(await acceptInvite(town.context, given))
    await setUpApp(town, hired)
    const { actor } = await look(town, hired)
    expect(mayAct(actor, 'people.grant', { programme: '' }).ok).toBe(true)
  })

  it('speaks English, and knows the site’s address', async () => {
    const words = [newAddress(), '--lang', 'en', '--json']
    const { out } = await run(words, 'https://jisseki.example/')
    const { url, role } = JSON.parse(out) as { readonly url: string; readonly role: string }
    expect(role).toBe('administrator')
    expect(url).toContain('https://jisseki.example/en/invitation/')
    const named = await run([newAddress(), '--url', 'https://other.example'])
    expect(named.out).toContain('https://other.example/invitation/')
  })

  it.each([
    [['nobody'], 1, 'メールアドレス'],
    [[newAddress(), '--role', 'applicant'], 2, 'administrator'],
    [[newAddress(), '--role', 'operator'], 1, '事業を選んで'],
    [[newAddress(), '--role', 'operator', '--programme', 'nowhere'], 1, 'nowhere'],
    [[], 2, 'address'],
  ])('%j ends with %d', async (words, exitCode, says) => {
    const { code, err } = await run(words)
    expect([code, err]).toEqual([exitCode, expect.stringContaining(says)])
  })
})
