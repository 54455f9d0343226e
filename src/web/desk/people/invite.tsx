/** Inviting staff: whom, as what, for which programme. */
import { inviteStaff } from '../../../commands/account/invitation.ts'
import type { Result } from '../../../kit/result.ts'
import { mailingOf } from '../../account/caller.ts'
import { atFieldOf } from '../../account/fault-place.ts'
import { languageNames } from '../../account/profile-lines.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, textField } from '../../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { peopleTrail } from './frame.tsx'
import { placeFaults, placeFields, placeOf } from './place-fields.ts'

type InviteVisit = PersonalVisit<'invitePerson'>

/** The page. */
export const invitePersonPage: PersonalPage<'invitePerson'> = {
  for: 'people.invite',
  show: async (visit) => {
    const lines = await inBooks(visit, readPlanLines)
    const say = texts[visit.language]
    const form = visit.form('invite')
    const fields = fieldsFor(visit, lines)
    const body = (
      <>
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        <Form form={form}>
          <Fields form={form} fields={fields} values={{ language: 'ja' }} />
          <Buttons submit={say.submit} cancel={{ href: visit.to.people(), label: say.back }} />
        </Form>
      </>
    )
    return shown({ title: say.title, trail: peopleTrail(visit, say.title), body })
  },
  acts: { invite },
}

async function invite(
  visit: InviteVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const lines = await inBooks(visit, readPlanLines)
  const typed = readFields(form, fieldsFor(visit, lines))
  if (!typed.ok) return typed
  const { address, language, role, programme } = typed.value
  const given = {
    ...placeOf({ role, programme }),
    address,
    language: language === 'en' ? 'en' : 'ja',
  } as const
  const done = await inviteStaff(contextOf(visit, form), given, mailingOf(visit))
  if (!done.ok) return atFieldOf(done, { mail_address_: 'address', ...placeFaults })
  const { sendsMail } = visit.services.accounts
  return moved(visit.to.invitations(), sendsMail ? 'invited' : 'invited_without_mail')
}

const fieldsFor = (visit: InviteVisit, lines: PlanLines) => ({
  address: textField({
    label: { ja: 'メールアドレス', en: 'Mail address' },
    hint: {
      ja: '職場のアドレスなど、本人だけが読めるもの',
      en: 'One that nobody else reads, such as that of their work',
    },
    required: true,
    type: 'email',
    longest: 300,
    inputmode: 'email',
    autocomplete: 'off',
  }),
  ...placeFields(visit, lines, 'people.invite'),
  language: choiceField({
    label: { ja: 'メールのことば', en: 'Language of the mail' },
    required: true,
    choices: (['ja', 'en'] as const).map((value) => ({ value, label: languageNames[value] })),
  }),
})

const texts = {
  ja: {
    title: '職員を招く',
    lead: '登録を始めるリンクをメールで送ります。リンクは7日間、1回だけ使えます。登録には、2段階目の確認が要ります。',
    submit: '招待を送る',
    back: '招かずに戻る',
  },
  en: {
    title: 'Invite staff',
    lead: 'They get a link by mail, which works once within seven days. They need a second step to sign in.',
    submit: 'Send the invitation',
    back: 'Back without inviting anybody',
  },
} as const
