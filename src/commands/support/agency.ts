/** The agencies of a programme: adding, changing and closing them, and who works for them. */
import { type Actor, holds } from '../../domain/access/actor.ts'
import { mayAct } from '../../domain/access/capability.ts'
import type { Agency, AgencySort } from '../../domain/delivery/support/agency.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { isBlank } from '../../kit/text.ts'
import type { Books } from '../../store/database.ts'
import { listGrants } from '../../store/role-grant.ts'
import {
  deleteMember,
  findAgency,
  insertAgency,
  insertMember,
  listAgencies,
  updateAgency,
} from '../../store/support-agency.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** The agency that was written. */
export type AgencyWritten = { readonly agency: string }

/** Adds an agency to a programme. Refuses a name that one of its agencies has. */
export function addAgency(
  context: ActorContext,
  given: {
    readonly programme: string
    readonly name: Bilingual
    readonly sort: AgencySort
  },
): Promise<Result<Done<AgencyWritten>>> {
  const act = { name: 'support-agency.add', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const { programme, sort } = given
    const allowed = mayAct(context.by, 'offering.edit', { programme })
    if (!allowed.ok) return allowed
    const agency: Agency = { id: newId(), programme, sort, name: inBoth(given.name), isOpen: true }
    const fault = await faultOfName(books, agency)
    if (fault) return fault
    await insertAgency(books, agency, command)
    return ok({ agency: agency.id })
  })
}

/** Changes an agency, or closes it: it is given no support any more. */
export function changeAgency(
  context: ActorContext,
  given: Pick<Agency, 'id' | 'name' | 'sort' | 'isOpen'>,
): Promise<Result<Done<AgencyWritten>>> {
  const act = { name: 'support-agency.change', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books }) => {
    const found = await openAgency(books, given.id, context.by)
    if (!found.ok) return found
    const agency = { ...found.value, ...given, name: inBoth(given.name) }
    const fault = await faultOfName(books, agency)
    if (fault) return fault
    await updateAgency(books, agency)
    return ok({ agency: agency.id })
  })
}

/** Who is to work for an agency, or no longer. */
export type Membership = { readonly agency: string; readonly account: string }

/**
 * Says that somebody works for an agency. Refuses who has not the role for the programme: an
 * officer invites them first.
 */
export function addMember(
  context: ActorContext,
  given: Membership,
): Promise<Result<Done<AgencyWritten>>> {
  const act = { name: 'support-agency.join', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const found = await openAgency(books, given.agency, context.by)
    if (!found.ok) return found
    if (!(await isAgencyStaff(books, given.account, found.value.programme))) return notAgencyStaff
    await insertMember(books, given, command)
    return ok({ agency: given.agency })
  })
}

/** Says that somebody works for an agency no more: they see its supports no longer. */
export function removeMember(
  context: ActorContext,
  given: Membership,
): Promise<Result<Done<AgencyWritten>>> {
  const act = { name: 'support-agency.leave', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books }) => {
    const found = await openAgency(books, given.agency, context.by)
    if (!found.ok) return found
    if (isId(given.account)) await deleteMember(books, given)
    return ok({ agency: given.agency })
  })
}

async function openAgency(books: Books, id: string, by: Actor): Promise<Result<Agency>> {
  const agency = isId(id) ? await findAgency(books, id) : undefined
  if (!agency) return agencyUnknown
  const allowed = mayAct(by, 'offering.edit', { programme: agency.programme })
  return allowed.ok ? ok(agency) : allowed
}

async function isAgencyStaff(books: Books, account: string, programme: string): Promise<boolean> {
  if (!isId(account)) return false
  const grants = (await listGrants(books, account)).map((grant) => ({ ...grant, session: null }))
  return holds({ name: '', account, parties: [], grants }, 'agency', { programme })
}

const inBoth = ({ ja, en }: Bilingual): Bilingual => ({
  ja: ja.trim(),
  en: isBlank(en) ? ja.trim() : en.trim(),
})

async function faultOfName(books: Books, { id, name, programme }: Agency) {
  const isName = [name.ja, name.en].every(
    (text) => text !== '' && plainText(200).safeParse(text).success,
  )
  if (!isName) return nameMissing
  const others = (await listAgencies(books, [programme])).filter((other) => other.id !== id)
  return others.some((other) => other.name.ja === name.ja) ? nameTaken(name.ja) : null
}

/** There is no such agency. */
export const agencyUnknown = refuse(
  'agency_unknown',
  'この支援機関は見つかりません。一覧から選び直してください。',
  'This agency cannot be found. Choose it from the list again.',
)

const nameMissing = refuse(
  'agency_name_is_missing',
  '支援機関の名称を、200文字以内で入力してください。',
  'Enter the name of the agency, in at most 200 characters.',
)

const nameTaken = (name: string) =>
  refuse(
    'agency_name_is_taken',
    `「${name}」はすでに登録されています。一覧から選ぶか、別の名称にしてください。`,
    `"${name}" is there already. Choose it from the list, or give it another name.`,
  )

const notAgencyStaff = refuse(
  'not_agency_staff_here',
  'この方には、この事業の「支援機関の職員」の権限がありません。先に「利用者と権限」で招いてください。',
  'This person has not the role "staff of an agency" in this programme. Invite them first.',
)
