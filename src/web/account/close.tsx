/** Closing an account, after asking once more. */
import { closeAccount } from '../../commands/account/close-account.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { SubmittedForm } from '../form/submitted.ts'
import { contextOf, type Moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ConfirmForm } from '../ui/form/confirm-form.tsx'
import { requireCaller } from './caller.ts'
import { accountTrail } from './trail.ts'
import { noSignIn } from './way-on.ts'

/** The page. */
export const closeAccountPage: PersonalPage<'closeAccount'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const say = texts[visit.language]
    const body = (
      <ConfirmForm
        form={visit.form('close')}
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
      </ConfirmForm>
    )
    return shown({ title: say.title, trail: accountTrail(visit, say.title), body })
  },
  acts: { close },
}

async function close(
  visit: PersonalVisit<'closeAccount'>,
  form: SubmittedForm,
): Promise<Result<Moved>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const done = await closeAccount(contextOf(visit, form), caller.value)
  if (!done.ok) return done
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
      'これからの予約や審査中の申込があるときは、先に取り下げてください。連絡が届かなくなります。',
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
      'Withdraw what you have reserved or applied for first: we could not write to you any more.',
      'What you took part in stays on record without telling who you are. Published figures do not change.',
    ],
    submit: 'Close the account',
    back: 'Back without closing it',
  },
} as const
