/**
 * Sealing texts that the program must read again and nobody else may: AES-256-GCM under a key that
 * is derived (HKDF-SHA256) from the installation's secret, which lies outside of the database.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { check } from './check.ts'

/** Seals texts and opens them. */
export type Vault = {
  /** Seals a text. `about` names what it belongs to: elsewhere it cannot be opened. */
  seal(text: string, about: string): string
  /** The text; null where it was sealed with another secret or about something else. */
  open(sealed: string, about: string): string | null
}

/** The length of an installation's secret in bytes. */
export const secretBytes = 32

const algorithm = 'aes-256-gcm'
const [version, nonceBytes, tagBytes] = ['v1', 12, 16] as const

/** A vault with its key from a secret of {@link secretBytes}. */
export function openVault(secret: Uint8Array): Vault {
  check(secret.length === secretBytes, `a secret has ${secretBytes} bytes`)
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'jisseki vault', 32))
  return {
    seal: (text, about) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const whole = Buffer.concat([nonce, body, cipher.getAuthTag()])
      return `${version}.${whole.toString('base64url')}`
    },
    open: (sealed, about) => {
      const [mark, content = ''] = sealed.split('.')
      const whole = Buffer.from(content, 'base64url')
      if (mark !== version || whole.length < nonceBytes + tagBytes) return null
      return decipher(key, whole, about)
    },
  }
}

function decipher(key: Uint8Array, whole: Buffer, about: string): string | null {
  const [nonce, tag] = [whole.subarray(0, nonceBytes), whole.subarray(-tagBytes)]
  const opened = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  opened.setAAD(Buffer.from(about)).setAuthTag(tag)
  const body = opened.update(whole.subarray(nonceBytes, -tagBytes))
  try {
    return Buffer.concat([body, opened.final()]).toString('utf8')
  } catch {
    // The tag differs: another key, another matter, or a changed text.
    return null
  }
}
