/** Taking away the second factors of somebody who has lost them all, with the reason. */
import { resetSecondFactor } from '../../../commands/account/second-factor.ts'
import type { Result } from '../../../kit/result.ts'
import { atFieldOf } from '../../account/fault-place.ts'
import { readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { ConfirmForm } from '../../ui/form/confirm-form.tsx'
import { Fields } from '../../ui/form/form.tsx'
import { peopleTrail } from './frame.tsx'
import { readPerson } from './known-person.ts'

/** The page, which asks how the person was recognised. */
export const resetSecondFactorPage: PersonalPage<'resetSecondFactor'> = {
  for: 'people.grant',
  show: async (visit) => {
    const known = await readPerson(visit, visit.params.account)
    if (!known.ok) return known
    const { account, name, address } = known.value
    const say = texts[visit.language]
    const form = visit.form('reset')
    const body = (
      <ConfirmForm
        form={form}
        question={say.question}
        consequence={say.consequence}
        lines={[
          { name: say.name, value: name },
          { name: say.address, value: address },
        ]}
        submit={say.submit}
        back={{ href: visit.to.person({ account }), label: say.back }}
      >
        <Fields form={form} fields={fields} />
      </ConfirmForm>
    )
    return shown({ title: say.title, trail: peopleTrail(visit, say.title), body })
  },
  acts: { reset },
}

async function reset(
  visit: PersonalVisit<'resetSecondFactor'>,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const typed = readFields(form, fields)
  if (!typed.ok) return typed
  const { account } = visit.params
  const done = await resetSecondFactor(contextOf(visit, form), { account, ...typed.value })
  if (!done.ok) return atFieldOf(done, { reason_: 'reason' })
  return moved(visit.to.person({ account }), 'second_factor_reset')
}

const fields = {
  reason: longTextField({
    label: { ja: '本人であることをどう確かめたか', en: 'How you made sure who is asking' },
    hint: {
      ja: '記録に残り、消せません。お名前や連絡先は書かないでください。例：庁舎で職員証を確かめた',
      en: 'It stays on record for good: write no names and no contacts. For example: looked at the staff card in the office',
    },
    required: true,
    longest: 300,
    rows: 3,
  }),
}

const texts = {
  ja: {
    title: '2段階目の確認の取り消し',
    question: '2段階目の確認を取り消しますか',
    consequence:
      '認証アプリ、パスキー、回復コードをすべて取り消し、サインインとトークンを終わらせます。次にサインインしたとき、登録し直します。',
    name: 'お名前',
    address: 'メールアドレス',
    submit: '取り消す',
    back: '取り消さずに戻る',
  },
  en: {
    title: 'Taking the second step away',
    question: 'Take the second step away?',
    consequence:
      'The app, the passkeys and the recovery codes are taken away, and every sign-in and token ends. At the next sign-in they set up a new second step.',
    name: 'Name',
    address: 'Mail address',
    submit: 'Take it away',
    back: 'Back without doing so',
  },
} as const
