/** The page behind the link of a mail to choose a new password. */
import type { Child } from 'hono/jsx'
import { findLink, type OpenLink } from '../../commands/account/mail-link.ts'
import { finishReset } from '../../commands/account/reset.ts'
import { linkUnknown } from '../../domain/account/link.ts'
import type { Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Buttons, Form } from '../ui/form/form.tsx'
import { visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { KnownAddress, newPasswordField, PasswordField } from './fields.tsx'
import { linkTrouble } from './link-trouble.tsx'
import { enter } from './way-on.ts'

type ResetVisit = PersonalVisit<'finishReset'>

/** Sets the password and signs in. A link to sign in leads here too. */
export const finishResetPage: PersonalPage<'finishReset'> = {
  for: 'anyone',
  show: async (visit) => {
    const link = await findLink(contextOf(visit), visit.params.token)
    if (!link.ok) return linkTrouble(visit, link.refusal)
    const { purpose } = link.value
    const serves = purpose === 'reset' || purpose === 'sign-in'
    if (!serves) return linkTrouble(visit, linkUnknown.refusal)
    const { title } = texts[visit.language]
    return shown({ title, body: <Finish visit={visit} link={link.value} /> })
  },
  acts: { finish },
}

const fields = { password: newPasswordField }

async function finish(visit: ResetVisit, form: SubmittedForm): Promise<Result<Moved, FormRefusal>> {
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const { password } = typed.value
  const given = { token: visit.params.token, password, visit: visitOf(visit) }
  const done = await finishReset(contextOf(visit, form), given)
  if (!done.ok) return atFieldOf(done, { password_: 'password' })
  return enter(visit, done.value, { next: done.value.next, message: 'password_chosen' })
}

type FinishProps = { readonly visit: ResetVisit; readonly link: OpenLink }

function Finish({ visit, link }: FinishProps): Child {
  const say = texts[visit.language]
  const form = visit.form('finish')
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead(link.address)}</p>
      <Form form={form}>
        <KnownAddress address={link.address} />
        <PasswordField form={form} name="password" field={newPasswordField} />
        <Buttons submit={say.submit} />
      </Form>
    </>
  )
}

const texts = {
  ja: {
    title: 'パスワードを決める',
    lead: (address: string) =>
      `「${address}」の新しいパスワードを決めてください。ほかの端末でのサインインは、すべて終わります。`,
    submit: 'このパスワードにする',
  },
  en: {
    title: 'Choose a password',
    lead: (address: string) =>
      `Choose the new password of ${address}. You will be signed out everywhere else.`,
    submit: 'Set this password',
  },
} as const
