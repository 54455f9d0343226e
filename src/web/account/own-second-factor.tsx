/** One's own second step: which ones there are, setting the first one up, and recovery codes. */
import type { Child } from 'hono/jsx'
import type { Caller } from '../../commands/account/caller.ts'
import { listPasskeys } from '../../commands/account/passkey-registration.ts'
import { readProfile } from '../../commands/account/profile.ts'
import { removeTotp } from '../../commands/account/totp.ts'
import { ok, type Result } from '../../kit/result.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { forCaller, requireCaller } from './caller.ts'
import { accountTrail } from './trail.ts'
import { nextOf } from './way-on.ts'

type OwnVisit = PersonalVisit<'ownSecondFactor'>

/** The page; staff without a second factor are led here before they are let in anywhere. */
export const ownSecondFactorPage: PersonalPage<'ownSecondFactor'> = {
  for: 'anyone',
  show: (visit) =>
    forCaller(visit, async (caller) => {
      const state = await readState(visit, caller)
      const isFirst = caller.secondFactor === 'to-set-up'
      const title = texts[visit.language][isFirst ? 'first' : 'title']
      const body = isFirst ? <First visit={visit} /> : <Own visit={visit} state={state} />
      return shown({ title, trail: isFirst ? [] : accountTrail(visit, title), body })
    }),
  acts: { removeApp },
}

async function removeApp(visit: OwnVisit): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const done = await removeTotp(contextOf(visit), caller.value)
  return done.ok ? moved(visit.to.ownSecondFactor(), 'app_removed') : done
}

type State = {
  readonly hasApp: boolean
  readonly passkeys: number
  /** How many were not used; null where none were given. */
  readonly codes: number | null
}

async function readState(visit: OwnVisit, caller: Caller): Promise<State> {
  const context = contextOf(visit)
  const { hasApp, recoveryCodes: codes } = await readProfile(context, caller)
  const { length: passkeys } = await listPasskeys(context, caller)
  return { hasApp, passkeys, codes }
}

/** For staff who have none: which of the two, in a sentence each. */
function First({ visit }: { readonly visit: OwnVisit }): Child {
  const { language, to } = visit
  const say = texts[language]
  const next = nextOf(visit)
  return (
    <>
      <h1>{say.first}</h1>
      <p class="lead">{say.firstLead}</p>
      <h2>{say.app}</h2>
      <p>{say.appText}</p>
      <p>
        <a class="button-link" href={to.authenticatorApp(next)}>
          {say.setUpApp}
        </a>
      </p>
      <h2>{say.passkey}</h2>
      <p>{say.passkeyText}</p>
      <p>
        <a class="button-link secondary" href={to.passkeys(next)}>
          {say.addPasskey}
        </a>
      </p>
    </>
  )
}

function Own({ visit, state }: { readonly visit: OwnVisit; readonly state: State }): Child {
  const { language, to } = visit
  const say = texts[language]
  const { hasApp, passkeys, codes } = state
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <SummaryList
        lines={[
          {
            name: say.app,
            value: hasApp ? say.set : say.unset,
            change: { href: to.authenticatorApp(), label: hasApp ? say.replace : say.setUp },
          },
          {
            name: say.passkey,
            value: say.count(passkeys),
            change: { href: to.passkeys(), label: say.look },
          },
          {
            name: say.codes,
            value: codes === null ? say.noCodes : say.left(codes),
            ...((hasApp || passkeys > 0) && {
              change: { href: to.recoveryCodes(), label: say.renew },
            }),
          },
        ]}
      />
      {hasApp && (
        <>
          <h2>{say.removeTitle}</h2>
          <p>{say.removeText}</p>
          <ActButton
            form={visit.form('removeApp')}
            label={say.remove}
            allowed={ok(undefined)}
            look="danger"
          />
        </>
      )}
    </>
  )
}

const texts = {
  ja: {
    title: '2段階目の確認',
    lead: 'サインインのときに、パスワードやメールのほかに、もう1つの方法で確かめます。',
    first: '2段階目の確認を登録する',
    firstLead:
      '業務画面では、ほかの人の個人情報を扱います。そのため、サインインのときにもう1つの方法で確かめます。次のどちらかを登録してください。',
    app: '認証アプリ',
    appText: 'スマートフォンのアプリに表示される6桁の数字を、サインインのたびに入力します。',
    setUpApp: '認証アプリを登録する',
    passkey: 'パスキー',
    passkeyText: 'パソコンやスマートフォンの指紋、顔、画面ロックで確かめます。',
    addPasskey: 'パスキーを登録する',
    set: '登録済み',
    unset: '登録なし',
    setUp: '登録する',
    replace: '新しいアプリに替える',
    look: '確かめる・登録する',
    count: (count: number) => `${count}個`,
    codes: '回復コード',
    noCodes: 'なし',
    left: (count: number) => `残り${count}個`,
    renew: '作り直す',
    removeTitle: '認証アプリをやめる',
    removeText: 'アプリのコードを聞かないようにします。',
    remove: '認証アプリを外す',
  },
  en: {
    title: 'The second step',
    lead: 'When you sign in, you show in another way too that it is you.',
    first: 'Set up the second step',
    firstLead:
      'The desk holds what other people have entrusted to us. So signing in takes a second step. Set up one of these.',
    app: 'Authenticator app',
    appText: 'An app on your phone shows six digits, which you enter each time you sign in.',
    setUpApp: 'Set up an app',
    passkey: 'Passkeys',
    passkeyText: 'The finger, face or screen lock of your computer or phone.',
    addPasskey: 'Register a passkey',
    set: 'Set up',
    unset: 'None',
    setUp: 'Set one up',
    replace: 'Replace it',
    look: 'See and add',
    count: String,
    codes: 'Recovery codes',
    noCodes: 'None',
    left: (count: number) => `${count} left`,
    renew: 'Make new ones',
    removeTitle: 'Stop using the app',
    removeText: 'You will not be asked for its code any more.',
    remove: 'Remove the app',
  },
} as const
