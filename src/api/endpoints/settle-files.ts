/** Files of answers that were sent go with the application that they belong to. */
import { settleSentDraft } from '../../commands/draft/send-draft.ts'
import type { Answers } from '../../domain/question/answer.ts'
import { accountOwner } from '../../domain/question/draft-owner.ts'
import type { FormPlace } from '../../domain/question/form-place.ts'
import type { Call } from '../endpoint.ts'

/** Whether answers name files. */
export const hasFiles = (answers: Answers): boolean =>
  Object.values(answers).some(({ kind }) => kind === 'file')

/** Gives the files of the answers to the application. */
export async function settleFiles(
  { context, caller }: Pick<Call, 'context' | 'caller'>,
  place: FormPlace,
  sent: { readonly application: string; readonly answers: Answers },
): Promise<void> {
  await settleSentDraft(context, { owner: accountOwner(caller.account), place }, sent)
}
