/** A telephone at a door: it says at once what it knows, and the server has the last word. */
import { codeOf, judge, keyOf } from './judge.ts'
import type { Outbox } from './outbox.ts'
import { showAnswer } from './panel.ts'
import { act, type Answer } from './sending.ts'
import type { KeptScan, Storage } from './storage.ts'
import { type DoorSettings, sentence } from './words.ts'

/** What the telephone is made of. */
export type DoorDesk = {
  readonly settings: DoorSettings
  readonly storage: Storage
  readonly outbox: Outbox
}

/** Takes a ticket that was scanned or typed. */
export async function takeTicket(desk: DoorDesk, text: string): Promise<void> {
  const { settings, storage, outbox } = desk
  const code = codeOf(text)
  if (code === null) {
    const headline = sentence(settings, /^[\s\w-]{6,12}$/.test(text) ? 'mistyped' : 'notTicket')
    const message = text.slice(0, 60)
    showAnswer(settings, { tone: 'stop', headline, message, who: '', undo: null })
    return
  }
  const key = await keyOf(settings.session, code)
  const known = await judge(settings, storage, key)
  const scan = made(settings, { text: code, heads: 1, key })
  const answer = await outbox.send(scan)
  const { tone, headline, message, initials } = answer ?? known
  if (tone === 'good') await storage.noteLetIn(settings.session, key, scan.at)
  const who = initials === null ? '' : sentence(settings, 'initials', { initials })
  const undo = tone === 'good' ? undoOf(desk, scan, answer) : null
  showAnswer(settings, { tone, headline, message, who, undo })
}

/** Counts people who have no ticket. */
export async function takeHeads(desk: DoorDesk, heads: number): Promise<void> {
  const { settings, outbox } = desk
  const scan = made(settings, { text: null, heads, key: null })
  const answer = await outbox.send(scan)
  const headline = sentence(settings, 'counted', { count: heads })
  const message = answer ? '' : sentence(settings, 'checkedInNote')
  const undo = undoOf(desk, scan, answer)
  showAnswer(settings, { tone: 'good', headline, message, who: '', undo })
}

function made({ session }: DoorSettings, what: Pick<KeptScan, 'text' | 'heads' | 'key'>): KeptScan {
  const at = new Date().toISOString()
  return { ...what, entry: crypto.randomUUID(), session, at, isOffline: false }
}

/** Takes a scan back: at the server, or out of what waits, for that has let nobody in yet. */
function undoOf(desk: DoorDesk, scan: KeptScan, answer: Answer | undefined) {
  const { settings, storage, outbox } = desk
  return async (): Promise<boolean> => {
    const isDone = answer ? await undoSent(settings, answer) : true
    if (!answer) await outbox.drop(scan.entry)
    if (isDone && scan.key !== null) await storage.forgetLetIn(settings.session, scan.key)
    return isDone
  }
}

function undoSent(settings: DoorSettings, { application, entry }: Answer): Promise<boolean> {
  return application === null
    ? act(settings, { act: 'undoHeads', item: entry })
    : act(settings, { act: 'undo', item: application, entry })
}
