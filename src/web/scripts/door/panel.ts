/** Showing what became of a scan, how many wait to be sent, and what came of those that were. */
import type { Answer } from './sending.ts'
import { clockOf, type DoorSettings, sentence } from './words.ts'

/** What is shown of one scan. */
export type Shown = Pick<Answer, 'tone' | 'headline' | 'message'> & {
  readonly who: string
  /** Takes it back; null where there is nothing to take back. */
  readonly undo: (() => Promise<boolean>) | null
}

/** Shows the last scan, large. */
export function showAnswer(settings: DoorSettings, { tone, headline, message, who, undo }: Shown) {
  const panel = part('answer')
  if (!panel) return
  panel.className = `door-answer ${tone}`
  fill(panel, 'headline', headline)
  fill(panel, 'who', who)
  fill(panel, 'message', message)
  const place = panel.querySelector('[data-undo]')
  place?.replaceChildren()
  if (undo === null) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'secondary'
  button.textContent = sentence(settings, 'undo')
  const takeBack = async () => {
    button.disabled = true
    if (await undo()) {
      const over = { tone: 'twice', headline: sentence(settings, 'undone'), message: '' }
      showAnswer(settings, { ...over, who, undo: null })
      return
    }
    button.disabled = false
    fill(panel, 'message', sentence(settings, 'needsNetwork'))
  }
  button.addEventListener('click', () => void takeBack())
  place?.append(button)
}

/** Says how many scans wait, and whether there is a connection. */
export function showNetwork(
  settings: DoorSettings,
  state: { readonly isOnline: boolean; readonly waiting: number; readonly refused: string | null },
): void {
  const { isOnline, waiting, refused } = state
  const lines = [
    ...(waiting > 0 ? [sentence(settings, 'waiting', { count: waiting })] : []),
    ...(isOnline ? [] : [sentence(settings, 'offline')]),
    ...(refused === null ? [] : [refused]),
  ]
  const region = part('network')
  const text = lines.join(' ')
  if (!region || region.textContent === text) return
  region.textContent = text
  region.classList.toggle('waits', lines.length > 0)
}

/** Lists what was sent afterwards and has to be looked at. */
export function showConflicts(
  settings: DoorSettings,
  conflicts: readonly { readonly answer: Answer; readonly at: string; readonly text: string }[],
): void {
  if (conflicts.length === 0) return
  const list = conflictList(settings)
  for (const { answer, at, text } of conflicts) {
    const line = document.createElement('li')
    line.textContent = `${clockOf(at)} ${text} ${answer.headline}: ${answer.message}`
    list?.prepend(line)
  }
}

/** Writes the numbers anew. */
export function showTally(tally: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(tally)) {
    const number = document.querySelector(`[data-tally="${name}"]`)
    if (number) number.textContent = count.toLocaleString('en-GB')
  }
}

function conflictList(settings: DoorSettings): Element | null {
  const known = document.querySelector('.door-conflicts ul')
  if (known) return known
  const section = document.createElement('section')
  section.className = 'door-conflicts'
  const heading = document.createElement('h2')
  heading.textContent = sentence(settings, 'conflicts')
  section.append(heading, document.createElement('ul'))
  part('answer')?.after(section)
  return section.querySelector('ul')
}

/** A part of the page by its mark. */
export function part(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-${name}]`)
}

function fill(panel: Element, name: string, text: string): void {
  const place = panel.querySelector(`[data-${name}]`)
  if (place) place.textContent = text
}
