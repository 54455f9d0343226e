/** One grant application with everything that its page at the desk shows, for staff. */
import { type ReadCase, readGrantCase } from '../../../commands/grant/read-case.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok } from '../../../kit/result.ts'
import { findPartyName } from '../../../store/company-name.ts'
import { type LetterEntry, listLettersOf } from '../../../store/letter.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import type { PersonalVisit } from '../../personal.ts'
import { readActorNames } from '../actor-names.ts'
import { inBooks, nowOf } from '../books.ts'
import { readSent, type SentRead } from '../sending/submissions.tsx'

/** A visit of the page. */
export type CaseVisit = PersonalVisit<'grantCase'>

/** Everything that the page shows. */
export type CaseRead = ReadCase & {
  readonly company: string | null
  readonly questions: QuestionForm
  readonly sent: SentRead
  readonly letters: readonly LetterEntry[]
  readonly names: ReadonlyMap<string, string>
}

/** What every part of the page is made of. */
export type CasePartProps = { readonly visit: CaseVisit; readonly read: CaseRead }

/** Reads a case for staff who may see it. */
export function readCase(visit: CaseVisit) {
  return inBooks(visit, async (books) => {
    const found = await readGrantCase(books, visit.params.application, nowOf(visit))
    if (!found.ok) return found
    const { application, offering, reviews } = found.value
    const { programme } = offering
    const allowed = mayAct(visit.visitor.actor, 'application.list', { programme })
    if (!allowed.ok) return allowed
    const { party, id } = application
    const place = { offering: offering.id, purpose: 'application' } as const
    const read: CaseRead = {
      ...found.value,
      company: party === null ? null : ((await findPartyName(books, party)) ?? null),
      questions: await getQuestionForm(books, place),
      sent: await readSent(books, application),
      letters: await listLettersOf(books, id),
      names: await readActorNames(
        books,
        reviews.map(({ reviewer }) => `account:${reviewer}`),
      ),
    }
    return ok(read)
  })
}
