/**
 * Following what happens (`data-live`): the server sends the whole part of the page each time that
 * it changed. The markup is our own server's, made as the page itself is.
 */

/** Follows the stream of every part that names one. */
export function followLive(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) follow(part)
}

function follow(part: HTMLElement): void {
  const state = part.nextElementSibling
  const stateLine = state instanceof HTMLElement && 'liveState' in state.dataset ? state : null
  const reload = stateLine?.innerHTML ?? ''
  const source = new EventSource(part.dataset['live'] ?? '')
  const say = (text: string | undefined, link = '') => {
    if (!stateLine) return
    stateLine.textContent = text ?? ''
    if (link !== '') stateLine.insertAdjacentHTML('beforeend', ` ${link}`)
  }
  source.addEventListener('open', () => say(stateLine?.dataset['on']))
  source.addEventListener('error', () => say(stateLine?.dataset['off'], reload))
  source.addEventListener('message', ({ data }) => replace(part, String(data)))
  addEventListener('pagehide', () => source.close())
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}

/** Swaps the markup only where it differs, and keeps the focus on what has the same id. */
function replace(part: HTMLElement, markup: string): void {
  const next = document.createElement(part.tagName)
  next.innerHTML = markup
  if (next.innerHTML === part.innerHTML) return
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined
  part.replaceChildren(...next.childNodes)
  if (focused) document.getElementById(focused)?.focus()
}
