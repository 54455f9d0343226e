/** The page behind an invitation of staff: what it offers, and taking it up. */
import type { Child } from 'hono/jsx'
import { acceptInvite } from '../../commands/account/invitation.ts'
import { findLink, type OpenLink } from '../../commands/account/mail-link.ts'
import { linkUnknown } from '../../domain/account/link.ts'
import type { Result } from '../../kit/result.ts'
import { inBooks } from '../desk/books.ts'
import { readPlanLines } from '../desk/plan-lines.ts'
import { readFields } from '../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Buttons, FieldOf, Form } from '../ui/form/form.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { formatMoment } from '../ui/when.ts'
import { toInstant } from '../../kit/calendar.ts'
import { visitOf } from './caller.ts'
import { atFieldOf } from './fault-place.ts'
import { KnownAddress, staffNameField } from './fields.tsx'
import { linkTrouble } from './link-trouble.tsx'
import { ProviderLinks } from './provider-links.tsx'
import { placeWords } from './role-words.ts'
import { passwordOf, waysField, WaysIn } from './ways-in.tsx'
import { enter } from './way-on.ts'

type InvitedVisit = PersonalVisit<'invitation'>

/** Opens the account of whoever is invited, gives the role, and leads to the second factor. */
export const invitationPage: PersonalPage<'invitation'> = {
  for: 'anyone',
  show: async (visit) => {
    const link = await findLink(contextOf(visit), visit.params.token)
    if (!link.ok) return linkTrouble(visit, link.refusal)
    const { offers } = link.value
    if (offers === null) return linkTrouble(visit, linkUnknown.refusal)
    const { title } = texts[visit.language]
    const lines = await inBooks(visit, readPlanLines)
    const offered = placeWords(offers, lines, visit.language)
    const body = <Invitation visit={visit} link={link.value} offered={offered} />
    return shown({ title, body })
  },
  acts: { accept },
}

const fields = { name: staffNameField, way: waysField }

async function accept(
  visit: InvitedVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const link = await findLink(contextOf(visit), visit.params.token)
  const isKnown = link.ok && link.value.hasAccount
  const typed = isKnown
    ? ({ ok: true, value: { name: '', way: 'mail' } } as const)
    : readFields(form, fields)
  if (!typed.ok) return typed
  const { name, way } = typed.value
  const password = passwordOf(form, way)
  if (!password.ok) return password
  const given = { token: visit.params.token, name, password: password.value }
  const done = await acceptInvite(contextOf(visit, form), { ...given, visit: visitOf(visit) })
  if (!done.ok) return atFieldOf(done, { name_: 'name', password_: 'password' })
  return enter(visit, done.value, { next: visit.to.desk(), message: 'invitation_accepted' })
}

type InvitationProps = {
  readonly visit: InvitedVisit
  readonly link: OpenLink
  readonly offered: string
}

function Invitation({ visit, link, offered }: InvitationProps): Child {
  const { language, params } = visit
  const say = texts[language]
  const form = visit.form('accept')
  const until = formatMoment(toInstant(link.expiresAt), language)
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <SummaryList
        lines={[
          { name: say.role, value: offered },
          { name: say.address, value: link.address },
          { name: say.until, value: until },
        ]}
      />
      <Form form={form}>
        {link.hasAccount ? (
          <p>{say.known}</p>
        ) : (
          <>
            <KnownAddress address={link.address} />
            <FieldOf form={form} name="name" field={staffNameField} />
            <WaysIn form={form} />
          </>
        )}
        <p>{say.factor}</p>
        <Buttons submit={say.submit} />
      </Form>
      {!link.hasAccount && (
        <ProviderLinks visit={visit} query={{ invitation: params.token }} heading="h2" />
      )}
    </>
  )
}

const texts = {
  ja: {
    title: '職員としての招待',
    lead: '次の権限で招待されています。内容を確かめて、受けてください。',
    role: '権限',
    address: 'メールアドレス',
    until: '期限',
    known: 'このメールアドレスの登録に、権限が加わります。',
    factor:
      '業務画面を使うには、続けて2段階目の確認（認証アプリかパスキー）を登録します。スマートフォンをお手元に用意してください。',
    submit: '招待を受ける',
  },
  en: {
    title: 'An invitation to the staff',
    lead: 'You are invited as follows. Check it, and accept.',
    role: 'Role',
    address: 'Mail address',
    until: 'Until',
    known: 'The role is added to the account of this mail address.',
    factor:
      'To use the desk you then set up a second step: an authenticator app or a passkey. Have your phone at hand.',
    submit: 'Accept the invitation',
  },
} as const
