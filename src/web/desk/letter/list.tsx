/** The letters that were sent, of the programmes that a visitor works for. */
import { listLetters } from '../../../commands/letter/read-letter.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { letterSortNames, letterSorts } from '../../../domain/letter/sort.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { type Slice, sliceOf } from '../../../kit/slice.ts'
import type { LetterEntry } from '../../../store/letter.ts'
import { type ListQuery, readListQuery } from '../../list.ts'
import { type AnyVisit, contextOf, type PersonalPage, shown } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import type { ListLink } from '../../ui/list-links.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { deskNames } from '../offering/frame.tsx'
import { type PlanLines, programmeOptions, readPlanLines } from '../plan-lines.ts'
import { letterFilters, letterOrder } from './filters.ts'

/** The page. */
export const lettersPage: PersonalPage<'deskLetters'> = {
  for: 'letter.read',
  show: async (visit) => {
    const asked = readListQuery(visit.query, letterOrder)
    const slice = await readSlice(visit, asked)
    if (!slice.ok) return slice
    const lines = await inBooks(visit, readPlanLines)
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: say.title }],
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          lead={say.lead}
          asked={asked}
          slice={slice.value}
          columns={columnsOf(visit, lines)}
          filters={filtersOf(visit, lines)}
          empty={<p>{say.empty}</p>}
          links={linksOf(visit)}
        />
      ),
    })
  },
}

async function readSlice(
  visit: AnyVisit,
  { slice, filter }: ListQuery,
): Promise<Result<Slice<LetterEntry>>> {
  const [key = ''] = slice.at?.key ?? []
  const isBefore = slice.at?.side === 'before'
  const at = slice.at === null ? null : key
  const cursor = {
    after: isBefore ? null : at,
    before: isBefore ? at : null,
    limit: slice.limit + 1,
  }
  const listed = await listLetters(contextOf(visit), letterFilters(filter), cursor)
  return listed.ok ? ok(sliceOf(listed.value, slice, ({ letter }) => [letter])) : listed
}

function filtersOf(visit: AnyVisit, lines: PlanLines): readonly ListFilterField[] {
  const { language } = visit
  const say = texts[language]
  return [
    {
      kind: 'select',
      name: 'sort',
      label: say.sort,
      options: letterSortNames.map((value) => ({
        value,
        label: letterSorts[value].label[language],
      })),
    },
    {
      kind: 'select',
      name: 'programme',
      label: say.programme,
      options: programmeOptions(visit, lines, 'letter.read'),
    },
  ]
}

function linksOf({ language, to, visitor, query }: AnyVisit): readonly ListLink[] {
  const may = mayAct(visitor.actor, 'letter.template.edit', { programme: '' })
  const say = texts[language]
  return [
    { href: to.letterTemplates(), label: may.ok ? say.editTexts : say.texts },
    ...exportLinks(to.exportLetters(), query, language),
  ]
}

function columnsOf(visit: AnyVisit, lines: PlanLines): readonly Column<LetterEntry>[] {
  const { language, to } = visit
  const say = texts[language]
  return [
    {
      label: say.number,
      cell: ({ letter, number }) => <a href={to.deskLetter({ letter })}>{number}</a>,
    },
    {
      label: say.sort,
      cell: ({ sort, programme }) => (
        <>
          {letterSorts[sort].label[language]}
          <span class="under">{lines.nameOf({ programme, component: '' }, language)}</span>
        </>
      ),
    },
    { label: say.addressee, cell: ({ addressee }) => addressee ?? say.erased },
    { label: say.issuedOn, cell: ({ issuedOn }) => formatDate(issuedOn, language) },
  ]
}

const texts = {
  ja: {
    title: '通知書',
    lead: '発行した通知書の控えです。発行したときのまま保管しています。',
    number: '文書番号',
    sort: '種類',
    programme: '事業',
    addressee: '宛名',
    erased: '（消去済み）',
    issuedOn: '日付',
    empty: 'まだ通知書はありません。申請の交付決定などをすると、ここに並びます。',
    texts: '文面を見る',
    editTexts: '文面と文書番号を変える',
  },
  en: {
    title: 'Official letters',
    lead: 'Every letter that was issued, kept as it was sent.',
    number: 'Number',
    sort: 'Kind',
    programme: 'Programme',
    addressee: 'To',
    erased: '(erased)',
    issuedOn: 'Date',
    empty: 'There are no letters yet. They stand here once applications are decided.',
    texts: 'See the texts',
    editTexts: 'Change texts and numbers',
  },
} as const
