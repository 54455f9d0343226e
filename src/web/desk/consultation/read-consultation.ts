/** Reading a consultation for the desk: its words for counsellors, its state for everyone else. */
import { mayAct } from '../../../domain/access/capability.ts'
import type { Application, ApplicationDetail } from '../../../domain/delivery/application.ts'
import type { ConsultationText } from '../../../domain/delivery/consultation/text.ts'
import type { Channel, Offering } from '../../../domain/delivery/offering.ts'
import type { Resource, Session } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import { findApplication, listSteps, readDetails, type Step } from '../../../store/application.ts'
import { type ConsultationStanding, readStanding } from '../../../store/consultation.ts'
import { listTexts } from '../../../store/consultation-text.ts'
import { readWays } from '../../../store/consultation-way.ts'
import type { Books } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import { listHolders } from '../../../store/role-grant.ts'
import { findResource, readSessions } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'

/** A consultation as the desk sees it. */
export type ConsultationRead = {
  readonly application: Application
  readonly offering: Offering
  readonly detail: ApplicationDetail | null
  readonly session: Session | null
  readonly resource: Resource | null
  readonly way: Channel | null
  readonly standing: ConsultationStanding
  readonly steps: readonly Step[]
  /** Null for those who may not read a word of it. */
  readonly texts: readonly ConsultationText[] | null
  /** The counsellors of the programme, by their accounts. */
  readonly counsellors: ReadonlyMap<string, string>
}

/** Reads it. Refuses consultations of other programmes. */
export async function readConsultation(
  books: Books,
  { visitor }: Pick<AnyVisit, 'visitor'>,
  id: string,
): Promise<Result<ConsultationRead>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  const offering = application && (await findOffering(books, application.offering))
  if (application?.lifecycle !== 'consultation' || !offering) return unknownConsultation
  const { programme } = offering
  const may = mayAct(visitor.actor, 'consultation.day', { programme })
  if (!may.ok) return may
  const reads = mayAct(visitor.actor, 'consultation.read', { programme }).ok
  const texts = reads ? await listTexts(books, id, ['message', 'answer', 'note']) : null
  const standing = await readStanding(books, id)
  const authors = (texts ?? []).flatMap(({ author }) => author ?? [])
  const named = [...authors, ...(standing.takenBy === null ? [] : [standing.takenBy])]
  return ok({
    ...{ application, offering, standing, texts },
    ...(await readMeeting(books, application)),
    detail: (await readDetails(books, [id])).get(id) ?? null,
    steps: await listSteps(books, id),
    counsellors: await readCounsellors(books, programme, named),
  })
}

/** When, with whom and by which way they meet, where a time is booked. */
async function readMeeting(books: Books, { id, session: at }: Application) {
  const session = at === null ? undefined : (await readSessions(books, [at])).get(at)
  const resource = session?.resource ? await findResource(books, session.resource) : undefined
  const way = (await readWays(books, [id])).get(id) ?? null
  return { session: session ?? null, resource: resource ?? null, way }
}

/** The names of the programme's counsellors, and of others who had to do with it. */
async function readCounsellors(books: Books, programme: string, others: readonly string[]) {
  const holders = await listHolders(books, 'counsellor')
  const here = holders.filter((grant) => ['', programme].includes(grant.programme))
  return readAccountNames(books, [...here.map(({ account }) => account), ...others])
}

const unknownConsultation = refuse(
  'application_unknown',
  'この相談は見つかりません。一覧から選び直してください。',
  'This consultation cannot be found. Choose it from the list again.',
)
