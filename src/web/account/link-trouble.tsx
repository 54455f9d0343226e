/** What is shown where a mailed link cannot be used: why, and the ways on. */
import type { Refusal } from '../../kit/result.ts'
import { type AnyVisit, shown } from '../personal.ts'

/** The page for a link that is used, expired, taken back or not whole. */
export function linkTrouble({ language, to }: AnyVisit, { message }: Refusal) {
  const say = texts[language]
  const body = (
    <>
      <h1>{say.title}</h1>
      <p class="lead">{message[language]}</p>
      <ul>
        <li>
          <a href={to.signIn()}>{say.signIn}</a>
        </li>
        <li>
          <a href={to.signUp()}>{say.mail}</a>
        </li>
        <li>
          <a href={to.reset()}>{say.reset}</a>
        </li>
      </ul>
    </>
  )
  return shown({ title: say.title, body, status: 404 })
}

const texts = {
  ja: {
    title: 'このリンクは使えません',
    signIn: 'サインインする',
    mail: '登録のメールをもう一度受け取る',
    reset: 'パスワードを決めるメールを受け取る',
  },
  en: {
    title: 'This link does not work',
    signIn: 'Sign in',
    mail: 'Get another mail to sign up',
    reset: 'Get a mail to choose a password',
  },
} as const
