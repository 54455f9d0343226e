/**
 * What a company asks for, read from its answers: the questions of a call's form that carry the
 * keys `course`, `tier`, `cost`, `persons`, `amount` and `ends-on` say which course, which fixed
 * sum, the eligible cost, for how many people, how much, and until when the activity lasts. A
 * question that the form does not have is not asked: where there is one course alone, it is that.
 */
import type { CalendarDate } from '../../../kit/calendar.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type Answers, findAnswer } from '../../question/answer.ts'
import type { AskedGrant } from './award.ts'
import type { GrantCourse } from './grant-course.ts'
import { findGrantCourse, type GrantSettings } from './settings.ts'

/** The keys of the questions that say what is asked for, with their usual wording. */
export const askedQuestions = {
  course: { ja: '申請するコース', en: 'Course' },
  tier: { ja: '申請する区分', en: 'Sum' },
  cost: { ja: '対象経費（円）', en: 'Eligible cost (yen)' },
  persons: { ja: '対象の人数', en: 'Number of people' },
  amount: { ja: '申請額（円）', en: 'Sum asked for (yen)' },
  'ends-on': { ja: '事業が終わる日', en: 'Last day of the activity' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** A request, as far as the answers say it. */
export type ReadRequest = {
  /** Null where the answers name none and the call has several. */
  readonly course: GrantCourse | null
  readonly asked: AskedGrant
  readonly endsOn: CalendarDate | null
}

/** Reads what is asked for. */
export function readRequest(settings: GrantSettings, answers: Answers): ReadRequest {
  const [only, ...others] = settings.courses
  const named = optionAt(answers, 'course')
  const single = others.length === 0 ? (only ?? null) : null
  const course = (named === null ? single : findGrantCourse(settings, named)) ?? null
  const ends = findAnswer(answers, 'ends-on')
  return {
    course,
    asked: {
      tier: optionAt(answers, 'tier') ?? onlyTier(course),
      costYen: numberAt(answers, 'cost'),
      persons: numberAt(answers, 'persons'),
      yen: numberAt(answers, 'amount'),
    },
    endsOn: ends?.kind === 'date' ? ends.date : null,
  }
}

function onlyTier(course: GrantCourse | null): string | null {
  if (course?.amount.by !== 'tier') return null
  const [only, ...others] = course.amount.tiers
  return others.length === 0 ? (only?.key ?? null) : null
}

function optionAt(answers: Answers, key: string): string | null {
  const answer = findAnswer(answers, key)
  if (answer?.kind !== 'choice') return null
  return answer.options[0] ?? null
}

function numberAt(answers: Answers, key: string): number | null {
  const answer = findAnswer(answers, key)
  return answer?.kind === 'number' ? answer.number : null
}
