/**
 * Finding the learners that a file names, by the number of their application or their mail address.
 */
import type { Learner as Naming } from '../../domain/delivery/course/progress.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Learner } from '../../store/course-learner.ts'

/** Finds the application that a row of a file is about. */
export type FindLearner = (naming: Naming) => Result<string>

/** Looks among the learners of a course. An address that two of them share names neither. */
export function learnerFinder(learners: readonly Learner[]): FindLearner {
  const byCode = new Map(learners.map(({ code, application }) => [code, application]))
  const byMail = new Map<string, string[]>()
  for (const { mail, application } of learners) {
    const key = mail?.normalize('NFKC').trim().toLowerCase()
    if (!key) continue
    byMail.set(key, [...(byMail.get(key) ?? []), application])
  }
  return ({ by, value }) => {
    const found = by === 'number' ? [byCode.get(value) ?? []].flat() : (byMail.get(value) ?? [])
    const [application] = found
    if (application === undefined) return notALearner(by, value)
    return found.length === 1 ? ok(application) : sharedMail(value)
  }
}

function notALearner(by: Naming['by'], value: string): Result<string> {
  const said = by === 'number' ? formatTicketCode(value as TicketCode) : value.slice(0, 60)
  return refuse(
    'learner_unknown',
    `「${said}」の受講者が、この講座にいません。番号かアドレスを確かめるか、この行を外してください。`,
    `Nobody who takes this course is "${said}". Check it, or take the row out.`,
  )
}

function sharedMail(value: string): Result<string> {
  const said = value.slice(0, 60)
  return refuse(
    'learner_mail_is_shared',
    `メールアドレス「${said}」の受講者が2人以上います。申込番号で書いてください。`,
    `Several learners have the address "${said}". Give the number of the application instead.`,
  )
}
