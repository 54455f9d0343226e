/** Playing supports: their agencies, the lists of companies to get in touch with, single deeds. */
import type { ActorContext } from '../../commands/context.ts'
import { addAgency } from '../../commands/support/agency.ts'
import { answerDue } from '../../commands/support/due.ts'
import { importOutreach } from '../../commands/support/outreach.ts'
import { recordContact, recordHiring, undoRecord } from '../../commands/support/record.ts'
import { saveSupportSettings } from '../../commands/support/settings.ts'
import { stepSupport } from '../../commands/support/step.ts'
import { type CorporateNumber, parseCorporateNumber } from '../../domain/codes.ts'
import type { SupportDeed } from '../../domain/deed.ts'
import type { OutreachRow } from '../../domain/delivery/support/outreach-row.ts'
import { noWords } from '../../domain/delivery/support/record.ts'
import type { AgenciesAct, OutreachAct } from '../../domain/kind-act.ts'
import type { PartyReference } from '../../domain/party.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { check, present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import type { Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listDues } from '../../store/support-due.ts'
import type { DeedPlace } from './deed-place.ts'

/** Adds the agencies, and has the offering's supports shared with them. */
export async function openAgencies(
  context: ActorContext,
  offering: string,
  act: AgenciesAct,
): Promise<Result<unknown>> {
  const { database, authority, idempotencyKey = '' } = context
  const found = await withAuthority(database, authority, (books) => findOffering(books, offering))
  const { programme } = present(found, 'the offering of the agencies')
  const ids: string[] = []
  for (const [index, agency] of act.agencies.entries()) {
    const own = { ...context, idempotencyKey: `${idempotencyKey}/${index}` }
    const done = await addAgency(own, { programme, ...agency })
    if (!done.ok) return done
    ids.push(done.value.outcome.agency)
  }
  return saveSupportSettings(context, { offering, version: 1, details: { agencies: ids } })
}

/** Enters a list of companies to get in touch with. */
export async function enterOutreach(
  context: ActorContext,
  offering: string,
  act: OutreachAct,
): Promise<Result<unknown>> {
  const rows = act.rows.map(({ party, on, area, why, agencies }, index): OutreachRow => {
    const number = numberOf(party)
    const name = present(party.name, 'the name of a company')
    return { row: index + 2, number, name, telephone: null, area, why, agencies, on }
  })
  const file = { name: act.name, digest: digest(canonicalJson(act.rows)) }
  const done = await importOutreach(context, { offering, file, rows })
  if (!done.ok) return done
  const [fault] = done.value.outcome.faults
  check(!fault, `list ${act.name} of the example: ${fault?.message.en ?? ''}`)
  return done
}

function numberOf({ scheme, value }: PartyReference): CorporateNumber | null {
  if (scheme === 'name') return null
  const number = parseCorporateNumber(value)
  check(number.ok && scheme === 'corporate-number', `${value} is the number of a company`)
  return number.value
}

/** Does one thing to a support. */
export async function doSupport(
  context: ActorContext,
  deed: SupportDeed,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  switch (deed.does) {
    case 'register': {
      const { does: step, on, reason } = deed
      return stepSupport(context, { application, step, on, reason })
    }
    case 'close': {
      const { does: step, reason } = deed
      return stepSupport(context, { application, step, reason })
    }
    case 'contact': {
      const { on, way, said, reason } = deed
      return made.keep(
        await recordContact(context, {
          ...{ application, on, way, reason },
          words: { ...noWords, said },
        }),
        ({ record }) => record,
      )
    }
    case 'hire': {
      const { on, persons } = deed
      const given = { application, on, persons, words: noWords }
      return made.keep(await recordHiring(context, given), ({ record }) => record)
    }
    case 'answer':
      return answerCheck(context, deed, { application, made })
    case 'undo':
      break
  }
  return undoRecord(context, { record: made.find(deed.record), reason: deed.reason })
}

async function answerCheck(
  context: ActorContext,
  { hiring, months, on, answer }: Extract<SupportDeed, { readonly does: 'answer' }>,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  const { database, authority } = context
  const dues = await withAuthority(database, authority, (books) => listDues(books, application))
  const record = made.find(hiring)
  const due = dues.find((each) => each.record === record && each.months === months)
  return answerDue(context, { due: present(due, 'the check of a hiring').id, on, answer })
}
