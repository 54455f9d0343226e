/** A company judged by the rules of a call, with what the books know of its earlier awards. */
import { type EarlierAward, factsOfAnswers } from '../../domain/delivery/grant/eligibility-fact.ts'
import { judgeEligibility, type Verdict } from '../../domain/delivery/grant/eligibility.ts'
import type { Books } from '../../store/database.ts'
import { listStandingAwards, readSameParties } from '../../store/grant-company.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import type { GrantCase } from './open-grant.ts'

/** What each rule says of the company that applied. */
export async function judgeCase(books: Books, held: GrantCase): Promise<readonly Verdict[]> {
  const { settings, offering, answers } = held
  if (settings.eligibility.length === 0) return []
  const application = await getQuestionForm(books, {
    offering: offering.id,
    purpose: 'application',
  })
  const papers = await getQuestionForm(books, { offering: offering.id, purpose: 'papers' })
  const form = { ...application, questions: [...application.questions, ...papers.questions] }
  const earlierAwards = await listEarlierAwards(books, held.application)
  const facts = factsOfAnswers(settings, { form, answers, earlierAwards })
  return judgeEligibility(settings.eligibility, facts)
}

/** The other awards that stand for the applicant. */
export async function listEarlierAwards(
  books: Books,
  { party, id }: { readonly party: string | null; readonly id: string | null },
): Promise<readonly (EarlierAward & { readonly application: string })[]> {
  if (party === null) return []
  const same = await readSameParties(books, [party])
  return listStandingAwards(books, same.get(party) ?? [party], { besides: id })
}
