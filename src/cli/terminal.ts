/** Where the command line reads and writes: results to one stream, what is said to another. */
import type { Readable, Writable } from 'node:stream'
import type { Bilingual, Language } from '../kit/bilingual.ts'

/** The three streams, and what a person sees of them. */
export type Terminal = {
  readonly input: Readable
  /** Results, and nothing else. */
  readonly output: Writable
  /** Progress, refusals, and what went wrong. */
  readonly messages: Writable
  /** Lines of `messages` may be drawn again. */
  readonly isWatched: boolean
  /** How wide the results may be; null where they go into a file or a program. */
  readonly columns: number | null
}

/** Writes text to a stream, waiting while it is full. Throws where nobody reads any more. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

/** Whether an error only says that the reader has gone (`| head`). */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

/** What a person is told while they wait. */
export type Progress = {
  /** A new thing that takes a while. */
  readonly tell: (message: Bilingual) => void
  /** How far it is. `of` is null where the end is not known. */
  readonly count: (what: Bilingual, done: number, of: number | null) => void
  /** Clears the line, before results are printed. */
  readonly end: () => void
}

/** Milliseconds between two counts: for eyes, and for a log file. */
const pace = { watched: 100, logged: 5000 } as const

/** Progress on a terminal: one line drawn again and again; in a log, a line now and then. */
export function progressOn(terminal: Terminal, language: Language): Progress {
  let drawn = false
  let last = Date.now()
  const clear = () => {
    if (drawn) terminal.messages.write('\r\u001B[2K')
    drawn = false
  }
  return {
    tell: (message) => {
      clear()
      terminal.messages.write(`${message[language]}\n`)
    },
    count: (what, done, of) => {
      const now = Date.now()
      if (now - last < (terminal.isWatched ? pace.watched : pace.logged)) return
      last = now
      const line = `${what[language]} ${countText(done, of)}`
      if (!terminal.isWatched) {
        terminal.messages.write(`${line}\n`)
        return
      }
      clear()
      terminal.messages.write(line)
      drawn = true
    },
    end: clear,
  }
}

function countText(done: number, of: number | null): string {
  const both = of === null ? [done] : [done, of]
  return both.map((number) => number.toLocaleString('en-GB')).join(' / ')
}
