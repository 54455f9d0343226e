/** The header that names a file as it is to be saved (RFC 6266). */

/** The name in ASCII for old programs, and the whole name in UTF-8; shown in place, or saved. */
export function formatDisposition(name: string, way: 'inline' | 'attachment'): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  })
  return `${way}; filename="${plain}"; filename*=UTF-8''${whole}`
}
