/** The board of supports as an address asks for it: for the page, and for its file. */
import { support } from '../../../domain/delivery/support.ts'
import { programmesFor } from '../../../domain/access/capability.ts'
import type { SupportScope } from '../../../domain/delivery/support/agency.ts'
import { parseCorporateNumber } from '../../../domain/codes.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { isId } from '../../../kit/id.ts'
import type { Books } from '../../../store/database.ts'
import { listOfferingsOfKind } from '../../../store/slot-offering.ts'
import { listAgencies, readAgencies } from '../../../store/support-agency.ts'
import {
  listSupportAreas,
  type SupportListQuery,
  type SupportNeed,
  supportNeeds,
  supportSorts,
} from '../../../store/support-list.ts'
import type { AnyVisit } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { nowOf } from '../books.ts'

/** The order of the board: what is due first comes first. */
export const boardOrder = {
  sorts: supportSorts,
  usual: 'due',
  keys: {
    due: ['text', 'id'],
    name: ['text', 'id'],
    area: ['text', 'text', 'id'],
    changed: ['moment', 'id'],
  },
} as const

/** What a support can be looked for by, in words. */
const needLabels = {
  due: { ja: '予定の日が来ている', en: 'Something has come to its day' },
  'late-step': { ja: '次の予定の期限が過ぎている', en: 'The next step is late' },
  'follow-up-week': { ja: '今週までにフォローする', en: 'Follow-up by the end of this week' },
  retention: { ja: '定着の確認の日が来ている', en: 'To be asked whether the job has held' },
  silent: { ja: '次の予定がない', en: 'Nothing is planned' },
} as const satisfies Readonly<Record<SupportNeed, Bilingual>>

/** What of the address narrows the board; what it cannot understand narrows nothing. */
export function boardFilters(
  visit: AnyVisit,
  scope: SupportScope,
  filter: (name: string) => string,
): Omit<SupportListQuery, 'sort' | 'isDescending' | 'slice'> {
  const need = supportNeeds.find((each) => each === filter('need'))
  const state = Object.keys(support.states).find((each) => each === filter('state'))
  const [offering, agency, words, area] = [
    filter('offering'),
    filter('agency'),
    filter('words'),
    filter('area'),
  ]
  const number = parseCorporateNumber(words)
  return {
    scope,
    today: japanDate(new Date(nowOf(visit))),
    ...(isId(offering) && { offering }),
    ...(agency === 'none' && { agency: null }),
    ...(isId(agency) && { agency }),
    ...(state !== undefined && { state }),
    ...(need !== undefined && { need }),
    ...(words !== '' && { words: number.ok ? number.value : words }),
    ...(area !== '' && { area }),
  }
}

/** The fields of the filter, with the agencies, areas and offerings that the visitor sees. */
export async function readBoardFields(
  books: Books,
  visit: AnyVisit,
  scope: SupportScope,
): Promise<readonly ListFilterField[]> {
  const { language, visitor } = visit
  const say = texts[language]
  const programmes = programmesFor(visitor.actor, 'support.list')
  const offerings = await listOfferingsOfKind(books, { kind: 'support', programmes })
  const own = await readAgencies(books, scope.agencies)
  const all = await listAgencies(books, scope.programmes)
  const agencies = new Map([...own.values(), ...all].map(({ id, name }) => [id, name[language]]))
  const areas = await listSupportAreas(books, scope)
  return [
    { kind: 'search', name: 'words', label: say.words },
    {
      kind: 'select',
      name: 'need',
      label: say.need,
      options: supportNeeds.map((value) => ({ value, label: needLabels[value][language] })),
    },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: Object.entries(support.states).map(([value, { label }]) => {
        return { value, label: label[language] }
      }),
    },
    {
      kind: 'select',
      name: 'agency',
      label: say.agency,
      options: [
        ...[...agencies].map(([value, label]) => ({ value, label })),
        ...(scope.programmes?.length === 0 ? [] : [{ value: 'none', label: say.none }]),
      ],
    },
    {
      kind: 'select',
      name: 'area',
      label: say.area,
      options: areas.map((value) => ({ value, label: value })),
    },
    {
      kind: 'select',
      name: 'offering',
      label: say.offering,
      options: offerings.map(({ id, settings }) => {
        return { value: id, label: settings.title[language] }
      }),
    },
  ]
}

const texts = {
  ja: {
    words: '企業の名称・法人番号',
    need: '予定',
    state: '状態',
    agency: '支援機関',
    none: 'どこにも割り当てていない',
    area: '地域',
    offering: '募集',
  },
  en: {
    words: 'Name or corporate number',
    need: 'What is due',
    state: 'State',
    agency: 'Agency',
    none: 'None yet',
    area: 'Area',
    offering: 'Offering',
  },
} as const
