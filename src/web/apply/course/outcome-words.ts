/** What became of somebody after a course, in words. */
import { employmentFormNames, employmentForms } from '../../../domain/delivery/course/outcome.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { formatDate, japanDate } from '../../../kit/calendar.ts'
import type { LearnerActivity } from '../../../store/course-learner.ts'

/** An examination or a job; null for what is neither. */
export function outcomeWords(
  { sort, details, happenedAt }: LearnerActivity,
  language: Language,
): string | null {
  const say = texts[language]
  const day = formatDate(japanDate(new Date(happenedAt)), language)
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  switch (sort) {
    case 'examination':
      return say.passed(text(details['qualification']), day)
    case 'examination-failed':
      return say.failed(text(details['qualification']), day)
    case 'job': {
      const form = employmentFormNames.find((name) => name === details['form'])
      const label = form === undefined ? '' : employmentForms[form][language]
      const words = [label, text(details['employer'])].filter(Boolean)
      return say.hired(words.join(language === 'ja' ? '、' : ', '), day)
    }
    case 'attendance':
      break
  }
  return null
}

const texts = {
  ja: {
    passed: (name: string, day: string) => `「${name}」に合格（${day}）`,
    failed: (name: string, day: string) => `「${name}」は不合格（${day}）`,
    hired: (words: string, day: string) => `就職（${[words, day].filter(Boolean).join('、')}）`,
  },
  en: {
    passed: (name: string, day: string) => `Passed "${name}" on ${day}`,
    failed: (name: string, day: string) => `Failed "${name}" on ${day}`,
    hired: (words: string, day: string) => `Hired${words && ` (${words})`} on ${day}`,
  },
} as const
