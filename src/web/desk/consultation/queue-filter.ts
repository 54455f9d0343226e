/** The queue of consultations as an address asks for it: for the page, and for its file. */
import { programmesFor } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { parseTicketCode } from '../../../domain/delivery/ticket.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate, japanDate } from '../../../kit/calendar.ts'
import { isId } from '../../../kit/id.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import {
  type ConsultationListQuery,
  type ConsultationNeed,
  consultationNeeds,
  consultationSorts,
  type ListedConsultation,
  listTakers,
} from '../../../store/consultation-list.ts'
import type { Books } from '../../../store/database.ts'
import { listOfferingsOfKind } from '../../../store/slot-offering.ts'
import type { AnyVisit } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { nowOf } from '../books.ts'
import { programmeOptions, readPlanLines } from '../plan-lines.ts'

/** The order of the list: whoever has waited longest comes first. */
export const queueOrder = {
  sorts: consultationSorts,
  usual: 'since',
  keys: {
    since: ['text', 'moment', 'id'],
    contact: ['text', 'id'],
    changed: ['moment', 'id'],
  },
} as const

/** What a consultation waits for, in words. */
export const needLabels = {
  answer: { ja: '返事を待っている', en: 'Waits for an answer' },
  'goes-on': { ja: '相談の続きで、返事を待っている', en: 'Goes on, and waits for an answer' },
  contact: { ja: '今日までに連絡する', en: 'To be contacted by today' },
  mark: { ja: '相談済みにしていない', en: 'Not marked as held' },
} as const satisfies Readonly<Record<ConsultationNeed, Bilingual>>

/** What a consultation waits for on a day; nothing where it was found by its number alone. */
export function needsOf(
  { waitsSince, state, nextContactOn }: ListedConsultation,
  today: CalendarDate,
): readonly ConsultationNeed[] {
  const isOpen = state === 'booked' || state === 'held'
  const isDue = nextContactOn !== null && nextContactOn <= today && state !== 'cancelled'
  return [
    ...(waitsSince !== null && state === 'requested' ? ['answer' as const] : []),
    ...(waitsSince !== null && isOpen ? ['goes-on' as const] : []),
    ...(waitsSince === null && state === 'requested' ? ['mark' as const] : []),
    ...(isDue ? ['contact' as const] : []),
  ]
}

/** What of the address narrows the queue; what it cannot understand narrows nothing. */
export function queueFilters(
  visit: AnyVisit,
  filter: (name: string) => string,
): Omit<ConsultationListQuery, 'sort' | 'isDescending' | 'slice'> {
  const { actor } = visit.visitor
  const own = programmesFor(actor, 'consultation.day')
  const programme = filter('programme')
  const isOwn = programme !== '' && (own === null || own.includes(programme))
  const need = consultationNeeds.find((name) => name === filter('state'))
  const [offering, taker, number] = [filter('offering'), filter('taker'), filter('number')]
  const code = number === '' ? null : parseTicketCode(number)
  const whose = taker === 'me' ? actor.account : taker
  return {
    programmes: isOwn ? [programme] : own,
    needs: need ? [need] : ['answer', 'mark', 'contact'],
    by: japanDate(new Date(nowOf(visit))),
    ...(isId(offering) && { offering }),
    ...(taker === 'none' && { takenBy: null }),
    ...(whose !== null && isId(whose) && { takenBy: whose }),
    // What is no number is that of no consultation: the page says why.
    ...(code && { number: code.ok ? code.value : '' }),
  }
}

/** The fields of the filter, with the consultations and counsellors that there are. */
export async function readQueueFields(
  books: Books,
  visit: AnyVisit,
): Promise<readonly ListFilterField[]> {
  const { language, visitor } = visit
  const programmes = programmesFor(visitor.actor, 'consultation.day')
  const offerings = await listOfferingsOfKind(books, { kind: 'consultation', programmes })
  const takers = await listTakers(books, programmes)
  const names = await readAccountNames(books, takers)
  const say = texts[language]
  const others = [...names].filter(([account]) => account !== visitor.actor.account)
  const lines = programmeOptions(visit, await readPlanLines(books), 'consultation.day')
  const select = (name: string, options: readonly Option[]) =>
    ({ kind: 'select', name, label: say[name as keyof typeof say], options }) as const
  return [
    { kind: 'search', name: 'number', label: say.number },
    select(
      'state',
      Object.entries(needLabels).map(([value, label]) => ({ value, label: label[language] })),
    ),
    select('programme', programmesOf(lines, offerings)),
    select(
      'offering',
      offerings.map(({ id, settings }) => ({ value: id, label: settings.title[language] })),
    ),
    select('taker', [
      { value: 'me', label: say.me },
      { value: 'none', label: say.none },
      ...others.map(([value, label]) => ({ value, label })),
    ]),
  ]
}

type Option = { readonly value: string; readonly label: string }

/** The programmes that give advice. */
function programmesOf(lines: readonly Option[], offerings: readonly Offering[]): readonly Option[] {
  const giving = new Set(offerings.map(({ programme }) => programme))
  return lines.filter(({ value }) => giving.has(value))
}

const texts = {
  ja: {
    number: '申込番号',
    state: '状態',
    programme: '事業',
    offering: '相談',
    taker: '担当',
    me: '自分',
    none: 'まだいない',
  },
  en: {
    number: 'Application number',
    state: 'State',
    programme: 'Programme',
    offering: 'Consultation',
    taker: 'Taken by',
    me: 'Me',
    none: 'Nobody yet',
  },
} as const
