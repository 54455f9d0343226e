/**
 * A line to a mail server: connected and signed in before any notice is claimed for it, so that a
 * server that cannot be reached costs no notice an attempt. One message at a time.
 */
import { isIPv4 } from 'node:net'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Attempt } from '../../commands/notice/deliver.ts'

/** A mail server, as `smtp://user:password@host:port` (STARTTLS where offered) or `smtps://…`. */
export type MailServer = { readonly url: string }

/** An open line. */
export type Line = {
  /** Hands a message over. Whatever becomes of it is an answer, never an exception. */
  send(message: Message): Promise<Attempt>
  /** Says goodbye. */
  close(): void
}

/** A message as it goes over the wire, with its one receiver. */
export type Message = {
  readonly from: string
  readonly to: string
  readonly messageId: string
  readonly content: Buffer
}

/** Milliseconds to connect, and to wait for each answer: well below the lease of a claim. */
const patience = { connect: 10_000, answer: 30_000 } as const

/** Opens a line; throws where the server cannot be reached or does not let us in. */
export async function openLine(server: MailServer): Promise<Line> {
  const { auth, ...where } = readAddress(server.url)
  const connection = new SMTPConnection({
    ...where,
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.answer,
  })
  // What breaks between two questions is told by the next one.
  connection.on('error', () => undefined)
  try {
    await answerOf(connection, (done) => connection.connect(done))
    if (auth) await answerOf(connection, (done) => connection.login(auth, done))
  } catch (error) {
    connection.close()
    throw error
  }
  return { send: (message) => send(connection, message), close: () => connection.quit() }
}

async function send(connection: SMTPConnection, message: Message): Promise<Attempt> {
  const { from, to, messageId, content } = message
  const body = Readable.from([content])
  const progress = { isHandedOver: false }
  body.once('end', () => (progress.isHandedOver = true))
  try {
    await answerOf(connection, (done) => connection.send({ from, to: [to] }, body, done))
    return { result: 'sent', messageId }
  } catch (error) {
    return attemptOf(error as SmtpError, progress.isHandedOver)
  }
}

/** The answer to a question, or the failure of the connection it was put on. */
function answerOf<T>(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null, answer?: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null, answer?: T) => {
      connection.off('error', settle)
      if (error) reject(error)
      else resolve(answer)
    }
    connection.once('error', settle)
    ask(settle)
  })
}

type SmtpError = Error & {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

/**
 * What a failure means (RFC 5321, 4.2.1): 5xx is for good, 4xx for now. What concerns the sender
 * and not the receiver (refused before RCPT TO, or for want of rights) is not this notice's fault.
 * After the whole message went out, silence leaves a doubt.
 */
function attemptOf(error: SmtpError, isHandedOver: boolean): Attempt {
  const errorCode = errorCodeOf(error)
  const { responseCode, command, code } = error
  if (responseCode === undefined) {
    const isOurs = code === 'EENVELOPE' || code === 'EMESSAGE'
    return isOurs
      ? { result: 'refused', errorCode }
      : { result: 'refused-for-now', errorCode, isDoubtful: isHandedOver }
  }
  const isOfSender = command === 'MAIL FROM' || responseCode === 530 || responseCode === 535
  if (isOfSender) return { result: 'not-tried', errorCode }
  const isForGood = responseCode >= 500 && responseCode !== 503
  return isForGood
    ? { result: 'refused', errorCode }
    : { result: 'refused-for-now', errorCode, isDoubtful: false }
}

/** smtp_550_5.1.1, or the library's own code: never the server's words, which quote addresses. */
function errorCodeOf({ responseCode, response, code }: SmtpError): string {
  if (responseCode === undefined) return `smtp_${(code ?? 'unknown').toLowerCase()}`
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  return enhanced === undefined ? `smtp_${responseCode}` : `smtp_${responseCode}_${enhanced}`
}

/**
 * A password goes over the network encrypted or not at all; only this machine is trusted without.
 */
function readAddress(address: string) {
  const url = new URL(address)
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  const isHere = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
  const user = decodeURIComponent(url.username)
  const auth = user === '' ? null : { user, pass: decodeURIComponent(url.password) }
  return {
    host,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    secure: url.protocol === 'smtps:',
    requireTLS: url.protocol === 'smtp:' && auth !== null && !isHere,
    auth,
  }
}
