/** What happened on a day: attendances, head-counts, messages; not what was noted with it. */
import { z } from 'zod'
import { channels } from '../../domain/delivery/offering.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { ok } from '../../kit/result.ts'
import { type ListedActivity, sliceActivities } from '../../store/activity-list.ts'
import { inBooks } from '../books.ts'
import { type Answered, type AnyEndpoint, list } from '../endpoint.ts'
import { activity } from '../schema/application.ts'
import { id } from '../schema/basic.ts'
import { findDeskOffering } from './open-offering.ts'
import { findSeenApplication } from './read-application.ts'

const ofOffering = list({
  method: 'get',
  path: '/desk/offerings/{offering}/activities',
  name: 'listActivities',
  tag: 'desk',
  scope: 'activity.read',
  summary: { ja: '出欠・来場などの記録の一覧', en: 'List what happened at an offering' },
  query: z.strictObject({
    session: id.optional(),
    sort: z.string().max(60).optional().meta({
      description: 'What it was: "attendance", "heads", "scan".',
    }),
  }),
  item: activity,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const { session, sort } = call.query
      const { rows, next } = await sliceActivities(books, {
        offering: found.value.id,
        ...(session && { session }),
        ...(sort && { sort }),
        slice: call.slice,
      })
      return ok({ items: rows.map(activityOf), next })
    }),
})

const ofApplication = list({
  method: 'get',
  path: '/applications/{application}/activities',
  name: 'listActivitiesOfApplication',
  tag: 'applications',
  scope: 'activity.read',
  summary: { ja: '申込についての出欠などの記録', en: 'List what happened to an application' },
  item: activity,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeenApplication(books, call)
      if (!found.ok) return found
      const { application, offering } = found.value
      const of = { offering: offering.id, application: application.id, slice: call.slice }
      const { rows, next } = await sliceActivities(books, of)
      return ok({ items: rows.map(activityOf), next })
    }),
})

function activityOf(row: ListedActivity): Answered<typeof activity> {
  const { offering, session, application, sort, happenedAt, quantity } = row
  const names = Object.keys(channels) as readonly Channel[]
  const channel = names.find((name) => name === row.channel) ?? null
  return { id: row.id, offering, session, application, sort, happenedAt, channel, quantity }
}

/** The rows of what happened. */
export const activityEndpoints: readonly AnyEndpoint[] = [ofOffering, ofApplication]
