/**
 * Statements of one connection, sent as few messages: those that are asked for in the same turn go
 * together and are answered together. Each message costs both sides more than most statements do.
 */
import type { PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { Bug, check, present } from '../kit/check.ts'

/** What a statement is answered; whoever reads the rows knows what is in them. */
type Answer = PostgresQueryResult<never>

/** The queries of a connection. */
export type Messages = {
  readonly query: (text: string, values: readonly unknown[]) => Promise<Answer>
  /** Ends the sending: what is asked for from now on, or still waits, fails. */
  readonly end: () => void
}

type Statement = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** How messages are sent. */
export type Sending = {
  /** Statements that go ahead of the first one that is asked for, in its message. */
  readonly first?: readonly string[]
  /** Whether a single message is sent: what is asked for after it fails. */
  readonly isOnly?: boolean
}

/**
 * Opens a way to send statements on a connection. They are done in the order in which they are
 * asked for; where one fails, all of its message fail.
 */
export function openMessages(
  client: pg.ClientBase,
  { first = [], isOnly = false }: Sending = {},
): Messages {
  const waiting: Statement[] = first.map((text) => ({ text, values: [], ...unheard }))
  let isSending = false
  let isOver = false
  const send = async () => {
    while (waiting.length > 0) {
      const message = waiting.splice(0)
      if (isOnly) isOver = true
      try {
        const answers = await ask(client, message)
        for (const [index, { resolve }] of message.entries()) {
          resolve(present(answers[index], 'the answer of a statement'))
        }
      } catch (error) {
        for (const { reject } of message) reject(error)
      }
    }
    isSending = false
  }
  return {
    query: (text, values) =>
      new Promise((resolve, reject) => {
        check(!isOver, 'nothing is asked for after the last message')
        waiting.push({ text, values, resolve, reject })
        if (isSending) return
        isSending = true
        // By then everybody has asked who is to ask in this turn.
        process.nextTick(() => void send())
      }),
    end: () => {
      isOver = true
      for (const { reject } of waiting.splice(0)) reject(new Bug('a statement is never sent'))
    },
  }
}

const unheard = { resolve: () => undefined, reject: () => undefined }

async function ask(
  client: pg.ClientBase,
  message: readonly Statement[],
): Promise<readonly Answer[]> {
  const [only, ...others] = message
  const isOne = only && others.length === 0
  const answered: unknown = await (isOne
    ? client.query(only.text, [...only.values])
    : client.query(message.map(writeOut).join(';\n')))
  // The driver answers several statements with several results, which its types do not say.
  return (isOne ? [answered] : answered) as readonly Answer[]
}

/** A statement with its values in their places: several in one message take no parameters. */
function writeOut({ text, values }: Statement): string {
  return text.replaceAll(/\$(\d+)/g, (_place, number) => literalOf(values[Number(number) - 1]))
}

/** A value as the server would read it as a parameter: of the type that its place asks for. */
function literalOf(value: unknown): string {
  const text = textOf(value)
  if (text === null) return 'null'
  // Between marks nothing is escaped, which is many times faster for long texts.
  const marked = text + mark
  return marked.indexOf(mark) === text.length ? ` ${mark}${marked}` : pg.escapeLiteral(text)
}

const mark = '$v$'

function textOf(value: unknown): string | null {
  if (value === null) return null
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`
  check(
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
    'a value in a message is a text, a number, a truth value or a list of them',
  )
  const text = String(value)
  // It would end the message.
  check(!text.includes('\0'), 'no text in the books holds a NUL')
  return text
}

function elementOf(value: unknown): string {
  const text = textOf(value)
  return text === null ? 'null' : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}
