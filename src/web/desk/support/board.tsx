/** All supports that somebody may see: where each stands, who has it, and what is due in it. */
import type { Child } from 'hono/jsx'
import { supportScopeOf } from '../../../commands/support/open-support.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import type { Agency } from '../../../domain/delivery/support/agency.ts'
import { type CalendarDate, formatDate, japanDate } from '../../../kit/calendar.ts'
import { readAgencies } from '../../../store/support-agency.ts'
import { type ListedSupport, sliceSupports } from '../../../store/support-list.ts'
import { readListQuery } from '../../list.ts'
import { type AnyVisit, type PersonalPage, shown } from '../../personal.ts'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { toneOf } from '../application/state-tone.ts'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { deskNames } from '../offering/frame.tsx'
import { boardFilters, boardOrder, readBoardFields } from './board-filter.ts'
import { supportWords } from './words.ts'

/** The page. */
export const supportBoardPage: PersonalPage<'supportBoard'> = {
  for: 'support.list',
  show: async (visit) => {
    const { language, query, to, visitor } = visit
    const say = texts[language]
    const asked = readListQuery(query, boardOrder)
    const { sort, isDescending, slice: at } = asked
    const { slice, agencies, fields } = await inBooks(visit, async (books) => {
      const scope = await supportScopeOf(books, visitor.actor)
      const wanted = { sort, isDescending, slice: at, ...boardFilters(visit, scope, asked.filter) }
      const found = await sliceSupports(books, wanted)
      return {
        slice: found,
        agencies: await readAgencies(
          books,
          found.rows.flatMap((row) => row.agencies),
        ),
        fields: await readBoardFields(books, visit, scope),
      }
    })
    return shown({
      title: supportWords.board[language],
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: supportWords.board[language] },
      ],
      body: (
        <ListPage
          visit={visit}
          title={supportWords.board[language]}
          lead={say.lead}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit, agencies)}
          filters={fields}
          empty={<p>{say.empty}</p>}
          links={[
            ...exportLinks(to.exportSupports(), query, language),
            { href: to.supportCalendar(), label: say.calendar, isDownload: true },
          ]}
        />
      ),
    })
  },
}

type Agencies = ReadonlyMap<string, Agency>

function columnsOf(visit: AnyVisit, agencies: Agencies): readonly Column<ListedSupport>[] {
  const { language, to } = visit
  const say = texts[language]
  const today = japanDate(new Date(nowOf(visit)))
  const dayWords = (day: CalendarDate | null) => (day === null ? '—' : formatDate(day, language))
  return [
    {
      label: say.name,
      sort: 'name',
      cell: ({ application, name, corporateNumber, title }) => (
        <>
          <a href={to.deskSupport({ application })}>{name || say.erased}</a>
          <span class="under">
            {corporateNumber ?? say.noNumber} {title[language]}
          </span>
        </>
      ),
    },
    {
      label: say.state,
      cell: ({ state }) => {
        const definition = stateIn('support', state)
        return <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      },
    },
    { label: say.area, sort: 'area', cell: ({ area }) => area || '—' },
    {
      label: say.agencies,
      cell: (row) => <Sharing ids={row.agencies} agencies={agencies} visit={visit} />,
    },
    {
      label: say.step,
      cell: ({ step, programme }) =>
        step === null ? (
          '—'
        ) : (
          <>
            {maySee(visit, programme) ? step.text : say.hidden}
            <span class="under">
              {formatDate(step.on, language)} {step.on < today && <Late visit={visit} />}
            </span>
          </>
        ),
    },
    {
      label: say.due,
      sort: 'due',
      cell: ({ dueOn }) => (
        <>
          {dayWords(dueOn)} {dueOn !== null && dueOn < today && <Late visit={visit} />}
        </>
      ),
    },
    {
      label: say.changed,
      sort: 'changed',
      cell: ({ changedAt, lastOn }) => (
        <>
          {formatDate(japanDate(new Date(changedAt)), language)}
          {lastOn !== null && <span class="under">{say.last(dayWords(lastOn))}</span>}
        </>
      ),
    },
  ]
}

/** What is planned is read by those who take part alone. */
export function maySee({ visitor }: AnyVisit, programme: string): boolean {
  return mayAct(visitor.actor, 'support.read', { programme }).ok
}

function Late({ visit }: { readonly visit: AnyVisit }): Child {
  return <StatusTag label={texts[visit.language].late} tone="attention" />
}

type SharingProps = {
  readonly ids: readonly string[]
  readonly agencies: Agencies
  readonly visit: AnyVisit
}

/** The agency that leads, and how many others share it. */
function Sharing({ ids, agencies, visit: { language } }: SharingProps): Child {
  const say = texts[language]
  const names = ids.map((id) => agencies.get(id)?.name[language] ?? '')
  const [lead, ...others] = names
  if (lead === undefined) return say.nobody
  return (
    <>
      {lead}
      {others.length > 0 && <span class="under">{say.others(others)}</span>}
    </>
  )
}

const texts = {
  ja: {
    lead: '予定の日が早い順です。支援機関の方には、自分の機関が受け持つ支援だけが出ます。',
    calendar: '予定の日をカレンダーに入れる（ICS）',
    empty:
      '支援はまだありません。募集の「働きかけ先の取込」で一覧を取り込むか、企業からの申込を待ちます。',
    name: '企業',
    erased: '（名称は消去済み）',
    noNumber: '法人番号なし',
    state: '状態',
    area: '地域',
    agencies: '支援機関',
    nobody: '（割り当てていません）',
    others: (names: readonly string[]) => `ほか ${names.join('、')}`,
    step: '次の予定',
    due: '最初の予定日',
    hidden: '（内容は支援する人だけが読みます）',
    late: '期限切れ',
    last: (day: string) => `最後の対応 ${day}`,
    changed: '更新',
  },
  en: {
    lead: 'What is due first comes first. Staff of an agency see the supports that it shares.',
    calendar: 'Put what is due into a calendar (ICS)',
    empty:
      'There is no support yet. Import the outreach list from the offering, or wait for companies to ask.',
    name: 'Company',
    erased: '(name erased)',
    noNumber: 'no corporate number',
    state: 'State',
    area: 'Area',
    agencies: 'Agencies',
    nobody: '(none yet)',
    others: (names: readonly string[]) => `with ${names.join(', ')}`,
    step: 'Next step',
    due: 'First day due',
    hidden: '(read by those who take part)',
    late: 'Late',
    last: (day: string) => `Last contact ${day}`,
    changed: 'Changed',
  },
} as const
