/** What a command comes to, for people and for programs. */
import type { Language } from '../kit/bilingual.ts'

/** The exit codes, as docs/reference/command-line.md gives them. */
export const exitCodes = {
  done: 0,
  /** Refused, or done with something at fault: rows, findings that stop, an edition not clean. */
  notClean: 1,
  /** The command line or a setting cannot be understood. */
  wrongUsage: 2,
  /** The machine, the database or the program failed. */
  outage: 3,
  /** Ended by Ctrl+C: 128 and the signal's number, as shells count. */
  interrupted: 130,
} as const

/** An answer to print. */
export type Answer = {
  /** As `--json` prints it: one line. */
  readonly json: unknown
  /** As a person reads it; the language is the one that was asked for. */
  readonly lines: (language: Language) => readonly string[]
  /** Whether everything is in order; where not, the exit code says so. */
  readonly isClean: boolean
}

/** An answer that is in order unless `isClean` says otherwise. */
export function answer(
  json: unknown,
  lines: (language: Language) => readonly string[],
  isClean = true,
): Answer {
  return { json, lines, isClean }
}

/** The answer of a command that has written its results itself. */
export const written: Answer = { json: undefined, lines: () => [], isClean: true }
