/** Dated notes on the consultation that comes before an application, and on later ones. */
import { type CalendarDate, formatDate, japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { insertNote } from '../../store/certification-file.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { lockCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** A note on what was talked over. */
export type ConsultationGiven = {
  readonly application: string
  readonly on: CalendarDate
  readonly body: string
}

/** Keeps a note. Refuses one without words, and one of a day to come. */
export async function noteConsultation(
  context: ActorContext,
  given: ConsultationGiven,
): Promise<Result<Done<{ readonly note: string }>>> {
  const { application: id, on, body } = given
  const act = { name: 'certification.note', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt, recordedBy } = running
    const asked = { by: context.by, right: certificationRights.note }
    const opened = await lockCertification(books, id, asked)
    if (!opened.ok) return opened
    if (isBlank(body)) return noteIsBlank
    const ahead = dayAhead(on, japanDate(new Date(recordedAt)))
    if (!ahead.ok) return ahead
    const note = await insertNote(books, {
      ...{ application: id, on, author: recordedBy, body: body.trim() },
      ...{ writtenAt: recordedAt, command },
    })
    return ok({ note })
  })
}

/** Refuses a day on which nothing can have happened yet. */
export function dayAhead(on: CalendarDate, today: CalendarDate): Result<void> {
  if (on <= today) return ok(undefined)
  return refuse(
    'day_lies_ahead',
    `${formatDate(on, 'ja')}は、まだ来ていない日です。日付を確かめてください。`,
    `${formatDate(on, 'en')} has not come yet. Check the date.`,
  )
}

const noteIsBlank = refuse(
  'note_is_blank',
  '相談の内容を入力してください。',
  'Enter what was talked over.',
)
