/** What the letters about grants state, from the award and its call. */
import { reportDeadline, withdrawalDeadline } from '../../domain/delivery/grant/deadline.ts'
import { amountSentence } from '../../domain/delivery/grant/grant-course.ts'
import { findGrantCourse } from '../../domain/delivery/grant/settings.ts'
import { yenWords } from '../../domain/delivery/grant/yen.ts'
import type { LetterValues } from '../../domain/letter/sort.ts'
import type { Award } from '../../store/grant-award.ts'
import type { GrantCase } from './open-grant.ts'

/** The values of the decision's letter. */
export function decisionLetter(
  { settings, request }: Pick<GrantCase, 'settings' | 'request'>,
  award: Award,
): LetterValues<'grant-decision'> {
  const course = findGrantCourse(settings, award.course)
  const asked = request.asked.yen
  const isInPart = award.decidedYen < award.computedYen
  const ends = award.endsOn ?? settings.reportLatestOn
  const isReported = settings.variant === 'cost' && ends !== null
  return {
    amount: award.decidedYen,
    requested: asked,
    cost: award.costYen,
    rate: course && course.amount.by === 'rate' ? amountSentence(course) : null,
    course: course?.label ?? null,
    modified: isInPart ? [partSentence(award)] : null,
    withdrawUntil: withdrawalDeadline(settings, award.decidedOn),
    reportDue: isReported ? reportDeadline(settings, ends) : null,
  }
}

function partSentence({ computedYen, decidedYen }: Award) {
  const [computed, decided] = [yenWords(computedYen), yenWords(decidedYen)]
  return {
    ja: `申請の内容から求めた${computed.ja}のうち、${decided.ja}を交付します。`,
    en: `Of ${computed.en} by the application, ${decided.en} are granted.`,
  }
}
