/** A form that is under way is not sent again by a second click; it would act once anyway. */

/** How long a form counts as under way, in milliseconds: a download leaves its page standing. */
const pauseMilliseconds = 8000

/** Watches every form of the page. */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    if (form.getAttribute('method') !== 'post') return
    if (form.dataset['sending'] !== undefined) {
      event.preventDefault()
      return
    }
    form.dataset['sending'] = ''
    // Buttons stay as they are: a disabled one would not send its name, and would lose the focus.
    setTimeout(() => delete form.dataset['sending'], pauseMilliseconds)
  })
  // A page that comes back from the browser's memory is ready again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) {
      delete form.dataset['sending']
    }
  })
}
