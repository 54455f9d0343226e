/**
 * A form that a passkey fills in. A browser's script asks the authenticator; without scripts the
 * form says so, and the page's other ways stay.
 */
import type { Child } from 'hono/jsx'
import type { SubmittedForm } from '../form/submitted.ts'
import type { FormView } from '../form/view.ts'

/** What the form is made of. */
export type PasskeyFormProps = {
  readonly form: FormView
  /** What the authenticator is asked for. */
  readonly kind: 'sign-in' | 'register'
  /** The act that gives the question for the authenticator. */
  readonly begin: string
  /** The site's own address: passkeys work nowhere else. */
  readonly ownUrl: string
  readonly submit: string
  readonly look?: 'primary' | 'secondary'
  /** Fields beside it. */
  readonly children?: Child
}

/** The form. It is sent once the authenticator has answered. */
export function PasskeyForm(props: PasskeyFormProps): Child {
  const { form, kind, begin, ownUrl, submit, look = 'primary', children } = props
  const { origin } = new URL(ownUrl)
  const say = texts[form.language]
  return (
    <form
      class="form passkey"
      method="post"
      action={form.action}
      data-passkey={kind}
      data-begin={begin}
      data-origin={origin}
      data-unsupported={say.unsupported}
      data-elsewhere={say.elsewhere(origin)}
      data-asking={say.asking}
      data-cancelled={say.cancelled}
      data-known={say.known}
      data-failed={say.failed}
    >
      <input type="hidden" name="form" value={form.act} />
      <input type="hidden" name="act" value={form.act} />
      <input type="hidden" name="key" value={form.key} />
      <input type="hidden" name="token" value="" />
      <input type="hidden" name="response" value="" />
      <p data-passkey-off>{say.withoutScript}</p>
      <div data-passkey-on hidden>
        {children}
        <div class="buttons">
          <button type="submit" class={look}>
            {submit}
          </button>
        </div>
      </div>
      <p class="passkey-state" role="status" data-passkey-state></p>
    </form>
  )
}

/** The authenticator's answer, as the script has put it into the form. */
export function readPasskey(form: SubmittedForm): {
  readonly token: string
  readonly response: unknown
} {
  return { token: form.text('token'), response: readJson(form.text('response')) }
}

/** Null is what no authenticator answers: the command refuses it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const texts = {
  ja: {
    withoutScript:
      'パスキーを使うには、ブラウザーのJavaScriptを有効にしてください。ほかの方法は、このままで使えます。',
    unsupported:
      'このブラウザーではパスキーを使えません。ほかの方法を使うか、新しいブラウザーで開いてください。',
    elsewhere: (origin: string) =>
      `パスキーは ${origin} で使えます。このサイトをそのアドレスで開いてください。`,
    asking: 'パスキーの確認を待っています…',
    cancelled: 'パスキーの確認が中止されました。もう一度試すか、ほかの方法を使ってください。',
    known: 'この端末のパスキーは、すでに登録されています。',
    failed:
      'パスキーを確認できませんでした。通信の状態を確かめて、もう一度試すか、ほかの方法を使ってください。',
  },
  en: {
    withoutScript:
      'Passkeys need JavaScript: switch it on in your browser. The other ways work without it.',
    unsupported: 'This browser has no passkeys. Use another way, or a newer browser.',
    elsewhere: (origin: string) => `Passkeys work at ${origin}. Open this site at that address.`,
    asking: 'Waiting for your passkey…',
    cancelled: 'The passkey was not given. Try again, or use another way.',
    known: 'This device has a passkey here already.',
    failed:
      'The passkey could not be checked. See whether you are online and try again, or use another way.',
  },
} as const
