/** One application as its applicant or its staff may see it. */
import { circumstancesOf, isOwn } from '../../commands/application/scene.ts'
import { type DeskAct, mayAct } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { listActs } from '../../domain/delivery/decide.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { findAct, stateIn } from '../../domain/delivery/register.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, listSteps, readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listSessions, readSessions } from '../../store/session.ts'
import { inBooks, nowOf } from '../books.ts'
import type { Answered, Call } from '../endpoint.ts'
import { type possibleAct, seenOf, type wholeApplication } from '../schema/application.ts'

type ApplicationCall = Call<'application'>

/** An application that the caller may see, with its offering and how they come to see it. */
export type SeenApplication = {
  readonly application: Application
  readonly offering: Offering
  readonly isStaff: boolean
}

/**
 * Finds an application for its applicant, or for the staff of its programme. For others there is
 * none: an id is not told from another by guessing.
 * @param act by which staff see it
 */
export async function findSeenApplication(
  books: Books,
  { params, caller }: ApplicationCall,
  act: DeskAct = 'application.list',
): Promise<Result<SeenApplication>> {
  const application = await findApplication(books, params.application)
  if (!application) return applicationUnknown
  const offering = present(await findOffering(books, application.offering), 'its offering')
  const { programme } = offering
  const isStaff = mayAct(caller.actor, act, { programme }).ok
  const isSeen = isStaff || isOwn(application, caller.actor)
  return isSeen ? ok({ application, offering, isStaff }) : applicationUnknown
}

/** The application with who applied, what was answered and the way it has gone. */
export function readWholeApplication(
  call: ApplicationCall,
): Promise<Result<Answered<typeof wholeApplication>>> {
  return inBooks(call, async (books) => {
    const found = await findSeenApplication(books, call)
    if (!found.ok) return found
    const { application, isStaff } = found.value
    const detail = (await readDetails(books, [application.id])).get(application.id)
    const steps = await listSteps(books, application.id)
    const { next } = stateIn(application.lifecycle, application.state)
    return ok({
      ...seenOf(application),
      next,
      party: isStaff ? application.party : null,
      detail: detail
        ? {
            ...{ name: detail.name, kana: detail.kana, mail: detail.mail },
            ...{ telephone: detail.telephone, language: detail.language },
            answers: parseStoredAnswers(detail.answers),
          }
        : null,
      steps: steps.map(({ act, from, to, takenAt, takenBy, reason }) => ({
        ...{ act, from, to, takenAt },
        takenBy: isStaff ? takenBy : null,
        reason: isStaff ? reason : null,
      })),
    })
  })
}

/** What leads on from where the application stands, and whether the caller may do it now. */
export function listPossibleActs(
  call: ApplicationCall,
): Promise<Result<{ readonly items: readonly Answered<typeof possibleAct>[] }>> {
  return inBooks(call, async (books) => {
    const found = await findSeenApplication(books, call)
    if (!found.ok) return found
    const { application, offering } = found.value
    const { session, lifecycle } = application
    const sessions = session === null ? new Map() : await readSessions(books, [session])
    const scene = { offerings: new Map([[offering.id, offering]]), sessions }
    const asked = { actor: call.caller.actor, now: nowOf(call), reason: null }
    const acts = listActs(circumstancesOf(scene, { ...asked, application, session }))
    const items = acts.map(({ act, may }) => ({
      act,
      label: present(findAct(lifecycle, act), `the act ${act}`).label,
      // What only lacks its reason can be done: the reason comes with the act.
      isAllowed: may.ok || may.refusal.code === 'reason_missing',
      why: may.ok ? null : { code: may.refusal.code, message: may.refusal.message },
    }))
    return ok({ items })
  })
}

/** The application's date, or all dates of the offering as a whole: at most 200. */
export async function readDates(
  books: Books,
  { session, offering }: Pick<Application, 'session' | 'offering'>,
): Promise<readonly Session[]> {
  if (session === null) return listSessions(books, { offering, resource: null, limit: 200 })
  return [...(await readSessions(books, [session])).values()]
}

/** There is no such application, or none that the caller may see. */
export const applicationUnknown = refuse(
  'application_unknown',
  '申込が見つかりません。番号を確かめるか、一覧から選び直してください。',
  'This application cannot be found. Check its number, or choose it from the list again.',
)
