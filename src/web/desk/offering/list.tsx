/** Every offering of a visitor's programmes. */
import type { Child } from 'hono/jsx'
import { programmesFor } from '../../../domain/access/capability.ts'
import { offeringStates, type OfferingState } from '../../../domain/delivery/offering.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import { openKinds } from '../../../domain/delivery/register.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { type DeskOffering, offeringSorts, sliceOfferings } from '../../../store/offering-list.ts'
import { mayAnywhere } from '../../admission.ts'
import { readListQuery } from '../../list.ts'
import { type AnyVisit, type PersonalPage, shown } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { formatDayOf, formatMoment } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { importNames } from '../list/import-names.ts'
import { type PlanLines, programmeOptions, readPlanLines } from '../plan-lines.ts'
import { deskNames } from './frame.tsx'
import { PhaseTag } from './phase-tag.tsx'

const order = { sorts: offeringSorts, usual: '-changed' } as const

/** The list of offerings. */
export const offeringsPage: PersonalPage<'deskOfferings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const { language, to, visitor, query } = visit
    const now = nowOf(visit)
    const asked = readListQuery(query, order)
    const { slice, lines } = await inBooks(visit, async (books) => ({
      lines: await readPlanLines(books),
      slice: await sliceOfferings(
        books,
        { ...asked, ...offeringFilters(visit, asked.filter) },
        now,
      ),
    }))
    const say = texts[language]
    const title = deskNames.offerings[language]
    const mayEdit = mayAnywhere(visitor.actor, 'offering.edit')
    return shown({
      title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: title }],
      body: (
        <ListPage
          visit={visit}
          title={title}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit, { lines, now })}
          filters={filterFields(visit, lines)}
          empty={
            <>
              <p>{say.empty}</p>
              {mayEdit && (
                <p>
                  <a class="button" href={to.newOffering()}>
                    {say.make}
                  </a>
                </p>
              )}
            </>
          }
          links={[
            ...(mayEdit
              ? [
                  { href: to.newOffering(), label: say.make },
                  { href: to.importOfferings(), label: importNames[language] },
                ]
              : []),
            ...exportLinks(to.exportOfferings(), query, language),
          ]}
        />
      ),
    })
  },
}

const stateNames = Object.keys(offeringStates) as readonly OfferingState[]

/** What of the address narrows the list; what it cannot understand narrows nothing. */
export function offeringFilters({ visitor }: AnyVisit, filter: (name: string) => string) {
  const own = programmesFor(visitor.actor, 'offering.read')
  const wanted = filter('programme')
  const isOwn = own === null || own.includes(wanted)
  const programmes = wanted !== '' && isOwn ? [wanted] : own
  const state = stateNames.find((name) => name === filter('state'))
  const kind = openKinds.find((name) => name === filter('kind'))
  const words = filter('q').normalize('NFKC').replaceAll('\0', '').slice(0, 100)
  return { programmes, ...(state && { state }), ...(kind && { kind }), ...(words && { words }) }
}

function filterFields(visit: AnyVisit, lines: PlanLines): readonly ListFilterField[] {
  const { language } = visit
  const say = texts[language]
  const optionsOf = (labels: readonly (readonly [string, Bilingual])[]) =>
    labels.map(([value, label]) => ({ value, label: label[language] }))
  return [
    { kind: 'search', name: 'q', label: say.words },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: optionsOf(Object.entries(offeringStates)),
    },
    {
      kind: 'select',
      name: 'kind',
      label: say.kind,
      options: optionsOf(openKinds.map((kind) => [kind, deliveryKinds[kind]] as const)),
    },
    {
      kind: 'select',
      name: 'programme',
      label: say.programme,
      options: programmeOptions(visit, lines, 'offering.read'),
    },
  ]
}

type Known = { readonly lines: PlanLines; readonly now: Instant }

function columnsOf(visit: AnyVisit, { lines, now }: Known): readonly Column<DeskOffering>[] {
  const { language, to } = visit
  const say = texts[language]
  return [
    {
      label: say.title,
      sort: 'title',
      cell: (row) => (
        <>
          <a href={to.deskOffering({ offering: row.id })}>{row.title[language]}</a>
          <span class="under">
            {deliveryKinds[row.kind][language]}
            {language === 'ja' ? '／' : ' / '}
            {lines.nameOf(row, language)}
          </span>
        </>
      ),
    },
    {
      label: say.state,
      cell: (row) => <PhaseTag phase={phaseOf(row, now)} language={language} />,
    },
    {
      label: say.closes,
      sort: 'closes',
      cell: ({ closesAt }) => (closesAt === null ? say.open : formatMoment(closesAt, language)),
    },
    { label: say.seats, isNumber: true, cell: (row) => seatsCell(row, language) },
    { label: say.awaiting, isNumber: true, cell: ({ awaiting }) => awaiting },
    { label: say.changed, sort: 'changed', cell: (row) => formatDayOf(row.changedAt, language) },
  ]
}

function seatsCell({ taken, capacity }: DeskOffering, language: Language): Child {
  if (capacity === null) return taken
  return language === 'ja' ? `${taken}／${capacity}` : `${taken} of ${capacity}`
}

const texts = {
  ja: {
    title: '題名',
    words: '題名のことば',
    state: '状態',
    kind: '種類',
    programme: '事業',
    closes: '受付の終わり',
    open: '締め切るまで',
    seats: '予約／定員',
    awaiting: '対応待ち',
    changed: '更新',
    empty: 'まだ募集がありません。最初の募集を作ってください。',
    make: '募集を作る',
  },
  en: {
    title: 'Title',
    words: 'Words in the title',
    state: 'State',
    kind: 'Kind',
    programme: 'Programme',
    closes: 'Applications close',
    open: 'Until closed by hand',
    seats: 'Seats taken',
    awaiting: 'Waiting',
    changed: 'Changed',
    empty: 'There are no offerings yet. Make the first one.',
    make: 'Make an offering',
  },
} as const
