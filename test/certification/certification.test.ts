/** From the consultation to the certificate, its renewal and its end, on real books. */
import { describe, expect, it, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { examine, recordChecks } from '../../src/commands/certification/checking.ts'
import { recordCommittee } from '../../src/commands/certification/committee.ts'
import { noteConsultation } from '../../src/commands/certification/consultation.ts'
import { certify } from '../../src/commands/certification/decision.ts'
import { readCertificationWork } from '../../src/commands/certification/due.ts'
import {
  refuseCertification,
  revokeCertification,
} from '../../src/commands/certification/ending.ts'
import { saveRegisterEntry } from '../../src/commands/certification/entry.ts'
import { readExamination } from '../../src/commands/certification/read-examination.ts'
import {
  enterPapers,
  enterReport,
  returnRequest,
} from '../../src/commands/certification/request.ts'
import { saveCertificationSettings } from '../../src/commands/certification/settings.ts'
import { expireCertificates, remindOfExpiry } from '../../src/commands/certification/sweep.ts'
import { actingAs } from '../../src/commands/context.ts'
import { sendAnswers } from '../../src/commands/application/send-answers.ts'
import { toDraftOwner } from '../../src/domain/question/draft-owner.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { toFiscalYear } from '../../src/domain/fiscal-year.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { listCertified } from '../../src/store/certification-register.ts'
import { withAuthority } from '../../src/store/database.ts'
import { countFacts, stateOf } from '../course/world.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import {
  bringToDecision,
  consult,
  criteria,
  day,
  found,
  hold,
  nextNumber,
  openCertification,
} from './world.ts'

const { context } = await cloneDatabase()
const books = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, read)
const on = (moment: string) => at(runner(context), `${moment}T03:00:00Z`)
const june = on('2023-06-02')

const standing = (application: string, moment = '2023-06-02') =>
  books(async (all) => {
    const now = toInstant(new Date(`${moment}T03:00:00Z`))
    return taken(await readExamination(all, application, { by: june.by, now }))
  })

const registered = (application: string, endedSince = '2023-01-01') =>
  books((all) => listCertified(all, { application, endedSince: day(endedSince) }))

test('a company is consulted, examined, and certified with a number and a letter', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  const said = { application, on: day('2023-05-12'), body: '定款と名簿を確認した。' }
  taken(await noteConsultation(june, said))
  expect(await noteConsultation(june, { ...said, on: day('2023-06-03') })).toMatchObject({
    refusal: { code: 'day_lies_ahead' },
  })
  taken(await enterPapers(june, { application, act: 'apply' }))
  expect(await examine(june, { application })).toMatchObject({
    refusal: { code: 'criteria_not_looked_at' },
  })
  taken(await recordChecks(june, { application, checks: found(2, 15) }))
  taken(await examine(june, { application }))
  const decision = { application, sort: 'full' } as const
  expect(await certify(june, decision)).toMatchObject({
    refusal: {
      code: 'criteria_not_met',
      message: { ja: expect.stringContaining('就労困難者の雇用') },
    },
  })
  taken(await recordChecks(june, { application, checks: found(3, 15).slice(1, 2) }))
  expect(await certify(june, decision)).toMatchObject({
    refusal: { code: 'committee_record_missing' },
  })
  taken(await hold(june, application))
  const done = taken(await certify(june, decision)).outcome
  expect(done.number).toMatchObject({ year: 2023 })
  expect(done.validity).toEqual({ from: '2023-06-02', until: '2026-06-01' })
  expect(await stateOf(context, application)).toBe('certified')
  expect(await countFacts(context, offering)).toEqual({ 'certification.certified': 1 })
  const all = await standing(application)
  expect(all.criteria.map(({ check, times }) => [check?.outcome, times])).toEqual([
    ['met', 1],
    ['met', 2],
    ['met', 1],
  ])
  expect(all.notes).toMatchObject([{ on: '2023-05-12', body: '定款と名簿を確認した。' }])
  expect(all.certificates).toMatchObject([{ sort: 'full', letter: done.letter }])
})

describe('numbers of certificates', () => {
  it('run on within the year, however many are decided at once', async () => {
    const offering = await openCertification(context)
    const firms = [await consult(context, offering), await consult(context, offering)]
    firms.push(await consult(context, offering), await consult(context, offering))
    for (const firm of firms) await bringToDecision(june, firm)
    const decided = await Promise.all(
      firms.map((application) => certify(june, { application, sort: 'full' })),
    )
    const serials = decided.map((each) => taken(each).outcome.number.serial)
    expect(new Set(serials).size).toBe(4)
    expect(Math.max(...serials) - Math.min(...serials)).toBe(3)
  })
})

test('a provisional certificate holds while the full one is examined, and may be returned', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  await bringToDecision(june, application, {
    checks: found(1, 15),
    result: 'certify-provisionally',
  })
  const first = taken(await certify(june, { application, sort: 'provisional' })).outcome
  expect(first.validity).toEqual({ from: '2023-06-02', until: '2023-12-01' })
  const november = on('2023-11-20')
  taken(await enterPapers(november, { application, act: 'ask-full' }))
  await expireCertificates(on('2023-12-05'))
  expect(await stateOf(context, application)).toBe('completing')
  const items = [{ question: null, remark: '雇用契約書の写しを付けてください。' }]
  taken(await returnRequest(november, { application, items }))
  expect(await stateOf(context, application)).toBe('provisional')
  taken(await enterPapers(november, { application, act: 'ask-full' }))
  taken(await recordChecks(november, { application, checks: found(4, 16) }))
  taken(await hold(november, application, { heldOn: '2023-11-20' }))
  const full = taken(await certify(november, { application, sort: 'full' })).outcome
  expect(full.validity).toEqual({ from: '2023-11-20', until: '2026-11-19' })
  expect(await registered(application)).toMatchObject([
    { sort: 'full', since: '2023-11-20', state: 'certified', endedOn: null },
  ])
  expect(await countFacts(context, offering)).toEqual({
    'certification.provisionally-certified': 1,
    'certification.certified': 1,
  })
})

test('a reason certifies although a criterion is not met, and it stands with the step', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  await bringToDecision(june, application, { checks: found(2, 15) })
  const reason = '採用予定の1人の内定通知を確認したため'
  taken(await certify(june, { application, sort: 'full', reason }))
  const decider = actingAs(june, applicant())
  expect(await certify(decider, { application, sort: 'full', reason })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})

test('a renewal may be asked for in its time, and follows on the certificate before it', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  await bringToDecision(june, application)
  taken(await certify(june, { application, sort: 'full' }))
  expect(await enterPapers(on('2025-12-01'), { application, act: 'ask-renewal' })).toMatchObject({
    refusal: { code: 'renewal_not_open', message: { ja: expect.stringContaining('12月2日') } },
  })
  const may = on('2026-05-20')
  taken(await enterPapers(may, { application, act: 'ask-renewal' }))
  await expireCertificates(on('2026-06-10'))
  expect(await stateOf(context, application)).toBe('renewing')
  const summer = on('2026-06-10')
  expect(await certify(summer, { application, sort: 'renewal' })).toMatchObject({
    refusal: { code: 'criteria_not_met' },
  })
  taken(await recordChecks(summer, { application, checks: found(5, 20) }))
  expect(await certify(summer, { application, sort: 'renewal' })).toMatchObject({
    refusal: { code: 'committee_record_missing' },
  })
  taken(await hold(summer, application, { heldOn: '2026-06-08' }))
  const renewed = taken(await certify(summer, { application, sort: 'renewal' })).outcome
  expect(renewed.validity).toEqual({ from: '2026-06-02', until: '2029-06-01' })
  expect(renewed.number.year).toBe(2026)
  expect(await registered(application)).toMatchObject([
    { sort: 'renewal', since: '2023-06-02', state: 'renewed' },
  ])
  expect(await countFacts(context, offering)).toMatchObject({ 'certification.renewed': 1 })
})

describe('a certificate that ends', () => {
  it('is reminded of 60 and 14 days before, once each, and expires the day after', async () => {
    const offering = await openCertification(context)
    const application = await consult(context, offering)
    await bringToDecision(june, application)
    taken(await certify(june, { application, sort: 'full' }))
    const told: number[] = []
    for (const moment of ['2026-04-01', '2026-04-02', '2026-04-03', '2026-05-17', '2026-05-18']) {
      told.push(await remindOfExpiry(on(moment)), await remindOfExpiry(on(moment)))
    }
    const mails = await books(async ({ client }) => {
      const answer = await client.query<{ subject_key: string }>(
        `select subject_key from notice where application = $1 and template = 'certificate-ends'`,
        [application],
      )
      return answer.rows.length
    })
    expect(mails).toBe(2)
    expect(told.filter((count) => count > 0).length).toBeGreaterThanOrEqual(2)
    await expireCertificates(on('2026-06-01'))
    expect(await stateOf(context, application)).toBe('certified')
    await expireCertificates(on('2026-06-02'))
    expect(await stateOf(context, application)).toBe('expired')
    expect(await registered(application)).toMatchObject([{ endedOn: '2026-06-01' }])
    expect(await registered(application, '2026-06-02')).toEqual([])
  })

  it('is revoked with a reason, a letter and a fact, and stays in the register for a year', async () => {
    const offering = await openCertification(context)
    const application = await consult(context, offering)
    await bringToDecision(june, application)
    taken(await certify(june, { application, sort: 'full' }))
    expect(await revokeCertification(june, { application, reason: ' ' })).toMatchObject({
      refusal: { code: 'reason_missing' },
    })
    taken(await revokeCertification(on('2023-08-01'), { application, reason: '虚偽の報告' }))
    expect(await registered(application)).toMatchObject([
      { state: 'revoked', endedOn: '2023-08-01' },
    ])
    expect(await countFacts(context, offering)).toMatchObject({ 'certification.revoked': 1 })
    const letters = await books(async ({ client }) => {
      const answer = await client.query<{ sort: string }>(
        'select sort from letter where application = $1 order by serial',
        [application],
      )
      return answer.rows.map(({ sort }) => sort)
    })
    expect(letters).toEqual(['certification-certificate', 'certification-revocation'])
  })

  it('that was given by mistake is voided with its fact, and leaves the register', async () => {
    const offering = await openCertification(context)
    const application = await consult(context, offering)
    await bringToDecision(june, application)
    taken(await certify(june, { application, sort: 'full' }))
    const voiding = { act: 'void', applications: [application], reason: '別の会社と取り違えた' }
    taken(await actOnApplications(june, voiding))
    expect(await registered(application)).toEqual([])
    expect(await countFacts(context, offering)).toEqual({})
  })
})

test('yearly reports come due, come in once for a year, and are missed until then', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  await bringToDecision(june, application)
  taken(await certify(june, { application, sort: 'full' }))
  expect((await standing(application, '2024-07-01')).reports).toMatchObject({
    missing: [{ year: 2023, dueOn: '2024-06-30' }],
    next: { year: 2024 },
  })
  const work = await books((all) =>
    readCertificationWork(all, { programmes: null }, toInstant(new Date('2024-07-01T00:00:00Z'))),
  )
  expect(work.reportsMissing).toContainEqual(expect.objectContaining({ offering, count: 1 }))
  const july = on('2024-07-02')
  const report = { application, year: toFiscalYear(2023), receivedOn: day('2024-07-01') }
  expect(await enterReport(july, { ...report, year: toFiscalYear(2024) })).toMatchObject({
    refusal: { code: 'reported_year_not_over' },
  })
  taken(await enterReport(july, report))
  expect(await enterReport(july, report)).toMatchObject({
    refusal: { code: 'year_reported_already' },
  })
  expect((await standing(application, '2024-07-02')).reports.missing).toEqual([])
})

test('examined applications wait for a committee until one is on record', async () => {
  const offering = await openCertification(context)
  const application = await consult(context, offering)
  taken(await enterPapers(june, { application, act: 'apply' }))
  taken(await recordChecks(june, { application, checks: found(3, 15) }))
  taken(await examine(june, { application }))
  const now = toInstant(new Date('2023-06-03T00:00:00Z'))
  const waiting = () =>
    books(async (all) => {
      const { committees } = await readCertificationWork(all, { programmes: null }, now)
      return committees.filter((each) => each.offering === offering).length
    })
  expect(await waiting()).toBe(1)
  taken(await hold(june, application))
  expect(await waiting()).toBe(0)
})

describe('what is refused', () => {
  test.each([
    [{ ...found(1, 1)[0], outcome: null }, 'criterion_outcome_missing'],
    [{ ...found(1, 1)[0], outcome: 'not-met' as const }, 'criterion_note_missing'],
    [{ ...found(1, 1)[1], outcome: 'not-applicable' as const }, 'criterion_note_missing'],
    [{ ...found(4, 3)[1] }, 'criterion_part_exceeds_whole'],
    [{ ...found(1, 1)[1], numbers: [] }, 'criterion_numbers_missing'],
    [{ ...found(1, 1)[1], criterion: 'other' }, 'criterion_unknown'],
  ])('%j: %s', async (check, code) => {
    const application = await consult(context, await openCertification(context))
    const checks = [check as ReturnType<typeof found>[number]]
    expect(await recordChecks(june, { application, checks })).toMatchObject({ refusal: { code } })
  })

  it('a committee without its members, and minutes that are no document', async () => {
    const application = await consult(context, await openCertification(context))
    const meeting = {
      ...{ application, heldOn: day('2023-06-01'), result: 'certify' as const },
      ...{ members: '委員 一郎', conditions: null, minutes: null, file: null },
    }
    expect(await recordCommittee(june, { ...meeting, members: ' ' })).toMatchObject({
      refusal: { code: 'committee_members_missing' },
    })
    const file = { name: 'minutes.pdf', bytes: new TextEncoder().encode('MZ no pdf') }
    expect(await recordCommittee(june, { ...meeting, file })).toMatchObject({ ok: false })
    const pdf = { name: '議事録.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n%%EOF\n') }
    taken(await recordCommittee(june, { ...meeting, file: pdf }))
    expect((await standing(application)).meetings).toMatchObject([{ fileName: '議事録.pdf' }])
  })

  it('an application is refused with its reason and a letter', async () => {
    const application = await consult(context, await openCertification(context))
    await bringToDecision(june, application, { checks: found(1, 15), result: 'refuse' })
    taken(await refuseCertification(june, { application, reason: '雇用の要件を満たさない' }))
    expect(await stateOf(context, application)).toBe('refused')
    // It goes with its letter, so the general way refuses it.
    const other = await consult(context, await openCertification(context))
    const asked = { act: 'refuse', applications: [other], reason: 'x' }
    expect(await actOnApplications(june, asked)).toMatchObject({
      refusal: { code: 'letter_missing' },
    })
  })

  it('settings with a key twice, or changed meanwhile', async () => {
    const offering = await openCertification(context)
    const twice = [...criteria, ...criteria.slice(0, 1)] as unknown as never
    const edit = { offering, version: 1, details: { criteria: twice } }
    expect(await saveCertificationSettings(june, edit)).toMatchObject({
      refusal: { code: 'criterion_key_stands_twice' },
    })
    expect(await saveCertificationSettings(june, { ...edit, details: {} })).toMatchObject({
      refusal: { code: 'offering_changed_meanwhile' },
    })
  })
})

test('the register shows nothing without consent, and erasing a party takes its words', async () => {
  const actor = applicant()
  const number = nextNumber()
  const offering = await openCertification(context)
  const application = await consult(context, offering, { actor, number })
  await bringToDecision(june, application)
  taken(await certify(june, { application, sort: 'full' }))
  const entry = {
    ...{ application, name: { ja: 'みどり工房', en: '' }, place: { ja: '東京都', en: 'Tokyo' } },
    ...{ work: { ja: '清掃', en: 'Cleaning' }, showsNumber: true, showsPlace: true },
    ...{ showsWork: false, agrees: true },
  }
  expect(await saveRegisterEntry(actingAs(june, applicant()), entry)).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  taken(await saveRegisterEntry(actingAs(june, actor), entry))
  const [shown] = await registered(application)
  expect(shown?.entry).toMatchObject({ name: { ja: 'みどり工房', en: 'みどり工房' } })
  expect(shown?.entry?.agreedAt).not.toBeNull()
  taken(await saveRegisterEntry(june, { ...entry, agrees: false }))
  expect((await registered(application))[0]?.entry?.agreedAt).toBeNull()
  const party = { type: 'company', scheme: 'corporate-number', value: number, name: null } as const
  taken(await eraseParty(june, { party, reason: '本人の求め' }))
  const all = await standing(application)
  expect(all.entry).toBeNull()
  expect(all.meetings).toMatchObject([{ members: null, minutes: null, result: 'certify' }])
  expect(all.criteria[0]?.check?.outcome).toBe('met')
})

test('a renewal that is sent before its time is refused, and nothing is kept of it', async () => {
  const actor = applicant()
  const application = await consult(context, await openCertification(context), { actor })
  await bringToDecision(june, application)
  taken(await certify(june, { application, sort: 'full' }))
  const owner = toDraftOwner(`account:${actor.account}`)
  const sending = { application, act: 'ask-renewal', owner, revision: null }
  expect(await sendAnswers(actingAs(on('2024-06-01'), actor), sending)).toMatchObject({
    refusal: { code: 'renewal_not_open' },
  })
  expect(await stateOf(context, application)).toBe('certified')
  taken(await sendAnswers(actingAs(on('2026-01-10'), actor), sending))
  expect(await stateOf(context, application)).toBe('renewing')
})
