/** The endpoints of consultations, slots, lists and members, each once right and once wrong. */
import { confirmMembership, joinCompany } from '../../src/commands/account/membership.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { lookUpActors } from '../../src/commands/account/caller.ts'
import { digest } from '../../src/kit/id.ts'
import type { ApiPerson } from '../world/api.ts'
import { find, text } from '../world/api.ts'
import { ask } from '../world/consultation.ts'
import { applicant, at, openOffering, runner, taken } from '../world/delivery.ts'
import { inMay } from '../world/gathering.ts'
import { bookSlot, slotsOn, usualSlots, withSlots } from '../world/slots.ts'
import { type CaseRow, type CaseWorld, noApplication, noOffering } from './case-world.ts'
import { notAllowed, notValid, once } from './case-world.ts'

const openAdvice = once(({ context }) =>
  openOffering(context, { kind: 'consultation', sessions: [], settings: { seatsPer: 'session' } }),
)

/** Somebody who has asked. */
async function asked(world: CaseWorld) {
  const { offering } = await openAdvice(world)
  const by = await world.api.person()
  const actor = applicant(by.account)
  const begun = taken(await ask(at(world.context, inMay), { offering, text: '相談です', actor }))
  return { by, application: begun.application }
}

const openRooms = once(({ context }) => withSlots(context, 'booking'))
const openTalks = once(({ context }) =>
  withSlots(context, 'consultation', { settings: { channels: ['in-person', 'online'] } }),
)

/** Somebody who has booked a slot, and the slots of the day after. */
async function booked(world: CaseWorld, kind: 'booking' | 'consultation') {
  const { offering, resources } = await (kind === 'booking' ? openRooms : openTalks)(world)
  const [resource = ''] = resources
  const days = { first: '2023-05-16', last: '2023-05-18', resource }
  const free = (await slotsOn(world.context, offering, days)).filter(({ taken: by }) => by === 0)
  const by = await world.api.person()
  const slot = present(free[0], 'a free slot')
  const actor = applicant(by.account)
  const made = taken(await bookSlot(world.context, { kind, slot, actor }))
  const application = present(made.outcome.applications[0], 'a booking').id
  return { by, application, other: present(free.at(-1), 'another slot').id }
}

/** Somebody who says that they belong to a company, as its second member. */
async function waiting(world: CaseWorld) {
  const { context } = world
  const first = await world.api.person()
  const second = await world.api.person()
  const join = async (by: ApiPerson) => {
    const now = context.clock.now()
    const caller = await withAuthority(context.database, context.authority, async (books) => {
      const found = await lookUpActors(books, [digest(by.token)], now)
      return present(found.callers.get(digest(by.token)), 'a caller')
    })
    const company = { number: '8700110005901', name: '株式会社例示' }
    return taken(await joinCompany(context, caller, company)).outcome.membership
  }
  const own = await join(first)
  await confirmMembership(runner(context), { membership: own })
  return { first, by: second, membership: await join(second) }
}

const noMembership = { status: 404, code: 'membership_has_ended' } as const

/** The cases by the names of their endpoints. */
export const counselCases: Readonly<Record<string, CaseRow>> = {
  askByMessage: {
    right: async (world) => ({
      path: `/offerings/${(await openAdvice(world)).offering}/consultations`,
      by: await world.api.person(),
      body: { text: '履歴書の書き方を教えてください。' },
    }),
    wrong: (world) => ({
      path: `/offerings/${world.never}/consultations`,
      body: { text: '相談です' },
      ...noOffering,
    }),
  },
  readMessages: {
    right: async (world) => {
      const { by, application } = await asked(world)
      return { path: `/applications/${application}/messages`, by }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/messages`, ...noApplication }),
  },
  writeMessage: {
    right: async (world) => {
      const { by, application } = await asked(world)
      return { path: `/applications/${application}/messages`, by, body: { text: '追伸です' } }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/messages`,
      body: { text: ' ' },
      status: 422,
      code: 'text_is_blank',
    }),
  },
  chooseWay: {
    right: async (world) => {
      const { by, application } = await booked(world, 'consultation')
      return { path: `/applications/${application}/way`, by, body: { way: 'online' } }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/way`,
      body: { way: 'online' },
      ...noApplication,
    }),
  },
  listWaitingConsultations: {
    right: async (world) => {
      await asked(world)
      return { path: '/desk/consultations', by: world.counsellor }
    },
    wrong: () => ({ path: '/desk/consultations', ...notAllowed }),
  },
  answerConsultation: {
    right: async (world) => ({
      path: `/applications/${(await asked(world)).application}/answers`,
      by: world.counsellor,
      body: { text: 'お答えします', holds: true },
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/answers`,
      by: world.counsellor,
      body: { text: 'お答えします' },
      ...noApplication,
    }),
  },
  noteConsultation: {
    right: async (world) => ({
      path: `/applications/${(await asked(world)).application}/notes`,
      by: world.counsellor,
      body: { text: '次回は模擬面接' },
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/notes`,
      by: world.counsellor,
      body: { text: 'x', holds: true },
      ...notValid,
    }),
  },
  assignConsultation: {
    right: async (world) => ({
      path: `/applications/${(await asked(world)).application}/counsellor`,
      by: world.counsellor,
      body: { to: world.counsellor.account },
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/counsellor`,
      by: world.counsellor,
      body: { to: null },
      ...noApplication,
    }),
  },
  planContact: {
    right: async (world) => ({
      path: `/applications/${(await asked(world)).application}/contact`,
      by: world.counsellor,
      body: { on: '2023-06-15' },
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/contact`,
      by: world.counsellor,
      body: { on: '2023-02-30' },
      ...notValid,
    }),
  },
  countConsultations: {
    right: async (world) => ({
      path: `/desk/offerings/${(await openAdvice(world)).offering}/consultation-heads`,
      by: world.counsellor,
      body: { heads: 4, on: '2023-05-09' },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/consultation-heads`,
      by: world.counsellor,
      body: { heads: 4, on: '2023-05-09' },
      ...noApplication,
    }),
  },
  saveHours: {
    right: async (world) => {
      const { offering } = await withSlots(world.context, 'booking')
      const seen = await world.api.ask('GET', `/desk/offerings/${offering}`, { by: world.officer })
      const details = { slots: { ...usualSlots, minutes: 30 } }
      const body = { version: find(seen, 'version'), details }
      return { path: `/desk/offerings/${offering}/hours`, by: world.officer, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/hours`,
      by: world.officer,
      body: { version: 77, details: {} },
      status: 409,
      code: 'offering_changed_meanwhile',
    }),
  },
  renewSlots: {
    right: async (world) => ({
      path: `/desk/offerings/${(await openRooms(world)).offering}/slots/renew`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.never}/slots/renew`, ...noOffering }),
  },
  saveOwnHours: {
    right: async (world) => ({
      path: `/desk/resources/${(await openRooms(world)).resources[1] ?? ''}/hours`,
      by: world.officer,
      body: { details: { people: 6 } },
    }),
    wrong: (world) => ({
      path: `/desk/resources/${world.never}/hours`,
      by: world.officer,
      body: { details: {} },
      status: 404,
      code: 'resource_unknown',
    }),
  },
  moveToSlot: {
    right: async (world) => {
      const { by, application, other } = await booked(world, 'booking')
      return { path: `/applications/${application}/move`, by, body: { session: other } }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/move`,
      body: { session: world.never },
      status: 422,
      code: 'booking_not_movable',
    }),
  },
  listSlotsOfDay: {
    right: async (world) => {
      await booked(world, 'booking')
      return { path: '/desk/slots?kind=booking&on=2023-05-16', by: world.officer }
    },
    wrong: () => ({ path: '/desk/slots?kind=booking&on=2023-05-16', ...notAllowed }),
  },
  editResource: {
    right: async (world) => ({
      path: `/desk/resources/${(await openRooms(world)).resources[0] ?? ''}/edit`,
      by: world.officer,
      body: { name: { ja: '大会議室' }, isOpen: true },
    }),
    wrong: (world) => ({
      path: `/desk/resources/${world.never}/edit`,
      by: world.officer,
      body: { isOpen: false },
      status: 404,
      code: 'resource_unknown',
    }),
  },
  moveResource: {
    right: async (world) => ({
      path: `/desk/resources/${(await openRooms(world)).resources[1] ?? ''}/move`,
      by: world.officer,
      body: { way: 'up' },
    }),
    wrong: (world) => ({
      path: `/desk/resources/${world.never}/move`,
      by: world.officer,
      body: { way: 'left' },
      ...notValid,
    }),
  },
  importApplications: {
    right: async (world) => {
      const { offering, sessions } = await world.newFair()
      const rows = [
        { session: sessions[0], name: '山田花子' },
        { session: newId(), name: '鈴木一郎' },
        { session: sessions[0], name: '佐藤次郎', mail: 'no address' },
      ]
      const path = `/desk/offerings/${offering}/applications/import?dryRun=true`
      return { path, by: world.officer, body: { source: '申込.csv', rows } }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/applications/import`,
      body: { rows: [{ name: '山田花子' }] },
      ...notAllowed,
    }),
  },
  undoImport: {
    right: async (world) => {
      const { offering, sessions } = await world.newFair()
      const asking = { by: world.officer, body: { rows: [{ session: sessions[0], name: '甲' }] } }
      const path = `/desk/offerings/${offering}/applications/import`
      const done = await world.api.ask('POST', path, asking)
      const undo = `/desk/imports/${text(done, 'command')}/undo`
      return { path: undo, by: world.officer, body: { reason: '二重の取込' } }
    },
    wrong: (world) => ({
      path: `/desk/imports/${world.never}/undo`,
      by: world.officer,
      body: { reason: '二重の取込' },
      status: 404,
      code: 'import_unknown',
    }),
  },
  listWaitingMembers: {
    right: (world) => ({ path: '/desk/people/members', by: world.admin }),
    wrong: () => ({ path: '/desk/people/members', ...notAllowed }),
  },
  confirmMembership: {
    right: async (world) => ({
      path: `/desk/people/members/${(await waiting(world)).membership}/confirm`,
      by: world.admin,
    }),
    wrong: (world) => ({
      path: `/desk/people/members/${world.never}/confirm`,
      by: world.admin,
      ...noMembership,
    }),
  },
  endMembership: {
    right: async (world) => ({
      path: `/desk/people/members/${(await waiting(world)).membership}`,
      by: world.admin,
    }),
    wrong: (world) => ({
      path: `/desk/people/members/${world.never}`,
      by: world.admin,
      ...noMembership,
    }),
  },
  confirmColleague: {
    right: async (world) => {
      const { first, membership } = await waiting(world)
      return { path: `/me/companies/${membership}/confirm`, by: first }
    },
    wrong: (world) => ({ path: `/me/companies/${world.never}/confirm`, ...noMembership }),
  },
  leaveCompany: {
    right: async (world) => {
      const { by, membership } = await waiting(world)
      return { path: `/me/companies/${membership}`, by }
    },
    wrong: (world) => ({
      path: `/me/companies/${world.never}`,
      by: world.admin,
      ...noMembership,
    }),
  },
  resetSecondFactor: {
    right: async (world) => ({
      path: `/desk/people/${(await world.api.person()).account}/second-factor/reset`,
      by: world.admin,
      body: { reason: '窓口で本人を確かめた' },
    }),
    wrong: (world) => ({
      path: `/desk/people/${world.visitor.account}/second-factor/reset`,
      by: world.officer,
      body: { reason: '窓口で本人を確かめた' },
      ...notAllowed,
    }),
  },
}
