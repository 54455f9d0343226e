/** Text in JIS X 0201: a byte each for ASCII and half-width kana. Other letters have none. */

/** The bytes of a text; or the first letter that the code lacks. */
export function encodeJisX0201(
  text: string,
): Uint8Array<ArrayBuffer> | { readonly missing: string } {
  const letters = Array.from(text)
  const bytes = new Uint8Array(letters.length)
  for (const [index, letter] of letters.entries()) {
    const byte = byteOf(letter)
    if (byte === null) return { missing: letter }
    bytes[index] = byte
  }
  return bytes
}

/** The text of bytes; null where one of them is no letter of the code. */
export function decodeJisX0201(bytes: Uint8Array): string | null {
  const letters: string[] = []
  for (const byte of bytes) {
    if (byte < 0x80) letters.push(String.fromCodePoint(byte))
    else if (byte >= 0xa1 && byte <= 0xdf) letters.push(String.fromCodePoint(byte + kanaOffset))
    else return null
  }
  return letters.join('')
}

/** U+FF61 ｡ is 0xA1, and so on up to ﾟ. */
const kanaOffset = 0xff61 - 0xa1

function byteOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return code
  return code >= 0xff61 && code <= 0xff9f ? code - kanaOffset : null
}
