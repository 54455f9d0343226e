/**
 * The names of an archive's entries, read from its central directory without unpacking anything
 * (APPNOTE 4.3.12 and 4.3.16).
 */

/** The names in their order; null where the archive's structure does not hold. */
export function listZipNames(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return null
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + headerBytes > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const nameEnd = at + headerBytes + view.getUint16(at + 28, true)
    names.push(new TextDecoder().decode(bytes.subarray(at + headerBytes, nameEnd)))
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

const headerBytes = 46
const endBytes = 22

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endBytes - 0xffff)
  for (let at = view.byteLength - endBytes; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}
