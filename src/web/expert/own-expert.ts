/** The expert who looks at their own pages. */
import type { Expert } from '../../domain/delivery/dispatch/expert.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findExpertOf } from '../../store/dispatch-expert.ts'
import type { AnyVisit } from '../personal.ts'

/** Who they are in the register. Refuses those whom it does not have. */
export async function openOwnExpert(
  books: Books,
  { visitor }: Pick<AnyVisit, 'visitor'>,
): Promise<Result<Expert>> {
  const { account } = visitor.actor
  const expert = account === null ? undefined : await findExpertOf(books, account)
  return expert ? ok(expert) : notInRegister
}

const notInRegister = refuse(
  'expert_not_in_register',
  '専門家としての登録がまだありません。事業の担当者に、アカウントを結びつけるよう頼んでください。',
  'You are not in the register of experts yet. Ask the officer to link your account.',
)
