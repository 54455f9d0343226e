/**
 * What a volunteer can do at a door: by forms, and by the script that also works without a network.
 */
import { z } from 'zod'
import { letInByName, undoCheckIn, undoHeads } from '../../commands/gathering/let-in.ts'
import type { OpenDoor } from '../../commands/gathering/pass.ts'
import { mostScansAtOnce, reportScans, settleDoor } from '../../commands/gathering/scan.ts'
import type { SentScan } from '../../domain/delivery/gathering/door-scan.ts'
import { parseTicketCode } from '../../domain/delivery/ticket.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { refuse, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { readTally } from '../../store/door.ts'
import { readFields } from '../form/field.ts'
import { numberField, textField } from '../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import { moved, type PersonalVisit, type Shown, type Told, told } from '../personal.ts'
import type { Moved } from '../personal.ts'
import { answerTones, headlineOf } from './answer-words.ts'
import { contextAtDoor, doorOf } from './open-door.ts'

/** A visit of the door. */
export type DoorVisit = PersonalVisit<'door'>

type Answer = Promise<Result<Shown | Moved | Told, FormRefusal>>

/** The number on a ticket, as it is typed. */
export const codeField = textField({
  label: { ja: '申込番号', en: 'Number on the ticket' },
  hint: { ja: '例：7KMX-39AP', en: 'Such as 7KMX-39AP' },
  required: true,
  autocomplete: 'off',
})

/** How many came without a ticket. */
export const headsField = numberField({
  label: { ja: '人数', en: 'How many' },
  required: true,
  least: 1,
  greatest: 500,
  unit: { ja: '人', en: '' },
})

/** The name of somebody who came without a ticket. */
export const walkInField = textField({
  label: { ja: '氏名', en: 'Name' },
  required: true,
  longest: 100,
  autocomplete: 'off',
})

/** The acts of the page by their names. */
export const doorActs = {
  scan: atDoor(async (visit, form, door) => {
    const values = readFields(form, { code: codeField })
    if (!values.ok) return values
    const code = parseTicketCode(values.value.code)
    return code.ok ? settleOne(visit, door, one(form, code.value)) : atField('code', code)
  }),
  admit: atDoor((visit, form, door) => settleOne(visit, door, one(form, form.item))),
  heads: atDoor(async (visit, form, door) => {
    const values = readFields(form, { heads: headsField })
    if (!values.ok) return values
    return settleOne(visit, door, { ...one(form, null), heads: values.value.heads })
  }),
  walkIn: atDoor(async (visit, form, door) => {
    const values = readFields(form, { name: walkInField })
    if (!values.ok) return values
    const { session } = door
    const walkIn = { session: session.id, language: visit.language, key: form.key }
    const done = await letInByName(contextAtDoor(visit, door), {
      ...walkIn,
      name: values.value.name,
    })
    return done.ok ? moved(visit.to.door({ person: done.value.application })) : done
  }),
  undo: atDoor(async (visit, form, door) => {
    const given = { session: door.session.id, application: form.item }
    const context = { ...contextAtDoor(visit, door), idempotencyKey: form.key }
    const done = await undoCheckIn(context, given)
    return done.ok ? moved(visit.to.door({ entry: form.text('entry') })) : done
  }),
  undoHeads: atDoor(async (visit, form, door) => {
    const given = { session: door.session.id, entry: form.item }
    const context = { ...contextAtDoor(visit, door), idempotencyKey: form.key }
    const done = await undoHeads(context, given)
    return done.ok ? moved(visit.to.door({ entry: form.item })) : done
  }),
  batch: atDoor(settleBatch),
}

type Made = Omit<SentScan, 'at'>

/** A scan by a form: the form's key is its entry, so that sending twice scans once. */
const one = ({ key }: SubmittedForm, text: string | null): Made => ({ entry: key, text, heads: 1 })

function atDoor(
  act: (visit: DoorVisit, form: SubmittedForm, door: OpenDoor) => Answer,
): (visit: DoorVisit, form: SubmittedForm) => Answer {
  return async (visit, form) => {
    const door = await doorOf(visit)
    return door.ok ? act(visit, form, door.value) : door
  }
}

async function settleOne(visit: DoorVisit, door: OpenDoor, scan: Made): Answer {
  const now = toInstant(visit.services.clock.now())
  const { session, pass } = door
  const done = await settleDoor(contextAtDoor(visit, door), {
    ...{ session: session.id, door: pass.label, sentAt: now, isOffline: false },
    scans: [{ ...scan, at: now }],
  })
  return done.ok ? moved(visit.to.door({ entry: scan.entry })) : done
}

/** What a telephone sends of itself: now, or what it scanned without a network. */
async function settleBatch(visit: DoorVisit, form: SubmittedForm, door: OpenDoor): Answer {
  const read = sending.safeParse(parseJson(form.text('scans')))
  if (!read.success) return sendingUnread
  const { session, pass } = door
  if (read.data.session !== session.id) return sendingElsewhere
  const { sentAt, isOffline, scans } = read.data
  const context = contextAtDoor(visit, door)
  const given = { session: session.id, door: pass.label, sentAt, isOffline, scans }
  const done = await settleDoor(context, given)
  if (!done.ok) return done
  const entries = scans.map(({ entry }) => entry)
  const reports = await reportScans(context, { session: session.id, entries })
  const { database, authority } = visit.services
  const tally = await withAuthority(database, authority, (books) =>
    readTally(books, { session: session.id, offering: session.offering }),
  )
  const { language } = visit
  return told({
    tally,
    answers: reports.map(({ answer, scan, initials }) => ({
      entry: answer.entry,
      outcome: answer.outcome,
      tone: answerTones[answer.outcome],
      headline: headlineOf(answer)[language],
      message: answer.message[language],
      application: scan.application,
      initials,
    })),
  })
}

const moment = z.iso.datetime().transform((text) => new Date(text).toISOString() as Instant)

const sending = z.strictObject({
  session: z.string(),
  sentAt: moment,
  isOffline: z.boolean(),
  scans: z
    .array(
      z.strictObject({
        entry: z.string().refine(isId),
        text: z
          .string()
          .max(500)
          .transform((text) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' '))
          .nullable(),
        heads: z.int().min(1).max(500),
        at: moment,
      }),
    )
    .max(mostScansAtOnce),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const sendingUnread = refuse(
  'sending_not_understood',
  '送られた受付の記録を読み取れませんでした。画面を開き直して、もう一度送ってください。',
  'What was sent could not be read. Open the page again and send it once more.',
)

const sendingElsewhere = refuse(
  'sending_of_another_session',
  'この端末に残っているのは、別の日程の受付の記録です。その日程のリンクを開いて送ってください。',
  'What is kept on this telephone is of another session. Open the link of that session to send it.',
)
