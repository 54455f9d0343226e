/** The register of experts: entering them, and changing what it says of them. */
import {
  type DeskAct,
  deskActs,
  notAllowed,
  programmesFor,
} from '../../domain/access/capability.ts'
import { type ExpertEntry, parseExpert } from '../../domain/delivery/dispatch/expert.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import {
  findExpert,
  findExpertOf,
  insertExpert,
  updateExpert,
} from '../../store/dispatch-expert.ts'
import { listHolders } from '../../store/role-grant.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** An entry as somebody gives it; `expert` where it stands already. */
export type ExpertEdit = {
  readonly expert: string | null
  /** The version that was looked at; null for a new one. */
  readonly version: number | null
  /** As `parseExpert` reads it. */
  readonly entry: Readonly<Record<string, unknown>>
}

/** What came of it. */
export type ExpertWritten = { readonly expert: string; readonly version: number }

/**
 * Enters an expert or changes an entry. Refuses an account that has no role of an expert, and one
 * that is another's already.
 */
export async function saveExpert(
  context: ActorContext,
  given: ExpertEdit,
): Promise<Result<Done<ExpertWritten>>> {
  const entry = parseExpert(given.entry)
  if (!entry.ok) return entry
  const input = { ...given, entry: entry.value }
  const act = { name: 'expert.edit', input, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const allowed = mayAnywhereAct(context.by, 'expert.edit')
    if (!allowed.ok) return allowed
    const taken = await checkAccount(books, entry.value, given.expert)
    if (!taken.ok) return taken
    if (given.expert === null) {
      const id = newId()
      await insertExpert(books, { id, ...entry.value }, command)
      return ok({ expert: id, version: 1 })
    }
    const known = isId(given.expert) ? await findExpert(books, given.expert, 'held') : undefined
    if (!known) return expertUnknown
    if (known.version !== given.version) return changedMeanwhile
    const version = known.version + 1
    await updateExpert(books, { ...entry.value, id: known.id, version })
    return ok({ expert: known.id, version })
  })
}

/** Whether somebody may do an act of the desk in some programme: the register belongs to all. */
export function mayAnywhereAct(by: Actor, act: DeskAct): Result<void> {
  return programmesFor(by, act)?.length === 0 ? notAllowed(deskActs[act]) : ok(undefined)
}

async function checkAccount(
  books: Books,
  { account }: ExpertEntry,
  expert: string | null,
): Promise<Result<void>> {
  if (account === null) return ok(undefined)
  const holders = await listHolders(books, 'expert')
  if (!holders.some((grant) => grant.account === account)) return notAnExpert
  const other = await findExpertOf(books, account)
  return other && other.id !== expert ? accountTaken(other.name) : ok(undefined)
}

/** There is no such expert in the register. */
export const expertUnknown = refuse(
  'expert_unknown',
  'この専門家は見つかりません。専門家の一覧から選び直してください。',
  'This expert cannot be found. Choose one from the register again.',
)

const changedMeanwhile = refuse(
  'expert_changed_meanwhile',
  'ほかの人がこの専門家の登録を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this entry. Open the page again, and make your change once more.',
)

const notAnExpert = refuse(
  'account_is_no_experts',
  'このアカウントには専門家の権限がありません。先に「利用者と権限」で権限を与えてください。',
  'This account has no role of an expert. Give it the role first, under people and roles.',
)

const accountTaken = (name: string) =>
  refuse(
    'account_of_another_expert',
    `このアカウントは、専門家「${name}」にすでに結びついています。`,
    `This account belongs to the expert "${name}" already.`,
  )
