/** What the page of a door hands to its script, in the page's language. */

/** The settings that stand in `data-door`. */
export type DoorSettings = {
  readonly session: string
  readonly label: string
  /** The page's own address, where scans are sent. */
  readonly address: string
  /** Where the list of expected codes is. */
  readonly list: string
  /** The scripts that answer without a network, and that read QR codes. */
  readonly worker: string
  readonly reader: string
  readonly words: Readonly<Record<string, string>>
}

/** Reads the settings of the page; null where the page is no open door. */
export function readSettings(): DoorSettings | null {
  const text = document.querySelector<HTMLElement>('[data-door]')?.dataset['door']
  return text === undefined ? null : (JSON.parse(text) as DoorSettings)
}

/** A sentence with its places filled. */
export function sentence(
  { words }: DoorSettings,
  name: string,
  places: Readonly<Record<string, string | number>> = {},
): string {
  const text = words[name] ?? ''
  return text.replaceAll(/\{(\w+)\}/g, (_, place: string) => String(places[place] ?? ''))
}

/** A moment as the clock on the wall shows it in Japan. */
export function clockOf(moment: string): string {
  const options = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' } as const
  return new Date(moment).toLocaleTimeString('en-GB', options)
}
