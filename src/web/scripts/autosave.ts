/** Saving a form as a draft while it is being typed (`data-autosave` names the act). */

/** How long after the last key a draft is saved, in milliseconds. */
const restMilliseconds = 1500

/** Watches the forms that ask for it. */
export function autosaveForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    watch(form)
  }
}

function watch(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>('.autosave')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSaving = false
  // Counted, so that what is typed while a draft is under way is saved after it.
  let changes = 0
  let savedChanges = 0
  const say = (what: 'saving' | 'saved' | 'failed') => {
    if (state) state.textContent = state.dataset[what] ?? ''
  }
  const save = async () => {
    if (isSaving || changes === savedChanges || form.dataset['sending'] !== undefined) return
    isSaving = true
    const saving = changes
    say('saving')
    const isSaved = await send(form).catch(() => false)
    isSaving = false
    say(isSaved ? 'saved' : 'failed')
    if (!isSaved) return
    savedChanges = saving
    if (changes === savedChanges) delete form.dataset['unsaved']
    else later()
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), restMilliseconds)
  }
  form.addEventListener('input', () => {
    changes += 1
    later()
  })
  form.addEventListener('submit', () => clearTimeout(timer))
  // A telephone that is put away may never come back to the page.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save()
  })
  addEventListener('online', () => void save())
}

/** The longest body that a browser goes on sending once its page is left, in characters. */
const longestKept = 60_000

/** Sends the form without its files, under a key of its own: each draft is another act. */
async function send(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value)
  }
  body.set('act', form.dataset['autosave'] ?? '')
  body.set('key', crypto.randomUUID())
  const headers = { 'x-jisseki-script': '1' }
  const address = form.getAttribute('action') ?? ''
  const keepalive = body.toString().length < longestKept
  const answer = await fetch(address, { method: 'POST', body, headers, keepalive })
  return answer.status === 204
}
