/** How a new account is to be entered from then on: by password, passkey or mailed links. */
import type { Child } from 'hono/jsx'
import { ok, type Result } from '../../kit/result.ts'
import { choiceField, parsedField } from '../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { atField } from '../form/submitted.ts'
import type { FormView } from '../form/view.ts'
import { FieldOf } from '../ui/form/form.tsx'
import { newPasswordField, PasswordField } from './fields.tsx'

/** The ways, the most usual one first. */
export const waysField = choiceField({
  label: { ja: '次からのサインインの方法', en: 'How to sign in from now on' },
  required: true,
  choices: [
    { value: 'password', label: { ja: 'パスワードを決める', en: 'With a password' } },
    {
      value: 'passkey',
      label: { ja: 'パスキーを使う', en: 'With a passkey' },
      hint: {
        ja: '端末の指紋、顔、画面ロックで確かめます。次のページで登録します。',
        en: 'Your finger, face or screen lock. You register it on the next page.',
      },
    },
    {
      value: 'mail',
      label: { ja: '毎回メールのリンクを使う', en: 'With a link by mail each time' },
      hint: {
        ja: 'パスワードは、あとからでも決められます。',
        en: 'You can choose a password later.',
      },
    },
  ],
})

const passwordField = parsedField({
  label: { ja: 'パスワード', en: 'Password' },
  hint: {
    ja: '「パスワードを決める」を選んだ方だけ。12文字以上。文字の種類の決まりはありません。',
    en: 'For those who choose a password: at least 12 characters of any kind.',
  },
  required: false,
  type: 'password',
  autocomplete: 'new-password',
  parse: ok<string>,
})

/** The choice, and the password for those who choose one. */
export function WaysIn({ form }: { readonly form: FormView }): Child {
  const chosen = form.value('way') ?? 'password'
  return (
    <>
      <FieldOf form={form} name="way" field={waysField} value={chosen} />
      <div data-show-when="way" data-equals="password">
        <PasswordField form={form} name="password" field={passwordField} />
      </div>
    </>
  )
}

/** The password that was chosen; null for those who will not use one. */
export function passwordOf(form: SubmittedForm, way: string): Result<string | null, FormRefusal> {
  if (way !== 'password') return ok(null)
  const typed = newPasswordField.read(form, 'password')
  return typed.ok ? typed : atField('password', typed)
}
