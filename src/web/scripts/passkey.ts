/**
 * Passkeys: a form with `data-passkey` asks the site for its question, hands it to the browser's
 * authenticator, and is sent with the answer. Its sentences stand in its own `data-` attributes.
 */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) prepare(form)

function prepare(form: HTMLFormElement): void {
  const off = form.querySelector<HTMLElement>('[data-passkey-off]')
  const on = form.querySelector<HTMLElement>('[data-passkey-on]')
  if (off) off.hidden = true
  if (location.origin !== form.dataset['origin']) return say(form, 'elsewhere')
  if (!browserSupportsWebAuthn()) return say(form, 'unsupported')
  if (on) on.hidden = false
  form.addEventListener('submit', (event) => {
    if (fieldOf(form, 'response').value !== '') return
    event.preventDefault()
    void ask(form)
  })
  // A page that comes back from the browser's memory asks anew.
  addEventListener('pageshow', () => {
    fieldOf(form, 'response').value = ''
  })
}

async function ask(form: HTMLFormElement): Promise<void> {
  if (form.dataset['state'] === 'asking') return
  say(form, 'asking')
  const answer = await answerOf(form).catch((error: unknown) => say(form, reasonOf(error)))
  if (answer === undefined) return
  fieldOf(form, 'token').value = answer.token
  fieldOf(form, 'response').value = JSON.stringify(answer.response)
  form.dataset['state'] = ''
  form.requestSubmit()
}

type Answer = { readonly token: string; readonly response: unknown }

async function answerOf(form: HTMLFormElement): Promise<Answer | undefined> {
  const body = new URLSearchParams({ act: form.dataset['begin'] ?? '' })
  const headers = { 'x-jisseki-script': '1' }
  const address = form.getAttribute('action') ?? ''
  const answered = await fetch(address, { method: 'POST', body, headers })
  const told = (await answered.json()) as { readonly message?: string } & Question
  if (!answered.ok) {
    say(form, 'refused', told.message)
    return undefined
  }
  const { token, options } = told
  const response =
    form.dataset['passkey'] === 'register'
      ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
  return { token, response }
}

type Question = { readonly token: string; readonly options: unknown }

/** The browser names the reason; its own words are in no page's language. */
function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'InvalidStateError' ? 'known' : 'failed'
}

function say(form: HTMLFormElement, state: string, text = form.dataset[state]): undefined {
  form.dataset['state'] = state
  const line = form.querySelector('[data-passkey-state]')
  if (line) line.textContent = text ?? ''
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement)) throw new Error(`the form has no field "${name}"`)
  return field
}
