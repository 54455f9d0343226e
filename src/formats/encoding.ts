/**
 * Bytes of a text file as text. Files come as UTF-8 with or without its mark, as Shift_JIS (in the
 * form of Windows, code page 932) and as UTF-16 of either order. Bytes that are none of these are
 * refused: no character is ever replaced by a guess.
 */
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'

/** The encodings that are read, by the names of the Encoding Standard. */
export type TextEncoding = 'utf-8' | 'shift_jis' | 'utf-16le' | 'utf-16be'

/** A text with the encoding it was read in. */
export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

/**
 * Reads the bytes of a text file. The mark at the start of UTF-8 and UTF-16 is no part of the
 * text.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const marked = markOf(bytes)
  const candidates = marked ? [marked] : candidatesOf(bytes)
  for (const encoding of candidates) {
    const text = decode(bytes, encoding)
    if (text === null || hasControls(text)) continue
    if (encoding === 'shift_jis' && isEucJp(bytes, text)) continue
    return ok({ text, encoding })
  }
  return refuseEncoding()
}

function markOf(bytes: Uint8Array): TextEncoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/**
 * Texts with zero bytes are UTF-16: the zero is the upper half of a tab, a digit or a line break. A
 * few characters (一, 　) have a zero in the lower half, so the more frequent place decides.
 */
function candidatesOf(bytes: Uint8Array): readonly TextEncoding[] {
  let [even, odd] = [0, 0]
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (even === odd) return even === 0 ? ['utf-8', 'shift_jis'] : []
  return even > odd ? ['utf-16be'] : ['utf-16le']
}

function decode(bytes: Uint8Array, encoding: TextEncoding | 'euc-jp'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text has no control characters but blanks and breaks. */
function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000E-\u001F\u007F\uFFFD\uFFFE\uFFFF]/.test(text)
}

/** Bytes of EUC-JP pass for Shift_JIS as rows of half-width katakana. */
function isEucJp(bytes: Uint8Array, text: string): boolean {
  const narrow = text.match(/[\uFF61-\uFF9F]/g)?.length ?? 0
  const wide = text.match(/[\u3040-\u30FF\u4E00-\u9FFF]/g)?.length ?? 0
  return narrow > wide && decode(bytes, 'euc-jp') !== null
}

function refuseEncoding(): Refused {
  return refuse(
    'text_encoding_unknown',
    '文字コードを読み取れません。UTF-8、Shift_JIS、UTF-16のいずれかで保存し直してください。',
    'The encoding of this text is not known. Save it again as UTF-8, Shift_JIS or UTF-16.',
  )
}
