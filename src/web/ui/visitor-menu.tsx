/** The visitor's corner of the header: where to sign in, or whose pages these are. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { newId } from '../../kit/id.ts'
import { mayAnywhere } from '../admission.ts'
import { linksIn, placeIn, type RouteName } from '../routes.ts'
import { accountRoutes } from '../routes/account.ts'
import type { Visitor } from '../visitor.ts'

/** What the menu is made of. */
export type VisitorMenuProps = {
  readonly language: Language
  /** Null on pages that are the same for everyone: these say nothing of who looks at them. */
  readonly visitor: Visitor | null
  readonly available: ReadonlySet<RouteName>
  /** The page's path and query without /en, and its route. */
  readonly place: string
  readonly route: RouteName | null
}

/** Links to the visitor's pages. */
export function VisitorMenu(props: VisitorMenuProps): Child {
  const { language, visitor, available } = props
  const to = linksIn(language)
  if (visitor !== null && visitor.signIn !== null) return <KnownMenu {...props} visitor={visitor} />
  if (visitor === null) {
    return available.has('myPage') ? (
      <a href={to.myPage()}>{words.signInOrMyPage[language]}</a>
    ) : null
  }
  return available.has('signIn') ? (
    <a href={to.signIn(wayBack(props))}>{words.signIn[language]}</a>
  ) : null
}

/** Who signs in comes back to the page they were at; the accounts' own pages lead elsewhere. */
function wayBack({ language, place, route }: VisitorMenuProps): Readonly<Record<string, string>> {
  const isAccounts = route !== null && Object.hasOwn(accountRoutes, route)
  return isAccounts ? {} : { next: placeIn(language, place) }
}

type KnownProps = VisitorMenuProps & { readonly visitor: Visitor }

/** Signing out is a form, because it changes something. */
function KnownMenu({ language, visitor, available }: KnownProps): Child {
  const to = linksIn(language)
  const isStaff = !visitor.needsSecondFactor && mayAnywhere(visitor.actor, 'desk.open')
  return (
    <>
      {visitor.name !== null && <Name {...{ language, available }} name={visitor.name} />}
      {available.has('myPage') && <a href={to.myPage()}>{words.myPage[language]}</a>}
      {isStaff && available.has('desk') && <a href={to.desk()}>{words.desk[language]}</a>}
      {available.has('signOut') && (
        <form method="post" action={to.signOut()}>
          <input type="hidden" name="act" value="signOut" />
          <input type="hidden" name="key" value={newId()} />
          <button type="submit" class="plain-button">
            {words.signOut[language]}
          </button>
        </form>
      )}
    </>
  )
}

type NameProps = Pick<VisitorMenuProps, 'language' | 'available'> & { readonly name: string }

/** The visitor's name leads to their account. */
function Name({ language, available, name }: NameProps): Child {
  if (!available.has('account')) return <span class="visitor-name">{name}</span>
  return (
    <a class="visitor-name" href={linksIn(language).account()}>
      {name} <span class="for-readers">{words.account[language]}</span>
    </a>
  )
}

const words = {
  signInOrMyPage: { ja: 'サインイン・マイページ', en: 'Sign in / My page' },
  signIn: { ja: 'サインイン', en: 'Sign in' },
  myPage: { ja: 'マイページ', en: 'My page' },
  account: { ja: '登録内容', en: 'Your account' },
  desk: { ja: '業務画面', en: 'Desk' },
  signOut: { ja: 'サインアウト', en: 'Sign out' },
} as const satisfies Readonly<Record<string, Bilingual>>
