/** A support for a page of the desk, and the way back to it. */
import { readSupport, type SupportRead } from '../../../commands/support/read-support.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Agency } from '../../../domain/delivery/support/agency.ts'
import { type CalendarDate, japanDate } from '../../../kit/calendar.ts'
import type { Result } from '../../../kit/result.ts'
import type { AnyVisit } from '../../personal.ts'
import type { Crumb } from '../../ui/trail.tsx'
import { inBooks, nowOf } from '../books.ts'
import { deskNames } from '../offering/frame.tsx'
import { supportWords } from './words.ts'

/** Reads the support; refuses where the visitor does not share it. */
export function readDeskSupport(
  visit: AnyVisit,
  application: string,
): Promise<Result<SupportRead>> {
  return inBooks(visit, (books) => readSupport(books, visit.visitor.actor, application))
}

/** What the company is called. */
export function companyName(read: SupportRead, { language }: Pick<AnyVisit, 'language'>): string {
  return read.name ?? supportWords.erased[language]
}

/** The steps to the support, and to a page under it where one is named. */
export function supportTrail(visit: AnyVisit, read: SupportRead, own?: string): readonly Crumb[] {
  const { language, to } = visit
  const name = companyName(read, visit)
  const application = read.application.id
  return [
    { name: deskNames.desk[language], href: to.desk() },
    { name: supportWords.board[language], href: to.supportBoard() },
    own === undefined ? { name } : { name, href: to.deskSupport({ application }) },
    ...(own === undefined ? [] : [{ name: own }]),
  ]
}

/** Whether the visitor may record here. */
export function mayRecord({ visitor }: AnyVisit, { offering }: SupportRead): Result<void> {
  return mayAct(visitor.actor, 'support.record', { programme: offering.programme })
}

/** The agencies that share it, the one that leads first. */
export function sharingAgencies({ shares, agencies }: SupportRead): readonly Agency[] {
  return shares.flatMap(({ agency }) => agencies.get(agency) ?? [])
}

/** The day on which the page is asked for. */
export const todayOf = (visit: AnyVisit): CalendarDate => japanDate(new Date(nowOf(visit)))
