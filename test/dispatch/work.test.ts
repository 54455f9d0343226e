/** What waits in dispatches: overdue reports, reports nobody confirmed, claims to approve. */
import { expect, it } from 'vitest'
import { submitFeeClaim } from '../../src/commands/dispatch/fee-claim.ts'
import { readWork } from '../../src/commands/read-work.ts'
import type { Instant } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listClaimable } from '../../src/store/dispatch-claim.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, instant, taken } from '../world/delivery.ts'
import { staff } from '../world/desk.ts'
import {
  assigned,
  enterCompany,
  enterExpert,
  openDispatch,
  planned,
  planOn,
  visited,
  winter,
} from './world.ts'

const { context, database } = await cloneDatabase()
const offering = await openDispatch(context, { reportDays: 10 })
const sato = await enterExpert(context, '佐藤 一')
const company = await enterCompany(context, '1')
const application = await assigned(context, { offering, company, expert: sato })
await planned(sato, application, '2024-02-01')
taken(await visited(sato, application, planOn('2023-07-03')))

const workAt = (moment: Instant, role: 'officer' | 'operator' = 'officer') =>
  withAuthority(database, context.authority, async (books) => {
    const work = await readWork(books, staff(role).actor, moment)
    const { overdueReports, unconfirmed, feeClaims } = work
    return [overdueReports.length, unconfirmed.length, feeClaims?.count ?? 0]
  })

it.each([
  // The visit of 1 February is to be reported by the 11th; the report came on 20 February.
  ['2024-02-11T03:00:00Z', [0, 0, 0]],
  ['2024-02-12T03:00:00Z', [1, 0, 0]],
  ['2024-03-04T03:00:00Z', [1, 0, 0]],
  ['2024-03-05T03:00:00Z', [1, 1, 0]],
])('at %s there are %j', async (moment, waiting) => {
  expect(await workAt(instant(moment))).toEqual(waiting)
})

it('claims wait for those who may settle them', async () => {
  const [month] = await withAuthority(database, context.authority, (books) =>
    listClaimable(books, sato.id),
  )
  const { programme } = present(month, 'a month to claim')
  taken(await submitFeeClaim(at(sato.context, winter), { programme, month: '2023-07' }))
  expect(await workAt(instant(winter))).toEqual([1, 0, 1])
  expect(await workAt(instant(winter), 'operator')).toEqual([1, 0, 0])
})
