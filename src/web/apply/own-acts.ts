/** Acts on one's own applications: each a press of a button, done in one go. */
import { actOnApplications } from '../../commands/application/act.ts'
import { isBringing } from '../../domain/delivery/lifecycle.ts'
import { type LifecycleName, lifecycleNames, lifecycleOf } from '../../domain/delivery/register.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { type AnyVisit, contextOf, type Moved, moved } from '../personal.ts'
import { findOwn, type OwnAct, type OwnApplication } from './read-own.ts'
import { actPages } from './sections.ts'

/** The acts by which a seat or a place is given back; they are asked about once more. */
const leavingActs: readonly string[] = ['withdraw', 'cancel']

/** The act that ends an application from where it is; undefined where none does. */
export function leavingAct({ acts }: OwnApplication): OwnAct | undefined {
  return acts.find(({ act }) => leavingActs.includes(act))
}

/** Acts that are done elsewhere: joining has its page, the others ask for words. */
const elsewhere: ReadonlySet<string> = new Set([...leavingActs, 'join', 'ask', 'write', 'hire'])

/** The acts that a press of a button does. */
export function pressedActs({ acts, application }: OwnApplication): readonly OwnAct[] {
  const pages = actPages[application.lifecycle]
  return acts.filter(
    ({ act, definition }) =>
      !elsewhere.has(act) && !Object.hasOwn(pages, act) && !definition.needs.some(isBringing),
  )
}

/** Their names, over all kinds. */
export const pressedActNames: readonly string[] = [
  ...new Set(
    lifecycleNames.flatMap((name) =>
      Object.entries(lifecycleOf(name).acts)
        .filter(
          ([, { roles, from, needs }]) =>
            roles.includes('applicant') && from.length > 0 && !needs.some(isBringing),
        )
        .map(([act]) => act),
    ),
  ),
].filter((act) => !elsewhere.has(act))

/** Does the form's act on the visitor's own application, and leads on to its page. */
export async function pressAct(
  visit: AnyVisit,
  form: SubmittedForm,
  id: string,
): Promise<Result<Moved, FormRefusal>> {
  const { services, visitor } = visit
  const found = await withAuthority(services.database, services.authority, (books) =>
    findOwn(books, id, visitor.actor),
  )
  if (!found.ok) return found
  const given = { act: form.act, applications: [id] }
  const done = await actOnApplications(contextOf(visit, form), given)
  return done.ok ? moved(visit.to.application({ application: id }), 'step_taken') : done
}

/** The dates that can be joined online, today's and those to come. */
export function onlineDates({ dates, now }: OwnApplication): readonly Session[] {
  return dates.filter(
    ({ onlineLink, state, endsAt }) => onlineLink !== null && state !== 'cancelled' && endsAt > now,
  )
}

/** The kinds that people come to, and are let in to. What companies hold is no seat at a door. */
const kindsWithDoor: ReadonlySet<LifecycleName> = new Set([
  'gathering',
  'interview',
  'course',
  'consultation',
  'booking',
])

/** Whether there is a ticket to show: a seat is held, and is no mere offer. */
export function hasTicket({ application, acts }: OwnApplication): boolean {
  const { holdsSeat, isLive } = lifecycleOf(application.lifecycle).states[application.state] ?? {}
  const isOffer = acts.some(({ definition }) => definition.needs.includes('offer-stands'))
  const isAdmitted = kindsWithDoor.has(application.lifecycle)
  return isAdmitted && holdsSeat === true && isLive === true && !isOffer
}
