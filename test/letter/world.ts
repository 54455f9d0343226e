/** Applications of companies and persons, and the issuing of letters to them. */
import { claim } from '../../src/commands/application/claim.ts'
import { type ActorContext, actingAs, type Context } from '../../src/commands/context.ts'
import { issueLetter, type IssuedLetter } from '../../src/commands/letter/issue-letter.ts'
import type { LetterOrder } from '../../src/commands/letter/matter.ts'
import { runAct } from '../../src/commands/run.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { Role } from '../../src/domain/access/role.ts'
import type { LetterSort } from '../../src/domain/letter/sort.ts'
import { calendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { ok, type Result } from '../../src/kit/result.ts'
import { findOrInsertParties } from '../../src/store/party.ts'
import { applicant, at, claimant, openOffering, request, taken } from '../world/delivery.ts'

/** The day of the letters: 15 June 2023. */
export const letterDay = '2023-06-15T03:00:00Z'

/** An offering to apply for, without an end of seats. */
export async function openCall(context: Context) {
  const title = { ja: '中小企業人材確保奨励金', en: 'Hiring incentive' }
  const contact = { ja: '雇用就業部 就業推進課\n電話 03-0000-0000', en: 'Telephone 03-0000-0000' }
  const made = await openOffering(context, { settings: { title, contact, capacity: 1000 } })
  return { offering: made.offering, session: present(made.sessions[0], 'a session') }
}

/** A person's application. */
export async function applyAsPerson(
  context: Context,
  place: { readonly offering: string; readonly session: string },
  { name = '山田 花子', actor = applicant() }: { name?: string; actor?: Actor } = {},
): Promise<string> {
  const asked = request(place, actor, {
    claimants: [claimant(name, { account: actor.account })],
  })
  const done = taken(await claim(at(context, '2023-05-10T03:00:00Z'), asked))
  return present(done.outcome.applications[0], 'an application').id
}

/** A company's application, sent in by one of its members. */
export async function applyAsCompany(
  context: Context,
  place: { readonly offering: string; readonly session: string },
  { name = '株式会社みらい製作所', actor = applicant() }: { name?: string; actor?: Actor } = {},
): Promise<string> {
  const party = await enterCompany(context, name)
  const answers = {
    'postal-code': { kind: 'text', text: '〒163-8001' },
    address: { kind: 'text', text: '東京都新宿区西新宿二丁目8番1号' },
  }
  const { detail } = claimant('山田 花子')
  const asked = request(place, actor, {
    claimants: [
      {
        party: { id: party, type: 'company' },
        account: actor.account,
        detail: { ...detail, answers },
      },
    ],
  })
  const done = taken(await claim(at(context, '2023-05-10T03:00:00Z'), asked))
  return present(done.outcome.applications[0], 'an application').id
}

async function enterCompany(context: Context, name: string): Promise<string> {
  const reference = { type: 'company', scheme: 'name', value: `${name}${newId()}`, name } as const
  const done = taken(
    await runAct(context, { name: 'test.company', input: newId() }, async ({ books, command }) => {
      const [found] = await findOrInsertParties(books, [reference], command)
      return ok({ party: present(found, 'the company').party })
    }),
  )
  return done.outcome.party
}

/** Issues one letter, in an act of its own. */
export async function issue<S extends LetterSort>(
  context: Context,
  order: LetterOrder<S>,
): Promise<Result<IssuedLetter>> {
  const act = { name: 'test.letter', input: newId(), lock: 'writing' } as const
  const done = await runAct(at(context, letterDay), act, (running) => issueLetter(running, order))
  return done.ok ? ok(done.value.outcome) : done
}

/** A grant of 500,000 yen. */
export const decision = (application: string) =>
  ({
    sort: 'grant-decision',
    application,
    values: { amount: 500_000, reportDue: calendarDate(2024, 3, 31) },
    conditions: ['事業の内容を変更するときは、あらかじめ承認を受けること。'],
  }) as const satisfies LetterOrder<'grant-decision'>

/** Staff with a role, in one programme or everywhere. */
export function staff(context: Context, role: Role, programme = ''): ActorContext {
  const grants = [{ role, programme, session: null }]
  const account = newId()
  return actingAs(context, { name: `account:${account}`, account, parties: [], grants })
}
