/** Taking part online: the dates of an application, with the way in once one has joined. */
import { z } from 'zod'
import { findJoined } from '../../commands/application/joined.ts'
import { isOwn } from '../../commands/application/scene.ts'
import { ok } from '../../kit/result.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { id, moment } from '../schema/basic.ts'
import { applicationUnknown, findSeenApplication, readDates } from './read-application.ts'

const listOnline = endpoint({
  method: 'get',
  path: '/applications/{application}/online',
  name: 'listOnlineDates',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: 'オンラインで参加できる日程', en: 'List the dates that one can join online' },
  note: {
    ja: '入口（link）は、join の操作で参加を記録したあとに返ります。本人の申込だけです。',
    en: 'The way in (link) is given once the act "join" has noted that one takes part. Only one’s own.',
  },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          session: id,
          startsAt: moment,
          endsAt: moment,
          isJoined: z.boolean(),
          link: z.string().nullable().meta({ description: 'Null before one has joined.' }),
        })
        .meta({ id: 'OnlineDate' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const { application } = seen.value
      if (!isOwn(application, call.caller.actor)) return applicationUnknown
      const dates = await readDates(books, application)
      const open = dates.filter(
        ({ onlineLink, state, endsAt }) =>
          onlineLink !== null && state !== 'cancelled' && endsAt > nowOf(call),
      )
      const joined = await findJoined(books, application, open)
      const items = open.map(({ id: own, startsAt, endsAt, onlineLink }) => {
        const isJoined = joined.has(own)
        return { session: own, startsAt, endsAt, isJoined, link: isJoined ? onlineLink : null }
      })
      return ok({ items })
    }),
})

/** The rows of taking part online. */
export const onlineEndpoints: readonly AnyEndpoint[] = [listOnline]
