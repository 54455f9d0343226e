/** Assigning an expert to a request: proposed by declared criteria, barred by a contract. */
import {
  objectionsTo,
  objectionWords,
  proposeExperts,
  type Proposal,
} from '../../domain/delivery/dispatch/proposal.ts'
import { addDays, japanDate } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findExpert, listExperts } from '../../store/dispatch-expert.ts'
import { listSameCompany, noteExpert } from '../../store/dispatch-request.ts'
import { cancelPlannedFrom } from '../../store/dispatch-visit.ts'
import { readCompanies } from '../../store/person-number.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { expertUnknown } from './expert.ts'
import { type DispatchRequest, openRequest } from './open-request.ts'

/** Who is to go. */
export type Assignment = {
  readonly application: string
  readonly expert: string
  /** Where something speaks against them, or where they take over from another. */
  readonly reason?: string | null
}

/** What came of it. */
export type Assigned = { readonly application: string; readonly expert: string }

/** Who could go to the company of a request, the most fitting first. */
export async function proposeFor(
  books: Books,
  { application, dispatch }: DispatchRequest,
): Promise<readonly Proposal[]> {
  const companies = await companyNumbers(books, application.party)
  const experts = await listExperts(books)
  const [company = null] = companies
  const known = experts.map(({ expert, load }) => ({
    load,
    // A contract with any number of the company is a contract with it.
    expert:
      barredBy(expert, companies) && company !== null
        ? { ...expert, contracts: [...expert.contracts, company] }
        : expert,
  }))
  const { field = '', area = '' } = dispatch ?? {}
  return proposeExperts(known, { field, area, company })
}

/**
 * Assigns an expert, or another in their place: what the first one had planned from tomorrow on
 * is called off. Refuses an expert under contract with the company; what else speaks against them
 * needs a reason.
 */
export async function assignExpert(
  context: ActorContext,
  { application: id, expert: chosen, ...given }: Assignment,
): Promise<Result<Done<Assigned>>> {
  const reason = given.reason?.trim() || null
  const input = { application: id, expert: chosen, reason }
  const act = { name: 'dispatch.assign', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt } = running
    const opened = await openRequest(books, id, 'held')
    if (!opened.ok) return opened
    const fits = await checkFits(books, opened.value, { chosen, reason })
    if (!fits.ok) return fits
    const { application, dispatch } = opened.value
    if (dispatch?.expert === chosen) return goesAlready
    const asked = { by: context.by, now: recordedAt, reason, applications: [id] }
    const step = application.state === 'decided' ? 'assign' : 'reassign'
    const done = await perform(running, { ...asked, act: step, brings: ['assignment'] })
    if (!done.ok) return done
    const tomorrow = addDays(japanDate(new Date(recordedAt)), 1)
    if (step === 'reassign') await cancelPlannedFrom(books, id, tomorrow)
    await noteExpert(books, id, { expert: chosen, at: recordedAt })
    return ok({ application: id, expert: chosen })
  })
}

async function checkFits(
  books: Books,
  { application, dispatch }: DispatchRequest,
  { chosen, reason }: { readonly chosen: string; readonly reason: string | null },
): Promise<Result<void>> {
  // Held, so that two requests at once do not both take the last place that an expert has.
  const expert = isId(chosen) ? await findExpert(books, chosen, 'held') : undefined
  if (!expert) return expertUnknown
  const companies = await companyNumbers(books, application.party)
  if (barredBy(expert, companies)) return underContract(expert.name)
  const load = (await listExperts(books)).find((each) => each.expert.id === chosen)?.load ?? 0
  const { field = '', area = '' } = dispatch ?? {}
  const against = objectionsTo(expert, { field, area, company: null }, load)
  const grave = against.filter((each) => each !== 'account')
  if (grave.length === 0 || reason !== null) return ok(undefined)
  const words = grave.map((each) => objectionWords[each])
  return reasonNeeded(words.map(({ ja }) => ja).join('、'), words.map(({ en }) => en).join('; '))
}

const barredBy = (
  { contracts }: { readonly contracts: readonly string[] },
  companies: readonly string[],
): boolean => companies.some((number) => contracts.includes(number))

/** The 法人番号 of a company, under every entry of the books that stands for it. */
async function companyNumbers(books: Books, party: string | null): Promise<readonly string[]> {
  if (party === null) return []
  const same = await listSameCompany(books, party)
  return [...(await readCompanies(books, same)).values()].map(({ number }) => number)
}

function underContract(name: string): Refused {
  return refuse(
    'expert_under_contract_with_company',
    `専門家「${name}」はこの会社と契約中のため、派遣できません。ほかの専門家を選んでください。`,
    `The expert "${name}" is under contract with this company and cannot be sent. Choose another.`,
  )
}

function reasonNeeded(ja: string, en: string): Refused {
  return refuse(
    'assignment_needs_a_reason',
    `この専門家には次の点があります: ${ja}。それでも決めるときは、理由を入力してください。`,
    `This speaks against the expert: ${en}. To assign them all the same, give a reason.`,
  )
}

const goesAlready = refuse(
  'expert_goes_already',
  'この専門家は、すでにこの派遣の担当です。',
  'This expert has this assignment already.',
)
