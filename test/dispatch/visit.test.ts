/** Requests, experts, visits: decided, assigned, counted within the limits, taken back one by one. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { assignExpert, proposeFor } from '../../src/commands/dispatch/assign.ts'
import { confirmVisit, undoVisit } from '../../src/commands/dispatch/confirm.ts'
import { decideDispatch, refuseDispatch } from '../../src/commands/dispatch/decide.ts'
import { saveExpert } from '../../src/commands/dispatch/expert.ts'
import { openRequest } from '../../src/commands/dispatch/open-request.ts'
import {
  cancelVisit,
  planVisit,
  reportVisit,
  saveReportDraft,
} from '../../src/commands/dispatch/visit.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { eraseApplicants } from '../../src/store/application-erasure.ts'
import { findApplication } from '../../src/store/application.ts'
import { type Books, withAuthority } from '../../src/store/database.ts'
import { listVisits, readVisitTexts } from '../../src/store/dispatch-visit.ts'
import { listLetters } from '../../src/store/letter.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, instant, runner, taken } from '../world/delivery.ts'
import {
  act,
  askForExpert,
  assigned,
  enterCompany,
  enterExpert,
  june,
  openDispatch,
  planned,
  planOn,
  report,
  visited,
  winter,
} from './world.ts'

const { context, database } = await cloneDatabase()
const offering = await openDispatch(context)
const sato = await enterExpert(context, '佐藤 一', { areas: ['新宿区'], capacity: 50 })
const officer = at(runner(context), june)

const inBooks = <T>(work: (books: Books) => Promise<T>) =>
  withAuthority(database, context.authority, work)

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.refusal.code)

/** The standing facts of an application, as "kind day tags". */
const factsOf = (application: string) =>
  inBooks(async ({ db, authority }) => {
    const answer = await sql<{ line: string }>`
      select concat_ws(' ', kind, occurred_on, nullif(array_to_string(tags, ','), '')) as line from fact
      where authority = ${authority} and application = ${application} and corrects is null
        and not exists (select from fact as later where later.authority = fact.authority
          and later.corrects = fact.id)
      order by kind, occurred_on`.execute(db)
    return answer.rows.map(({ line }) => line)
  })

describe('deciding', () => {
  it('grants visits within the limit of the offering, with the letter and the fact', async () => {
    const application = await askForExpert(context, offering, await enterCompany(context, '11'))
    const decision = { application, visits: 6, field: 'IT活用', area: '新宿区' }
    expect(codeOf(await decideDispatch(officer, decision))).toBe('more_visits_than_offered')
    const other = { ...decision, visits: 5, field: '料理' }
    expect(codeOf(await decideDispatch(officer, other))).toBe('field_not_offered')
    taken(await decideDispatch(officer, { ...decision, visits: 5 }))
    expect(await factsOf(application)).toEqual(['dispatch.decided 2023-06-05'])
    const letters = await inBooks((books) =>
      listLetters(books, { application, programmes: null }, { after: null, limit: 9 }),
    )
    expect(letters.map(({ sort }) => sort)).toEqual(['dispatch-decision'])
    expect(codeOf(await decideDispatch(officer, { ...decision, visits: 5 }))).toBe(
      'act_does_not_follow',
    )
  })

  it('refuses with a reason, in a letter', async () => {
    const application = await askForExpert(context, offering, await enterCompany(context, '12'))
    expect(codeOf(await refuseDispatch(officer, { application, reason: ' ' }))).toBe(
      'reason_missing',
    )
    taken(await refuseDispatch(officer, { application, reason: '対象の業種ではないため' }))
    const letters = await inBooks((books) =>
      listLetters(books, { application, programmes: null }, { after: null, limit: 9 }),
    )
    expect(letters.map(({ sort }) => sort)).toEqual(['dispatch-refusal'])
  })

  it('is not done by the generic act, which brings no decision', async () => {
    const application = await askForExpert(context, offering, await enterCompany(context, '13'))
    expect(codeOf(await act(officer, application, 'decide'))).toBe('decision_missing')
  })
})

describe('assigning', () => {
  it('bars an expert under contract with the company, whatever the reason', async () => {
    const company = await enterCompany(context, '21')
    const bound = await enterExpert(context, '契約 中', { contracts: [company.number] })
    const application = await askForExpert(context, offering, company)
    taken(await decideDispatch(officer, { application, visits: 5, field: 'IT活用', area: '' }))
    const tried = { application, expert: bound.id, reason: 'どうしても' }
    expect(codeOf(await assignExpert(officer, tried))).toBe('expert_under_contract_with_company')
    const proposals = await inBooks(async (books) =>
      proposeFor(books, taken(await openRequest(books, application, 'free'))),
    )
    expect(proposals.at(0)?.expert.name).toBe('佐藤 一')
    expect(proposals.at(-1)?.objections).toContain('contract')
  })

  it.each([
    ['closed', { isOpen: false }],
    ['without the field', { fields: ['労務'] }],
    ['full', { capacity: 0 }],
    ['of another area', { areas: ['八王子市'] }],
  ])('asks for a reason where the expert is %s', async (_, entry) => {
    const expert = await enterExpert(context, '鈴木 二', entry)
    const company = await enterCompany(context, `22${Math.trunc(performance.now())}`)
    const application = await askForExpert(context, offering, company)
    taken(
      await decideDispatch(officer, { application, visits: 5, field: 'IT活用', area: '新宿区' }),
    )
    const tried = { application, expert: expert.id }
    expect(codeOf(await assignExpert(officer, tried))).toBe('assignment_needs_a_reason')
    taken(await assignExpert(officer, { ...tried, reason: '経験がある' }))
    const found = await inBooks((books) => findApplication(books, application))
    expect(found?.state).toBe('planned')
  })

  it('gives the last place of an expert to one of two requests at once', async () => {
    const expert = await enterExpert(context, '一件 だけ', { capacity: 1 })
    const requests = await Promise.all(
      ['31', '32'].map(async (digits) => {
        const company = await enterCompany(context, digits)
        const application = await askForExpert(context, offering, company)
        taken(await decideDispatch(officer, { application, visits: 1, field: 'IT活用', area: '' }))
        return application
      }),
    )
    const done = await Promise.all(
      requests.map((application) => assignExpert(officer, { application, expert: expert.id })),
    )
    expect(new Set(done.map(codeOf))).toEqual(new Set(['assignment_needs_a_reason', null]))
  })

  it('calls off what the first expert had planned, when another takes over', async () => {
    const company = await enterCompany(context, '33')
    const application = await assigned(context, { offering, company, expert: sato })
    await planned(sato, application, '2023-07-01')
    const other = await enterExpert(context, '交代 先')
    const takeOver = { application, expert: other.id }
    expect(codeOf(await assignExpert(officer, takeOver))).toBe('reason_missing')
    taken(await assignExpert(officer, { ...takeOver, reason: '病気のため' }))
    const visits = await inBooks((books) => listVisits(books, { application }))
    expect(visits.map(({ state }) => state)).toEqual(['cancelled'])
    const tried = { application, visit: null, plan: planOn('2023-07-02') }
    expect(codeOf(await planVisit(at(sato.context, june), tried))).toBe(
      'assignment_of_another_expert',
    )
  })

  it('takes accounts of experts alone, each once', async () => {
    const edit = (entry: Record<string, unknown>) =>
      saveExpert(officer, { expert: null, version: null, entry: { name: '田中', ...entry } })
    expect(codeOf(await edit({ account: newId() }))).toBe('account_is_no_experts')
    const account = sato.context.by.account
    expect(codeOf(await edit({ account }))).toBe('account_of_another_expert')
    expect(codeOf(await saveExpert(sato.context, { expert: null, version: null, entry: {} }))).toBe(
      'expert_not_valid',
    )
    const own = { expert: null, version: null, entry: { name: '自分' } }
    expect(codeOf(await saveExpert(sato.context, own))).toBe('act_not_allowed')
  })
})

describe('visits', () => {
  it('are reported by their expert, and each leaves a fact of its day and its channel', async () => {
    const company = await enterCompany(context, '41')
    const application = await assigned(context, { offering, company, expert: sato })
    const visit = await planned(sato, application, '2023-07-03')
    const draft = { application, visit, report: { ...report, advice: '' } }
    taken(await saveReportDraft(at(sato.context, june), draft))
    const plan = planOn('2023-07-03', { channel: 'online' })
    const early = { application, visit, plan, report }
    expect(codeOf(await reportVisit(at(sato.context, june), early))).toBe('visit_not_held_yet')
    const blank = { ...early, report: { ...report, advice: ' ' } }
    expect(codeOf(await reportVisit(at(sato.context, winter), blank))).toBe(
      'visit_advice_is_missing',
    )
    taken(await reportVisit(at(sato.context, winter), early))
    expect(await factsOf(application)).toEqual([
      'dispatch.decided 2023-06-05',
      'dispatch.visited 2023-07-03 online',
    ])
    const [found] = await inBooks((books) => listVisits(books, { visit }))
    expect(found).toMatchObject({ state: 'reported', yen: 20_000, minutes: 120 })
    expect(codeOf(await reportVisit(at(sato.context, winter), early))).toBe(
      'visit_is_no_longer_planned',
    )
  })

  it('are no business of another expert, of an applicant, or of a stranger', async () => {
    const company = await enterCompany(context, '42')
    const application = await assigned(context, { offering, company, expert: sato })
    const visit = await planned(sato, application, '2023-07-03')
    const other = await enterExpert(context, '別 人')
    const given = { application, visit, plan: planOn('2023-07-03'), report }
    expect(codeOf(await reportVisit(at(other.context, winter), given))).toBe(
      'assignment_of_another_expert',
    )
    const asked = at(actingAs(context, company.actor), winter)
    expect(codeOf(await reportVisit(asked, given))).toBe('act_not_allowed')
    expect(codeOf(await cancelVisit(asked, given))).toBe('act_not_allowed')
    const confirmation = { application, visit, rating: 5, words: '' }
    expect(codeOf(await confirmVisit(at(other.context, winter), confirmation))).toBe(
      'visit_is_not_reported',
    )
  })

  it('are within the times and hours of the request', async () => {
    const company = await enterCompany(context, '43')
    const application = await assigned(context, { offering, company, expert: sato, visits: 2 })
    const tooLong = await visited(sato, application, planOn('2023-07-03', { minutes: 121 }))
    expect(codeOf(tooLong)).toBe('visit_longer_than_allowed')
    taken(await visited(sato, application, planOn('2023-07-04')))
    const third = { application, visit: null, plan: planOn('2023-07-06') }
    expect(codeOf(await planVisit(at(sato.context, june), third))).toBe('visits_of_request_used_up')
  })

  it('never exceed the limit where they are reported at once', async () => {
    const company = await enterCompany(context, '44')
    const narrow = await openDispatch(context, { visitsPerYear: 3 })
    const applications = [
      await assigned(context, { offering: narrow, company, expert: sato }),
      // Another programme's offering does not count; another of the same programme does.
      await assigned(context, {
        offering: await openDispatch(context, { visitsPerYear: 3 }),
        company,
        expert: sato,
      }),
    ]
    const visits = await Promise.all(
      applications.flatMap((application) =>
        ['2023-07-03', '2023-07-04', '2023-07-05'].map(async (day) => ({
          application,
          visit: await planned(sato, application, day),
          plan: planOn(day, { minutes: 60 }),
          report,
        })),
      ),
    )
    const done = await Promise.all(
      visits.map((visit) => reportVisit(at(sato.context, winter), visit)),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(3)
    expect(new Set(done.map(codeOf))).toEqual(new Set([null, 'visits_of_year_used_up']))
    const facts = (await Promise.all(applications.map(factsOf))).flat()
    expect(facts.filter((line) => line.startsWith('dispatch.visited'))).toHaveLength(3)
  })

  it('count by the fiscal year of their day', async () => {
    const company = await enterCompany(context, '45')
    const narrow = await openDispatch(context, { visitsPerYear: 1, yearScope: 'offering' })
    const application = await assigned(context, { offering: narrow, company, expert: sato })
    taken(await visited(sato, application, planOn('2023-07-03')))
    expect(codeOf(await visited(sato, application, planOn('2024-01-15')))).toBe(
      'visits_of_year_used_up',
    )
    const later = at(sato.context, '2024-05-01T00:00:00Z')
    const plan = planOn('2024-04-10')
    const { visit } = taken(await planVisit(later, { application, visit: null, plan })).outcome
    taken(await reportVisit(later, { application, visit, plan, report }))
  })
})

describe('after a visit', () => {
  it('the company rates it once, with its words', async () => {
    const company = await enterCompany(context, '51')
    const application = await assigned(context, { offering, company, expert: sato })
    const { visit } = taken(await visited(sato, application, planOn('2023-07-03'))).outcome
    const asked = at(actingAs(context, company.actor), winter)
    const said = { application, visit, rating: 5, words: '助かりました' }
    expect(codeOf(await confirmVisit(asked, { ...said, rating: 6 }))).toBe(
      'visit_rating_is_missing',
    )
    const other = (await enterCompany(context, '52')).actor
    expect(codeOf(await confirmVisit(at(actingAs(context, other), winter), said))).toBe(
      'act_not_allowed',
    )
    taken(await confirmVisit(asked, said))
    expect(codeOf(await confirmVisit(asked, said))).toBe('visit_confirmed_already')
    const texts = await inBooks((books) => readVisitTexts(books, [visit]))
    expect(texts.get(visit)).toEqual({ ...report, words: '助かりました' })
  })

  it('erasing the company erases what was written, and no visit', async () => {
    const company = await enterCompany(context, '54')
    const application = await assigned(context, { offering, company, expert: sato })
    const { visit } = taken(await visited(sato, application, planOn('2023-07-03'))).outcome
    const { party } = company
    await inBooks((books) => eraseApplicants(books, { party }, instant(winter)))
    expect(await inBooks((books) => readVisitTexts(books, [visit]))).toEqual(new Map())
    expect(await inBooks((books) => listVisits(books, { visit }))).toHaveLength(1)
    expect(await factsOf(application)).toContain('dispatch.visited 2023-07-03 in-person')
  })

  it('taking one back takes its fact alone, and makes room for another', async () => {
    const company = await enterCompany(context, '53')
    const application = await assigned(context, { offering, company, expert: sato, visits: 2 })
    const first = taken(await visited(sato, application, planOn('2023-07-03'))).outcome
    taken(await visited(sato, application, planOn('2023-07-04')))
    const inWinter = at(runner(context), winter)
    expect(codeOf(await undoVisit(inWinter, { ...first, reason: '' }))).toBe('reason_missing')
    expect(codeOf(await undoVisit(at(sato.context, winter), { ...first, reason: 'x' }))).toBe(
      'act_not_allowed',
    )
    taken(await undoVisit(inWinter, { ...first, reason: '日付の誤り' }))
    expect(await factsOf(application)).toEqual([
      'dispatch.decided 2023-06-05',
      'dispatch.visited 2023-07-04 in-person',
    ])
    expect(codeOf(await undoVisit(inWinter, { ...first, reason: '日付の誤り' }))).toBe(
      'visit_is_not_reported',
    )
    taken(await visited(sato, application, planOn('2023-07-05')))
    taken(await act(inWinter, application, 'close'))
    const late = { application, visit: null, plan: planOn('2023-07-06') }
    expect(codeOf(await planVisit(inWinter, late))).toBe('dispatch_is_not_going_on')
  })
})
