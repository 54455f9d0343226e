import { expect, test } from 'vitest'
import { present } from '../kit/check.ts'
import type { Database } from '../store/database.ts'
import { followReads } from './follow-reads.ts'

/** Follows one key of a database of its own; what is read is counted. */
function openFollowing() {
  const database = {} as Database
  const read = { count: 0 }
  const stop = new AbortController()
  const follow = (restMilliseconds: number) =>
    followReads({
      database,
      key: 'board',
      read: () => Promise.resolve((read.count += 1)),
      signal: stop.signal,
      restMilliseconds,
    })
  return { follow, stop: () => stop.abort(), read }
}

const firstOf = async (following: AsyncGenerator<number>) =>
  present((await following.next()).value as number | undefined, 'what was read')

test('who begins to follow is told what stands then, not what others were told', async () => {
  const { follow, stop } = openFollowing()
  expect(await firstOf(follow(60_000))).toBe(1)
  expect(await firstOf(follow(60_000))).toBe(2)
  stop()
})

test('those who go on following share what is read', async () => {
  const { follow, stop, read } = openFollowing()
  const followers = [follow(1), follow(1), follow(1)]
  for (const each of followers) await firstOf(each)
  const slow = follow(60_000)
  await firstOf(slow)
  const before = read.count
  for (const each of followers) await firstOf(each)
  expect(read.count).toBeGreaterThan(before)
  stop()
})
