/**
 * The page for a form that could not be taken: the sign-in has ended, or the site has trouble. It
 * holds all that was typed, and sends it again.
 */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { SubmittedForm } from '../form/submitted.ts'

/** What the page is made of. */
export type ResendProps = {
  readonly form: SubmittedForm
  /** Where the form is sent again. */
  readonly action: string
  /** Where to sign in; null where that is not what is missing. */
  readonly signIn: string | null
  readonly language: Language
}

/** Secrets are not written into a page; whoever typed one types it again. */
const secret = /password|one-?time|totp/i

/** The page's title and body. */
export function resendPage(props: ResendProps): { readonly title: string; readonly body: Child } {
  const { form, action, signIn, language } = props
  const say = (text: Bilingual) => text[language]
  const title = say(signIn === null ? words.trouble : words.ended)
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say(signIn === null ? words.troubleText : words.endedText)}</p>
        {signIn !== null && (
          <p>
            <a href={signIn} target="_blank">
              {say(words.signIn)}
            </a>
          </p>
        )}
        <form method="post" action={action}>
          <input type="hidden" name="form" value={form.name} />
          <input type="hidden" name="act" value={form.act} />
          <input type="hidden" name="item" value={form.item} />
          <input type="hidden" name="key" value={form.key} />
          {form.entries
            .filter(([name]) => !secret.test(name))
            .map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
          <button type="submit">{say(words.again)}</button>
        </form>
        {form.files.length > 0 && (
          <p>
            {say(words.files)} {form.files.join(language === 'ja' ? '、' : ', ')}
          </p>
        )}
      </>
    ),
  }
}

const words = {
  ended: { ja: 'サインインが必要です', en: 'You need to sign in' },
  endedText: {
    ja: '入力した内容は、この画面に残っています。新しいタブでサインインしてから、この画面に戻って「もう一度送る」を押してください。',
    en: 'What you typed is kept on this page. Sign in in a new tab, come back here, and press “Send again”.',
  },
  trouble: { ja: '送信できませんでした', en: 'This could not be sent' },
  troubleText: {
    ja: 'サイトの側で問題が起きました。入力した内容は、この画面に残っています。少し待ってから「もう一度送る」を押してください。二重に登録されることはありません。',
    en: 'Something went wrong on our side. What you typed is kept on this page. Wait a little and press “Send again”: it will not be entered twice.',
  },
  signIn: { ja: '新しいタブでサインインする', en: 'Sign in in a new tab' },
  again: { ja: 'もう一度送る', en: 'Send again' },
  files: {
    ja: '選んだファイルは残っていません。送ったあとに選び直してください。',
    en: 'The files that you chose are not kept. Choose them again afterwards:',
  },
} as const satisfies Readonly<Record<string, Bilingual>>
