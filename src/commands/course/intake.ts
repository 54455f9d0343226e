/** The applicants of an intake as a selection reads them: numbers, groups, classes, points. */
import type { HandPoints, Score } from '../../domain/delivery/course/points.ts'
import { classOf, scoreOf } from '../../domain/delivery/course/points.ts'
import type { Applicant } from '../../domain/delivery/course/selection.ts'
import type { SelectionSettings } from '../../domain/delivery/course/selection-settings.ts'
import { parseStoredAnswers, rankableAnswers } from '../../domain/question/stored-answers.ts'
import { type IntakeApplication, listIntake, readPoints } from '../../store/course-intake.ts'
import type { Books } from '../../store/database.ts'

/** Someone who waits to be selected. */
export type Candidate = Applicant & {
  readonly person: IntakeApplication
  readonly score: Score
  /** The points that staff gave. */
  readonly hand: HandPoints
}

/** States in which an application waits for the selection. */
export const beforeSelection: ReadonlySet<string> = new Set(['applied', 'screening'])

/** Those who wait to be selected, by their numbers. */
export async function readCandidates(
  books: Books,
  offering: string,
  settings: SelectionSettings,
): Promise<readonly Candidate[]> {
  const points = await readPoints(books, offering)
  const waiting = (await listIntake(books, offering)).filter(({ state }) =>
    beforeSelection.has(state),
  )
  const sizes = new Map<string, number>()
  for (const { claim } of waiting) sizes.set(claim, (sizes.get(claim) ?? 0) + 1)
  return waiting.map((person) => {
    const hand = points.get(person.application) ?? {}
    const answers = rankableAnswers(parseStoredAnswers(person.answers))
    const score = scoreOf(settings.criteria, { answers, hand })
    return {
      number: person.number,
      group: (sizes.get(person.claim) ?? 1) > 1 ? person.claim : null,
      priority: classOf(settings.classes, answers),
      points: settings.method === 'rank' ? score.total : null,
      bar: null,
      ...{ person, score, hand },
    }
  })
}
