/**
 * What bars applications for grants, on every way in: a call that closed because its budget is
 * gone, a company that has applied already (here, or across the programmes that the call names), a
 * sum above what the course gives.
 */
import { listAwardFaults } from '../../domain/delivery/grant/award.ts'
import { readRequest } from '../../domain/delivery/grant/asked.ts'
import type { GrantSettings } from '../../domain/delivery/grant/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findClosing } from '../../store/grant-closing.ts'
import {
  holdCompanies,
  listLiveGrants,
  type LiveGrant,
  readSameParties,
} from '../../store/grant-company.ts'
import type { OpenRequest } from '../application/claim-request.ts'
import type { Scene } from '../application/scene.ts'
import { budgetGoneWords } from './closing.ts'
import { grantCallOf } from './open-grant.ts'

/** What bars a claim; null where nothing does. */
export type Bar = (request: OpenRequest) => Refused | null

const nothing: Bar = () => null

/** Reads what bars claims on a call. Companies are held until the act ends where that matters. */
export async function barGrantClaims(
  books: Books,
  { scene, place }: { readonly scene: Scene; readonly place: string },
  requests: readonly OpenRequest[],
): Promise<Bar> {
  const offering = scene.offerings.get(place)
  const call = offering?.kind === 'grant' ? grantCallOf(offering) : null
  if (call === null) return nothing
  if (!call.ok) return () => call
  const { settings } = call.value
  const isGone = call.value.offering.state === 'closed' && (await findClosing(books, place))
  if (isGone) return () => budgetGone
  const elsewhere = await barCompanies(books, call.value, requests)
  return (request) =>
    faultOfWay(request, settings) ?? elsewhere(request) ?? faultOfRequest(request, settings)
}

/** Where one enters first, nobody applies at once; and where one does not, nobody enters. */
function faultOfWay({ claim }: OpenRequest, { preEntry }: GrantSettings): Refused | null {
  if (claim.act === 'apply' && preEntry) return entryNeeded
  return claim.act === 'enter' && !preEntry ? noEntry : null
}

/** What is asked for must be possible: whoever enters says it later, and lists may leave it out. */
function faultOfRequest({ claim }: OpenRequest, settings: GrantSettings): Refused | null {
  const [claimant] = claim.claimants
  const { answers = {} } = claimant?.detail ?? {}
  if (claim.act !== 'apply' || Object.keys(answers).length === 0) return null
  const { course, asked } = readRequest(settings, parseStoredAnswers(answers))
  const isSaid = asked.yen !== null || asked.costYen !== null || asked.persons !== null
  if (course === null || !(isSaid || asked.tier !== null)) return null
  const [refusal] = listAwardFaults(course, asked)
  return refusal ? { ok: false, refusal } : null
}

async function barCompanies(
  books: Books,
  { offering, settings }: { readonly offering: Offering; readonly settings: GrantSettings },
  requests: readonly OpenRequest[],
): Promise<Bar> {
  const parties = requests.flatMap(partiesOf)
  if (parties.length === 0) return nothing
  const same = await readSameParties(books, parties)
  const isWide = settings.onceFor !== 'call'
  // Two calls may be applied for at the same moment; within one call the books hold it themselves.
  if (isWide) await holdCompanies(books, same)
  const programmes = isWide ? settings.onceFor : [offering.programme]
  const live = await listLiveGrants(books, [...same.values()].flat(), programmes)
  const relevant = isWide ? live : live.filter((each) => each.offering === offering.id)
  return (request) => {
    const own = partiesOf(request).flatMap((party) => same.get(party) ?? [party])
    const standing = relevant.find(({ party }) => own.includes(party))
    return standing ? receivedAlready(standing) : null
  }
}

const partiesOf = ({ claim }: OpenRequest): readonly string[] =>
  claim.claimants.flatMap(({ party }) => (typeof party === 'object' ? [party.id] : []))

function receivedAlready({ title, number }: LiveGrant): Refused {
  const code = formatTicketCode(number as TicketCode)
  return refuse(
    'company_has_applied_already',
    `この企業は「${title.ja}」に申請済みです（申請番号${code}）。1企業1回までのため、重ねて申請できません。`,
    `This company has applied for "${title.en}" already (No. ${code}). Each company may do so once.`,
  )
}

const budgetGone = refuse(
  'budget_is_gone',
  `${budgetGoneWords.ja}。予算が空いて受付を再開するときは、募集のページでお知らせします。`,
  `${budgetGoneWords.en}. Should money come free, the page of the call will say so.`,
)

const entryNeeded = refuse(
  'entry_comes_first',
  'この募集は、事前エントリーと抽選のあとに申請します。まず事前エントリーをしてください。',
  'One enters this call first, and applies after the draw. Please enter.',
)

const noEntry = refuse(
  'call_has_no_entry',
  'この募集に事前エントリーはありません。申請してください。',
  'This call has no entry beforehand. Please apply.',
)
