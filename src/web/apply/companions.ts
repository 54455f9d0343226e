/** Those who come along: typed by name, one on a line. */
import { parsePersonName } from '../../domain/account/profile.ts'
import { pageKeys } from '../../domain/question/page-question.ts'
import { type Typed, typedAt } from '../../domain/question/answer.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'

/** What was typed for them. */
export function typedCompanions(typed: Typed): string {
  return typedAt(typed, pageKeys.companions).join('\n')
}

/**
 * Their names. Refuses more than may come with one other, and what cannot be a name.
 * @param groupLimit how many may come in one reservation, its maker included
 */
export function readCompanions(text: string, groupLimit: number): Result<readonly string[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const most = groupLimit - 1
  if (lines.length > most) return refuseMore(lines.length, most)
  const names: string[] = []
  for (const line of lines) {
    const name = parsePersonName(line)
    if (!name.ok) return name
    names.push(name.value)
  }
  return ok(names)
}

function refuseMore(count: number, most: number): Result<never> {
  return refuse(
    'companions_too_many',
    `いっしょに申し込めるのは、ご本人のほかに${most}人までです（いま${count}人）。1行に1人ずつ書いてください。`,
    `Besides yourself, at most ${most} can be named (now ${count}). Write one name on each line.`,
  )
}
