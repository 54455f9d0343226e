/** Taking a list of who came back as a whole. */
import { present } from '../../kit/check.ts'
import { groupBy } from '../../kit/group.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { takeBackActivities } from '../../store/activity.ts'
import { listAttendanceOf, type ListedAttendance, sheetSort } from '../../store/attendance-list.ts'
import { listCommandsById } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { performOnSome } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { attendanceAct } from './attendance.ts'

/** Takes a list back as a whole. What has gone on since is left, and counted. */
export async function undoAttendance(
  context: ActorContext,
  given: { readonly offering: string; readonly id: string; readonly reason: string },
): Promise<Result<Done<{ readonly undone: number; readonly left: number }>>> {
  const { offering, id, reason } = given
  const [found, ...others] = await withAuthority(context.database, context.authority, (books) =>
    listCommandsById(books, id),
  )
  if (found?.act !== attendanceAct || others.length > 0) return listUnknown
  if (reason.trim() === '') return reasonMissing
  const { position } = found
  const act = { name: 'attendance.undo', input: given, reason, undoes: position } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'application.import' } as const
    const allowed = await getOfferingFor(running.books, offering, by)
    if (!allowed.ok) return allowed
    const entered = await listAttendanceOf(running.books, { offering, command: position })
    const groups = groupBy(entered, (each) => `${each.session} ${each.act}`)
    let undone = 0
    for (const group of groups) {
      const done = await takeBack(running, group, { by: context.by, reason })
      if (!done.ok) return done
      undone += done.value
    }
    return ok({ undone, left: entered.length - undone })
  })
}

async function takeBack(
  running: Running,
  group: readonly ListedAttendance[],
  { by, reason }: { readonly by: ActorContext['by']; readonly reason: string },
): Promise<Result<number>> {
  const { session, act } = present(group[0], 'an attendance')
  const applications = group.map(({ application }) => application)
  const asked = { act: `undo-${act}`, applications, session, reason, by, now: running.recordedAt }
  const acted = await performOnSome(running, asked)
  if (!acted.ok) return acted
  const of = { applications, sort: sheetSort, session, command: running.command }
  await takeBackActivities(running.books, of)
  return ok(acted.value.done.length)
}

const listUnknown = refuse(
  'attendance_list_unknown',
  'この取込は見つかりません。画面を開き直してください。',
  'This import cannot be found. Open the page again.',
)

const reasonMissing = refuse(
  'reason_missing',
  '理由を入力してください。記録を取り消すには理由が要ります。',
  'Give a reason: taking a record back needs one.',
)
