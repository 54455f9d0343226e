/** A support with two agencies and their staff, set up through the commands. */
import { addAgency, addMember } from '../../src/commands/support/agency.ts'
import type { ActorContext, Context } from '../../src/commands/context.ts'
import { actingAs } from '../../src/commands/context.ts'
import { importOutreach } from '../../src/commands/support/outreach.ts'
import type { OutreachRow } from '../../src/domain/delivery/support/outreach-row.ts'
import { saveSupportSettings } from '../../src/commands/support/settings.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { CorporateNumber } from '../../src/domain/codes.ts'
import { digest, newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOffering } from '../../src/store/offering.ts'
import { insertGrant } from '../../src/store/role-grant.ts'
import { readAgencies } from '../../src/store/support-agency.ts'
import { listOutreach } from '../../src/store/support-outreach.ts'
import { check, present } from '../../src/kit/check.ts'
import { at, instant, openOffering, runner, settings, taken } from './delivery.ts'
import { openPerson } from './people.ts'

/** The number of a company that passes its check digit, one for each index. */
export function companyNumber(index: number): CorporateNumber {
  const body = String(700_110_005_000 + index)
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digitText, place) => total + Number(digitText) * (place % 2 === 0 ? 1 : 2), 0)
  return `${9 - (sum % 9)}${body}` as CorporateNumber
}

/** A row of an outreach list. */
export function outreachRow(row: number, change: Partial<OutreachRow> = {}): OutreachRow {
  return {
    row,
    number: companyNumber(row),
    name: `株式会社${row}号商店`,
    telephone: '03-1234-5678',
    area: '新宿区',
    why: '法定雇用率に達していない',
    agencies: [],
    ...change,
  }
}

/** A list of these rows. */
export function listOf(offering: string, rows: readonly OutreachRow[]) {
  const name = '働きかけ先.csv'
  return { offering, file: { name, digest: digest(JSON.stringify(rows)) }, rows }
}

/** Somebody of an agency: an account with the role for the programme. */
async function openAgencyStaff(context: Context, name: string, programme: string) {
  const person = await openPerson(context, name)
  const { account } = person
  const given = {
    role: 'agency',
    programme,
    at: instant('2023-04-01T00:00:00Z'),
    by: 'test',
  } as const
  await withAuthority(context.database, context.authority, (books) =>
    insertGrant(books, { ...given, account }),
  )
  const grants = [{ role: 'agency', programme, session: null }] as const
  const actor: Actor = { ...person.actor, grants }
  return { ...person, actor, visitor: { ...person.visitor, actor } }
}

/** The settings of an offering of support. */
export const supportOfferingSettings = settings({
  title: { ja: '障害者雇用の伴走支援', en: 'Support for employers' },
  contact: { ja: '雇用推進課 03-1111-2222', en: '' },
  seatsPer: 'offering',
  capacity: null,
  channels: ['in-person', 'online', 'telephone'],
})

async function openSupportOffering(context: Context): Promise<string> {
  const asked = { kind: 'support', settings: supportOfferingSettings, sessions: [] } as const
  return (await openOffering(context, asked)).offering
}

/** The offering, the agencies, and who works for them. `now`: 16 May 2023. */
export async function openSupports(
  context: Context,
  given: { readonly details?: Readonly<Record<string, unknown>>; readonly offering?: string } = {},
) {
  const { details = {} } = given
  const now = at(runner(context), '2023-05-16T03:00:00Z')
  const offering = given.offering ?? (await openSupportOffering(context))
  const read = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
    withAuthority(context.database, context.authority, work)
  const programme = present(await read((books) => findOffering(books, offering)), 'it').programme
  const add = async (ja: string, sort: 'hello-work' | 'labour-bureau' | 'foundation') =>
    taken(await addAgency(now, { programme, name: { ja, en: '' }, sort })).outcome.agency
  const bureau = await add(`東京労働局${newId().slice(-6)}`, 'labour-bureau')
  const hello = await add(`ハローワーク新宿${newId().slice(-6)}`, 'hello-work')
  const outside = await add(`しごと財団${newId().slice(-6)}`, 'foundation')
  const version = present(await read((books) => findOffering(books, offering)), 'it').version
  const saved = { agencies: [bureau, hello], ...details } as never
  taken(await saveSupportSettings(now, { offering, version, details: saved }))
  const staffOf = async (agency: string, name: string) => {
    const person = await openAgencyStaff(context, name, programme)
    taken(await addMember(now, { agency, account: person.account }))
    return { ...person, acting: actingAs(now, person.actor) }
  }
  const one = await staffOf(bureau, '労働 一郎')
  const other = await staffOf(hello, '職安 二郎')
  const names = await read(async (books) => {
    const known = await readAgencies(books, [bureau, hello])
    return { bureau: known.get(bureau)?.name.ja ?? '', hello: known.get(hello)?.name.ja ?? '' }
  })
  return { context, now, offering, programme, bureau, hello, outside, one, other, names, read }
}

export type SupportWorld = Awaited<ReturnType<typeof openSupports>>

/** Enters companies, and gives their applications in the order of the rows. */
export async function approach(
  { now, offering, read }: Pick<SupportWorld, 'now' | 'offering' | 'read'>,
  rows: readonly OutreachRow[],
  by: ActorContext = now,
): Promise<readonly string[]> {
  const done = taken(await importOutreach(by, listOf(offering, rows)))
  check(done.outcome.added === rows.length, 'every row is entered')
  const standing = await read((books) => listOutreach(books, offering))
  return rows.map(({ name }) =>
    present(standing.find((company) => company.name === name)?.application, name),
  )
}
