/** A real mail server on loopback, and mails read back from the wire. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { present } from '../../src/kit/check.ts'

/** A mail as it arrived. */
export type Arrived = {
  readonly from: string
  readonly to: string
  readonly content: string
}

/** What the server says of a receiver, or of a sender; none where it takes the mail. */
export type Behaviour = {
  readonly onSender?: (address: string) => Error | null
  readonly onReceiver?: (address: string) => Error | null
  /** Called with the whole mail; `hang-up` ends the connection without an answer. */
  readonly onMail?: (mail: Arrived) => Error | 'hang-up' | null
}

export type MailServerForTests = {
  readonly url: string
  readonly arrived: readonly Arrived[]
  /** How many connections were made. */
  readonly connections: () => number
  behave(behaviour: Behaviour): void
  stop(): Promise<void>
}

/** An error with the code that the server answers. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** Starts a server on a free port. */
export async function startMailServer(): Promise<MailServerForTests> {
  const arrived: Arrived[] = []
  let behaviour: Behaviour = {}
  let connections = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onMailFrom: ({ address }, _session, done) => done(behaviour.onSender?.(address) ?? null),
    onRcptTo: ({ address }, _session, done) => done(behaviour.onReceiver?.(address) ?? null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        const to = rcptTo.map(({ address }) => address).join()
        const mail = { from, to, content: Buffer.concat(chunks).toString('utf8') }
        const answer = behaviour.onMail?.(mail) ?? null
        if (!(answer instanceof Error)) arrived.push(mail)
        if (answer === 'hang-up') hangUp(server)
        else done(answer)
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    connections: () => connections,
    behave: (next) => (behaviour = next),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Ends every connection at once, as a server does that is killed. */
function hangUp(server: SMTPServer): void {
  const open = (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
    .connections
  for (const connection of open) connection._socket.destroy()
}

/** A part of a mail: its headers, decoded, and what it holds. */
export type Part = {
  readonly headers: ReadonlyMap<string, string>
  readonly content: Buffer
  readonly parts: readonly Part[]
}

/** Reads a mail or a part of one. */
export function readPart(text: string): Part {
  const end = text.indexOf('\r\n\r\n')
  const lines = text
    .slice(0, end)
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), decodeWords(line.slice(at + 1).trim())]
    }),
  )
  const body = text.slice(end + 4)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const pieces = boundary === undefined ? [] : body.split(`--${boundary}`).slice(1, -1)
  const isBase64 = headers.get('content-transfer-encoding') === 'base64'
  return {
    headers,
    content: Buffer.from(body, isBase64 ? 'base64' : 'utf8'),
    parts: pieces.map((piece) => readPart(piece.replace(/^\r\n/, ''))),
  }
}

/** The part of a type, however deep it lies. */
export function partOf(part: Part, type: string): Part {
  return present(findPart(part, type), `a part of type ${type}`)
}

/** The same, where there may be none. */
export function findPart(part: Part, type: string): Part | undefined {
  if (part.headers.get('content-type')?.startsWith(type)) return part
  for (const inner of part.parts) {
    const found = findPart(inner, type)
    if (found) return found
  }
  return undefined
}

/** Encoded words (RFC 2047); the space between two of them is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, form: string, word: string) =>
      form.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : word
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/gi, (_hex, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
    )
    .replace(/^[\s\S]*$/, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'))
}
