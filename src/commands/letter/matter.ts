/** What a letter is composed of beside the values of whoever issues it: read from the books. */
import type { Application } from '../../domain/delivery/application.ts'
import type { LetterAddressee, LetterMatter } from '../../domain/letter/compose.ts'
import { letterSorts, type LetterSort, type LetterValues } from '../../domain/letter/sort.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { findApplication, readDetails } from '../../store/application.ts'
import { findAuthority } from '../../store/authority.ts'
import { findPartyName } from '../../store/company-name.ts'
import type { Books } from '../../store/database.ts'
import { listLettersOf } from '../../store/letter.ts'
import { readTemplateVersion } from '../../store/letter-template.ts'
import { findOffering } from '../../store/offering.ts'

/** A letter as whoever issues it asks for it. */
export type LetterOrder<S extends LetterSort = LetterSort> = {
  readonly sort: S
  /** The application that it answers. */
  readonly application: string
  readonly values: LetterValues<S>
  /** The award's conditions, as it has them. */
  readonly conditions?: readonly (Bilingual | string)[]
  /** What goes with the letter. */
  readonly attachments?: readonly (Bilingual | string)[]
  /** What stands above the name; absent for what was answered to the question "address". */
  readonly address?: readonly string[]
}

/** What the books say of a letter; its day and its number are still to be given. */
export type ReadMatter = {
  readonly matter: Omit<LetterMatter, 'date' | 'number'>
  readonly programme: string
  readonly templateVersion: number
}

/** Reads what a letter needs. Refuses where nobody's name is known. */
export async function readMatter<S extends LetterSort>(
  books: Books,
  order: LetterOrder<S>,
): Promise<Result<ReadMatter>> {
  const { sort, values, conditions = [], attachments = [] } = order
  const application = await findApplication(books, order.application)
  if (!application) return applicationUnknown
  const addressee = await readAddressee(books, application, order.address)
  if (!addressee.ok) return addressee
  const offering = present(await findOffering(books, application.offering), 'the offering')
  const authority = present(await findAuthority(books), 'the authority of the books')
  const { version, document } = await readTemplateVersion(books, sort)
  return ok({
    programme: offering.programme,
    templateVersion: document === null ? 0 : version,
    matter: {
      ...{ sort, conditions, attachments },
      values: { ...values, ...(await readDecision(books, { sort, application, values })) },
      template: document ?? letterSorts[sort].usual,
      authority: authority.name,
      addressee: addressee.value,
      contact: offering.settings.contact,
      facts: {
        offering: offering.settings.title,
        applicationNumber: formatTicketCode(application.number as TicketCode),
        appliedOn: japanDate(new Date(application.appliedAt)),
      },
    },
  })
}

type DecisionAsked = {
  readonly sort: LetterSort
  readonly application: Application
  readonly values: object
}

/**
 * The decision that a later letter goes back to, as it was sent: its day and its number, where the
 * letter has places for them and whoever issues it does not name the number.
 */
async function readDecision(
  books: Books,
  { sort, application, values }: DecisionAsked,
): Promise<Readonly<Record<string, unknown>>> {
  const goesBack = Object.hasOwn(letterSorts[sort].fields, 'decisionNumber')
  if (!goesBack || Object.hasOwn(values, 'decisionNumber')) return {}
  const letters = await listLettersOf(books, application.id)
  const decision = letters.find((letter) => letter.sort === 'grant-decision')
  return decision ? { decisionNumber: decision.number, decidedOn: decision.issuedOn } : {}
}

/** An organisation by its name in the books, a person by the name on the application. */
async function readAddressee(
  books: Books,
  { id, party, partyType }: Application,
  address: readonly string[] | undefined,
): Promise<Result<LetterAddressee>> {
  const detail = (await readDetails(books, [id])).get(id)
  const known = party === null ? undefined : await findPartyName(books, party)
  const isPerson = partyType === null || partyType === 'person'
  const name = (isPerson ? (detail?.name ?? known) : (known ?? detail?.name))?.trim() ?? ''
  if (isBlank(name)) return addresseeUnknown
  const lines = address ?? addressIn(detail?.answers ?? {})
  return ok({ type: isPerson ? 'person' : 'organisation', name, lines })
}

/** The answers to the questions "postal-code" and "address", where a form asks them. */
function addressIn(answers: Readonly<Record<string, unknown>>): readonly string[] {
  return ['postal-code', 'address'].flatMap((key) => {
    const answer = answers[key]
    const isText = typeof answer === 'object' && answer !== null && 'text' in answer
    const text = isText && typeof answer.text === 'string' ? answer.text.trim() : ''
    return text === '' ? [] : text.split('\n')
  })
}

const applicationUnknown = refuse(
  'application_unknown',
  '申込が見つかりません。番号を確かめるか、一覧から選び直してください。',
  'This application cannot be found. Check its number, or choose it from the list again.',
)

const addresseeUnknown = refuse(
  'letter_has_no_addressee',
  '宛名がないため、通知書を作れません。申込の氏名か、企業の名称を確かめてください。',
  'The letter has no addressee. Check the name on the application, or that of the organisation.',
)
