/** The questions that an address of the desk names: of an offering, for a purpose. */
import type { DeskAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import {
  type FormPlace,
  type FormPurpose,
  formPurposeNames,
} from '../../../domain/question/form-place.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from '../offering/open-offering.ts'

/** A form of questions with its offering. */
export type OpenQuestions = {
  readonly offering: Offering
  readonly place: FormPlace
  readonly form: QuestionForm
}

/** The purpose that the address names; the questions of the application where it names none. */
export function purposeOf({ query }: Pick<AnyVisit, 'query'>): FormPurpose {
  return formPurposeNames.find((name) => name === query.get('for')) ?? 'application'
}

/** The purpose as links carry it along. */
export function purposeQuery(purpose: FormPurpose): Readonly<Record<string, string>> {
  return purpose === 'application' ? {} : { for: purpose }
}

/** Reads the questions as they are now. */
export async function openQuestions(
  books: Books,
  visit: Pick<AnyVisit, 'visitor' | 'query'>,
  asked: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<OpenQuestions>> {
  const found = await openOffering(books, visit, asked)
  if (!found.ok) return found
  const place = { offering: found.value.id, purpose: purposeOf(visit) }
  return ok({ offering: found.value, place, form: await getQuestionForm(books, place) })
}
