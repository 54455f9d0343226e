/** After a refused form the focus goes to the summary, where the links to the fields are. */

/** Moves the focus to the summary of what is wrong, where there is one. */
export function focusErrorSummary(): void {
  document.querySelector<HTMLElement>('[data-error-summary]')?.focus()
}
