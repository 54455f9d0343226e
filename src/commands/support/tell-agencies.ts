/** Telling the staff of agencies, by mail, which supports are theirs and which went to others. */
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Instant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { readApplicants } from '../../store/applicant.ts'
import type { Books } from '../../store/database.ts'
import { listMembers, readAgencies } from '../../store/support-agency.ts'
import { type AnyNotice, postNotices } from '../notice/post.ts'

/** What agencies are told. */
export type AgencyTelling = {
  readonly template: 'support-shared' | 'support-left'
  readonly agencies: readonly string[]
  readonly offering: Offering
  /** The support; null where it is about a list of them. */
  readonly application: string | null
  readonly company: string | null
  readonly count: number | null
  readonly at: Instant
  readonly command: number
}

/** Tells everybody who works for these agencies. Gives how many are told. */
export async function tellAgencies(books: Books, telling: AgencyTelling): Promise<number> {
  const { template, agencies, offering, application, company, count, at, command } = telling
  if (agencies.length === 0) return 0
  const names = await readAgencies(books, agencies)
  const members = await listMembers(books, agencies)
  const people = await readApplicants(
    books,
    members.map(({ account }) => account),
  )
  const notices = members.flatMap(({ agency, account }) => {
    const person = people.get(account)
    if (!person) return []
    const page =
      application === null || template === 'support-left'
        ? '/desk/supports'
        : `/desk/supports/${application}`
    const notice: AnyNotice = {
      template,
      language: person.language,
      address: person.mail,
      programme: offering.programme,
      account,
      about: { offering: offering.id, ...(application !== null && { application }) },
      values: {
        offering: offering.settings.title,
        agency: present(names.get(agency), 'the agency of a member').name,
        company,
        count,
        page,
      },
    }
    return { ...notice, command }
  })
  return (await postNotices(books, notices, at)).length
}
