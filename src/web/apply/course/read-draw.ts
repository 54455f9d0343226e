/** The draw of an offering as the public sees it. */
import type { Course } from '../../../commands/course/open-course.ts'
import { courseOf } from '../../../commands/course/open-course.ts'
import type { CourseDraw } from '../../../domain/delivery/course/draw.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { findDraw } from '../../../store/course-draw.ts'
import type { Books } from '../../../store/database.ts'
import { findPublicOffering } from '../read-offering.ts'

/** A published course with its draw. */
export type PublicDraw = { readonly course: Course; readonly draw: CourseDraw }

/** Reads the draw. Refuses drafts, other kinds, and courses that choose people in another way. */
export async function readPublicDraw(books: Books, id: string): Promise<Result<PublicDraw>> {
  const offering = await findPublicOffering(books, id)
  if (!offering.ok) return offering
  const course = courseOf(offering.value)
  if (!course.ok) return noDraw
  const draw = await findDraw(books, id)
  const isByLot = course.value.settings.selection.method === 'lottery' || draw?.list
  return draw && isByLot ? ok({ course: course.value, draw }) : noDraw
}

const noDraw = refuse(
  'draw_unknown',
  'この募集に抽選はありません。募集のページから選び直してください。',
  'There is no draw in this offering. Choose it from the page of the offering again.',
)
