/** The page behind the link of a sign-up: a name, and how to sign in from then on. */
import type { Child } from 'hono/jsx'
import { findLink, type OpenLink } from '../../commands/account/mail-link.ts'
import { finishSignUp } from '../../commands/account/sign-up.ts'
import { linkUnknown } from '../../domain/account/link.ts'
import type { Result } from '../../kit/result.ts'
import { readFields } from '../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { KnownAddress, nameField } from './fields.tsx'
import { linkTrouble } from './link-trouble.tsx'
import { passwordOf, waysField, WaysIn } from './ways-in.tsx'
import { enter } from './way-on.ts'

type FinishVisit = PersonalVisit<'finishSignUp'>

/** Opens the account. Nothing happens before the button is pressed: machines follow links too. */
export const finishSignUpPage: PersonalPage<'finishSignUp'> = {
  for: 'anyone',
  show: async (visit) => {
    const link = await findLink(contextOf(visit), visit.params.token)
    if (!link.ok) return linkTrouble(visit, link.refusal)
    if (link.value.purpose !== 'sign-up') return linkTrouble(visit, linkUnknown.refusal)
    const { title } = texts[visit.language]
    return shown({ title, body: <Finish visit={visit} link={link.value} /> })
  },
  acts: { finish },
}

const fields = { name: nameField, way: waysField }

async function finish(
  visit: FinishVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const { name, way } = typed.value
  const password = passwordOf(form, way)
  if (!password.ok) return password
  const given = { token: visit.params.token, name, password: password.value }
  const done = await finishSignUp(contextOf(visit, form), { ...given, visit: visitOf(visit) })
  if (!done.ok) return atFieldOf(done, { name_: 'name', password_: 'password' })
  const { next } = done.value
  if (way !== 'passkey') return enter(visit, done.value, { next, message: 'signed_up' })
  const onwards = visit.to.passkeys(next === null ? {} : { next })
  return enter(visit, done.value, { next: onwards, message: 'signed_up' })
}

type FinishProps = { readonly visit: FinishVisit; readonly link: OpenLink }

function Finish({ visit, link }: FinishProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('finish')
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead(link.address)}</p>
      <Form form={form}>
        <KnownAddress address={link.address} />
        <FieldOf form={form} name="name" field={nameField} />
        <WaysIn form={form} />
        <Buttons submit={say.submit} />
      </Form>
    </>
  )
}

const texts = {
  ja: {
    title: '登録の続き',
    lead: (address: string) =>
      `「${address}」を確かめました。お名前と、次からのサインインの方法を決めてください。`,
    submit: '登録する',
  },
  en: {
    title: 'Finish signing up',
    lead: (address: string) =>
      `${address} is confirmed. Enter your name and choose how to sign in from now on.`,
    submit: 'Sign up',
  },
} as const
