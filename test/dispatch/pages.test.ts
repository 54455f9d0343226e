/** Who sees which page of a dispatch: experts their own assignments, companies their own visits. */
import { describe, expect, it } from 'vitest'
import { planVisit, reportVisit } from '../../src/commands/dispatch/visit.ts'
import { linksIn } from '../../src/web/routes.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite, visitorOf } from '../world/apply-site.ts'
import { at, taken } from '../world/delivery.ts'
import { staff } from '../world/desk.ts'
import {
  assigned,
  enterCompany,
  enterExpert,
  openDispatch,
  planOn,
  report,
  winter,
} from './world.ts'

const { context } = await cloneDatabase()
const offering = await openDispatch(context)
const [company, other] = [await enterCompany(context, '1'), await enterCompany(context, '2')]
const [sato, suzuki] = [
  await enterExpert(context, '佐藤 一'),
  await enterExpert(context, '鈴木 二'),
]
const application = await assigned(context, { offering, company, expert: sato })
const later = at(sato.context, winter)
const plan = planOn('2023-07-03')
const { visit } = taken(await planVisit(later, { application, visit: null, plan })).outcome
taken(await reportVisit(later, { application, visit, plan, report }))

const site = openApplySite(
  at(context, winter),
  {
    sato: sato.visitor,
    suzuki: suzuki.visitor,
    company: visitorOf(company.actor, '担当1'),
    other: visitorOf(other.actor, '担当2'),
    ...{ officer: staff('officer'), auditor: staff('auditor'), counsellor: staff('counsellor') },
  },
  { rooms },
)
const to = linksIn('ja')
const statusOf = async (who: string, path: string) => (await site.browser(who).get(path)).status

describe.each([
  ['the assignment', to.expertAssignment({ application })],
  ['the visit', to.expertVisit({ visit })],
])('%s', (_, path) => {
  it.each([
    ['sato', 200],
    ['officer', 200],
    ['auditor', 200],
    ['suzuki', 404],
    ['counsellor', 403],
    ['company', 403],
  ])('answers %s with %i', async (who, status) => {
    expect(await statusOf(who, path)).toBe(status)
  })
})

describe('the page on which a visit is confirmed', () => {
  const path = to.confirmVisit({ application, visit })

  it('is the company’s own', async () => {
    expect(await statusOf('company', path)).toBe(200)
    for (const who of ['other', 'sato', 'officer']) expect(await statusOf(who, path)).toBe(404)
  })

  it('asks for a rating, and keeps what was typed', async () => {
    const page = await site.browser('company').fillIn(path, 'confirm', { words: '助かりました' })
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('助かりました')])
  })
})

describe('the desk', () => {
  it.each([
    [to.deskDispatch({ application })],
    [to.experts()],
    [to.deskExpert({ expert: sato.id })],
    [to.feeClaims()],
    [to.dispatchSettings({ offering })],
    [to.dispatchRequests({ offering })],
  ])('%s is read by auditors, and by no expert', async (path) => {
    expect(await statusOf('auditor', path)).toBe(200)
    expect(await statusOf('sato', path)).toBe(403)
    expect((await site.browser('auditor').get(path)).html).not.toMatch(
      /<button type="submit" class="(?:primary|danger)"/,
    )
  })
})

it('is closed by staff, and opened again with a reason', async () => {
  const officer = site.browser('officer')
  const path = to.deskDispatch({ application })
  expect((await officer.fillIn(path, 'close')).status).toBe(303)
  expect((await officer.fillIn(path, 'reopen')).status).toBe(422)
  expect((await officer.fillIn(path, 'reopen', { reason: '続きがあるため' })).status).toBe(303)
})
