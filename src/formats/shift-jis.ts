/**
 * Text as Shift_JIS in the form of Windows (code page 932), for programs that take nothing else.
 * The table is the decoder's own, turned around: what is written here is read as it was.
 */

/** The bytes; or the first character that the code lacks, and where it stands in the text. */
export function encodeShiftJis(
  text: string,
): Uint8Array<ArrayBuffer> | { readonly missing: string; readonly at: number } {
  codes ??= makeTable()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = codes.get(text.charCodeAt(at)) ?? -1
    if (code < 0) return { missing: String.fromCodePoint(text.codePointAt(at) ?? 0), at }
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.slice(0, length)
}

let codes: ReadonlyMap<number, number> | null = null

/**
 * Some characters have several codes. Windows writes the extensions of NEC's row 13 and of IBM, not
 * IBM's as NEC selected them (rows 89 to 92, lead bytes ED and EE); of what is then left twice, the
 * first code is taken, as the Encoding Standard says.
 */
function makeTable(): ReadonlyMap<number, number> {
  const table = new Map<number, number>()
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const add = (code: number, ...bytes: number[]) => {
    const character = decode(decoder, bytes)
    if (character !== null && !table.has(character)) table.set(character, code)
  }
  for (let byte = 0; byte < 0x80; byte++) table.set(byte, byte)
  for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte, byte)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if ((lead >= 0xa0 && lead <= 0xdf) || lead === 0xed || lead === 0xee) continue
    for (let trail = 0x40; trail <= 0xfc; trail++) add(lead * 0x100 + trail, lead, trail)
  }
  for (const [same, other] of sameCharacters) {
    const code = table.get(other.charCodeAt(0))
    if (code !== undefined) table.set(same.charCodeAt(0), code)
  }
  return table
}

/**
 * Pairs that are one character in Shift_JIS and two in Unicode, by the tables of Apple and Unicode
 * on one side and of Microsoft on the other. Both are written; Microsoft's is read.
 */
const sameCharacters = [
  ['〜', '～'],
  ['−', '－'],
  ['‖', '∥'],
  ['—', '―'],
  ['¢', '￠'],
  ['£', '￡'],
  ['¬', '￢'],
] as const

/** Null where the bytes are no character, and for private ones. */
function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: readonly number[],
): number | null {
  try {
    const text = decoder.decode(Uint8Array.from(bytes))
    const code = text.charCodeAt(0)
    return text.length === 1 && !(code >= 0xe000 && code <= 0xf8ff) ? code : null
  } catch {
    return null
  }
}
