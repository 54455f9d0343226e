/** A line of the public register: what an organisation agreed to let be read, and nothing else. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'
import type { CertificationNumber } from './number.ts'
import type { RegisterStanding } from './standing.ts'

/** A line of the register. */
export type RegisterRow = {
  /** The address of its page. */
  readonly id: string
  readonly certification: Bilingual
  readonly name: Bilingual
  /** 法人番号; null where it is not to be read, or there is none. */
  readonly corporateNumber: string | null
  readonly place: Bilingual | null
  readonly work: Bilingual | null
  readonly standing: RegisterStanding
  readonly number: CertificationNumber
  readonly since: CalendarDate
  readonly until: CalendarDate
  /** When it expired or was revoked; null while it is in force. */
  readonly endedOn: CalendarDate | null
}
