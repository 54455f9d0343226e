/** Saying that two parties are one, and saying that this was wrong. */
import type { PartyReference } from '../domain/party.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import type { Books } from '../store/database.ts'
import { findParty, insertMerge, insertUnmerge, listMerges, readSurvivors } from '../store/party.ts'
import type { Context } from './context.ts'
import { type Done, runAct } from './run.ts'

/** Two parties that are one, and why this is known. */
export type PartyMerge = {
  readonly absorbed: PartyReference
  readonly surviving: PartyReference
  readonly reason: string
}

/** The id of the merge. */
export type PartiesMerged = { readonly merge: string }

/** Records that two parties are one; they count once from now on. */
export async function mergeParties(
  context: Context,
  given: PartyMerge,
): Promise<Result<Done<PartiesMerged>>> {
  const act = { name: 'party.merge', input: given, reason: given.reason }
  return runAct(context, act, async ({ books, command }) => {
    const both = await findBoth(books, given)
    if (!both.ok) return both
    const survivors = await readSurvivors(books, command)
    const absorbed = survivors.get(both.value.absorbed) ?? both.value.absorbed
    const surviving = survivors.get(both.value.surviving) ?? both.value.surviving
    if (absorbed === surviving) return alreadyOne
    const { reason } = given
    return ok({ merge: await insertMerge(books, { absorbed, surviving, reason, command }) })
  })
}

/** Records that a merge was wrong: the two count as two again. */
export async function undoMerge(
  context: Context,
  given: PartyMerge,
): Promise<Result<Done<PartiesMerged>>> {
  const act = { name: 'party.unmerge', input: given, reason: given.reason }
  return runAct(context, act, async ({ books, command }) => {
    const both = await findBoth(books, given)
    if (!both.ok) return both
    const standing = (await listMerges(books, command)).find(
      (merge) => merge.absorbed === both.value.absorbed && merge.surviving === both.value.surviving,
    )
    if (!standing) return notMerged
    await insertUnmerge(books, { merge: standing.id, reason: given.reason, command })
    return ok({ merge: standing.id })
  })
}

async function findBoth(books: Books, given: PartyMerge) {
  const absorbed = await findParty(books, given.absorbed)
  if (absorbed === undefined) return partyUnknown(given.absorbed)
  const surviving = await findParty(books, given.surviving)
  if (surviving === undefined) return partyUnknown(given.surviving)
  return ok({ absorbed, surviving })
}

/** The refusal of everything that needs a party that is not in the books. */
export function partyUnknown({ value }: PartyReference) {
  return refuse(
    'party_unknown',
    `対象者「${value}」は登録されていません。番号または名称を確かめてください。`,
    `The party "${value}" is not in the books. Check its number or its name.`,
  )
}

const alreadyOne = refuse(
  'parties_are_one_already',
  'この2つの対象者は、すでに同じ対象者として名寄せされています。',
  'These two parties have been merged already.',
)

const notMerged = refuse(
  'parties_are_not_merged',
  'この2つの対象者は名寄せされていません。',
  'These two parties are not merged.',
)
