/** Reading a sheet of applications: its rows as the command takes them, its faults row by row. */
import type {
  ApplicationList,
  ListedApplication,
} from '../../../commands/application/enter-list.ts'
import { parseMailAddress } from '../../../domain/account/mail-address.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { parseTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { isOwnDate, waysInto } from '../../../domain/delivery/way-in.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import type { AnyColumn } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { ok, refuse, type Refusal, type Result } from '../../../kit/result.ts'
import type { SentSheet } from '../course/sheet-form.tsx'
import { answersOf, applicationColumns, questionColumns } from './application-columns.ts'

/** What the rows of a sheet are read by. */
export type ApplicationGround = {
  readonly offering: Offering
  readonly form: QuestionForm
  readonly sessions: readonly Session[]
}

/** A list that was read, with what cannot be taken in. */
export type ReadApplications = {
  readonly list: ApplicationList
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
}

/** Reads the sheet. Refuses what is none; what is wrong with single rows comes as faults. */
export async function readApplications(
  ground: ApplicationGround,
  { name, bytes, digest }: SentSheet,
  findNumbers: (numbers: readonly TicketCode[]) => Promise<ReadonlySet<string>>,
): Promise<Result<ReadApplications>> {
  const { offering, form } = ground
  const columns: readonly AnyColumn[] = [...applicationColumns, ...questionColumns(form)]
  const read = await readListSheet({ columns, bytes, name })
  if (!read.ok) return read
  const [way] = waysInto(offering, datesOf(ground).length)
  const rows: ListedApplication[] = []
  const faults: RowFault[] = [...read.value.faults]
  const known = await findNumbers(read.value.rows.flatMap(({ values }) => numberOf(values) ?? []))
  const fresh = read.value.rows.filter(({ values }) => !known.has(numberOf(values) ?? ''))
  for (const { row, values } of fresh) {
    const line = lineOf(row, values, ground)
    if (line.ok) rows.push(line.value)
    else faults.push({ row, column: null, ...line.refusal })
  }
  const list: ApplicationList = {
    offering: offering.id,
    lifecycle: way?.lifecycle ?? offering.kind,
    act: way?.act ?? 'reserve',
    otherwise: null,
    file: { name, digest },
    rows,
    formVersion: form.version === 0 ? null : form.version,
  }
  const left = read.value.rows.length - fresh.length
  const notes = left > 0 ? [...read.value.notes, leftNote(left)] : read.value.notes
  return ok({ list, faults, notes })
}

/** The number of an application, where a row has one of the right form. */
function numberOf(values: Values): TicketCode | null {
  const { number } = values
  const code = typeof number === 'string' ? parseTicketCode(number) : null
  return code?.ok ? code.value : null
}

const leftNote = (count: number): Bilingual => ({
  ja: `${count}行は、申込番号がこの募集の申込にあります。そのまま残し、取り込みません。`,
  en: `Rows left out, because their number is that of an application here: ${count}.`,
})

type Values = Readonly<Record<string, unknown>>

function lineOf(row: number, values: Values, ground: ApplicationGround): Result<ListedApplication> {
  const text = (key: string): string | null => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const session = sessionOf(text('session') as Instant | null, ground)
  if (!session.ok) return session
  const typed = text('mail')
  const mail = typed === null ? ok(null) : parseMailAddress(typed)
  if (!mail.ok) return mail
  const answers = answersOf(ground.form, values)
  const number = text('person')
  const detail = {
    ...{ name: text('name'), kana: text('kana'), mail: mail.value, telephone: text('telephone') },
    ...{ language: 'ja' as const, answers: answers.value },
  }
  const channel = text('channel') as ListedApplication['channel']
  const corporate = text('corporateNumber')
  const party: ListedApplication['party'] =
    corporate !== null
      ? { type: 'company', scheme: 'corporate-number', value: corporate, name: text('company') }
      : number === null
        ? 'new'
        : { type: 'person', scheme: 'local', value: number, name: detail.name }
  return ok({ row, session: session.value, party, detail, channel, happenedAt: null })
}

const datesOf = ({ offering, sessions }: ApplicationGround) =>
  sessions.filter((session) => isOwnDate(offering.kind, session) && session.state === 'scheduled')

/** The session that begins at the moment; the only one where none is said. */
function sessionOf(startsAt: Instant | null, ground: ApplicationGround): Result<string | null> {
  const dates = datesOf(ground)
  const [way] = waysInto(ground.offering, dates.length)
  if (way?.on === 'offering' && startsAt === null) return ok(null)
  const meant = startsAt === null ? dates : dates.filter((one) => one.startsAt === startsAt)
  const [only] = meant
  if (only && meant.length === 1) return ok(only.id)
  return { ok: false, refusal: meant.length === 0 ? noSession : severalSessions }
}

const noSession: Refusal = refuse(
  'session_not_found_by_its_time',
  'この日時に始まる日程はありません。「日程」の列を、日程の一覧にある始まりの日時にしてください。',
  'No session begins at this time. Write the time at which one of the sessions begins.',
).refusal

const severalSessions: Refusal = refuse(
  'session_not_told_apart',
  '日程が1つに決まりません。「日程」の列に、始まりの日時を書いてください。',
  'There are several sessions that could be meant. Write the time at which it begins.',
).refusal
