/**
 * What a telephone says of a scan when it cannot ask: by its own list, and what it let in itself.
 */
import { parseTicketCode } from '../../../domain/delivery/ticket.ts'
import type { Storage } from './storage.ts'
import { clockOf, type DoorSettings, sentence } from './words.ts'

/** What is said, until the server has the last word. */
export type Judgement = {
  readonly tone: 'good' | 'twice' | 'stop'
  readonly headline: string
  readonly message: string
  readonly initials: string | null
}

/** The code of what was scanned; null where it can be none. */
export function codeOf(text: string): string | null {
  const code = parseTicketCode(text)
  return code.ok ? code.value : null
}

/** The key under which the list has a code: see `doorKey` of the domain. */
export async function keyOf(session: string, code: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${session}:${code}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0'))
  return hex.join('')
}

/** Judges a scan by its key. */
export async function judge(
  settings: DoorSettings,
  storage: Storage,
  key: string,
): Promise<Judgement> {
  const { session } = settings
  const say = (name: string, places = {}) => sentence(settings, name, places)
  const before = await storage.findLetIn(session, key)
  const list = await storage.findList(session)
  const entry = list?.entries.find((each) => each.key === key)
  const initials = entry?.initials ?? null
  if (before) {
    const headline = say('already', { time: clockOf(before.at) })
    return { tone: 'twice', headline, message: '', initials }
  }
  if (!list) {
    return { tone: 'twice', headline: say('noList'), message: say('noListNote'), initials }
  }
  const madeAt = { madeAt: clockOf(list.madeAt) }
  if (!entry) {
    const message = say('unlistedNote', madeAt)
    return { tone: 'stop', headline: say('unlisted'), message, initials }
  }
  if (entry.state === 'barred') {
    return { tone: 'stop', headline: say('barred'), message: say('barredNote'), initials }
  }
  if (entry.state === 'in') {
    const message = say('alreadyNote', madeAt)
    return { tone: 'twice', headline: say('alreadyIn'), message, initials }
  }
  return { tone: 'good', headline: say('checkedIn'), message: say('checkedInNote'), initials }
}
