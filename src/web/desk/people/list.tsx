/** The people of a visitor's programmes with their roles. */
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import { roleNames, roles, staffRoles } from '../../../domain/access/role.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { type ListedPerson, peopleSorts, slicePeople } from '../../../store/people-list.ts'
import { placeWords } from '../../account/role-words.ts'
import { mayAnywhere } from '../../admission.ts'
import { readListQuery } from '../../list.ts'
import type { AnyVisit, PersonalPage } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { type PlanLines, programmeOptions, readPlanLines } from '../plan-lines.ts'
import { showPeople } from './frame.tsx'

/** The orders of the list. */
export const peopleOrder = {
  sorts: peopleSorts,
  usual: 'name',
  keys: { name: ['text', 'id'], opened: ['moment', 'id'] },
} as const

/** The list. Staff are shown unless applicants are asked for. */
export const peoplePage: PersonalPage<'people'> = {
  for: 'people.list',
  show: async (visit) => {
    const { language, to, visitor, query } = visit
    const asked = readListQuery(query, peopleOrder)
    const { slice, lines } = await inBooks(visit, async (books) => ({
      lines: await readPlanLines(books),
      slice: await slicePeople(books, { ...asked, ...peopleFilters(visit, asked.filter) }),
    }))
    const say = texts[language]
    const mayInvite = mayAnywhere(visitor.actor, 'people.invite')
    const body = (
      <ListPage
        visit={visit}
        title={say.title}
        isHeaded
        asked={asked}
        slice={slice}
        columns={columnsOf(visit, lines)}
        filters={filterFields(visit, lines)}
        empty={<p>{say.empty}</p>}
        links={exportLinks(to.exportPeople(), query, language)}
      />
    )
    const links = mayInvite ? [{ href: to.invitePerson(), label: say.invite }] : []
    return showPeople(visit, 'people', { body, links })
  },
}

/** The roles that can be held: those that come with a link have no account. */
const held = roleNames.filter((role) => role !== 'door' && role !== 'company')

/** What of the address narrows the list. */
export function peopleFilters({ visitor }: AnyVisit, filter: (name: string) => string) {
  const own = programmesFor(visitor.actor, 'people.list')
  const wanted = filter('programme')
  const isOwn = own === null || own.includes(wanted)
  const programmes = wanted !== '' && isOwn ? [wanted] : own
  const role = held.find((name) => name === filter('role'))
  const words = filter('q').normalize('NFKC').slice(0, 100)
  return { programmes, roles: role ? [role] : staffRoles, ...(words && { words }) }
}

function filterFields(visit: AnyVisit, lines: PlanLines): readonly ListFilterField[] {
  const { language } = visit
  const say = texts[language]
  return [
    { kind: 'search', name: 'q', label: say.words },
    {
      kind: 'select',
      name: 'role',
      label: say.role,
      options: held.map((value) => ({ value, label: roles[value][language] })),
    },
    {
      kind: 'select',
      name: 'programme',
      label: say.programme,
      options: programmeOptions(visit, lines, 'people.list'),
    },
  ]
}

function columnsOf(visit: AnyVisit, lines: PlanLines): readonly Column<ListedPerson>[] {
  const { language, to, visitor } = visit
  const say = texts[language]
  return [
    {
      label: say.name,
      sort: 'name',
      cell: ({ account, name, address }) => (
        <>
          <a href={to.person({ account })}>{name}</a>
          <span class="under">{address}</span>
        </>
      ),
    },
    {
      label: say.roles,
      cell: ({ grants }) => (
        <ul class="plain-list">
          {grants
            .filter((grant) => mayAct(visitor.actor, 'people.list', grant).ok)
            .map((grant) => (
              <li>{placeWords(grant, lines, language)}</li>
            ))}
        </ul>
      ),
    },
    {
      label: say.secondFactor,
      cell: ({ hasSecondFactor }) => (
        <StatusTag
          label={hasSecondFactor ? say.set : say.unset}
          tone={hasSecondFactor ? 'good' : 'waiting'}
        />
      ),
    },
    {
      label: say.seen,
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? say.never : formatMoment(toInstant(lastSeenAt), language),
    },
    {
      label: say.opened,
      sort: 'opened',
      cell: ({ openedAt }) => formatMoment(toInstant(openedAt), language),
    },
  ]
}

const texts = {
  ja: {
    title: '利用者の一覧',
    invite: '職員を招く',
    words: 'お名前・メールアドレス',
    role: '権限（選ばなければ職員）',
    programme: '事業',
    name: 'お名前',
    roles: '権限',
    secondFactor: '2段階目の確認',
    set: '登録済み',
    unset: 'まだ',
    seen: '最後に使った日時',
    never: '記録なし',
    opened: '登録',
    empty: 'まだ職員がいません。職員を招いてください。',
  },
  en: {
    title: 'List of people',
    invite: 'Invite staff',
    words: 'Name or mail address',
    role: 'Role (staff where none is chosen)',
    programme: 'Programme',
    name: 'Name',
    roles: 'Roles',
    secondFactor: 'Second step',
    set: 'Set up',
    unset: 'Not yet',
    seen: 'Last seen',
    never: 'Not known',
    opened: 'Since',
    empty: 'There are no staff yet. Invite them.',
  },
} as const
