/** The course that a command works on: its offering with its settings, for somebody who may. */
import type { Actor } from '../../domain/access/actor.ts'
import { type Capability, mayWith } from '../../domain/access/capability.ts'
import { type CourseSettings, parseCourseSettings } from '../../domain/delivery/course/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findOffering, lockOffering } from '../../store/offering.ts'

/** A course: its offering, and what only courses have in their settings. */
export type Course = { readonly offering: Offering; readonly settings: CourseSettings }

/** The course with this id. Refuses offerings of other kinds. */
export async function findCourse(books: Books, id: string): Promise<Result<Course>> {
  return courseOf(await findOffering(books, id))
}

/** The same for somebody who may do something in it, held against other changes. */
export async function lockCourse(
  books: Books,
  id: string,
  { by, right }: { readonly by: Actor; readonly right: Capability },
): Promise<Result<Course>> {
  const course = courseOf(await lockOffering(books, id))
  if (!course.ok) return course
  const allowed = mayWith(by, right, { programme: course.value.offering.programme })
  return allowed.ok ? course : allowed
}

/** The course that an offering is. */
export function courseOf(offering: Offering | undefined): Result<Course> {
  if (offering?.kind !== 'course') return notACourse
  const settings = parseCourseSettings(offering.settings.details)
  return settings.ok ? ok({ offering, settings: settings.value }) : settings
}

const notACourse = refuse(
  'course_unknown',
  'この講座は見つかりません。募集の一覧から選び直してください。',
  'This course cannot be found. Choose it from the list again.',
)
