/** The register of experts. */
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { expertSorts, type LoadedExpert, sliceExperts } from '../../../store/dispatch-expert.ts'
import { mayAnywhere } from '../../admission.ts'
import { readListQuery } from '../../list.ts'
import { type AnyVisit, type PersonalPage, type PrivateFile, shown } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { inBooks } from '../books.ts'
import { exportLinks, exportList } from '../list/export-file.ts'
import { column } from '../list/written-column.ts'

const order = {
  sorts: expertSorts,
  usual: 'name',
  keys: { name: ['text', 'id'], load: ['number', 'id'] },
} as const

/** The list. */
export const expertsPage: PersonalPage<'experts'> = {
  for: 'expert.list',
  show: async (visit) => {
    const { language, to, query, visitor } = visit
    const asked = readListQuery(query, order)
    const slice = await inBooks(visit, (books) =>
      sliceExperts(books, { ...asked, ...filterOf(asked.filter) }),
    )
    const say = texts[language]
    const mayEdit = mayAnywhere(visitor.actor, 'expert.edit')
    return shown({
      title: say.title,
      trail: [{ name: say.desk, href: to.desk() }, { name: say.title }],
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          lead={say.lead}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit)}
          filters={filterFields(visit)}
          empty={<p>{say.empty}</p>}
          links={[
            ...(mayEdit ? [{ href: to.newExpert(), label: say.add }] : []),
            ...exportLinks(to.exportExperts(), query, language),
          ]}
        />
      ),
    })
  },
}

/** The register as a file. */
export const exportExperts: PrivateFile<'exportExperts'> = {
  for: 'expert.list',
  write: (visit) => {
    const { language, query } = visit
    const asked = readListQuery(query, order)
    return exportList({
      title: texts[language].title,
      columns: sheetColumns,
      language,
      query,
      read: (slice) =>
        inBooks(visit, (books) =>
          sliceExperts(books, { ...asked, ...filterOf(asked.filter), slice }),
        ),
    })
  },
}

function filterOf(filter: (name: string) => string) {
  const words = filter('q').normalize('NFKC').slice(0, 100)
  const open = filter('open')
  const isAsked = open === 'yes' || open === 'no'
  return { ...(words && { words }), ...(isAsked && { isOpen: open === 'yes' }) }
}

function filterFields({ language }: AnyVisit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    { kind: 'search', name: 'q', label: say.words },
    {
      kind: 'select',
      name: 'open',
      label: say.taking,
      options: [
        { value: 'yes', label: say.open },
        { value: 'no', label: say.closed },
      ],
    },
  ]
}

function columnsOf({ language, to }: AnyVisit): readonly Column<LoadedExpert>[] {
  const say = texts[language]
  const separator = language === 'ja' ? '、' : ', '
  return [
    {
      label: say.name,
      sort: 'name',
      cell: ({ expert }) => <a href={to.deskExpert({ expert: expert.id })}>{expert.name}</a>,
    },
    { label: say.fields, cell: ({ expert }) => expert.fields.join(separator) || '—' },
    { label: say.areas, cell: ({ expert }) => expert.areas.join(separator) || say.everywhere },
    {
      label: say.load,
      sort: 'load',
      isNumber: true,
      cell: ({ expert, load }) => `${load}${expert.capacity === null ? '' : `/${expert.capacity}`}`,
    },
    {
      label: say.taking,
      cell: ({ expert }) => (
        <StatusTag
          label={expert.isOpen ? say.open : say.closed}
          tone={expert.isOpen ? 'good' : 'over'}
        />
      ),
    },
  ]
}

const lines = (texts: readonly string[]) => texts.join('、') || null

const sheetColumns: readonly ListColumn<LoadedExpert>[] = [
  column('name', { ja: '氏名', en: 'Name' }, 'text', ({ expert }) => expert.name),
  column('fields', { ja: '専門分野', en: 'Fields' }, 'text', ({ expert }) => lines(expert.fields)),
  column('areas', { ja: '地域', en: 'Areas' }, 'text', ({ expert }) => lines(expert.areas)),
  column('contracts', { ja: '契約中の法人番号', en: 'Under contract with' }, 'text', ({ expert }) =>
    lines(expert.contracts),
  ),
  column(
    'capacity',
    { ja: '受け持てる件数', en: 'Requests at once' },
    'number',
    ({ expert }) => expert.capacity,
  ),
  column('load', { ja: '担当中', en: 'Under way' }, 'number', ({ load }) => load),
  column('open', { ja: '受付中', en: 'Taking requests' }, 'yes-no', ({ expert }) => expert.isOpen),
  column('id', { ja: '専門家のID', en: 'Id of the expert' }, 'code', ({ expert }) => expert.id),
]

const texts = {
  ja: {
    desk: '仕事の一覧',
    title: '専門家',
    lead: '派遣する専門家の登録です。どの事業からも使います。',
    add: '専門家を登録する',
    words: '氏名・分野・地域',
    name: '氏名',
    fields: '専門分野',
    areas: '地域',
    everywhere: 'どこでも',
    load: '担当中',
    taking: '受付',
    open: '受付中',
    closed: '休止中',
    empty: 'まだ専門家が登録されていません。',
  },
  en: {
    desk: 'Work list',
    title: 'Experts',
    lead: 'The register of experts who are sent to companies, shared by all programmes.',
    add: 'Enter an expert',
    words: 'Name, field or area',
    name: 'Name',
    fields: 'Fields',
    areas: 'Areas',
    everywhere: 'Everywhere',
    load: 'Under way',
    taking: 'Taking requests',
    open: 'Open',
    closed: 'Closed',
    empty: 'No expert has been entered yet.',
  },
} as const
