/** The program's start: puts the command line together with what it reaches, and runs it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exitCodes } from '../cli/answer.ts'
import { reportEscape, runProgram } from '../cli/program.ts'
import type { Services } from '../cli/services.ts'
import type { Terminal } from '../cli/terminal.ts'
import { projectFolder, readConfig } from './config.ts'
import { noteFailure } from './failures.ts'

const terminal: Terminal = {
  input: process.stdin,
  output: process.stdout,
  messages: process.stderr,
  isWatched: process.stderr.isTTY,
  columns: process.stdout.isTTY ? process.stdout.columns : null,
}

const interrupted = untilInterrupted()

const services: Services = {
  terminal,
  environment: process.env,
  version: await readVersion(),
  interrupted: interrupted.promise,
  openBooks: async (progress) => {
    const config = readConfig(process.env)
    if (!config.ok) return config
    // What a command does not need is not loaded: it starts sooner.
    const { openBooksOf } = await import('./books.ts')
    return openBooksOf(config.value, { progress, interrupted: interrupted.promise })
  },
  serve: async (wish, progress) => {
    const config = readConfig(process.env)
    if (!config.ok) return config
    const { port, host } = config.value
    const { serve } = await import('./serve.ts')
    const settings = { ...config.value, port: wish.port ?? port, host: wish.host ?? host }
    return serve(settings, { progress, interrupted: interrupted.promise })
  },
  noteFailure: (error) => {
    const config = readConfig(process.env)
    const folder = config.ok ? config.value.folder : join(projectFolder, 'var')
    return noteFailure(folder, error, process.argv.slice(2).join(' '))
  },
}

/** The first wish to end is answered in order, the second at once. */
function untilInterrupted() {
  const state = { isAsked: false }
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (state.isAsked) process.exit(exitCodes.interrupted)
        state.isAsked = true
        resolve()
      })
    }
  })
  return { promise, state }
}

async function readVersion(): Promise<string> {
  const text = await readFile(join(projectFolder, 'package.json'), 'utf8')
  return String((JSON.parse(text) as { readonly version?: unknown }).version)
}

// A reader that has gone (`| head`) is told of by the write itself.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

// What escapes every road still ends in a sentence. The database is stopped as the program exits.
process.on('uncaughtException', (error) => void escape(error))

async function escape(error: unknown): Promise<void> {
  process.exit(await reportEscape(error, services))
}

const exitCode = await runProgram(process.argv.slice(2), services)
// What was cut off may still hold the program open.
if (interrupted.state.isAsked) process.exit(exitCode)
process.exitCode = exitCode
