/** A file that is too large is said so when it is chosen, before anything is sent. */

/** Watches every field for files. */
export function checkFileSizes(): void {
  document.addEventListener('change', (event) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || field.type !== 'file') return
    const most = Number(field.dataset['maxBytes'])
    const isTooLarge = [...(field.files ?? [])].some(({ size }) => size > most)
    field.setAttribute('aria-invalid', String(isTooLarge))
    const note = noteOf(field)
    note.textContent = isTooLarge ? (field.dataset['tooLarge'] ?? '') : ''
    if (isTooLarge) field.value = ''
  })
}

/** Where it is said: a line under the field, read out when it fills. */
function noteOf(field: HTMLInputElement): Element {
  const known = field.parentElement?.querySelector('.fault[role=alert]')
  if (known) return known
  const note = document.createElement('p')
  note.className = 'fault'
  note.setAttribute('role', 'alert')
  field.after(note)
  return note
}
