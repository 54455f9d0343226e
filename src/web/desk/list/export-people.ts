/** The files of the record of acts, and of people with their roles. */
import { mayAct } from '../../../domain/access/capability.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { type ListedAct, sliceActs } from '../../../store/act-list.ts'
import { type ListedPerson, slicePeople } from '../../../store/people-list.ts'
import { placeWords } from '../../account/role-words.ts'
import { readListQuery } from '../../list.ts'
import type { AnyVisit, PrivateFile } from '../../personal.ts'
import { actFilters, actOrder } from '../act/list.tsx'
import { actWords } from '../act/act-words.ts'
import { actorName, readActorNames } from '../actor-names.ts'
import { inBooks } from '../books.ts'
import { peopleFilters, peopleOrder } from '../people/list.tsx'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { exportList } from './export-file.ts'
import { column, momentOf } from './written-column.ts'

type ActLine = ListedAct & { readonly names: ReadonlyMap<string, string> }

const actColumns: readonly ListColumn<ActLine>[] = [
  column('position', { ja: '番号', en: 'Number' }, 'number', ({ position }) => position),
  column('recorded', { ja: '日時', en: 'When' }, 'moment', (row) => momentOf(row.recordedAt)),
  {
    ...column<ActLine>('act', { ja: '操作', en: 'Act' }, 'text', () => null),
    write: (act, language) => actWords(act, language),
  },
  column('name', { ja: '操作の名前', en: 'Name of the act' }, 'code', ({ act }) => act),
  {
    ...column<ActLine>('actor', { ja: '操作した人', en: 'By' }, 'text', () => null),
    write: ({ actor, names }, language) => actorName(actor, names, language),
  },
  column('reason', { ja: '理由', en: 'Reason' }, 'text', ({ reason }) => reason),
  column('applications', { ja: '申込の数', en: 'Applications' }, 'number', (row) =>
    row.applications === 0 ? null : row.applications,
  ),
  column('offering', { ja: '募集のID', en: 'Id of the offering' }, 'code', (row) => row.offering),
  column('id', { ja: '操作のID', en: 'Id of the act' }, 'code', ({ id }) => id),
]

/** The record of acts, as the list shows it. */
export const exportActsFile: PrivateFile<'exportActs'> = {
  for: 'act.list',
  write: (visit) => {
    const { language, query } = visit
    const { isDescending, filter } = readListQuery(query, actOrder)
    const of = { isDescending, ...actFilters(visit, filter) }
    return exportList<ActLine>({
      title: language === 'ja' ? '操作の記録' : 'Record of acts',
      columns: actColumns,
      ...{ language, query },
      read: (slice) =>
        inBooks(visit, async (books) => {
          const { rows, ...ends } = await sliceActs(books, { ...of, slice })
          const actors = rows.map(({ actor }) => actor)
          const names = await readActorNames(books, actors)
          return { ...ends, rows: rows.map((row) => ({ ...row, names })) }
        }),
    })
  },
}

const peopleColumns = (visit: AnyVisit, lines: PlanLines): readonly ListColumn<ListedPerson>[] => [
  column('name', { ja: '氏名', en: 'Name' }, 'text', ({ name }) => name),
  column('address', { ja: 'メール', en: 'Mail' }, 'text', ({ address }) => address),
  {
    ...column<ListedPerson>('roles', { ja: '権限', en: 'Roles' }, 'text', () => null),
    write: ({ grants }, language) =>
      grants
        .filter((grant) => mayAct(visit.visitor.actor, 'people.list', grant).ok)
        .map((grant) => placeWords(grant, lines, language))
        .join(language === 'ja' ? '、' : '; '),
  },
  column(
    'second',
    { ja: '2段階目の確認', en: 'Second step' },
    'yes-no',
    ({ hasSecondFactor }) => hasSecondFactor,
  ),
  column('opened', { ja: '登録', en: 'Signed up' }, 'moment', ({ openedAt }) =>
    momentOf(toInstant(openedAt)),
  ),
  column('seen', { ja: '最後のサインイン', en: 'Last seen' }, 'moment', ({ lastSeenAt }) =>
    momentOf(lastSeenAt && toInstant(lastSeenAt)),
  ),
]

/** People with their roles, as the list shows them. */
export const exportPeopleFile: PrivateFile<'exportPeople'> = {
  for: 'people.list',
  write: async (visit) => {
    const { language, query } = visit
    const { sort, isDescending, filter } = readListQuery(query, peopleOrder)
    const of = { sort, isDescending, ...peopleFilters(visit, filter) }
    const lines = await inBooks(visit, readPlanLines)
    return exportList({
      title: language === 'ja' ? '利用者と権限' : 'People and roles',
      columns: peopleColumns(visit, lines),
      ...{ language, query },
      read: (slice) => inBooks(visit, (books) => slicePeople(books, { ...of, slice })),
    })
  },
}
