/** Slots of counsellors and rooms: their hours, who comes on a day, moving a booking. */
import { z } from 'zod'
import { type SlotsKept, renewSlots } from '../../commands/slot/keep-slots.ts'
import {
  type KindSettingsSaved,
  saveKindSettings,
  saveSlotResource,
} from '../../commands/slot/kind-settings.ts'
import { moveToSlot } from '../../commands/slot/move.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { addDays, isCalendarDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { listDaySlots } from '../../store/slot-day.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { bothLanguages, command, id, moment } from '../schema/basic.ts'

const details = z.record(z.string().max(100), z.json()).meta({
  description: 'What is said anew; everything else stays.',
})

const kept = z
  .strictObject({
    added: z.int(),
    withdrawn: z.int(),
    left: z.int().meta({ description: 'Outside the hours, because somebody has booked them.' }),
  })
  .meta({ id: 'SlotsKept' })

const saved = z
  .strictObject({
    command,
    version: z.int(),
    slots: kept.nullable().meta({ description: 'Null where nobody has said any hours.' }),
  })
  .meta({ id: 'HoursSaved' })

const keptOf = ({ added, withdrawn, left }: SlotsKept) => ({ added, withdrawn, left })
const savedOf = ({ version, slots }: KindSettingsSaved) => {
  return { version, slots: slots && keptOf(slots) }
}

const saveHours = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/hours',
  name: 'saveHours',
  tag: 'slots',
  scope: 'offering.write',
  summary: { ja: '相談・施設の時間と予約の決まりを保存する', en: 'Save hours and rules of slots' },
  note: {
    ja: 'details.slots に曜日ごとの時間（week）と1枠の分数（minutes）などを書きます。枠はすぐに作られます。',
    en: 'details.slots holds the hours of each weekday (week), minutes, and so on. Slots follow at once.',
  },
  body: z.strictObject({ version: z.int().min(1), details }).meta({ id: 'HoursEdit' }),
  answer: saved,
  handle: async ({ context, params, body }) =>
    answered(await saveKindSettings(context, { ...body, offering: params.offering }), savedOf),
})

const renew = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/slots/renew',
  name: 'renewSlots',
  tag: 'slots',
  scope: 'offering.write',
  summary: { ja: '予約の枠を時間に合わせて作り直す', en: 'Make slots follow from the hours' },
  answer: kept.extend({ command }).meta({ id: 'SlotsRenewed' }),
  handle: async ({ context, params }) =>
    answered(await renewSlots(context, { offering: params.offering }), keptOf),
})

const saveOwn = endpoint({
  method: 'put',
  path: '/desk/resources/{resource}/hours',
  name: 'saveOwnHours',
  tag: 'slots',
  scope: 'offering.write',
  summary: {
    ja: '相談員・部屋ごとの時間や設備を保存する',
    en: 'Save what one counsellor or room has',
  },
  body: z.strictObject({ details }).meta({ id: 'OwnHoursEdit' }),
  answer: saved,
  handle: async ({ context, params, body }) =>
    answered(await saveSlotResource(context, { ...body, resource: params.resource }), savedOf),
})

const move = endpoint({
  method: 'post',
  path: '/applications/{application}/move',
  name: 'moveToSlot',
  tag: 'slots',
  scope: 'application.write',
  summary: { ja: '予約の日時を変える', en: 'Move a booking to another slot' },
  note: {
    ja: '新しい枠が取れなければ、もとの予約のままです。',
    en: 'Where the other slot cannot be had, the booking stays as it is.',
  },
  body: z.strictObject({ session: id }).meta({ id: 'SlotMove' }),
  answer: z
    .strictObject({ command, application: id, number: z.string() })
    .meta({ id: 'SlotMoved' }),
  handle: async ({ context, params, body }) => {
    const given = { application: params.application, session: body.session }
    return answered(await moveToSlot(context, given), ({ application, number }) => {
      return { application, number }
    })
  },
})

const calendarDay = z.string().refine(isCalendarDate, {
  params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
})

const midnight = '00:00' as TimeOfDay

const readDay = endpoint({
  method: 'get',
  path: '/desk/slots',
  name: 'listSlotsOfDay',
  tag: 'slots',
  scope: 'application.read',
  summary: { ja: '1日の枠と予約の一覧', en: 'List the slots of a day with who comes' },
  query: z.strictObject({ kind: z.enum(['consultation', 'booking']), on: calendarDay }),
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          session: id,
          offering: id,
          offeringTitle: bothLanguages,
          resource: id,
          resourceName: bothLanguages,
          startsAt: moment,
          endsAt: moment,
          capacity: z.int().nullable(),
          taken: z.int(),
          bookings: z.array(
            z.strictObject({
              application: id,
              number: z.string(),
              state: z.string(),
              name: z.string().nullable(),
              kana: z.string().nullable(),
            }),
          ),
        })
        .meta({ id: 'DaySlot' }),
    ),
  }),
  handle: async (call) => {
    const { kind, on } = call.query
    const act = kind === 'booking' ? 'booking.day' : 'consultation.day'
    const programmes = programmesFor(call.caller.actor, act)
    if (programmes?.length === 0) return notAllowed(deskActs[act])
    const from = instantAt(on, midnight)
    const to = instantAt(addDays(on, 1), midnight)
    const slots = await inBooks(call, (books) =>
      listDaySlots(books, { kind, programmes, from, to }),
    )
    const items = slots.map(({ offering, offeringTitle, resource, resourceName, ...slot }) => ({
      ...{ session: slot.id, offering, offeringTitle, resource, resourceName },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt },
      ...{ capacity: slot.capacity, taken: slot.taken },
      bookings: slot.bookings.map(({ id: application, number, state, name, kana }) => {
        return { application, number, state, name, kana }
      }),
    }))
    return ok({ items })
  },
})

/** The rows of slots. */
export const slotEndpoints: readonly AnyEndpoint[] = [saveHours, renew, saveOwn, move, readDay]
