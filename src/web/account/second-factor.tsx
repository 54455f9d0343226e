/** The second step of a sign-in: a code of the app, a passkey, or a recovery code. */
import type { Child } from 'hono/jsx'
import type { Caller } from '../../commands/account/caller.ts'
import { listPasskeys } from '../../commands/account/passkey-registration.ts'
import { beginPasskeySignIn, finishPasskeySignIn } from '../../commands/account/passkey-sign-in.ts'
import { readProfile } from '../../commands/account/profile.ts'
import { type CodeGiven, verifyRecoveryCode } from '../../commands/account/recovery-code.ts'
import { verifyTotp } from '../../commands/account/totp.ts'
import type { Context } from '../../commands/context.ts'
import type { Result } from '../../kit/result.ts'
import type { Field } from '../form/field.ts'
import { textField } from '../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import type { MessageCode } from '../messages.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
  told,
} from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { findCaller, requireCaller, visitOf } from './caller.ts'
import { codeField } from './fields.tsx'
import { PasskeyForm, readPasskey } from './passkey-form.tsx'
import { enter, nextOf, placeAfter, takeDrafts } from './way-on.ts'

type FactorVisit = PersonalVisit<'secondFactor'>

/** Asks for the second factor; whoever has none yet and needs one is led to set it up. */
export const secondFactorPage: PersonalPage<'secondFactor'> = {
  for: 'anyone',
  show: async (visit) => {
    const caller = await findCaller(visit)
    const next = nextOf(visit)
    if (!caller) return moved(visit.to.signIn(next))
    if (caller.secondFactor === 'to-set-up') return moved(visit.to.ownSecondFactor(next))
    if (!caller.needsSecondFactor) return moved(placeAfter(visit, caller, next.next))
    const ways = await readWays(visit, caller)
    const { title } = texts[visit.language]
    return shown({ title, body: <SecondFactor visit={visit} ways={ways} />, scripts: ['passkey'] })
  },
  acts: {
    code: (visit, form) =>
      verify(visit, form, { field: codeField, with: verifyTotp, message: 'signed_in' }),
    recovery: (visit, form) =>
      verify(visit, form, {
        field: recoveryField,
        with: verifyRecoveryCode,
        message: 'recovery_code_used',
      }),
    askPasskey: async (visit) => {
      const siteUrl = visit.services.accounts.ownUrl()
      return told(await beginPasskeySignIn(contextOf(visit), { siteUrl }))
    },
    passkey: async (visit, form) => {
      const siteUrl = visit.services.accounts.ownUrl()
      const given = { ...readPasskey(form), siteUrl, visit: visitOf(visit) }
      const done = await finishPasskeySignIn(contextOf(visit), given)
      return done.ok ? enter(visit, done.value, { next: nextOf(visit).next ?? null }) : done
    },
  },
}

type Verifying = {
  readonly field: Field<string>
  readonly with: (context: Context, caller: Caller, given: CodeGiven) => Promise<Result<unknown>>
  readonly message: MessageCode
}

/** Both codes come in the field `code`, each in its own form. */
async function verify(
  visit: FactorVisit,
  form: SubmittedForm,
  { field, with: check, message }: Verifying,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const code = field.read(form, 'code')
  if (!code.ok) return atField('code', code)
  const given = { code: code.value, visit: visitOf(visit) }
  const done = await check(contextOf(visit), caller.value, given)
  if (!done.ok) return atField('code', done)
  const now = await requireCaller(visit)
  if (!now.ok) return now
  await takeDrafts(visit, now.value)
  return moved(placeAfter(visit, now.value, nextOf(visit).next), message)
}

/** What somebody has to show. */
type Ways = {
  readonly hasApp: boolean
  readonly hasPasskey: boolean
  readonly hasRecoveryCodes: boolean
}

async function readWays(visit: FactorVisit, caller: Caller): Promise<Ways> {
  const context = contextOf(visit)
  const { hasApp, recoveryCodes } = await readProfile(context, caller)
  const passkeys = await listPasskeys(context, caller)
  const hasRecoveryCodes = recoveryCodes !== null && recoveryCodes > 0
  return { hasApp, hasPasskey: passkeys.length > 0, hasRecoveryCodes }
}

const recoveryField = textField({
  label: { ja: '回復コード', en: 'Recovery code' },
  hint: {
    ja: '登録したときに控えたコードです。1つにつき1回だけ使えます。',
    en: 'One of the codes that you noted at the beginning. Each works once.',
  },
  required: true,
  longest: 60,
  autocomplete: 'off',
})

type SecondFactorProps = { readonly visit: FactorVisit; readonly ways: Ways }

function SecondFactor({ visit, ways }: SecondFactorProps): Child {
  const { language, services } = visit
  const say = texts[language]
  const [code, recovery] = [visit.form('code'), visit.form('recovery')]
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {ways.hasApp && (
        <section>
          <h2>{say.app}</h2>
          <Form form={code}>
            <FieldOf form={code} name="code" field={codeField} />
            <Buttons submit={say.submit} />
          </Form>
        </section>
      )}
      {ways.hasPasskey && (
        <section>
          <h2>{say.passkey}</h2>
          <PasskeyForm
            form={visit.form('passkey')}
            kind="sign-in"
            begin="askPasskey"
            ownUrl={services.accounts.ownUrl()}
            submit={say.passkeySubmit}
            look={ways.hasApp ? 'secondary' : 'primary'}
          />
        </section>
      )}
      {ways.hasRecoveryCodes && (
        <section>
          <h2>{say.recovery}</h2>
          <Form form={recovery}>
            <FieldOf form={recovery} name="code" field={recoveryField} />
            <Buttons submit={say.recoverySubmit} />
          </Form>
        </section>
      )}
      <h2>{say.lost}</h2>
      <p>{say.lostText}</p>
    </>
  )
}

const texts = {
  ja: {
    title: '2段階目の確認',
    lead: 'ご本人であることを、もう1つの方法で確かめます。',
    app: '認証アプリ',
    submit: '確認する',
    passkey: 'パスキー',
    passkeySubmit: 'パスキーで確認する',
    recovery: '回復コード',
    recoverySubmit: '回復コードで確認する',
    lost: 'どれも使えないとき',
    lostText:
      '管理者か事務局に連絡してください。ご本人であることを確かめたうえで、2段階目の確認を登録し直せるようにします。',
  },
  en: {
    title: 'The second step',
    lead: 'Please show in another way that it is you.',
    app: 'Authenticator app',
    submit: 'Confirm',
    passkey: 'Passkey',
    passkeySubmit: 'Confirm with a passkey',
    recovery: 'Recovery code',
    recoverySubmit: 'Confirm with a recovery code',
    lost: 'If none of them works',
    lostText:
      'Turn to an administrator or to our office. Once they are sure who you are, you can set up the second step again.',
  },
} as const
