/** What an application is about, line by line. */
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Language } from '../../kit/bilingual.ts'
import { LongText } from '../ui/question/answer-value.tsx'
import type { SummaryLine } from '../ui/summary-list.tsx'
import { formatSpan } from '../ui/when.ts'
import type { OwnApplication } from './read-own.ts'

/** The date, the place, the number, and for whom it is. */
export function applicationLines(own: OwnApplication, language: Language): readonly SummaryLine[] {
  const { application, session, detail, offering } = own
  const say = texts[language]
  const [title, place] = [session?.title[language], session?.place[language]]
  const contact = offering.settings.contact[language]
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [say.when, session && formatSpan(session, language)],
    [say.session, title],
    [say.place, place],
    [say.number, formatTicketCode(application.number as TicketCode)],
    [say.name, detail?.name],
    [say.contact, contact],
  ]
  return lines.flatMap(([name, value]) =>
    value ? [{ name, value: LongText({ text: value }) }] : [],
  )
}

const texts = {
  ja: {
    when: '日時',
    session: '回',
    place: '場所',
    number: '申込番号',
    name: 'お名前',
    contact: 'お問い合わせ',
  },
  en: {
    when: 'When',
    session: 'Session',
    place: 'Where',
    number: 'Application number',
    name: 'Name',
    contact: 'Contact',
  },
} as const
