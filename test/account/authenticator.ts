/**
 * An authenticator in software, as WebAuthn level 2 describes it: makes a P-256 key for a site, and
 * signs what a site asks. It can be told to misbehave.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What an authenticator is to do differently from what is asked. */
export type Mischief = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** Does not check who holds it. */
  readonly skipsVerification?: boolean
  /** Goes back in its count, as a copy would. */
  readonly counter?: number
}

type Asked = { readonly challenge: string; readonly rpId: string }

/** A passkey in the software authenticator. */
export class Authenticator {
  readonly id = randomBytes(32).toString('base64url')
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  readonly #origin: string
  #counter = 0

  constructor(origin: string) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#privateKey = pair.privateKey
    this.#publicKey = pair.publicKey
    this.#origin = origin
  }

  /** Answers the registration that a site asks for. */
  register({ challenge, rpId }: Asked, mischief: Mischief = {}): unknown {
    const data = Buffer.concat([
      this.#header(mischief.rpId ?? rpId, { ...mischief, isNew: true }),
      Buffer.alloc(16),
      lengthOf(Buffer.from(this.id, 'base64url')),
      Buffer.from(this.id, 'base64url'),
      this.#coseKey(),
    ])
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x59]),
      lengthOf(data),
      data,
    ])
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', challenge, mischief).toString(
        'base64url',
      ),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** Answers the sign-in that a site asks for. */
  signIn({ challenge, rpId }: Asked, mischief: Mischief = {}): unknown {
    this.#counter += 1
    const data = this.#header(mischief.rpId ?? rpId, mischief)
    const clientData = this.#clientData('webauthn.get', challenge, mischief)
    const signed = Buffer.concat([data, sha256(clientData)])
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
    })
  }

  #answer(response: object): unknown {
    const { id } = this
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #header(rpId: string, mischief: Mischief & { readonly isNew?: boolean }): Buffer {
    const present = 0x01
    const verified = mischief.skipsVerification === true ? 0 : 0x04
    const attested = mischief.isNew === true ? 0x40 : 0
    const count = Buffer.alloc(4)
    count.writeUInt32BE(mischief.counter ?? this.#counter)
    return Buffer.concat([sha256(rpId), Buffer.from([present | verified | attested]), count])
  }

  #clientData(type: string, challenge: string, mischief: Mischief): Buffer {
    const origin = mischief.origin ?? this.#origin
    const asked = mischief.challenge ?? challenge
    return Buffer.from(JSON.stringify({ type, challenge: asked, origin, crossOrigin: false }))
  }

  /** The public key in COSE (RFC 9053): EC2, ES256, P-256, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' })
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ])
  }
}

/** A short text in CBOR. */
function text(words: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)])
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return length
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
