/** One support as somebody may read it: what was said is for those who share it alone. */
import { mayAct } from '../../domain/access/capability.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import type { Agency } from '../../domain/delivery/support/agency.ts'
import type { Due } from '../../domain/delivery/support/due.ts'
import type { Goal } from '../../domain/delivery/support/goal.ts'
import type { SupportRecord } from '../../domain/delivery/support/record.ts'
import { ok, type Result } from '../../kit/result.ts'
import { readAccountNames } from '../../store/account-name.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findPartyName } from '../../store/company-name.ts'
import { listGoals, readSupportStanding, type SupportStanding } from '../../store/support.ts'
import { listAgencies, readAgencies } from '../../store/support-agency.ts'
import { listDues } from '../../store/support-due.ts'
import { listRecords } from '../../store/support-record.ts'
import { type OpenedSupport, openSupport } from './open-support.ts'

/** All that is known of a support. */
export type SupportRead = OpenedSupport & {
  /** Whether the reader may read what was said. */
  readonly isReadable: boolean
  readonly detail: ApplicationDetail | undefined
  /** What the company is called, or the person; null where it was erased. */
  readonly name: string | null
  readonly standing: SupportStanding
  /** The newest first; without words where they may not be read. */
  readonly records: readonly SupportRecord[]
  readonly dues: readonly Due[]
  readonly goals: readonly Goal[]
  /** The agencies of the programme, and others that had to do with it, by their ids. */
  readonly agencies: ReadonlyMap<string, Agency>
  /** The names of those who wrote records, by their accounts. */
  readonly authors: ReadonlyMap<string, string>
}

/** Reads a support. Refuses, as if there were none, where the actor does not share it. */
export async function readSupport(
  books: Books,
  by: Actor,
  id: string,
): Promise<Result<SupportRead>> {
  const found = await openSupport(books, { id, by, act: 'support.list' })
  if (!found.ok) return found
  const opened = found.value
  const { programme } = opened.offering
  const isReadable = mayAct(by, 'support.read', { programme }).ok
  const records = await listRecords(books, id)
  const dues = await listDues(books, id)
  const ids = [
    ...records.flatMap(({ agency }) => agency ?? []),
    ...opened.shares.map(({ agency }) => agency),
  ]
  const own = await listAgencies(books, [programme])
  const standing = await readSupportStanding(books, id)
  const detail = (await readDetails(books, [id])).get(id)
  return ok({
    ...opened,
    isReadable,
    detail,
    name: (await nameOfCompany(books, opened.application)) ?? detail?.name ?? null,
    standing: isReadable ? standing : { ...standing, why: '' },
    records: records.map(({ command: _command, ...record }) =>
      isReadable ? record : { ...record, words: null },
    ),
    dues: isReadable ? dues : dues.map((due) => ({ ...due, text: '' })),
    goals: await listGoals(books, id),
    agencies: new Map([
      ...(await readAgencies(books, ids)),
      ...own.map((one) => [one.id, one] as const),
    ]),
    authors: await readAccountNames(
      books,
      records.flatMap(({ author }) => author ?? []),
    ),
  })
}

/** What a company is called in the books; null of a person, and where it was erased. */
export async function nameOfCompany(
  books: Books,
  { party, partyType }: Pick<Application, 'party' | 'partyType'>,
): Promise<string | null> {
  if (party === null || partyType === 'person') return null
  return (await findPartyName(books, party)) ?? null
}
