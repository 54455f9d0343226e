/** Runs the real command line as its own process, as a user would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../../src/cli/program.ts'

const program = fileURLToPath(new URL('../../bin/jisseki.js', import.meta.url))

/** What a run came to. */
export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

/** Settings of a run: its environment on top of the usual one, and what it reads. */
export type Setting = {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
}

/** Runs to the end. The language is Japanese and the settings of the machine are left out. */
export function jisseki(words: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const child = start(words, setting.environment)
  const outcome = collect(child)
  child.stdin?.end(setting.input ?? '')
  return outcome
}

/** Starts a run that goes on, such as a server. */
export function start(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const env = { PATH, HOME, TMPDIR, LANG: 'C.UTF-8', ...environment }
  return spawn(process.execPath, [program, ...words], { env, cwd: TMPDIR })
}

/** Gathers what a run prints until it ends. */
export function collect(child: ChildProcess): Promise<Outcome> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() })
    })
  })
}

/** Waits for a line on standard output that matches, and gives it. */
export function untilLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  let seen = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      const line = seen.split('\n').find((each) => pattern.test(each))
      if (line !== undefined) resolve(line)
    })
    child.on('close', (code) => reject(new Error(`it ended with ${code}: ${seen}`)))
  })
}

/**
 * Runs the command line in this process, for what needs no database: asked for one, it throws. It
 * speaks Japanese.
 */
export async function inProcess(
  words: readonly string[],
  input: string | Uint8Array = '',
): Promise<Outcome> {
  const [output, messages] = [new PassThrough(), new PassThrough()]
  const noDatabase = () => Promise.reject(new Error('this needs no database'))
  const texts = Promise.all([text(output), text(messages)])
  const code = await runProgram(words, {
    terminal: {
      input: Readable.from([Buffer.from(input)]),
      output,
      messages,
      isWatched: false,
      columns: null,
    },
    environment: {},
    version: '0.0.0',
    openBooks: noDatabase,
    serve: noDatabase,
    noteFailure: () => Promise.resolve({ reference: '00000000', file: null }),
    interrupted: new Promise(() => undefined),
  })
  output.end()
  messages.end()
  const [out, err] = await texts
  return { code, out, err }
}
