/** Mail over a real server: each notice once, whatever happens on the way. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { settleAttempt, takeNextNotice } from '../../src/commands/notice/deliver.ts'
import { sendNotices } from '../../src/jobs/notice/send.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { type MailServerForTests, readPart, smtpError, startMailServer } from './mail-server.ts'
import {
  forever,
  moment,
  post,
  reservation,
  routeTo,
  rowOf,
  timed,
  type TimedContext,
} from './world.ts'

let clone: Clone
let mail: MailServerForTests
let context: TimedContext

beforeAll(async () => {
  clone = await cloneDatabase()
  mail = await startMailServer()
  context = timed(clone.context)
})

afterAll(() => mail.stop())

beforeEach(() => mail.behave({}))

const send = (at = context) => sendNotices(at, routeTo(mail.url), forever)
const mailsTo = (address: string) => mail.arrived.filter(({ to }) => to === address)
const messageIds = (address: string) =>
  mailsTo(address).map(({ content }) => readPart(content).headers.get('message-id'))
const only = (ids: readonly string[]) => present(ids[0], 'a notice')

it('sends each notice once, however many send at the same time', async () => {
  const addresses = Array.from({ length: 60 }, (_, index) => `together-${index}@example.com`)
  await post(
    context,
    addresses.map((address) => reservation(address)),
  )
  await Promise.all([send(), send(), send()])
  await send()
  const arrived = mail.arrived.map(({ to }) => to).filter((to) => to.startsWith('together-'))
  expect(arrived.toSorted()).toEqual(addresses.toSorted())
})

it('notes when a notice was sent, and under which id', async () => {
  const id = only(await post(context, [reservation('once@example.com')]))
  await send()
  const row = await rowOf(context, id)
  expect(row).toMatchObject({ state: 'sent', attempts: 1, doubts: 0, last_error_code: null })
  expect(row.sent_at).toEqual(context.clock.now())
  expect(messageIds('once@example.com')).toEqual([`<${row.message_id}>`])
  expect(row.message_id).toBe(`${id}@example.jp`)
})

it('sends over few connections, not one for each mail', async () => {
  await post(
    context,
    Array.from({ length: 20 }, (_, at) => reservation(`few-${at}@example.com`)),
  )
  const before = mail.connections()
  await send()
  expect(mail.connections() - before).toBeLessThanOrEqual(4)
})

describe('a sender that dies', () => {
  test('before the mail went out: another sends it, and the row says so', async () => {
    const id = only(await post(context, [reservation('died-before@example.com')]))
    const claimed = present(await takeNextNotice(context), 'a claim')
    expect(claimed.id).toBe(id)
    await send()
    expect(mailsTo('died-before@example.com')).toHaveLength(0)
    context.pass(6)
    await send()
    expect(mailsTo('died-before@example.com')).toHaveLength(1)
    expect(await rowOf(context, id)).toMatchObject({ state: 'sent', attempts: 2, doubts: 1 })
  })

  test('after it went out: the second copy has the same id, and the row says so', async () => {
    const id = only(await post(context, [reservation('died-after@example.com')]))
    mail.behave({ onMail: () => 'hang-up' })
    await send()
    const row = await rowOf(context, id)
    expect(row).toMatchObject({ state: 'waiting', attempts: 1, doubts: 1 })
    expect(row.last_error_code).toMatch(/^smtp_e/)
    mail.behave({})
    context.pass(2)
    await send()
    const ids = messageIds('died-after@example.com')
    expect(ids).toEqual([`<${id}@example.jp>`, `<${id}@example.jp>`])
    const [first, second] = mailsTo('died-after@example.com')
    expect(second?.content).toBe(first?.content)
    expect(await rowOf(context, id)).toMatchObject({ state: 'sent', doubts: 1 })
  })

  test('only for long: what it says late changes nothing', async () => {
    const id = only(await post(context, [reservation('late@example.com')]))
    const late = present(await takeNextNotice(context), 'a claim')
    context.pass(6)
    const next = present(await takeNextNotice(context), 'another claim')
    await settleAttempt(context, late, { result: 'refused', errorCode: 'late' })
    expect(await rowOf(context, id)).toMatchObject({ state: 'sending', attempts: 2 })
    await settleAttempt(context, next, { result: 'sent', messageId: 'm@example.jp' })
    await settleAttempt(context, late, { result: 'refused', errorCode: 'late' })
    expect(await rowOf(context, id)).toMatchObject({ state: 'sent', last_error_code: null })
  })

  test('again and again: the notice is given up', async () => {
    const id = only(await post(context, [reservation('killer@example.com')]))
    for (let death = 0; death < 8; death += 1) {
      expect((await takeNextNotice(context))?.id).toBe(id)
      context.pass(6)
    }
    expect(await takeNextNotice(context)).toBeUndefined()
    expect(await rowOf(context, id)).toMatchObject({
      state: 'failed',
      last_error_code: 'sender_died',
    })
  })
})

describe('a receiver that is refused', () => {
  const full = smtpError(452, '4.2.2 mailbox of full@example.com is full')

  test('for now: it is tried again later, and each time later still', async () => {
    const id = only(await post(context, [reservation('full@example.com')]))
    mail.behave({ onReceiver: (to) => (to === 'full@example.com' ? full : null) })
    await send()
    expect(await rowOf(context, id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      doubts: 0,
      last_error_code: 'smtp_452_4.2.2',
    })
    await send()
    expect((await rowOf(context, id)).attempts).toBe(1)
    context.pass(2)
    await send()
    context.pass(2)
    await send()
    expect((await rowOf(context, id)).attempts).toBe(2)
    mail.behave({})
    context.pass(4)
    await send()
    expect(mailsTo('full@example.com')).toHaveLength(1)
    expect(await rowOf(context, id)).toMatchObject({ state: 'sent', attempts: 3 })
  })

  test('for now, for two days: it is given up', async () => {
    const id = only(await post(context, [reservation('full@example.com')]))
    mail.behave({ onReceiver: () => full })
    for (let hour = 0; hour < 48; hour += 1) {
      await send()
      context.pass(60)
    }
    expect(await rowOf(context, id)).toMatchObject({ state: 'failed', attempts: 8 })
  })

  test('for good: it has failed, and the others are sent', async () => {
    const unknown = smtpError(550, '5.1.1 nobody@example.com: no such user')
    mail.behave({ onReceiver: (to) => (to === 'nobody@example.com' ? unknown : null) })
    const addresses = ['a@example.com', 'nobody@example.com', 'b@example.com', 'c@example.com']
    const ids = await post(
      context,
      addresses.map((address) => reservation(address)),
    )
    await send()
    const rows = await Promise.all(ids.map((id) => rowOf(context, id)))
    const states = Object.fromEntries(rows.map(({ address, state }) => [address, state]))
    expect(states).toEqual({
      'a@example.com': 'sent',
      'nobody@example.com': 'failed',
      'b@example.com': 'sent',
      'c@example.com': 'sent',
    })
    const failed = rows.find(({ state }) => state === 'failed')
    expect(failed?.last_error_code).toBe('smtp_550_5.1.1')
  })

  test('by what the mail says: it has failed', async () => {
    mail.behave({ onMail: () => smtpError(554, '5.7.1 looks like spam') })
    const id = only(await post(context, [reservation('spam@example.com')]))
    await send()
    expect(await rowOf(context, id)).toMatchObject({
      state: 'failed',
      last_error_code: 'smtp_554_5.7.1',
    })
  })
})

describe('a fault of the way out costs no notice an attempt', () => {
  test('a sender that the server does not take', async () => {
    const id = only(await post(context, [reservation('innocent@example.com')]))
    mail.behave({ onSender: () => smtpError(553, '5.7.1 sender not owned') })
    await expect(send()).rejects.toThrow('smtp_553')
    expect(await rowOf(context, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    mail.behave({})
    context.pass(2)
    await send()
    expect(mailsTo('innocent@example.com')).toHaveLength(1)
  })

  test('a server that cannot be reached, or does not let us in', async () => {
    const id = only(await post(context, [reservation('waits@example.com')]))
    const closed = await startMailServer()
    await closed.stop()
    await expect(sendNotices(context, routeTo(closed.url), forever)).rejects.toThrow('ECONNREFUSED')
    const withPassword = mail.url.replace('//', '//user:wrong@')
    await expect(sendNotices(context, routeTo(withPassword), forever)).rejects.toThrow(/auth/i)
    expect(await rowOf(context, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    await send()
    expect(mailsTo('waits@example.com')).toHaveLength(1)
  })

  test('a password is not sent over an open line to another machine', async () => {
    await post(context, [reservation('secret@example.com')])
    // 0.0.0.0 is this machine by another name, and not one that is trusted.
    const elsewhere = mail.url.replace('//127.0.0.1', '//user:password@0.0.0.0')
    await expect(sendNotices(context, routeTo(elsewhere), forever)).rejects.toThrow(/STARTTLS/)
    await send()
  })
})

describe('what is not sent', () => {
  test('before its time', async () => {
    const dueAt = moment(new Date(context.clock.now().getTime() + 3_600_000).toISOString())
    await post(context, [reservation('early@example.com', { dueAt })])
    await send()
    expect(mailsTo('early@example.com')).toHaveLength(0)
    context.pass(61)
    await send()
    expect(mailsTo('early@example.com')).toHaveLength(1)
  })

  test('what would mislead by now', async () => {
    const usefulUntil = moment(new Date(context.clock.now().getTime() + 60_000).toISOString())
    const id = only(await post(context, [reservation('stale@example.com', { usefulUntil })]))
    context.pass(2)
    await send()
    expect(mailsTo('stale@example.com')).toHaveLength(0)
    expect(await rowOf(context, id)).toMatchObject({
      state: 'withdrawn',
      last_error_code: 'notice_out_of_date',
    })
  })

  test('what cannot be written: it is reported, and holds up no other', async () => {
    const [broken] = await post(context, [
      reservation('broken@example.com'),
      reservation('whole@example.com'),
    ])
    await withAuthority(context.database, context.authority, ({ db }) =>
      db
        .updateTable('notice')
        .set({ details: '{"offering": "x"}' })
        .where('notice', '=', present(broken, 'a notice'))
        .execute(),
    )
    const faults: unknown[] = []
    await sendNotices(
      context,
      routeTo(mail.url, (error) => faults.push(error)),
      forever,
    )
    expect(faults.map(String)).toEqual([expect.stringContaining('lacks its value "page"')])
    expect(mailsTo('whole@example.com')).toHaveLength(1)
    expect(await rowOf(context, present(broken, 'a notice'))).toMatchObject({
      state: 'failed',
      last_error_code: 'notice_unwritable',
    })
  })
})

test('a sender that is to stop claims nothing more', async () => {
  const ids = await post(context, [
    reservation('stop-1@example.com'),
    reservation('stop-2@example.com'),
  ])
  const over = new AbortController()
  mail.behave({
    onMail: () => {
      over.abort()
      return null
    },
  })
  await sendNotices(context, { ...routeTo(mail.url), lines: 1 }, over.signal)
  const rows = await Promise.all(ids.map((id) => rowOf(context, id)))
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['sent', 'waiting'])
  mail.behave({})
  await send()
})
