/** With which agencies a support is shared, and handing it from one of them to another. */
import type { Application } from '../../domain/delivery/application.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { readAgencies } from '../../store/support-agency.ts'
import { moveDues } from '../../store/support-due.ts'
import { writeShares } from '../../store/support-share.ts'
import type { ActorContext } from '../context.ts'
import type { Done, Running } from '../run.ts'
import { actOnSupport, agencyNotSharing, type OpenedSupport } from './open-support.ts'
import { nameOfCompany } from './read-support.ts'
import { tellAgencies } from './tell-agencies.ts'

/** With whom the support is shared now. */
export type SupportShared = {
  readonly application: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Shares a support with just these agencies, the first of which leads; with none, whoever runs the
 * programme supports it by itself. Done by whoever runs it, or by the agency that leads.
 */
export function shareSupport(
  context: ActorContext,
  given: { readonly application: string; readonly agencies: readonly string[] },
): Promise<Result<Done<SupportShared>>> {
  const { application } = given
  const act = { name: 'support.share', input: given, application }
  return actOnSupport(context, act, async (running, opened) => {
    if (!opened.runs && !leads(opened)) return notLeading
    return rewrite(running, opened, [...new Set(given.agencies)])
  })
}

/**
 * Hands an agency's part to another one: it leads if the first did, and owes what the first owed.
 * Both are told. The first goes on seeing the support only where it stays.
 */
export function handSupport(
  context: ActorContext,
  given: {
    readonly application: string
    readonly from: string
    readonly to: string
    readonly stays: boolean
  },
): Promise<Result<Done<SupportShared>>> {
  const { application, from, to, stays } = given
  const act = { name: 'support.hand', input: given, application }
  return actOnSupport(context, act, async (running, opened) => {
    const sharing = opened.shares.map(({ agency }) => agency)
    if (!sharing.includes(from)) return agencyNotSharing
    if (!opened.runs && !opened.own.includes(from)) return notLeading
    if (from === to) return handedToItself
    const others = sharing.filter((agency) => agency !== to)
    const at = others.indexOf(from)
    const next = [...others.slice(0, at), to, ...(stays ? [from] : []), ...others.slice(at + 1)]
    const done = await rewrite(running, opened, next)
    if (!done.ok) return done
    await moveDues(running.books, application, { from, to })
    const { removed, added } = done.value
    // Whoever had a part before, or keeps it, is told of the handing too.
    const isPartner = !added.includes(to)
    if (isPartner) await tell(running, opened, { template: 'support-shared', agencies: [to] })
    if (!removed.includes(from)) {
      await tell(running, opened, { template: 'support-left', agencies: [from] })
    }
    return done
  })
}

const leads = ({ shares, own }: OpenedSupport): boolean =>
  shares.some(({ agency, isLead }) => isLead && own.includes(agency))

async function rewrite(
  running: Running,
  opened: OpenedSupport,
  agencies: readonly string[],
): Promise<Result<{ readonly added: readonly string[]; readonly removed: readonly string[] }>> {
  const { books, recordedAt: at, command } = running
  const { application, shares, settings } = opened
  const before = shares.map(({ agency }) => agency)
  const added = agencies.filter((agency) => !before.includes(agency))
  const removed = before.filter((agency) => !agencies.includes(agency))
  const fit = await mayTakePart(books, added, { ...opened, allowed: settings.agencies })
  if (!fit.ok) return fit
  await writeShares(books, application.id, { agencies, at, command })
  for (const from of removed)
    await moveDues(books, application.id, { from, to: agencies[0] ?? null })
  await tell(running, opened, { template: 'support-shared', agencies: added })
  await tell(running, opened, { template: 'support-left', agencies: removed })
  return ok({ added, removed })
}

/** Agencies are those that the settings name, of the same programme, and not closed. */
async function mayTakePart(
  books: Books,
  added: readonly string[],
  { offering, allowed }: Pick<OpenedSupport, 'offering'> & { readonly allowed: readonly string[] },
): Promise<Result<void>> {
  const known = await readAgencies(books, added)
  const isFit = added.every((id) => {
    const agency = known.get(id)
    return agency?.isOpen && agency.programme === offering.programme && allowed.includes(id)
  })
  return isFit ? ok(undefined) : agencyTakesNoPart
}

async function tell(
  { books, recordedAt: at, command }: Running,
  { application, offering }: OpenedSupport,
  telling: {
    readonly template: 'support-shared' | 'support-left'
    readonly agencies: readonly string[]
  },
): Promise<void> {
  const company = await companyOf(books, application)
  const about = { offering, application: application.id, company, count: null, at, command }
  await tellAgencies(books, { ...telling, ...about })
}

async function companyOf(books: Books, application: Application): Promise<string | null> {
  const { id } = application
  const company = await nameOfCompany(books, application)
  return company ?? (await readDetails(books, [id])).get(id)?.name ?? null
}

const notLeading = refuse(
  'support_is_led_by_another_agency',
  '支援機関を変えられるのは、主担当の支援機関と、事業の担当者です。主担当に頼んでください。',
  'Only the agency that leads, and whoever runs the programme, can change this. Ask them.',
)

const handedToItself = refuse(
  'support_handed_to_the_same_agency',
  '引き継ぎ元と引き継ぎ先が同じです。別の支援機関を選んでください。',
  'It would go to the agency that has it. Choose another one.',
)

const agencyTakesNoPart = refuse(
  'agency_takes_no_part',
  'この支援に参加していない支援機関です。募集の「伴走支援の設定」で参加する機関に加えてください。',
  'This agency takes no part here. Add it to the agencies in the settings of the support.',
)
