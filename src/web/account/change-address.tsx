/** Changing the mail address of an account: asking for the link, and following it. */
import {
  findAddressChange,
  finishAddressChange,
  requestAddressChange,
} from '../../commands/account/mail-address.ts'
import { readProfile } from '../../commands/account/profile.ts'
import { ok, type Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import { parsedField, textField } from '../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { NoMailServer } from './ask-mail.tsx'
import { forCaller, mailingOf, requireCaller, visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { KnownAddress, PasswordField } from './fields.tsx'
import { linkTrouble } from './link-trouble.tsx'
import { accountTrail } from './trail.ts'

const fields = {
  address: textField({
    label: { ja: '新しいメールアドレス', en: 'New mail address' },
    required: true,
    type: 'email',
    longest: 300,
    autocomplete: 'email',
    inputmode: 'email',
  }),
}

const presentField = parsedField({
  label: { ja: '今のパスワード', en: 'Present password' },
  required: true,
  type: 'password',
  autocomplete: 'current-password',
  parse: ok<string>,
})

/** The page that asks for the new address. */
export const changeAddressPage: PersonalPage<'changeAddress'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const { address, hasPassword } = await readProfile(contextOf(visit), caller.value)
    const say = texts[visit.language]
    const form = visit.form('ask')
    const body = (
      <>
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        {!visit.services.accounts.sendsMail && <NoMailServer visit={visit} />}
        <SummaryList lines={[{ name: say.now, value: address }]} />
        <Form form={form}>
          {hasPassword && <KnownAddress address={address} />}
          <FieldOf form={form} name="address" field={fields.address} />
          {hasPassword && <PasswordField form={form} name="present" field={presentField} />}
          <Buttons submit={say.ask} cancel={{ href: visit.to.account(), label: say.back }} />
        </Form>
      </>
    )
    return shown({ title: say.title, trail: accountTrail(visit, say.title), body })
  },
  acts: { ask },
}

async function ask(
  visit: PersonalVisit<'changeAddress'>,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const given = { ...typed.value, present: form.text('present'), visit: visitOf(visit) }
  const asked = { given, mailing: mailingOf(visit) }
  const done = await requestAddressChange(contextOf(visit), caller.value, asked)
  if (!done.ok) {
    return atFieldOf(done, {
      present_password_: 'present',
      mail_address_: 'address',
      address_: 'address',
    })
  }
  return moved(visit.to.account(), 'address_mailed')
}

/** The page behind the link. It changes nothing before the button is pressed. */
export const confirmAddressPage: PersonalPage<'confirmAddress'> = {
  for: 'anyone',
  show: (visit) =>
    forCaller(visit, async (caller) => {
      const { token } = visit.params
      const link = await findAddressChange(contextOf(visit), caller, token)
      if (!link.ok) return linkTrouble(visit, link.refusal)
      const { address } = await readProfile(contextOf(visit), caller)
      const say = texts[visit.language]
      const body = (
        <>
          <h1>{say.confirm}</h1>
          <SummaryList
            lines={[
              { name: say.now, value: address },
              { name: say.wanted, value: link.value.address },
            ]}
          />
          <ActButton form={visit.form('change')} label={say.change} allowed={ok(undefined)} />
          <p>
            <a href={visit.to.account()}>{say.back}</a>
          </p>
        </>
      )
      return shown({ title: say.confirm, trail: accountTrail(visit, say.confirm), body })
    }),
  acts: {
    change: async (visit) => {
      const caller = await requireCaller(visit)
      if (!caller.ok) return caller
      const given = { token: visit.params.token, mailing: mailingOf(visit) }
      const done = await finishAddressChange(contextOf(visit), caller.value, given)
      return done.ok ? moved(visit.to.account(), 'address_changed') : done
    },
  },
}

const texts = {
  ja: {
    title: 'メールアドレスを変更する',
    lead: '新しいアドレスにメールを送ります。届いたメールのリンクを開くまで、登録は変わりません。リンクは1時間、1回だけ使えます。',
    now: '今のメールアドレス',
    wanted: '新しいメールアドレス',
    ask: '確認のメールを送る',
    back: '変更せずに戻る',
    confirm: '新しいメールアドレスの確認',
    change: 'このアドレスに変更する',
  },
  en: {
    title: 'Change the mail address',
    lead: 'A mail goes to the new address. Your account stays as it is until you open the link in it. The link works once, for an hour.',
    now: 'Present mail address',
    wanted: 'New mail address',
    ask: 'Send the mail',
    back: 'Back without changing it',
    confirm: 'Confirm the new mail address',
    change: 'Use this address',
  },
} as const
