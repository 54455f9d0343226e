/** The fields that pages of accounts share, and how a password is shown. */
import type { Child } from 'hono/jsx'
import { ok } from '../../kit/result.ts'
import type { Field } from '../form/field.ts'
import { parsedField, textField } from '../form/fields.ts'
import type { FormView } from '../form/view.ts'
import { FieldOf } from '../ui/form/form.tsx'

/** The mail address of somebody who has an account, or wants one. The command reads it. */
export const addressField = textField({
  label: { ja: 'メールアドレス', en: 'Mail address' },
  required: true,
  type: 'email',
  longest: 300,
  autocomplete: 'username',
  inputmode: 'email',
})

/** The name of somebody who opens an account. */
export const nameField = textField({
  label: { ja: 'お名前', en: 'Your name' },
  hint: { ja: '申込や証明書にそのまま使います。', en: 'It is used as it is on applications.' },
  required: true,
  autocomplete: 'name',
})

/** The name of somebody who comes to work at the desk. */
export const staffNameField = textField({
  label: { ja: 'お名前', en: 'Your name' },
  required: true,
  autocomplete: 'name',
})

/** The password that an account has. */
export const passwordField = parsedField({
  label: { ja: 'パスワード', en: 'Password' },
  required: true,
  type: 'password',
  autocomplete: 'current-password',
  parse: ok<string>,
})

/** A password that somebody chooses. */
export const newPasswordField = parsedField({
  label: { ja: '新しいパスワード', en: 'New password' },
  hint: {
    ja: '12文字以上。文字の種類の決まりはありません。短い言葉をいくつか並べると覚えやすくなります。',
    en: 'At least 12 characters of any kind. A few short words in a row are easy to remember.',
  },
  required: true,
  type: 'password',
  autocomplete: 'new-password',
  parse: ok<string>,
})

/** The code of an authenticator app. */
export const codeField = textField({
  label: { ja: '6桁のコード', en: 'Code of six digits' },
  hint: {
    ja: '認証アプリに今出ている数字を入力してください。',
    en: 'Enter the digits that your authenticator app shows now.',
  },
  required: true,
  longest: 20,
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
})

/** What a field of a password is shown with. */
export type PasswordFieldProps = {
  readonly form: FormView
  readonly name: string
  readonly field: Field<unknown>
}

/** A password; a script adds the box that shows what is typed. */
export function PasswordField(props: PasswordFieldProps): Child {
  const { language } = props.form
  return (
    <div data-show-password={language === 'ja' ? 'パスワードを表示する' : 'Show the password'}>
      <FieldOf {...props} />
    </div>
  )
}

/** The mail address that password keepers store a password under, where no field asks for it. */
export function KnownAddress({ address }: { readonly address: string }): Child {
  return (
    <input type="text" name="username" value={address} autocomplete="username" readonly hidden />
  )
}
