/** Committing to a draw while people apply: its secret is kept, the digest of it is public. */
import { randomBytes } from 'node:crypto'
import { commitmentOf } from '../../domain/delivery/course/lottery.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findDraw, insertDraw } from '../../store/course-draw.ts'
import type { Running } from '../run.ts'
import { courseOf } from './open-course.ts'

/** Draws the secret of an offering's draw, and enters it with its digest. */
export async function commitDraw(
  { books, command, recordedAt }: Running,
  offering: string,
): Promise<void> {
  const secret = randomBytes(32).toString('hex')
  const committed = { commitment: commitmentOf(secret), committedAt: recordedAt, secret }
  await insertDraw(books, { offering, ...committed }, command)
}

/**
 * Sees to it that a course which opens has committed to its draw, where it has one: its settings
 * may have come with the offering itself. Refuses settings that are no course's.
 */
export async function prepareIntake(running: Running, offering: Offering): Promise<Result<void>> {
  const course = courseOf(offering)
  if (!course.ok) return course
  const { method } = course.value.settings.selection
  const isOpen = method !== 'lottery' || (await findDraw(running.books, offering.id)) !== undefined
  if (!isOpen) await commitDraw(running, offering.id)
  return ok(undefined)
}
