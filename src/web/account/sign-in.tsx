/** Signing in: by password, by passkey, by a mailed link, or through an identity provider. */
import type { Child } from 'hono/jsx'
import { beginPasskeySignIn, finishPasskeySignIn } from '../../commands/account/passkey-sign-in.ts'
import { signInWithPassword } from '../../commands/account/sign-in.ts'
import type { Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
  type Told,
  told,
} from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { findCaller, visitOf } from './caller.ts'
import { addressField, PasswordField, passwordField } from './fields.tsx'
import { atFieldOf } from './fault-place.ts'
import { PasskeyForm, readPasskey } from './passkey-form.tsx'
import { ProviderLinks } from './provider-links.tsx'
import { enter, nextOf, placeAfter } from './way-on.ts'

type SignInVisit = PersonalVisit<'signIn'>

/** The page to sign in. Whoever has signed in already is sent on. */
export const signInPage: PersonalPage<'signIn'> = {
  for: 'anyone',
  show: async (visit) => {
    const caller = await findCaller(visit)
    if (caller) return moved(placeAfter(visit, caller, nextOf(visit).next))
    const { title } = texts[visit.language]
    return shown({ title, body: <SignIn visit={visit} />, scripts: ['passkey'] })
  },
  acts: { signIn: byPassword, askPasskey, passkey: byPasskey },
}

const fields = { address: addressField, password: passwordField }

async function byPassword(
  visit: SignInVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const done = await signInWithPassword(contextOf(visit), typed.value, visitOf(visit))
  if (!done.ok) return atFieldOf(done, { mail_address_: 'address' })
  return enter(visit, done.value, { next: nextOf(visit).next ?? null })
}

async function askPasskey(visit: SignInVisit): Promise<Result<Told>> {
  const siteUrl = visit.services.accounts.ownUrl()
  return told(await beginPasskeySignIn(contextOf(visit), { siteUrl }))
}

async function byPasskey(visit: SignInVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const siteUrl = visit.services.accounts.ownUrl()
  const given = { ...readPasskey(form), siteUrl, visit: visitOf(visit) }
  const done = await finishPasskeySignIn(contextOf(visit), given)
  return done.ok ? enter(visit, done.value, { next: nextOf(visit).next ?? null }) : done
}

function SignIn({ visit }: { readonly visit: SignInVisit }): Child {
  const { language, to, services } = visit
  const say = texts[language]
  const next = nextOf(visit)
  const form = visit.form('signIn')
  return (
    <>
      <h1>{say.title}</h1>
      <Form form={form}>
        <FieldOf form={form} name="address" field={addressField} />
        <PasswordField form={form} name="password" field={passwordField} />
        <Buttons submit={say.submit}>
          <a href={to.reset(next)}>{say.reset}</a>
        </Buttons>
      </Form>
      <section class="ways-in">
        <h2>{say.others}</h2>
        <h3>{say.passkey}</h3>
        <p>{say.passkeyText}</p>
        <PasskeyForm
          form={visit.form('passkey')}
          kind="sign-in"
          begin="askPasskey"
          ownUrl={services.accounts.ownUrl()}
          submit={say.passkeySubmit}
          look="secondary"
        />
        <h3>{say.mail}</h3>
        <p>{say.mailText}</p>
        <p>
          <a class="button-link secondary" href={to.signInByMail(next)}>
            {say.mailSubmit}
          </a>
        </p>
        <ProviderLinks visit={visit} query={next} />
      </section>
      <section>
        <h2>{say.newcomer}</h2>
        <p>{say.newcomerText}</p>
        <p>
          <a class="button-link secondary" href={to.signUp(next)}>
            {say.signUp}
          </a>
        </p>
      </section>
    </>
  )
}

const texts = {
  ja: {
    title: 'サインイン',
    submit: 'サインインする',
    reset: 'パスワードを忘れた・決めていない',
    others: 'ほかの方法',
    passkey: 'パスキー',
    passkeyText: '端末の指紋、顔、画面ロックでサインインします。先に登録が必要です。',
    passkeySubmit: 'パスキーでサインインする',
    mail: 'メールのリンク',
    mailText: '登録したメールアドレスに届くリンクでサインインします。',
    mailSubmit: 'メールでリンクを受け取る',
    newcomer: 'はじめての方',
    newcomerText: '申込には登録が必要です。メールアドレスがあれば、数分で終わります。',
    signUp: '登録する',
  },
  en: {
    title: 'Sign in',
    submit: 'Sign in',
    reset: 'I forgot my password, or have none',
    others: 'Other ways',
    passkey: 'Passkey',
    passkeyText: 'Your finger, face or screen lock signs you in, once you have registered it.',
    passkeySubmit: 'Sign in with a passkey',
    mail: 'A link by mail',
    mailText: 'Sign in with a link that is sent to your mail address.',
    mailSubmit: 'Get a link by mail',
    newcomer: 'New here?',
    newcomerText: 'You need an account to apply. With a mail address it takes a few minutes.',
    signUp: 'Sign up',
  },
} as const
