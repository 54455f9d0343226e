/** Consultations by message: asked with a name and without one, answered, held once, gone on with. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import {
  answerConsultation,
  assignConsultation,
  noteConsultation,
  planContact,
} from '../../src/commands/consultation/counsel.ts'
import { forgetTexts } from '../../src/commands/consultation/forget.ts'
import {
  findHeld,
  withdrawConsultation,
  writeMessage,
} from '../../src/commands/consultation/person.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { stranger } from '../../src/domain/access/actor.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { findApplication } from '../../src/store/application.ts'
import { readStanding } from '../../src/store/consultation.ts'
import { listTexts } from '../../src/store/consultation-text.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { ask, atDesk, deskActor } from '../world/consultation.ts'
import { applicant, at, claimant, runner, taken } from '../world/delivery.ts'
import { withSlots } from '../world/slots.ts'

const { context, database } = await cloneDatabase()
const now = at(context, '2023-05-16T03:00:00Z')
const counsellor = atDesk(now, 'counsellor')
const secret = '家族のことで悩んでいます'

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(database, context.authority, read)
const read = (id: string) => inBooks((books) => findApplication(books, id))
const textsOf = (id: string) =>
  inBooks((books) => listTexts(books, id, ['message', 'answer', 'note']))
const standing = (id: string) => inBooks((books) => readStanding(books, id))

async function factsOf(application: string): Promise<readonly string[]> {
  const answer = await inBooks((books) =>
    sql<{ line: string }>`
      select kind || ' ' || array_to_string(tags, ',') || case when corrects is null then ''
        else ' taken back' end as line
      from fact where application = ${application} order by id`.execute(books.db),
  )
  return answer.rows.map(({ line }) => line)
}

async function offeringFor(settings: Record<string, unknown> = {}) {
  const details = { messages: true }
  const usual = { anonymous: true, channels: ['in-person', 'online'], ...settings }
  return (await withSlots(context, 'consultation', { settings: usual, details })).offering
}

const offering = await offeringFor()

test('without a name: a code opens it, and nothing in the books tells who it was', async () => {
  const asked = taken(await ask(now, { offering, text: secret }))
  const code = present(asked.code, 'a code')
  expect(code).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
  expect(await read(asked.application)).toMatchObject({
    state: 'requested',
    party: null,
    account: null,
  })
  const held = await inBooks((books) =>
    findHeld(books, { code: code.toLowerCase().replaceAll('-', ' '), by: stranger }),
  )
  expect(taken(held).id).toBe(asked.application)
  expect(await textsOf(asked.application)).toMatchObject([{ sort: 'message', body: secret }])
})

test('whoever is signed in and asks without a name leaves no trace of the account', async () => {
  const actor = applicant()
  const asked = taken(await ask(now, { offering, text: secret, actor, claimant: null }))
  const answer = await inBooks((books) =>
    sql<{ actor: string }>`
      select actor from command where position = (
        select command from application where application = ${asked.application})`.execute(
      books.db,
    ),
  )
  expect(answer.rows).toEqual([{ actor: 'stranger' }])
})

test('a wrong code opens nothing, and an offering with names takes none without', async () => {
  const holder = { code: '0000-0000-0000-0000-0000-0000', by: stranger }
  const message = { holder, text: 'x', key: newId(), address: '192.0.2.1' }
  expect(await writeMessage(now, message)).toMatchObject({
    refusal: { code: 'consultation_code_unknown' },
  })
  const named = await offeringFor({ anonymous: false })
  expect(await ask(now, { offering: named, text: secret })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})

test('the same words sent twice are one message, other words another', async () => {
  const key = newId()
  const first = taken(await ask(now, { offering, text: secret, key }))
  expect(taken(await ask(now, { offering, text: secret, key }))).toEqual(first)
  const other = taken(await ask(now, { offering, text: 'ほかの相談', key }))
  expect(other.application).not.toBe(first.application)
  const holder = { code: present(first.code, 'a code'), by: stranger }
  const again = { holder, text: 'つづき', key: newId(), address: '192.0.2.1' }
  taken(await writeMessage(now, again))
  taken(await writeMessage(now, again))
  expect(await textsOf(first.application)).toHaveLength(2)
})

test('answered, held once and counted as online; a new message waits again', async () => {
  const actor = applicant()
  const { application } = taken(await ask(now, { offering, text: secret, actor }))
  expect(await standing(application)).toMatchObject({ waitsSince: now.clock.now().toISOString() })
  const answer = { application, text: 'お話を聞かせてください', key: newId(), holds: true }
  taken(await answerConsultation(counsellor, answer))
  expect(await read(application)).toMatchObject({ state: 'held' })
  expect(await factsOf(application)).toEqual(['consultation.held online'])
  expect(await standing(application)).toMatchObject({
    waitsSince: null,
    takenBy: counsellor.by.account,
  })
  const notices = await inBooks((books) =>
    sql<{ template: string; details: unknown }>`
      select template, details from notice where application = ${application}`.execute(books.db),
  )
  expect(notices.rows).toMatchObject([{ template: 'answered' }])
  expect(JSON.stringify(notices.rows)).not.toContain('お話')

  const holder = { application, by: actor }
  const more = { holder, text: 'ありがとうございます', key: newId(), address: '192.0.2.1' }
  taken(await writeMessage(now, more))
  expect((await standing(application)).waitsSince).not.toBeNull()
  taken(await answerConsultation(counsellor, { ...answer, text: 'また', key: newId() }))
  expect(await factsOf(application)).toHaveLength(1)
})

test('closed, it is opened again by a message, and counted no second time', async () => {
  const actor = applicant()
  const { application } = taken(await ask(now, { offering, text: secret, actor }))
  const given = { applications: [application] }
  taken(await actOnApplications(counsellor, { act: 'hold', ...given, channel: 'online' }))
  taken(await actOnApplications(counsellor, { act: 'close', ...given }))
  const holder = { application, by: actor }
  taken(await writeMessage(now, { holder, text: 'つづき', key: newId(), address: '192.0.2.1' }))
  expect(await read(application)).toMatchObject({ state: 'held' })
  expect(await factsOf(application)).toHaveLength(1)
})

test('marked as held by mistake, it is taken back with its fact', async () => {
  const { application } = taken(await ask(now, { offering, text: secret }))
  const given = { applications: [application] }
  taken(await actOnApplications(counsellor, { act: 'hold', ...given, channel: 'online' }))
  const undo = { ...given, reason: '押し間違い' }
  expect(await actOnApplications(counsellor, { act: 'undo-visit', ...undo })).toMatchObject({
    refusal: { code: 'application_without_slot' },
  })
  taken(await actOnApplications(counsellor, { act: 'undo-hold', ...undo }))
  expect(await read(application)).toMatchObject({ state: 'requested' })
  expect((await factsOf(application)).at(-1)).toBe('consultation.held online taken back')
})

test('a record is written by counsellors of the programme alone', async () => {
  const { application } = taken(await ask(now, { offering, text: secret }))
  const note = { application, text: '緊急性は低い', key: newId() }
  for (const role of ['administrator', 'officer', 'operator', 'auditor', 'applicant'] as const) {
    expect(await noteConsultation(atDesk(now, role), note)).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
    expect(await answerConsultation(atDesk(now, role), { ...note, holds: false })).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
  }
  taken(await noteConsultation(counsellor, note))
  expect((await textsOf(application)).map(({ sort }) => sort)).toEqual(['message', 'note'])
  const bare = { act: 'answer', applications: [application] }
  expect(await actOnApplications(counsellor, bare)).toMatchObject({
    refusal: { code: 'text_missing' },
  })
})

test('it is taken over, let go of, and a day is set to get in touch', async () => {
  const { application } = taken(await ask(now, { offering, text: secret }))
  const { account } = counsellor.by
  expect(await assignConsultation(counsellor, { application, to: newId() })).toMatchObject({
    refusal: { code: 'not_a_counsellor_here' },
  })
  taken(await planContact(counsellor, { application, on: '2023-06-01' as CalendarDate }))
  expect(await standing(application)).toMatchObject({ nextContactOn: '2023-06-01', takenBy: null })
  taken(
    await answerConsultation(counsellor, { application, text: 'はい', key: newId(), holds: false }),
  )
  expect(await standing(application)).toMatchObject({ takenBy: account })
  taken(await assignConsultation(counsellor, { application, to: null }))
  expect(await standing(application)).toMatchObject({ takenBy: null })
  const as = atDesk(now, 'administrator')
  expect(await planContact(as, { application, on: null })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})

test('many messages in a row from one browser are stopped with a sentence', async () => {
  const browser = newId()
  const texts = Array.from({ length: 11 }, (_, index) => `相談 ${index}`)
  const answers = []
  for (const text of texts) answers.push(await ask(now, { offering, text, browser }))
  expect(answers.slice(0, 10).every(({ ok }) => ok)).toBe(true)
  expect(answers[10]).toMatchObject({ refusal: { code: 'too_many_messages' } })
})

test('it is taken back by the person, and by nobody else', async () => {
  const actor = applicant()
  const { application } = taken(await ask(now, { offering, text: secret, actor }))
  const other = { application, by: applicant() }
  expect(await withdrawConsultation(now, { holder: other, key: newId() })).toMatchObject({
    refusal: { code: 'application_unknown' },
  })
  taken(await withdrawConsultation(now, { holder: { application, by: actor }, key: newId() }))
  expect(await read(application)).toMatchObject({ state: 'cancelled' })
})

test('what was written goes with the person, and once its time is over; the fact stays', async () => {
  const party = { type: 'person', scheme: 'local', value: 'K-1', name: '山田' } as const
  const lost = taken(
    await ask(now, {
      offering,
      text: secret,
      claimant: claimant('山田'),
      actor: deskActor('counsellor'),
    }),
  )
  taken(await actOnApplications(counsellor, { act: 'hold', applications: [lost.application] }))
  expect(await forgetTexts(at(now, '2026-05-15T03:00:00Z'))).toBe(0)
  expect(await forgetTexts(at(now, '2026-06-17T03:00:00Z'))).toBeGreaterThan(0)
  expect(await textsOf(lost.application)).toEqual([])
  expect(await factsOf(lost.application)).toHaveLength(1)
  const later = at(now, '2026-06-18T03:00:00Z')
  const named = claimant('山田', { party: 'new' })
  const kept = taken(
    await ask(later, { offering, text: secret, claimant: named, actor: deskActor('counsellor') }),
  )
  const { number } = kept
  const reference = { ...party, value: `T-${number}` }
  taken(await eraseParty(runner(later), { party: reference, reason: '本人の申し出' }))
  expect(await textsOf(kept.application)).toEqual([])
})

test('no text stands anywhere else in the books', async () => {
  const found = await inBooks((books) =>
    sql<{ count: number }>`
      select (select count(*) from command where outcome::text like '%悩んで%')
        + (select count(*) from activity where details::text like '%悩んで%')
        + (select count(*) from notice where details::text like '%悩んで%')
        + (select count(*) from fact where reason like '%悩んで%') as count`.execute(books.db),
  )
  expect(found.rows).toEqual([{ count: 0 }])
})
