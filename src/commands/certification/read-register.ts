/** Reading the public register: for pages, open data and programs alike. */
import type { RegisterRow } from '../../domain/delivery/certification/register-row.ts'
import { addMonths } from '../../domain/delivery/certification/period.ts'
import {
  registerStanding,
  registerStandingNames,
} from '../../domain/delivery/certification/standing.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { type CertifiedOrganisation, listCertified } from '../../store/certification-register.ts'
import type { Books } from '../../store/database.ts'

/** What is looked for in the register; empty texts for all. */
export type RegisterSearch = { readonly text?: string; readonly standing?: string }

/** The lines of the register: those in force first, by their name. */
export async function readRegister(
  books: Books,
  now: Instant,
  { text = '', standing = '' }: RegisterSearch = {},
): Promise<readonly RegisterRow[]> {
  const today = japanDate(new Date(now))
  const found = await listCertified(books, { endedSince: addMonths(today, -12) })
  const wanted = foldForMatching(text)
  return found
    .flatMap((each) => rowOf(each, now) ?? [])
    .filter((row) => standing === '' || row.standing === standing)
    .filter((row) => wanted === '' || wordsOf(row).includes(wanted))
    .toSorted(
      (one, other) =>
        placeOf(one) - placeOf(other) ||
        one.name.ja.localeCompare(other.name.ja, 'ja') ||
        (one.id < other.id ? -1 : 1),
    )
}

/** A line by its address. Refuses what does not stand in the register. */
export async function findRegistered(
  books: Books,
  id: string,
  now: Instant,
): Promise<Result<RegisterRow>> {
  const endedSince = addMonths(japanDate(new Date(now)), -12)
  const [found] = isId(id) ? await listCertified(books, { application: id, endedSince }) : []
  const row = found ? rowOf(found, now) : null
  return row ? ok(row) : notRegistered
}

function rowOf(of: CertifiedOrganisation, now: Instant): RegisterRow | null {
  const { entry, state, sort, endedOn } = of
  const standing = registerStanding({ state, sort, endedOn }, japanDate(new Date(now)))
  if (standing === null || entry?.agreedAt === null || !entry) return null
  return {
    id: of.application,
    certification: of.certification,
    name: entry.name,
    corporateNumber: entry.showsNumber ? of.corporateNumber : null,
    place: entry.showsPlace && entry.place.ja !== '' ? entry.place : null,
    work: entry.showsWork && entry.work.ja !== '' ? entry.work : null,
    standing,
    number: { year: of.year, serial: of.serial },
    since: of.since,
    until: of.until,
    endedOn,
  }
}

const placeOf = ({ endedOn, standing }: RegisterRow): number =>
  (endedOn === null ? 0 : 100) + (standing === 'provisional' ? 1 : 0)

const wordsOf = ({ name, corporateNumber, place, work }: RegisterRow): string =>
  [name, place, work]
    .flatMap((words) => (words ? [words.ja, words.en] : []))
    .concat(corporateNumber ?? [])
    .map(foldForMatching)
    .join('\n')

/** Whether a text names a standing of the register. */
export function isStanding(text: string): boolean {
  return registerStandingNames.some((name) => name === text)
}

const notRegistered = refuse(
  'registered_organisation_unknown',
  'この事業者は登録簿にありません。取り消された認証や失効した認証は、1年で登録簿から消えます。',
  'This organisation does not stand in the register. What has expired or was revoked leaves it after a year.',
)
