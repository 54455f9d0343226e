/** Notices at the desk: who sees which, what is hidden, and sending again. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { keepNotices, settleAttempt, takeNextNotice } from '../../src/commands/notice/deliver.ts'
import {
  listNotices,
  type MailboxFilter,
  readMailQueue,
  readNotice,
  resendNotice,
} from '../../src/commands/notice/mailbox.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { type Role } from '../../src/domain/access/role.ts'
import type { Letter } from '../../src/domain/notice/render.ts'
import { noticeJobs } from '../../src/jobs/notice/send.ts'
import { check, present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { letterhead, moment, post, reservation, rowOf, timed, type TimedContext } from './world.ts'

let clone: Clone
let context: TimedContext
let ofNine: readonly string[]
let ofTen: readonly string[]
let signUp: string

const actor = (role: Role, programme = ''): Actor => ({
  name: `account:${role}`,
  account: null,
  parties: [],
  grants: [{ role, programme, session: null }],
})
const administrator = actor('administrator')
const operatorOfNine = actor('operator', '9')

beforeAll(async () => {
  clone = await cloneDatabase()
  context = timed(clone.context)
  const five = Array.from({ length: 5 }, (_, at) =>
    reservation(`nine-${at}@example.com`, { programme: '9', about: { application: newId() } }),
  )
  ofNine = await post(context, five)
  ofTen = await post(context, [reservation('ten@example.com', { programme: '10' })])
  const [id] = await post(context, [
    {
      template: 'sign-up',
      language: 'ja',
      address: 'new@example.com',
      values: { url: '/sign-up/token-of-new', hours: 24 },
    },
  ])
  signUp = present(id, 'a notice')
})

const list = async (who: Actor, filter: MailboxFilter = {}, after: string | null = null) => {
  const listed = await listNotices(context, who, { filter, cursor: { after, limit: 3 } })
  check(listed.ok, 'the actor may see notices')
  return listed.value
}
const read = (who: Actor, id: string) => readNotice(context, who, { id, letterhead })
const textOf = (letter: Letter | null) =>
  letter?.lines.map((line) => line.map(({ text }) => text).join('')).join('\n')

describe('a list', () => {
  it('goes on where the page before ended, newest first, and misses none', async () => {
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const page = await list(administrator, {}, after)
      seen.push(...page.map(({ id }) => id))
      const last = page.at(-1)
      if (!last) break
      after = last.id
    }
    expect(seen).toEqual([...ofNine, ...ofTen, signUp].toSorted().toReversed())
  })

  it('narrows by state, template, address and application', async () => {
    expect(await list(administrator, { states: ['sent'] })).toEqual([])
    expect(await list(administrator, { states: [] })).toEqual([])
    expect(await list(administrator, { template: 'sign-up' })).toHaveLength(1)
    const [found] = await list(administrator, { address: 'nine-2@example.com' })
    const application = present(found?.about.application, 'an application')
    expect((await list(administrator, { application })).map(({ id }) => id)).toEqual([found?.id])
  })

  it('holds the programmes that the actor works for', async () => {
    const programmes = async (who: Actor) =>
      new Set((await list(who, { states: ['waiting'] })).map(({ programme }) => programme))
    expect(await programmes(operatorOfNine)).toEqual(new Set(['9']))
    expect((await list(actor('auditor'), { template: 'sign-up' })).length).toBe(1)
  })

  test.each(['applicant', 'counsellor', 'expert', 'door'] as const)(
    'is not for: %s',
    async (role) => {
      const cursor = { after: null, limit: 3 }
      const listed = await listNotices(context, actor(role), { filter: {}, cursor })
      expect(listed).toMatchObject({ ok: false, refusal: { code: 'act_not_allowed' } })
    },
  )
})

describe('one notice', () => {
  const [first] = [() => present(ofNine[0], 'a notice')]

  it('reads as its reader gets it', async () => {
    const found = await read(operatorOfNine, first())
    check(found.ok, 'it is there')
    expect(found.value.letter?.subject).toBe('【予約完了】合同面接会')
    expect(textOf(found.value.letter)).toContain('https://example.jp/apply/1')
  })

  it('is not for who works for another programme', async () => {
    const found = await read(operatorOfNine, present(ofTen[0], 'a notice'))
    expect(found).toMatchObject({ ok: false, refusal: { code: 'act_not_allowed' } })
  })

  test.each([newId(), 'x', ''])('that is not there: "%s"', async (id) => {
    expect(await read(administrator, id)).toMatchObject({
      ok: false,
      refusal: { code: 'notice_unknown' },
    })
  })
})

describe('what opens something', () => {
  const shows = async (who: Actor) => {
    const found = await read(who, signUp)
    check(found.ok, 'it is there')
    return textOf(found.value.letter)?.includes('token-of-new')
  }

  it('is hidden while it may yet be sent', async () => {
    expect(await shows(administrator)).toBe(false)
  })

  it('is shown to administrators alone, where mail is kept and never sent', async () => {
    const [keep] = noticeJobs(null, 90)
    await keep?.run(context, new AbortController().signal)
    expect((await rowOf(context, signUp)).state).toBe('kept')
    expect(await shows(administrator)).toBe(true)
    expect(await shows(actor('officer'))).toBe(false)
    expect(await shows(actor('auditor'))).toBe(false)
  })

  it('is erased once it is sent', async () => {
    const done = await resendNotice(context, administrator, { id: signUp })
    expect(done.ok).toBe(true)
    const claimed = present(await takeNextNotice(context), 'a claim')
    expect(claimed.id).toBe(signUp)
    expect(claimed.details).toMatchObject({ url: '/sign-up/token-of-new' })
    await settleAttempt(context, claimed, { result: 'sent', messageId: 'm@example.jp' })
    expect((await rowOf(context, signUp)).details).toEqual({ url: null, hours: 24 })
    expect(await shows(administrator)).toBe(false)
  })
})

describe('sending again', () => {
  it('puts a notice that failed back, with all its attempts', async () => {
    const id = present(
      (await post(context, [reservation('f@example.com', { programme: '9' })]))[0],
      'it',
    )
    const claimed = present(await takeNextNotice(context), 'a claim')
    await settleAttempt(context, claimed, { result: 'refused', errorCode: 'smtp_550' })
    const done = await resendNotice(context, operatorOfNine, { id })
    expect(done).toMatchObject({ ok: true, value: { outcome: { notice: id } } })
    expect(await rowOf(context, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await resendNotice(context, operatorOfNine, { id })).toMatchObject({
      ok: false,
      refusal: { code: 'notice_under_way' },
    })
    await keepNotices(context)
  })

  it('is not for auditors, other programmes, or what was sent', async () => {
    const of = (who: Actor, id: string) => resendNotice(context, who, { id })
    const [nine] = ofNine
    const refusal = (code: string) => ({ ok: false, refusal: { code } })
    expect(await of(actor('auditor'), present(nine, 'it'))).toMatchObject(
      refusal('act_not_allowed'),
    )
    expect(await of(actor('operator', '10'), present(nine, 'it'))).toMatchObject(
      refusal('act_not_allowed'),
    )
    expect(await of(administrator, signUp)).toMatchObject(refusal('notice_not_resendable'))
  })
})

it('tells how the queue stands, and since when the oldest waits', async () => {
  const since = context.clock.now()
  await post(context, [reservation('oldest@example.com')])
  context.pass(30)
  const dueAt = moment('2030-01-01T00:00:00.000Z')
  await post(context, [reservation('not-yet@example.com', { dueAt })])
  const oldestDueAt = since.toISOString()
  expect(await readMailQueue(context)).toEqual({ waiting: 1, oldestDueAt, failed: 0 })
  const claimed = present(await takeNextNotice(context), 'a claim')
  await settleAttempt(context, claimed, { result: 'refused', errorCode: 'smtp_550' })
  expect(await readMailQueue(context)).toEqual({ waiting: 0, oldestDueAt: null, failed: 1 })
})
