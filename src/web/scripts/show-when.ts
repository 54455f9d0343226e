/** Questions that depend on another one show only to those whom they concern (`data-show-when`). */

/** Watches every form with such questions. */
export function showConditionalQuestions(): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-show-when]')]
  if (parts.length === 0) return
  // In the order of the page: a question that hides takes those along that depend on it.
  const update = () => {
    for (const part of parts) part.hidden = !holds(part) && !isFilled(part)
  }
  document.addEventListener('input', update)
  addEventListener('pageshow', update)
  update()
}

/** Words beside a choice stay to be seen while they are sent. */
function isFilled(part: HTMLElement): boolean {
  const field = part.querySelector('input')
  return 'whileFilled' in part.dataset && field !== null && field.value !== ''
}

/** Whether one of the wanted options is chosen in a field that shows itself. */
function holds(part: HTMLElement): boolean {
  const wanted = (part.dataset['equals'] ?? '').split(' ')
  const fields = part.closest('form')?.elements ?? []
  return [...fields].some((field) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return false
    if (field.name !== part.dataset['showWhen'] || field.closest('[data-show-when][hidden]')) {
      return false
    }
    const isChosen = field instanceof HTMLSelectElement || field.checked
    return isChosen && wanted.includes(field.value)
  })
}
