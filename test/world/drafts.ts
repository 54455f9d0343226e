/** Forms that an offering has published, and people who fill them in. */
import type { Context } from '../../src/commands/context.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import {
  accountOwner,
  browserOwner,
  type DraftOwner,
} from '../../src/domain/question/draft-owner.ts'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import type { Question } from '../../src/domain/question/question.ts'
import { digest, newId } from '../../src/kit/id.ts'
import { runner, taken } from './delivery.ts'

/** A browser that nobody else has. */
export const newBrowser = (): DraftOwner => browserOwner(digest(newId()))

/** An account that nobody else has. */
export const newAccount = (): DraftOwner => accountOwner(newId())

/** Publishes the questions of an offering, as the version after `version`. */
export async function publishQuestions(
  context: Context,
  place: FormPlace,
  given: { readonly version: number; readonly questions: readonly Question[] },
): Promise<number> {
  const published = taken(await replaceQuestions(runner(context), { ...place, ...given }))
  return published.outcome.version
}
