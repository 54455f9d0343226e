/** The organisations of a certification: until when they are certified, and what they owe. */
import type { Child } from 'hono/jsx'
import { formatCertificationNumber } from '../../../domain/delivery/certification/number.ts'
import { registerStandings } from '../../../domain/delivery/certification/standing.ts'
import { formatFiscalYear } from '../../../domain/fiscal-year.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { readListQuery } from '../../list.ts'
import type { AnyVisit, PersonalPage } from '../../personal.ts'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { StandingTag } from '../../register/standing-tag.tsx'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import {
  certifiedFilter,
  type CertifiedLine,
  certifiedOrder,
  sliceCertified,
  standingNames,
} from './certified-list.ts'

/** The page. */
export const certifiedListPage: PersonalPage<'certifiedList'> = {
  for: 'application.list',
  show: async (visit) => {
    const found = await openCertifications(visit, visit.params.offering)
    if (!found.ok) return found
    const offering = found.value
    const { language, query, to } = visit
    const say = texts[language]
    const asked = readListQuery(query, certifiedOrder)
    const { sort, isDescending, slice: at } = asked
    const wanted = { sort, isDescending, slice: at, ...certifiedFilter(asked.filter) }
    const slice = await sliceCertified(visit, offering.id, wanted)
    return showInOffering(visit, {
      offering,
      tab: 'certifiedList',
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          isHeaded
          asked={asked}
          slice={slice}
          columns={columnsOf(visit)}
          filters={filtersIn(visit)}
          empty={<p>{say.empty}</p>}
          links={exportLinks(to.exportCertified({ offering: offering.id }), query, language)}
        />
      ),
    })
  },
}

/** The certification that an address names, for those who may see its applications. */
export async function openCertifications(visit: AnyVisit, id: string): Promise<Result<Offering>> {
  const found = await inBooks(visit, (books) =>
    openOffering(books, visit, { id, act: 'application.list' }),
  )
  if (!found.ok) return found
  return found.value.kind === 'certification' ? ok(found.value) : notACertification
}

function filtersIn({ language }: AnyVisit): readonly ListFilterField[] {
  const say = texts[language]
  const all = { value: '', label: say.all }
  return [
    { kind: 'search', name: 'q', label: say.name },
    {
      kind: 'select',
      name: 'state',
      label: say.state,
      options: [
        all,
        ...standingNames.map((value) => ({ value, label: registerStandings[value][language] })),
      ],
    },
    {
      kind: 'select',
      name: 'owing',
      label: say.reports,
      options: [all, { value: 'yes', label: say.missing }],
    },
  ]
}

function columnsOf({ language, to }: AnyVisit): readonly Column<CertifiedLine>[] {
  const say = texts[language]
  return [
    {
      label: say.name,
      sort: 'name',
      cell: (line) => (
        <>
          <a href={to.certificationExamination({ application: line.application })}>
            {line.name ?? say.erased}
          </a>
          {line.corporateNumber !== null && <span class="under">{line.corporateNumber}</span>}
        </>
      ),
    },
    {
      label: say.state,
      cell: ({ shown }) => <StandingTag standing={shown} language={language} />,
    },
    { label: say.number, cell: (line) => formatCertificationNumber(line, language) },
    { label: say.since, sort: 'since', cell: ({ since }) => formatDate(since, language) },
    { label: say.until, sort: 'until', cell: ({ until }) => formatDate(until, language) },
    { label: say.reports, cell: (line) => <Reports line={line} language={language} /> },
    {
      label: say.register,
      cell: ({ entry }) => (entry?.agreedAt ? say.published : say.notPublished),
    },
  ]
}

type ReportsProps = { readonly line: CertifiedLine; readonly language: 'ja' | 'en' }

function Reports({ line: { standing }, language }: ReportsProps): Child {
  const say = texts[language]
  const { missing } = standing
  if (missing.length === 0) return say.none
  return (
    <>
      <StatusTag label={say.missing} tone="attention" />
      <span class="under">
        {missing.map(({ year }) => formatFiscalYear(year, language)).join(say.comma)}
      </span>
    </>
  )
}

const notACertification = refuse(
  'offering_is_no_certification',
  'この募集は認証ではありません。募集の一覧から選び直してください。',
  'This offering is no certification. Choose it from the list of offerings again.',
)

const texts = {
  ja: {
    title: '認証事業者',
    empty: 'まだ認証した事業者がありません。',
    all: 'すべて',
    name: '名称・法人番号',
    state: '状態',
    number: '認証番号',
    since: '認証した日',
    until: '期限',
    reports: '年次の報告',
    register: '登録簿',
    published: '公表',
    notPublished: '非公表',
    missing: '未提出あり',
    none: '—',
    comma: '、',
    erased: '（消去されました）',
  },
  en: {
    title: 'Certified organisations',
    empty: 'No organisation is certified yet.',
    all: 'All',
    name: 'Name or corporate number',
    state: 'State',
    number: 'Certificate',
    since: 'Since',
    until: 'Until',
    reports: 'Yearly reports',
    register: 'Register',
    published: 'shown',
    notPublished: 'not shown',
    missing: 'missing',
    none: '—',
    comma: ', ',
    erased: '(erased)',
  },
} as const
