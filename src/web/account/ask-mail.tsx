/**
 * Asking for a link by mail: to sign up, to sign in, to choose a new password. What follows is the
 * same whether or not the address has an account.
 */
import type { Child } from 'hono/jsx'
import { requestReset } from '../../commands/account/reset.ts'
import { type LinkRequest, type LinkSent, requestSignUp } from '../../commands/account/sign-up.ts'
import type { Mailing } from '../../commands/account/visit.ts'
import type { Context } from '../../commands/context.ts'
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { NewCookie } from '../cookies.ts'
import { readFields } from '../form/field.ts'
import { textField } from '../form/fields.ts'
import type { FormRefusal } from '../form/submitted.ts'
import { type AnyVisit, contextOf, type Moved, type PersonalPage, shown } from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { mailingOf, visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { nextOf } from './way-on.ts'

/** What mail was asked for, as the page that follows is told. */
export const mailKinds = ['sign-up', 'sign-in', 'reset'] as const
export type MailKind = (typeof mailKinds)[number]

type Asking = {
  readonly kind: MailKind
  readonly request: (
    context: Context,
    given: LinkRequest,
    mailing: Mailing,
  ) => Promise<Result<LinkSent>>
  readonly title: Bilingual
  readonly lead: Bilingual
  readonly submit: Bilingual
  /** What stands under the form. */
  readonly below: (visit: AnyVisit) => Child
}

/** A newcomer's first page. */
export const signUpPage: PersonalPage<'signUp'> = askingPage({
  kind: 'sign-up',
  request: requestSignUp,
  title: { ja: '利用者の登録', en: 'Sign up' },
  lead: {
    ja: 'メールアドレスを入力してください。登録を続けるためのリンクをメールで送ります。',
    en: 'Enter your mail address. We send you a link to go on with.',
  },
  submit: { ja: 'メールを受け取る', en: 'Send me the mail' },
  below: (visit) => (
    <>
      <p class="small">{words.purpose[visit.language]}</p>
      <p>
        <a href={visit.to.signIn(nextOf(visit))}>{words.known[visit.language]}</a>
      </p>
    </>
  ),
})

/** Signing in without a password. */
export const signInByMailPage: PersonalPage<'signInByMail'> = askingPage({
  kind: 'sign-in',
  request: requestSignUp,
  title: { ja: 'メールのリンクでサインイン', en: 'Sign in by a mailed link' },
  lead: {
    ja: 'メールアドレスを入力してください。サインインのリンクを送ります。登録がまだのときは、登録を続けるリンクが届きます。',
    en: 'Enter your mail address. We send you a link to sign in, or, if you are new, to sign up.',
  },
  submit: { ja: 'メールを受け取る', en: 'Send me the mail' },
  below: backToSignIn,
})

/** Choosing a new password, or a first one. */
export const resetPage: PersonalPage<'reset'> = askingPage({
  kind: 'reset',
  request: requestReset,
  title: { ja: 'パスワードを決め直す', en: 'Choose a new password' },
  lead: {
    ja: '登録したメールアドレスを入力してください。パスワードを決めるためのリンクを送ります。',
    en: 'Enter the mail address of your account. We send you a link to choose a password.',
  },
  submit: { ja: 'メールを受け取る', en: 'Send me the mail' },
  below: backToSignIn,
})

/** The cookie that tells this browser, and no address, where the mail went. */
export const mailedCookie = 'jisseki_mailed'

const mailedSeconds = 600

type AskingName = 'signUp' | 'signInByMail' | 'reset'

function askingPage(asking: Asking): PersonalPage<AskingName> {
  return {
    for: 'anyone',
    show: (visit) => {
      const title = asking.title[visit.language]
      return Promise.resolve(shown({ title, body: <Ask visit={visit} asking={asking} /> }))
    },
    acts: {
      send: async (visit, form) => {
        const typed = readFields(form, fields)
        return typed.ok ? send(visit, asking, typed.value.address) : typed
      },
    },
  }
}

async function send(
  visit: AnyVisit,
  { kind, request }: Asking,
  typed: string,
): Promise<Result<Moved, FormRefusal>> {
  const { language, to } = visit
  const { next = null } = nextOf(visit)
  const given = { address: typed, language, next, visit: visitOf(visit) }
  const sent = await request(contextOf(visit), given, mailingOf(visit))
  if (!sent.ok) return atFieldOf(sent, { mail_address_: 'address' })
  const cookie: NewCookie = {
    name: mailedCookie,
    value: sent.value.address,
    maxAgeSeconds: mailedSeconds,
  }
  const href = to.mailSent({ for: kind, ...nextOf(visit) })
  return ok({ state: 'moved', href, cookies: [cookie] })
}

const fields = {
  address: textField({
    label: { ja: 'メールアドレス', en: 'Mail address' },
    required: true,
    type: 'email',
    longest: 300,
    autocomplete: 'email',
    inputmode: 'email',
  }),
}

function Ask({ visit, asking }: { readonly visit: AnyVisit; readonly asking: Asking }): Child {
  const { language } = visit
  const form = visit.form('send')
  const cookie = visit.cookie(mailedCookie) ?? ''
  const known = parseMailAddress(cookie)
  return (
    <>
      <h1>{asking.title[language]}</h1>
      <p class="lead">{asking.lead[language]}</p>
      {!visit.services.accounts.sendsMail && <NoMailServer visit={visit} />}
      <Form form={form}>
        <FieldOf
          form={form}
          name="address"
          field={fields.address}
          value={known.ok ? known.value : null}
        />
        <Buttons submit={asking.submit[language]} />
      </Form>
      {asking.below(visit)}
    </>
  )
}

/** Said where no mail leaves the machine: who can read it, and how the first one comes in. */
export function NoMailServer({ visit }: { readonly visit: AnyVisit }): Child {
  const say = texts[visit.language]
  return (
    <aside class="no-mail" aria-label={say.noMail}>
      <p>
        <strong>{say.noMail}</strong> {say.noMailText}{' '}
        <a href={visit.to.deskNotices()}>{say.toNotices}</a>
      </p>
      <p>
        {say.first} <code>npx jisseki people invite name@example.jp</code>
      </p>
    </aside>
  )
}

function backToSignIn(visit: AnyVisit): Child {
  return (
    <p>
      <a href={visit.to.signIn(nextOf(visit))}>{words.back[visit.language]}</a>
    </p>
  )
}

const words = {
  purpose: {
    ja: 'メールアドレスとお名前は、申込の受付と連絡のために使います。公表する数値からは、だれのものか分かりません。',
    en: 'Your address and name are used to handle your applications and to write to you. Nobody can be told from the figures that are published.',
  },
  known: { ja: '登録済みの方はサインイン', en: 'I have an account: sign in' },
  back: { ja: 'サインインのページへ戻る', en: 'Back to signing in' },
} as const satisfies Readonly<Record<string, Bilingual>>

const texts = {
  ja: {
    noMail: 'メールは外へ送られません。',
    noMailText:
      'このサイトには、メールを送るサーバーが設定されていません。届くはずのメールは、管理者が業務画面の「通知」で読めます。管理者にリンクを聞いてください。',
    toNotices: '管理者の方：通知を開く',
    first:
      'まだ管理者がいないときは、このサイトを動かしている機械で次を実行すると、登録を始めるリンクが表示されます。',
  },
  en: {
    noMail: 'No mail leaves this site.',
    noMailText:
      'It has no mail server. Administrators can read what would have been sent in the desk, under “Notices”: ask them for your link.',
    toNotices: 'For administrators: open the notices',
    first:
      'Where there is no administrator yet, this command, run on the machine of the site, prints the link to begin with:',
  },
} as const
