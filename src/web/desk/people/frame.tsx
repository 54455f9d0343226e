/** What the pages of people share: the way to them, and the pages side by side. */
import type { Child } from 'hono/jsx'
import { type DeskAct, mayAct } from '../../../domain/access/capability.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Ok } from '../../../kit/result.ts'
import { mayAnywhere } from '../../admission.ts'
import { type AnyVisit, type Shown, shown } from '../../personal.ts'
import type { PlainRouteName } from '../../routes.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { Crumb } from '../../ui/trail.tsx'
import { deskNames } from '../offering/frame.tsx'

type PeopleTab = 'people' | 'invitations' | 'waitingMembers'

type TabRule = {
  readonly route: PeopleTab & PlainRouteName
  readonly label: Bilingual
  readonly act: DeskAct
  /** Whether it needs the right for all programmes at once. */
  readonly isForAll?: boolean
}

const tabs: readonly TabRule[] = [
  { route: 'people', label: { ja: '利用者', en: 'People' }, act: 'people.list' },
  { route: 'invitations', label: { ja: '招待中', en: 'Invited' }, act: 'people.list' },
  {
    route: 'waitingMembers',
    label: { ja: '会社の所属の確認', en: 'Company members' },
    act: 'people.invite',
    isForAll: true,
  },
]

/** What the pages are called together. */
const peopleTitle: Bilingual = { ja: '利用者と権限', en: 'People and roles' }

/** What stands under the tabs: what the page is for, and what can be begun from it. */
export type PeopleBody = {
  readonly body: Child
  readonly links?: readonly { readonly href: string; readonly label: string }[]
}

/** One of the pages side by side, under the common heading. */
export function showPeople(
  visit: AnyVisit,
  tab: PeopleTab,
  { body, links = [] }: PeopleBody,
): Ok<Shown> {
  const { language, to, visitor } = visit
  const mine = tabs.filter(({ act, isForAll }) =>
    isForAll ? mayAct(visitor.actor, act, { programme: '' }).ok : mayAnywhere(visitor.actor, act),
  )
  const own = tabs.find(({ route }) => route === tab)
  const label = own?.label[language] ?? ''
  const title = peopleTitle[language]
  return shown({
    title: tab === 'people' ? title : `${label}｜${title}`,
    trail: peopleTrail(visit, tab === 'people' ? null : label),
    body: (
      <>
        <h1>{title}</h1>
        <Tabs
          label={title}
          tabs={mine.map((each) => ({
            href: to[each.route](),
            label: each.label[language],
            isOpen: each.route === tab,
          }))}
        />
        {links.map(({ href, label: words }) => (
          <p>
            <a class="button-link" href={href}>
              {words}
            </a>
          </p>
        ))}
        {body}
      </>
    ),
  })
}

/** The way to a page about people; null for their list itself. */
export function peopleTrail(
  { language, to }: Pick<AnyVisit, 'language' | 'to'>,
  title: string | null,
): readonly Crumb[] {
  const people = peopleTitle[language]
  return [
    { name: deskNames.desk[language], href: to.desk() },
    ...(title === null
      ? [{ name: people }]
      : [{ name: people, href: to.people() }, { name: title }]),
  ]
}
