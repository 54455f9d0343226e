/** Sending scans to the server, and fetching the list for when it cannot be reached. */
import type { DoorList, KeptScan } from './storage.ts'
import type { DoorSettings } from './words.ts'

/** What the server says of a scan, in the page's language. */
export type Answer = {
  readonly entry: string
  readonly outcome: string
  readonly tone: string
  readonly headline: string
  readonly message: string
  readonly application: string | null
  readonly initials: string | null
}

/** What came of a sending: answers, a sentence that refuses it, or no connection. */
export type Sent =
  | {
      readonly state: 'sent'
      readonly answers: readonly Answer[]
      readonly tally: Readonly<Record<string, number>>
    }
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'offline' }

/** How long an answer is waited for, in milliseconds; then the telephone decides by its list. */
const patience = 5000

/** Sends scans of one session. */
export async function sendScans(settings: DoorSettings, scans: readonly KeptScan[]): Promise<Sent> {
  const sending = {
    session: settings.session,
    sentAt: new Date().toISOString(),
    isOffline: scans.some(({ isOffline }) => isOffline),
    scans: scans.map(({ entry, text, heads, at }) => ({ entry, text, heads, at })),
  }
  const body = { act: 'batch', scans: JSON.stringify(sending) }
  const answer = await post(settings.address, body).catch(() => null)
  if (answer === null) return { state: 'offline' }
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  // A login page of the hall's network answers with anything but JSON.
  const read: unknown = isJson ? await answer.json().catch(() => null) : null
  if (read === null) return { state: 'offline' }
  return answer.ok
    ? { state: 'sent', ...(read as Omit<Extract<Sent, { state: 'sent' }>, 'state'>) }
    : { state: 'refused', message: (read as { message: string }).message }
}

/** Does an act that only the server can do; whether it was done. */
export async function act(
  { address }: DoorSettings,
  fields: Readonly<Record<string, string>>,
): Promise<boolean> {
  const answer = await post(address, fields).catch(() => null)
  return answer?.ok === true
}

/** Fetches the list; undefined where there is no connection, or no right to it. */
export async function fetchList({ list }: DoorSettings): Promise<DoorList | undefined> {
  const answer = await fetch(list, { signal: AbortSignal.timeout(patience) }).catch(() => null)
  const isJson = answer?.headers.get('content-type')?.startsWith('application/json') === true
  return answer?.ok && isJson ? ((await answer.json()) as DoorList) : undefined
}

function post(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams({ key: crypto.randomUUID(), ...fields })
  const headers = { 'x-jisseki-script': '1' }
  const signal = AbortSignal.timeout(patience)
  return fetch(address, { method: 'POST', body, headers, signal })
}
