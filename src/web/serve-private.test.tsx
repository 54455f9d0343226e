/** Files and streams for one visitor: whom they are for, how they are named, how they end. */
import { expect, it } from 'vitest'
import { cloneDatabase } from '../../test/database/clone.ts'
import { personalServices } from '../../test/personal-services.ts'
import { sourceOf } from '../../test/published.ts'
import { check } from '../kit/check.ts'
import { ok, refuse } from '../kit/result.ts'
import { createWebApp } from './app.ts'
import type { PrivateDownload, Rooms } from './personal.ts'
import { signInCookie, strangerVisitor } from './visitor.ts'

const clone = await cloneDatabase()
const stopping = new AbortController()
const signIn = { cookie: `${signInCookie}=known` }

/** Waits here until the test lets it go on. */
const turns: (() => void)[] = []
const ended: string[] = []

async function* follow(signal: AbortSignal) {
  yield <p>{'1番 <b>'}</p>
  await new Promise<void>((resolve) => turns.push(resolve))
  if (signal.aborted) return ended.push('left')
  yield (
    <p>
      2番
      {'\n'}
      3番
    </p>
  )
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  return ended.push('stopped')
}

const file: PrivateDownload = {
  type: 'text/calendar; charset=utf-8',
  saveAs: '予定 "1".ics',
  content: 'BEGIN:VCALENDAR',
}

/** Under the names of routes that are there already. */
const rooms = {
  personal: {},
  privateFiles: {
    myPage: { for: 'signed-in', write: () => Promise.resolve(ok(file)) },
    offerings: {
      for: 'anyone',
      write: () => Promise.resolve(refuse('gone', '予定がありません。', 'There is no date.')),
    },
  },
  live: {
    desk: {
      for: 'signed-in',
      follow: (_: unknown, signal: AbortSignal) => Promise.resolve(ok(follow(signal))),
    },
  },
} as unknown as Rooms

const app = createWebApp({
  editions: sourceOf([]),
  clock: clone.context.clock,
  onProblem: ({ error }) => {
    throw error
  },
  personal: {
    visitors: { find: () => Promise.resolve({ ...strangerVisitor, signIn: '1' }) },
    services: personalServices(clone),
    rooms,
    stopping: stopping.signal,
  },
})

it('a file is saved under its name, by who may, and kept by nobody', async () => {
  const answer = await app.request('/my', { headers: signIn })
  expect(await answer.text()).toBe('BEGIN:VCALENDAR')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="____1_.ics"; filename*=UTF-8''%E4%BA%88%E5%AE%9A%20%221%22.ics`,
  )
  const stranger = await app.request('/en/my')
  expect(stranger.headers.get('location')).toBe('/en/sign-in?next=%2Fen%2Fmy')
})

it('a file that is not there is said so in a sentence', async () => {
  const answer = await app.request('/en/offerings')
  expect([answer.status, await answer.text()]).toEqual([
    404,
    expect.stringContaining('There is no date.'),
  ])
})

it('a stream sends the whole fragment each time, and ends with the server', async () => {
  const answer = await app.request('/desk', { headers: signIn })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const next = readerOf(answer)
  expect(await next()).toBe('retry: 3000\n\n')
  expect(await next()).toBe('data: <p>1番 &lt;b&gt;</p>\n\n')
  turns.pop()?.()
  expect(await next()).toBe('data: <p>2番\ndata: 3番</p>\n\n')
  const left = await app.request('/desk', { headers: signIn })
  const other = readerOf(left)
  await other()
  await other()
  stopping.abort()
  expect(await next()).toBeNull()
  expect(await other()).toBeNull()
  turns.pop()?.()
  await expect.poll(() => ended.toSorted()).toEqual(['left', 'stopped'])
})

function readerOf(answer: Response): () => Promise<string | null> {
  check(answer.body, 'there is a body')
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  return async () => {
    const { value } = await reader.read()
    return value ?? null
  }
}
