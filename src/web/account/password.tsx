/** Changing the password of an account, or choosing its first one. */
import { changePassword, readProfile } from '../../commands/account/profile.ts'
import { ok, type Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import { parsedField } from '../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { Buttons, Form } from '../ui/form/form.tsx'
import { requireCaller, visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { KnownAddress, newPasswordField, PasswordField } from './fields.tsx'
import { accountTrail } from './trail.ts'

/** The page. */
export const passwordPage: PersonalPage<'password'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const { address, hasPassword } = await readProfile(contextOf(visit), caller.value)
    const say = texts[visit.language]
    const form = visit.form('change')
    const title = hasPassword ? say.change : say.choose
    const body = (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.lead}</p>
        <Form form={form}>
          <KnownAddress address={address} />
          {hasPassword && <PasswordField form={form} name="present" field={presentField} />}
          <PasswordField form={form} name="wanted" field={newPasswordField} />
          <Buttons submit={say.submit} cancel={{ href: visit.to.account(), label: say.back }} />
        </Form>
        {hasPassword && (
          <p>
            <a href={visit.to.reset()}>{say.forgotten}</a>
          </p>
        )}
      </>
    )
    return shown({ title, trail: accountTrail(visit, title), body })
  },
  acts: { change },
}

async function change(
  visit: PersonalVisit<'password'>,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const typed = readFields(form, { wanted: newPasswordField })
  if (!typed.ok) return typed
  const given = { present: form.text('present'), ...typed.value, visit: visitOf(visit) }
  const done = await changePassword(contextOf(visit), caller.value, given)
  if (!done.ok) return atFieldOf(done, { present_password_: 'present', password_: 'wanted' })
  return moved(visit.to.account(), 'password_changed')
}

const presentField = parsedField({
  label: { ja: '今のパスワード', en: 'Present password' },
  required: true,
  type: 'password',
  autocomplete: 'current-password',
  parse: ok<string>,
})

const texts = {
  ja: {
    change: 'パスワードを変更する',
    choose: 'パスワードを決める',
    lead: 'このブラウザーのほかでのサインインは、すべて終わります。',
    submit: 'このパスワードにする',
    back: '変更せずに戻る',
    forgotten: '今のパスワードを忘れた（メールで決め直す）',
  },
  en: {
    change: 'Change the password',
    choose: 'Choose a password',
    lead: 'You will be signed out everywhere but in this browser.',
    submit: 'Set this password',
    back: 'Back without changing it',
    forgotten: 'I forgot the present one: choose a new one by mail',
  },
} as const
