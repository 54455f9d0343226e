/** The page behind the link of a mail to sign in. */
import type { Child } from 'hono/jsx'
import { findLink, type OpenLink } from '../../commands/account/mail-link.ts'
import { signInByLink } from '../../commands/account/reset.ts'
import { linkUnknown } from '../../domain/account/link.ts'
import { ok } from '../../kit/result.ts'
import { contextOf, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { visitOf } from './caller.ts'
import { linkTrouble } from './link-trouble.tsx'
import { enter } from './way-on.ts'

type FollowVisit = PersonalVisit<'followLink'>

/** Signs in by a button: programs that look at mails follow links, but press nothing. */
export const followLinkPage: PersonalPage<'followLink'> = {
  for: 'anyone',
  show: async (visit) => {
    const link = await findLink(contextOf(visit), visit.params.token)
    if (!link.ok) return linkTrouble(visit, link.refusal)
    if (link.value.purpose !== 'sign-in') return linkTrouble(visit, linkUnknown.refusal)
    const { title } = texts[visit.language]
    return shown({ title, body: <Follow visit={visit} link={link.value} /> })
  },
  acts: {
    signIn: async (visit) => {
      const given = { token: visit.params.token, visit: visitOf(visit) }
      const done = await signInByLink(contextOf(visit), given)
      return done.ok ? enter(visit, done.value, { next: done.value.next }) : done
    },
  },
}

function Follow({ visit, link }: { readonly visit: FollowVisit; readonly link: OpenLink }): Child {
  const { language, to, params } = visit
  const say = texts[language]
  return (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead(link.address)}</p>
      <ActButton form={visit.form('signIn')} label={say.submit} allowed={ok(undefined)} />
      <p>
        <a href={to.finishReset({ token: params.token })}>{say.reset}</a>
      </p>
    </>
  )
}

const texts = {
  ja: {
    title: 'メールのリンクでサインイン',
    lead: (address: string) => `「${address}」の登録でサインインします。`,
    submit: 'サインインする',
    reset: 'パスワードを決め直してサインインする',
  },
  en: {
    title: 'Sign in by a mailed link',
    lead: (address: string) => `You will sign in to the account of ${address}.`,
    submit: 'Sign in',
    reset: 'Choose a new password and sign in',
  },
} as const
