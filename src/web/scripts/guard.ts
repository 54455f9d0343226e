/** Asking before a page with something unsaved is left (`data-guard`). */

/** Watches the forms that ask for it. */
export function guardForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    // What came back from a refusal is unsaved from the start.
    if (document.querySelector('[data-error-summary]')) form.dataset['unsaved'] = ''
    form.addEventListener('input', () => {
      form.dataset['unsaved'] = ''
    })
    form.addEventListener('submit', () => delete form.dataset['unsaved'])
  }
  addEventListener('beforeunload', (event) => {
    if (document.querySelector('form[data-guard][data-unsaved]')) event.preventDefault()
  })
}
