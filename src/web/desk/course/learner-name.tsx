/** A person in a list of the desk: the name with its reading, or the number where there is none. */
import type { Child } from 'hono/jsx'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { Language } from '../../../kit/bilingual.ts'

/** Whom it is about. */
export type NamedPerson = {
  readonly code: string
  readonly name: string | null
  readonly kana: string | null
}

/** What somebody is called in one line. */
export function nameOf({ name, code }: NamedPerson, language: Language): string {
  const erased = language === 'ja' ? '（氏名なし）' : '(no name)'
  return name || `${erased} ${formatTicketCode(code as TicketCode)}`
}

/** The name, with its reading and number in small. */
export function LearnerName({ person, language }: LearnerNameProps): Child {
  const { code, kana } = person
  return (
    <>
      {nameOf(person, language)}
      <span class="under">
        {kana} <span class="learner-code">{formatTicketCode(code as TicketCode)}</span>
      </span>
    </>
  )
}

type LearnerNameProps = { readonly person: NamedPerson; readonly language: Language }
