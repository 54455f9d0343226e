/** Recording what was done in a support: contacts, visits, hirings; and taking a record back. */
import {
  actOfContact,
  channelOf,
  type ContactWay,
  parseWords,
  type RecordWords,
} from '../../domain/delivery/support/record.ts'
import { retentionDays } from '../../domain/delivery/support/due.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { insertCorrections } from '../../store/fact.ts'
import { deleteDuesOf, insertDues } from '../../store/support-due.ts'
import {
  findRecord,
  insertRecord,
  takeBackActivitiesOf,
  takeBackRecord,
} from '../../store/support-record.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { reasonMissing } from '../correct-facts.ts'
import type { Done, Running } from '../run.ts'
import { actingAgency, actOnSupport, noonOf, notAhead, type OpenedSupport } from './open-support.ts'

/** What every record says. */
export type Recorded = {
  readonly application: string
  readonly on: CalendarDate
  /** The agency that did it; absent for the actor's own. */
  readonly agency?: string | null
  readonly words: RecordWords
  /** Where the year is closed. */
  readonly reason?: string | null
}

/** The record that was made. */
export type RecordMade = { readonly application: string; readonly record: string }

/**
 * Records a contact or a visit. A visit to a company that has not registered counts where the
 * settings say so; any other contact before registration is noted without a fact.
 */
export function recordContact(
  context: ActorContext,
  given: Recorded & { readonly way: ContactWay },
): Promise<Result<Done<RecordMade>>> {
  const { application, reason = null } = given
  const act = { name: 'support.contact', input: given, application, reason }
  return actOnSupport(context, act, async (running, opened) => {
    const { way } = given
    const { countsUnregistered } = opened.settings
    const { state } = opened.application
    const name = actOfContact({ state, way, countsUnregistered })
    return write(running, opened, {
      ...given,
      by: context.by,
      act: name,
      sort: way === 'visit' ? 'visit' : 'contact',
      persons: null,
    })
  })
}

/** Records that persons were hired on a day. It is asked later whether the jobs have held. */
export function recordHiring(
  context: ActorContext,
  given: Recorded & { readonly persons: number },
): Promise<Result<Done<RecordMade>>> {
  const { application, reason = null } = given
  const act = { name: 'support.hire', input: given, application, reason }
  return actOnSupport(context, act, async (running, opened) => {
    const { persons } = given
    if (!Number.isInteger(persons) || persons < 1 || persons > 10_000) return personsWrong(persons)
    const writing = { ...given, by: context.by, act: 'hire', sort: 'hired', way: null } as const
    const written = await write(running, opened, writing)
    if (!written.ok) return written
    const { record, agency } = written.value
    const asked = retentionDays(given.on, opened.settings.followUpMonths)
    await insertDues(
      running.books,
      asked.map((check) => ({
        ...check,
        id: newId(),
        application: given.application,
        sort: 'retention' as const,
        record,
        text: '',
        owing: { side: 'agency' as const, agency, person: '' },
      })),
      running.command,
    )
    return ok({ record })
  })
}

type Writing = Recorded & {
  readonly by: ActorContext['by']
  readonly act: string
  readonly sort: 'visit' | 'contact' | 'hired'
  readonly way: ContactWay | null
  readonly persons: number | null
}

async function write(
  running: Running,
  opened: OpenedSupport,
  given: Writing,
): Promise<Result<{ readonly record: string; readonly agency: string | null }>> {
  const { books, recordedAt: now, command } = running
  const { application, on, way, persons, by, act, sort } = given
  const words = parseWords(given.words)
  if (!words.ok) return words
  const day = notAhead(on, now)
  if (!day.ok) return day
  const agency = actingAgency(opened, given.agency)
  if (!agency.ok) return agency
  const record = newId()
  const measure =
    persons === null ? {} : { measure: { quantity: persons, unit: 'person' as const } }
  const done = await perform(running, {
    ...{ act, applications: [application], by, now, reason: given.reason ?? null },
    brings: ['agency', 'record'],
    channel: way === null ? null : channelOf(way),
    happenedAt: noonOf(on),
    details: { record },
    own: new Map([[application, measure]]),
  })
  if (!done.ok) return done
  await insertRecord(books, {
    ...{ id: record, application, sort, act, way, persons, command },
    happenedOn: on,
    agency: agency.value,
    author: by.account,
    words: words.value,
  })
  return ok({ record, agency: agency.value })
}

/**
 * Takes back a single record with the facts that it left; of a hiring also what was answered about
 * it. Done by the agency that wrote it, or by whoever runs the programme.
 */
export async function undoRecord(
  context: ActorContext,
  given: { readonly record: string; readonly reason: string },
): Promise<Result<Done<RecordMade>>> {
  const { database, authority } = context
  const { record: id, reason } = given
  if (reason.trim() === '') return reasonMissing
  const known = isId(id)
    ? await withAuthority(database, authority, (books) => findRecord(books, id))
    : undefined
  if (!known) return recordUnknown
  const { application } = known
  const act = { name: 'support.undo-record', input: given, application, reason }
  return actOnSupport(context, act, async (running, opened) => {
    const { books, command } = running
    const record = await findRecord(books, id)
    if (!record) return recordUnknown
    const isTheirs = record.agency !== null && opened.own.includes(record.agency)
    if (!opened.runs && !isTheirs) return recordOfAnother
    const answering = await deleteDuesOf(books, id)
    await takeBackRecord(books, record, command)
    await takeBackActivitiesOf(books, answering, command)
    for (const made of [record.command, ...answering]) {
      await insertCorrections(books, { command: made }, { ...running, reason })
    }
    return ok({ record: id })
  })
}

/** There is no such record, or it has been taken back. */
const recordUnknown = refuse(
  'support_record_unknown',
  'この記録は見つかりません。取り消されていないか、画面を開き直して確かめてください。',
  'This record cannot be found. Open the page again to see whether it was taken back.',
)

const recordOfAnother = refuse(
  'support_record_of_another_agency',
  'ほかの支援機関の記録は取り消せません。記録した機関か、事業の担当者に頼んでください。',
  'This record was made by another agency. Ask them, or whoever runs the programme.',
)

const personsWrong = (persons: number) =>
  refuse(
    'hired_persons_not_in_range',
    `採用した人数は、1から10,000までの整数で入力してください（入力: ${persons}）。`,
    `Enter how many were hired, a whole number from 1 to 10,000 (entered: ${persons}).`,
  )
