/** Who applied, in words: by name, as somebody without one, or with details that are gone. */
import type { Application } from '../../../domain/delivery/application.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'

/** What an application goes by. */
export function whoIs(
  { party }: Pick<Application, 'party'>,
  detail: { readonly name: string | null } | undefined,
  language: Language,
): string {
  if (detail?.name) return detail.name
  return party === null ? words.nobody[language] : words.erased[language]
}

/** The number of an application as people read it out: 7KMX-39AP. */
export function numberOf({ number }: Pick<Application, 'number'>): string {
  return formatTicketCode(number as TicketCode)
}

const words = {
  nobody: { ja: '（匿名の方）', en: '(without a name)' },
  erased: { ja: '（個人情報は消去済み）', en: '(personal details erased)' },
} as const satisfies Readonly<Record<string, Bilingual>>
