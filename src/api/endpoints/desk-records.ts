/** What staff look up: people with their roles, and the record of acts. */
import { z } from 'zod'
import { readKnownPerson } from '../../commands/account/known-person.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { type Role, roleNames, staffRoles } from '../../domain/access/role.ts'
import { addDays, type CalendarDate, isCalendarDate, toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { sliceActs } from '../../store/act-list.ts'
import { peopleSorts, slicePeople } from '../../store/people-list.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import type { KeyForm } from '../paging.ts'
import { id, moment } from '../schema/basic.ts'
import { descending, readSort, sortsOf } from './sort.ts'

const sortKeys: Readonly<Record<(typeof peopleSorts)[number], readonly KeyForm[]>> = {
  name: ['text', 'id'],
  opened: ['moment', 'id'],
}

const role = z.enum(roleNames as [Role, ...Role[]])

const people = list({
  method: 'get',
  path: '/desk/people',
  name: 'listPeople',
  tag: 'people',
  scope: 'people.read',
  summary: { ja: '利用者と権限の一覧', en: 'List people with their roles' },
  note: { ja: 'role を書かなければ、職員だけです。', en: 'Without role, staff alone.' },
  query: z.strictObject({
    q: z.string().max(100).optional(),
    role: role.optional(),
    programme: z.string().max(100).optional(),
    sort: sortsOf(peopleSorts).default('name'),
  }),
  item: z
    .strictObject({
      account: id,
      name: z.string(),
      address: z.string(),
      openedAt: moment,
      hasSecondFactor: z.boolean(),
      lastSeenAt: moment.nullable(),
      roles: z.array(
        z.strictObject({
          role,
          programme: z.string().meta({ description: 'Empty for all programmes.' }),
        }),
      ),
    })
    .meta({ id: 'Person' }),
  key: ({ sort }) => sortKeys[readSort(sort)],
  handle: async (call) => {
    const { q, role: wanted, programme, sort } = call.query
    const own = programmesFor(call.caller.actor, 'people.list')
    if (own?.length === 0) return notAllowed(deskActs['people.list'])
    const isOwn = programme !== undefined && (own === null || own.includes(programme))
    const { rows, next } = await inBooks(call, (books) =>
      slicePeople(books, {
        roles: wanted ? [wanted] : staffRoles,
        programmes: isOwn ? [programme] : own,
        ...(q && { words: q.normalize('NFKC') }),
        ...{ sort: readSort(sort), isDescending: descending(sort), slice: call.slice },
      }),
    )
    const items = rows.map(({ account, name, address, hasSecondFactor, ...one }) => ({
      ...{ account, name, address, hasSecondFactor, openedAt: toInstant(one.openedAt) },
      lastSeenAt: one.lastSeenAt && toInstant(one.lastSeenAt),
      roles: one.grants.map((each) => ({ role: each.role, programme: each.programme })),
    }))
    return ok({ items, next })
  },
})

const person = endpoint({
  method: 'get',
  path: '/desk/people/{account}',
  name: 'readPerson',
  tag: 'people',
  scope: 'people.read',
  summary: { ja: '利用者を1人読む', en: 'Read somebody with their roles' },
  answer: z
    .strictObject({
      account: id,
      name: z.string(),
      address: z.string(),
      openedAt: moment,
      hasSecondFactor: z.boolean(),
      grants: z
        .array(
          z.strictObject({
            grant: id,
            role,
            programme: z.string(),
            givenAt: moment,
            givenBy: z.string(),
          }),
        )
        .meta({ description: 'Those of their roles that the caller may see.' }),
    })
    .meta({ id: 'KnownPerson' }),
  handle: async (call) => {
    const { actor } = call.caller
    if (programmesFor(actor, 'people.list')?.length === 0) {
      return notAllowed(deskActs['people.list'])
    }
    const read = await inBooks(call, (books) => readKnownPerson(books, actor, call.params.account))
    if (!read.ok) return read
    const { account, name, address, openedAt, hasSecondFactor, grants } = read.value
    return ok({
      ...{ account, name, address, openedAt: toInstant(openedAt), hasSecondFactor },
      grants: grants.map((one) => ({
        ...{ grant: one.id, role: one.role, programme: one.programme, givenBy: one.givenBy },
        givenAt: toInstant(one.givenAt),
      })),
    })
  },
})

const day = z
  .string()
  .refine(isCalendarDate, {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
  })
  .optional()
  .meta({ format: 'date' })

const startOf = (date: CalendarDate) => instantAt(date, '00:00' as TimeOfDay)

const acts = list({
  method: 'get',
  path: '/desk/acts',
  name: 'listActs',
  tag: 'desk',
  scope: 'activity.read',
  summary: { ja: '操作の記録の一覧', en: 'List the record of acts' },
  note: { ja: '新しい順です。', en: 'The newest come first.' },
  query: z.strictObject({
    prefix: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'How the names of the acts begin.', examples: ['offering.'] }),
    since: day,
    until: day,
  }),
  item: z
    .strictObject({
      id: z.string(),
      act: z.string(),
      actor: z.string(),
      recordedAt: moment,
      reason: z.string().nullable(),
      applications: z.int().meta({ description: 'How many it was done to.' }),
      application: id.nullable().meta({ description: 'The first of them.' }),
      offering: id.nullable(),
    })
    .meta({ id: 'Act' }),
  key: ['number'],
  handle: async (call) => {
    const { prefix, since, until } = call.query
    const { actor } = call.caller
    const programmes = programmesFor(actor, 'act.list')
    if (programmes?.length === 0) return notAllowed(deskActs['act.list'])
    const { rows, next } = await inBooks(call, (books) =>
      sliceActs(books, {
        within: programmes && { programmes, actor: actor.name },
        ...(prefix && { prefixes: [prefix] }),
        ...(since && { from: startOf(since) }),
        ...(until && { to: startOf(addDays(until, 1)) }),
        ...{ isDescending: true, slice: call.slice },
      }),
    )
    const items = rows.map(({ act, actor: by, recordedAt, reason, ...one }) => {
      const { applications, application, offering } = one
      return {
        ...{ id: one.id, act, actor: by, recordedAt, reason },
        ...{ applications, application, offering },
      }
    })
    return ok({ items, next })
  },
})

/** The rows of what staff look up. */
export const deskRecordEndpoints: readonly AnyEndpoint[] = [people, person, acts]
