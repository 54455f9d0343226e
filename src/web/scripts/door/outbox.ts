/** What was scanned and waits to be sent: kept first, sent in order, one sending at a time. */
import { showConflicts, showNetwork, showTally } from './panel.ts'
import { type Answer, fetchList, sendScans } from './sending.ts'
import type { KeptScan, Storage } from './storage.ts'
import type { DoorSettings } from './words.ts'

/** How many scans are sent at once. */
const batch = 50

/** What waits to be sent. */
export type Outbox = {
  /**
   * Keeps a scan and sends it; undefined where it could not be sent now. While there is no
   * connection nobody waits for one: the telephone decides at once.
   */
  send(scan: KeptScan): Promise<Answer | undefined>
  drop(entry: string): Promise<void>
  /** Sends what waits, and fetches the list. */
  refresh(): Promise<void>
  isOnline(): boolean
}

type State = {
  isOnline: boolean
  refused: string | null
  sending: Promise<unknown>
  /** Scans whose answer somebody waits for, and the answers that came. */
  readonly awaited: Set<string>
  readonly answers: Map<string, Answer>
}

/** Opens the outbox of a session. */
export function openOutbox(settings: DoorSettings, storage: Storage): Outbox {
  const state: State = {
    isOnline: navigator.onLine,
    refused: null,
    sending: Promise.resolve(),
    awaited: new Set(),
    answers: new Map(),
  }
  const at = { settings, storage, state }
  return {
    send: async (scan) => {
      if (!state.isOnline) {
        await storage.keep({ ...scan, isOffline: true })
        await showState(at)
        void inTurn(at)
        return undefined
      }
      return sendAwaited(at, scan)
    },
    drop: async (entry) => {
      await storage.drop([entry])
      await showState(at)
    },
    refresh: async () => {
      await inTurn(at)
      const list = await fetchList(settings)
      state.isOnline = list !== undefined || (state.isOnline && navigator.onLine)
      if (list) await storage.saveList(list)
      await showState(at)
    },
    isOnline: () => state.isOnline,
  }
}

type At = {
  readonly settings: DoorSettings
  readonly storage: Storage
  readonly state: State
}

async function showState({ settings, storage, state }: At): Promise<void> {
  const waiting = await storage.waiting(settings.session)
  showNetwork(settings, { ...state, waiting: waiting.length })
}

/** Sends a scan while somebody waits: whichever sending takes it along, its answer is theirs. */
async function sendAwaited(at: At, scan: KeptScan): Promise<Answer | undefined> {
  const { storage, state } = at
  state.awaited.add(scan.entry)
  await storage.keep(scan)
  await showState(at)
  await inTurn(at)
  const answer = state.answers.get(scan.entry)
  state.answers.delete(scan.entry)
  state.awaited.delete(scan.entry)
  return answer
}

/** What is asked for while a sending is under way follows it. */
function inTurn(at: At): Promise<void> {
  const run = at.state.sending.then(() => sendWaiting(at))
  at.state.sending = run.catch(() => undefined)
  return run
}

/** Sends what waits, oldest first. */
async function sendWaiting(at: At): Promise<void> {
  const { settings, storage, state } = at
  for (;;) {
    const waiting = await storage.waiting(settings.session)
    const first = waiting[0]
    if (!first) break
    // What was made without a network is marked so, and sent apart from what is made now.
    const same = waiting.filter(({ isOffline }) => isOffline === first.isOffline).slice(0, batch)
    const sent = await sendScans(settings, same)
    state.isOnline = sent.state !== 'offline'
    state.refused = sent.state === 'refused' ? sent.message : null
    if (sent.state !== 'sent') {
      for (const scan of same) await storage.keep({ ...scan, isOffline: true })
      break
    }
    await storage.drop(same.map(({ entry }) => entry))
    showTally(sent.tally)
    tell(at, same, sent.answers)
  }
  await showState(at)
}

/** Hands answers to those who wait for them; of the others, says which are to be looked at. */
function tell(
  { settings, state }: At,
  scans: readonly KeptScan[],
  answers: readonly Answer[],
): void {
  const conflicts = scans.flatMap((scan) => {
    const answer = answers.find(({ entry }) => entry === scan.entry)
    if (answer === undefined) return []
    if (state.awaited.has(scan.entry)) {
      state.answers.set(scan.entry, answer)
      return []
    }
    return answer.tone === 'good' ? [] : [{ answer, at: scan.at, text: scan.text ?? '' }]
  })
  showConflicts(settings, conflicts)
}
