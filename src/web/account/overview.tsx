/** The first page of an account: who one is here, how one signs in, and what else belongs to it. */
import type { Child } from 'hono/jsx'
import { listApiTokens } from '../../commands/account/api-token.ts'
import type { Caller } from '../../commands/account/caller.ts'
import { unlinkIdentity } from '../../commands/account/identity.ts'
import { listCompanies } from '../../commands/account/membership.ts'
import { listPasskeys } from '../../commands/account/passkey-registration.ts'
import { type OwnProfile, readProfile } from '../../commands/account/profile.ts'
import { listSignIns } from '../../commands/account/sign-in.ts'
import type { Result } from '../../kit/result.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { SummaryList, type SummaryLine } from '../ui/summary-list.tsx'
import { requireCaller } from './caller.ts'
import { issuerOf, LinkedServices } from './linked-services.tsx'
import { profileLines } from './profile-lines.ts'
import { accountTitle } from './trail.ts'

type AccountVisit = PersonalVisit<'account'>

/** The page. */
export const accountPage: PersonalPage<'account'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const own = await readOwn(visit, caller.value)
    const title = accountTitle[visit.language]
    return shown({ title, body: <Overview visit={visit} own={own} /> })
  },
  acts: { unlink },
}

async function unlink(visit: AccountVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const { identities } = await readProfile(contextOf(visit), caller.value)
  const issuer = issuerOf(identities, form.item)
  const done = await unlinkIdentity(contextOf(visit), caller.value, issuer)
  return done.ok ? moved(visit.to.account(), 'identity_unlinked') : done
}

type Own = {
  readonly profile: OwnProfile
  readonly passkeys: number
  readonly signIns: number
  readonly companies: number
  readonly tokens: number
}

async function readOwn(visit: AccountVisit, caller: Caller): Promise<Own> {
  const context = contextOf(visit)
  const [profile, passkeys, signIns, companies, tokens] = await Promise.all([
    readProfile(context, caller),
    listPasskeys(context, caller),
    listSignIns(context, caller),
    listCompanies(context, caller.account),
    listApiTokens(context, caller),
  ])
  return {
    profile,
    passkeys: passkeys.length,
    signIns: signIns.length,
    companies: companies.length,
    tokens: tokens.length,
  }
}

function Overview({ visit, own }: { readonly visit: AccountVisit; readonly own: Own }): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <>
      <h1>{accountTitle[language]}</h1>
      <section>
        <h2>{say.profile}</h2>
        <SummaryList lines={profileLines(own.profile, language)} />
        <p>
          <a class="button-link secondary" href={to.profile()}>
            {say.changeProfile}
          </a>{' '}
          <a class="button-link secondary" href={to.changeAddress()}>
            {say.changeAddress}
          </a>
        </p>
      </section>
      <section>
        <h2>{say.signingIn}</h2>
        <SummaryList lines={waysIn(visit, own)} />
      </section>
      <LinkedServices visit={visit} identities={own.profile.identities} />
      <section>
        <h2>{say.more}</h2>
        <SummaryList lines={furtherLines(visit, own)} />
      </section>
      <section>
        <h2>{say.close}</h2>
        <p>{say.closeText}</p>
        <p>
          <a href={to.closeAccount()}>{say.closeLink}</a>
        </p>
      </section>
    </>
  )
}

function waysIn({ language, to }: AccountVisit, own: Own): readonly SummaryLine[] {
  const say = texts[language]
  const { hasPassword, hasApp } = own.profile
  return [
    {
      name: say.password,
      value: hasPassword ? say.set : say.unset,
      change: { href: to.password(), label: hasPassword ? say.change : say.choose },
    },
    {
      name: say.passkeys,
      value: say.count(own.passkeys),
      change: { href: to.passkeys(), label: say.look },
    },
    {
      name: say.secondFactor,
      value: hasApp ? say.appSet : say.unset,
      change: { href: to.ownSecondFactor(), label: say.look },
    },
    {
      name: say.signIns,
      value: say.places(own.signIns),
      change: { href: to.signIns(), label: say.look },
    },
  ]
}

function furtherLines({ language, to }: AccountVisit, own: Own): readonly SummaryLine[] {
  const say = texts[language]
  return [
    {
      name: say.companies,
      value: say.number(own.companies),
      change: { href: to.companies(), label: say.look },
    },
    {
      name: say.tokens,
      value: say.number(own.tokens),
      change: { href: to.tokens(), label: say.look },
    },
  ]
}

const texts = {
  ja: {
    profile: 'お名前と連絡先',
    changeProfile: '変更する',
    changeAddress: 'メールアドレスを変更する',
    signingIn: 'サインインの方法',
    password: 'パスワード',
    passkeys: 'パスキー',
    secondFactor: '2段階目の確認',
    signIns: 'サインイン中の端末',
    set: '決めてあります',
    unset: 'なし',
    appSet: '認証アプリ',
    change: '変更する',
    choose: '決める',
    look: '確かめる・変更する',
    count: (count: number) => (count === 0 ? 'なし' : `${count}個`),
    places: (count: number) => `${count}か所`,
    number: (count: number) => (count === 0 ? 'なし' : `${count}件`),
    more: 'そのほか',
    companies: '所属する会社',
    tokens: 'プログラム用のトークン',
    close: '登録の削除',
    closeText: 'お名前、連絡先、サインインの方法を消します。元に戻すことはできません。',
    closeLink: '登録を削除する',
  },
  en: {
    profile: 'Name and contact',
    changeProfile: 'Change',
    changeAddress: 'Change the mail address',
    signingIn: 'How you sign in',
    password: 'Password',
    passkeys: 'Passkeys',
    secondFactor: 'The second step',
    signIns: 'Where you are signed in',
    set: 'Set',
    unset: 'None',
    appSet: 'Authenticator app',
    change: 'Change',
    choose: 'Choose one',
    look: 'See and change',
    count: (count: number) => (count === 0 ? 'None' : String(count)),
    places: (count: number) => (count === 1 ? 'In one place' : `In ${count} places`),
    number: (count: number) => (count === 0 ? 'None' : String(count)),
    more: 'More',
    companies: 'Companies',
    tokens: 'Tokens for programs',
    close: 'Closing the account',
    closeText: 'This erases your name, your contact and your ways to sign in, for good.',
    closeLink: 'Close the account',
  },
} as const
