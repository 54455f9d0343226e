/** Saying that two parties are one, and saying that this was wrong. */
import { type PartyReference, partyTypes } from '../domain/party.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import type { Books } from '../store/database.ts'
import {
  findParty,
  insertMerge,
  insertUnmerge,
  listMerges,
  readSurvivors,
  type StandingMerge,
} from '../store/party.ts'
import type { Context } from './context.ts'
import { reasonMissing } from './correct-facts.ts'
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
  const { absorbed, surviving, reason } = given
  if (reason.trim() === '') return reasonMissing
  if (absorbed.type !== surviving.type) return typesDiffer(given)
  const act = { name: 'party.merge', input: given, reason }
  return runAct(context, act, async ({ books, command }) => {
    const both = await findBoth(books, given)
    if (!both.ok) return both
    const survivors = await readSurvivors(books, command)
    const from = survivors.get(both.value.absorbed) ?? both.value.absorbed
    const to = survivors.get(both.value.surviving) ?? both.value.surviving
    if (from === to) return alreadyOne
    const merge = { absorbed: from, surviving: to, reason, command }
    return ok({ merge: await insertMerge(books, merge) })
  })
}

/**
 * Records that a merge was wrong: the two count as two again. Where a chain of merges joins them,
 * the last link of it is undone, which is the one that joined them.
 */
export async function undoMerge(
  context: Context,
  given: PartyMerge,
): Promise<Result<Done<PartiesMerged>>> {
  const { reason } = given
  if (reason.trim() === '') return reasonMissing
  const act = { name: 'party.unmerge', input: given, reason }
  return runAct(context, act, async ({ books, command }) => {
    const both = await findBoth(books, given)
    if (!both.ok) return both
    const merges = await listMerges(books, command)
    const [one, other] = [both.value.absorbed, both.value.surviving].map((party) =>
      linksFrom(party, merges),
    )
    const joins = findJoin(one ?? [], other ?? [], both.value)
    if (!joins) return notMerged
    await insertUnmerge(books, { merge: joins.id, reason, command })
    return ok({ merge: joins.id })
  })
}

/** The merges that lead from a party to the one that stands for it. */
function linksFrom(party: string, merges: readonly StandingMerge[]): readonly StandingMerge[] {
  const next = new Map(merges.map((merge) => [merge.absorbed, merge]))
  const links: StandingMerge[] = []
  for (let link = next.get(party); link; link = next.get(link.surviving)) links.push(link)
  return links
}

/** The last link that only one of the two has: without it they do not meet. */
function findJoin(
  one: readonly StandingMerge[],
  other: readonly StandingMerge[],
  both: { readonly absorbed: string; readonly surviving: string },
): StandingMerge | undefined {
  const end = (links: readonly StandingMerge[], party: string) => links.at(-1)?.surviving ?? party
  if (end(one, both.absorbed) !== end(other, both.surviving)) return undefined
  const shared = new Set(one.filter((link) => other.includes(link)))
  const own = [one, other].map((links) => links.filter((link) => !shared.has(link)))
  return own[0]?.at(-1) ?? own[1]?.at(-1)
}

async function findBoth(books: Books, given: PartyMerge) {
  const absorbed = await findParty(books, given.absorbed)
  if (absorbed === undefined) return partyUnknown(given.absorbed)
  const surviving = await findParty(books, given.surviving)
  if (surviving === undefined) return partyUnknown(given.surviving)
  return ok({ absorbed, surviving })
}

/** The refusal of everything that needs a party that is not in the books. */
export function partyUnknown({ value, type }: PartyReference) {
  const { ja, en } = partyTypes[type]
  return refuse(
    'party_unknown',
    `${ja}「${value}」は登録されていません。種別（--type）と、番号または名称を確かめてください。`,
    `The ${en} "${value}" is not in the books. Check its type (--type), its number or its name.`,
  )
}

function typesDiffer({ absorbed, surviving }: PartyMerge) {
  const [one, other] = [partyTypes[absorbed.type], partyTypes[surviving.type]]
  return refuse(
    'party_types_differ',
    `「${one.ja}」と「${other.ja}」は名寄せできません。同じ種別の対象者を選んでください。`,
    `A ${one.en} and a ${other.en} cannot be one. Choose two parties of the same type.`,
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
