/** Closing an account, after asking once more. */
import { closeAccount } from '../../commands/account/close-account.ts'
import { ok, type Result } from '../../kit/result.ts'
import { checkField } from '../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ConfirmForm } from '../ui/form/confirm-form.tsx'
import { Fields } from '../ui/form/form.tsx'
import { AheadList, readAhead } from './before-closing.tsx'
import { requireCaller } from './caller.ts'
import { accountTrail } from './trail.ts'
import { noSignIn } from './way-on.ts'

const fields = {
  withdraws: checkField({
    label: { ja: 'これからの予約・申込', en: 'What is still to come' },
    text: { ja: 'すべて取り下げる', en: 'Withdraw all of it' },
    required: true,
  }),
}

/** The page. */
export const closeAccountPage: PersonalPage<'closeAccount'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const say = texts[visit.language]
    const form = visit.form('close')
    const ahead = await readAhead(visit, caller.value.account)
    const body = (
      <ConfirmForm
        form={form}
        question={say.question}
        consequence={say.consequence}
        lines={[{ name: say.name, value: caller.value.name }]}
        submit={say.submit}
        back={{ href: visit.to.account(), label: say.back }}
      >
        <ul>
          {say.details.map((detail) => (
            <li>{detail}</li>
          ))}
        </ul>
        {ahead.length > 0 && (
          <>
            <AheadList visit={visit} lines={ahead} />
            <Fields form={form} fields={fields} />
          </>
        )}
      </ConfirmForm>
    )
    return shown({ title: say.title, trail: accountTrail(visit, say.title), body })
  },
  acts: { close },
}

async function close(
  visit: PersonalVisit<'closeAccount'>,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const withdraws = form.text('withdraws') !== ''
  const done = await closeAccount(contextOf(visit, form), caller.value, { withdraws })
  if (!done.ok) {
    return done.refusal.code === 'account_has_applications' ? atField('withdraws', done) : done
  }
  const href = visit.to.signIn()
  return ok({ state: 'moved', href, message: 'account_closed', cookies: [noSignIn] })
}

const texts = {
  ja: {
    title: '登録の削除',
    question: '登録を削除しますか',
    consequence: '削除すると、元に戻すことはできません。',
    name: 'お名前',
    details: [
      'お名前、連絡先、サインインの方法を消します。すべての端末でサインアウトします。',
      'これからの予約や申込は、削除する前に取り下げます。削除したあとは、連絡が届かなくなるためです。',
      '参加や相談の記録は、だれのものか分からない形で残ります。公表した数値は変わりません。',
    ],
    submit: '登録を削除する',
    back: '削除せずに戻る',
  },
  en: {
    title: 'Closing the account',
    question: 'Close your account?',
    consequence: 'This cannot be taken back.',
    name: 'Name',
    details: [
      'Your name, your contact and your ways to sign in are erased. You are signed out everywhere.',
      'What you have reserved or applied for is withdrawn first: we could not write to you any more.',
      'What you took part in stays on record without telling who you are. Published figures do not change.',
    ],
    submit: 'Close the account',
    back: 'Back without closing it',
  },
} as const
