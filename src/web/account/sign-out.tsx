/** Signing out: by a form, because it changes something. */
import { endSignIn } from '../../commands/account/sign-in.ts'
import { ok } from '../../kit/result.ts'
import { contextOf, type PersonalPage, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { findCaller } from './caller.ts'
import { noSignIn } from './way-on.ts'

/** The page that signs out, and says so on the page to sign in. */
export const signOutPage: PersonalPage<'signOut'> = {
  for: 'anyone',
  show: (visit) => {
    const say = texts[visit.language]
    const body = (
      <>
        <h1>{say.title}</h1>
        <p class="lead">{say.text}</p>
        <ActButton form={visit.form('signOut')} label={say.title} allowed={ok(undefined)} />
      </>
    )
    return Promise.resolve(shown({ title: say.title, body }))
  },
  acts: {
    signOut: async (visit) => {
      const caller = await findCaller(visit)
      if (caller) await endSignIn(contextOf(visit), caller, caller.id)
      const href = visit.to.signIn()
      return ok({ state: 'moved', href, message: 'signed_out', cookies: [noSignIn] })
    },
  },
}

const texts = {
  ja: { title: 'サインアウト', text: 'このブラウザーでのサインインを終わります。' },
  en: { title: 'Sign out', text: 'This ends your sign-in in this browser.' },
} as const
