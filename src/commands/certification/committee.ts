/** What a committee said of an application: the day, who sat in it, the result, the minutes. */
import type { MeetingResult } from '../../domain/delivery/certification/meeting.ts'
import { examineFile } from '../../domain/question/examine-file.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { insertMeeting, type MeetingFile } from '../../store/certification-file.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { dayAhead } from './consultation.ts'
import { lockCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** A meeting as it is entered. */
export type MeetingGiven = {
  readonly application: string
  readonly heldOn: CalendarDate
  readonly result: MeetingResult
  /** The members present, one a line. */
  readonly members: string | null
  readonly conditions: string | null
  readonly minutes: string | null
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
}

/** The largest file of minutes, in bytes. */
export const largestMinutes = 10 * 1024 * 1024

/**
 * Records a meeting. Refuses a day to come, one without the names of those present, and a file that
 * is no document or picture by what is in it.
 */
export async function recordCommittee(
  context: ActorContext,
  given: MeetingGiven,
): Promise<Result<Done<{ readonly meeting: string }>>> {
  const { file: incoming, ...rest } = given
  const file = incoming ? readFile(incoming) : ok(null)
  if (!file.ok) return file
  const input = { ...rest, file: incoming ? digest(incoming.bytes) : null }
  const act = { name: 'certification.committee', input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt, recordedBy } = running
    const asked = { by: context.by, right: certificationRights.meet }
    const opened = await lockCertification(books, given.application, asked)
    if (!opened.ok) return opened
    const ahead = dayAhead(given.heldOn, japanDate(new Date(recordedAt)))
    if (!ahead.ok) return ahead
    const members = tidy(given.members)
    if (members === null) return membersMissing
    const meeting = await insertMeeting(books, {
      ...{ application: given.application, heldOn: given.heldOn, result: given.result, members },
      ...{ conditions: tidy(given.conditions), minutes: tidy(given.minutes) },
      ...{ file: file.value, recordedAt, recordedBy, command },
    })
    return ok({ meeting })
  })
}

function readFile(incoming: {
  readonly name: string
  readonly bytes: Uint8Array
}): Result<MeetingFile> {
  const types = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
  const setting = { kind: 'file', types: [...types], maxBytes: largestMinutes, count: 1 } as const
  const examined = examineFile(setting, incoming)
  if (!examined.ok) return examined
  const { name, type } = examined.value
  return ok({ name, type, bytes: incoming.bytes })
}

const tidy = (text: string | null): string | null =>
  text === null || isBlank(text) ? null : text.trim()

const membersMissing = refuse(
  'committee_members_missing',
  '審査会に出席した委員を、1行に1人ずつ入力してください。',
  'Enter who was present at the committee, one a line.',
)
