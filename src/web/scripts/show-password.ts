/** Passwords can be looked at while they are typed (`data-show-password` has the words for it). */

/** Puts a box to tick under every password. */
export function showPasswords(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-show-password]')) {
    const field = part.querySelector<HTMLInputElement>('input[type="password"]')
    if (field) offer(part, field)
  }
}

function offer(part: HTMLElement, field: HTMLInputElement): void {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.id = `${field.id}-shown`
  box.setAttribute('aria-controls', field.id)
  const label = document.createElement('label')
  label.htmlFor = box.id
  label.textContent = part.dataset['showPassword'] ?? ''
  const line = document.createElement('div')
  line.className = 'box'
  line.append(box, label)
  part.append(line)
  box.addEventListener('change', () => {
    field.type = box.checked ? 'text' : 'password'
  })
  // Browsers remember what was sent as plain text.
  field.form?.addEventListener('submit', () => {
    field.type = 'password'
    box.checked = false
  })
}
