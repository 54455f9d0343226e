/** The course that an address of the desk names, for somebody who may look at its applications. */
import type { DeskAct } from '../../../domain/access/capability.ts'
import { type Course, courseOf } from '../../../commands/course/open-course.ts'
import type { Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from '../offering/open-offering.ts'

/** Reads the course. Refuses what is none, and programmes of others. */
export async function openDeskCourse(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  { id, act = 'application.list' }: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<Course>> {
  const found = await openOffering(books, visit, { id, act })
  return found.ok ? courseOf(found.value) : found
}
