/** What the command line is given by the composition root: the books, and the server. */
import type { Context } from '../commands/context.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Result } from '../kit/result.ts'
import type { Authority } from '../store/authority.ts'
import type { DatabaseStatus } from '../store/status.ts'
import type { Progress, Terminal } from './terminal.ts'

/** The books of one authority, open. */
export type OpenBooks = {
  readonly context: Context
  /** The address by which the database's owner connects, with its password. */
  readonly ownerUrl: string
  /** Whether the database goes on running when this command has ended. */
  readonly outlives: boolean
  /** Where the database lies: a folder, or the host and name of a server's. */
  readonly place: string
  /** The address of the site: a setting, or where its server has last answered. */
  readonly siteUrl: URL
  status(): Promise<DatabaseStatus>
  authorities(): Promise<readonly Authority[]>
  addAuthority(authority: Authority): Promise<Result<Authority>>
  readonly close: () => Promise<void>
  /** Closes at once. What is under way is cut, and rolled back. */
  readonly abandon: () => Promise<void>
}

/** A running web server. */
export type Serving = {
  readonly url: string
  /** Settles when it has ended; gives the reason where nobody asked it to. */
  readonly ended: Promise<Bilingual | null>
  readonly stop: () => Promise<void>
}

/** Everything that the command line reaches outside of itself. */
export type Services = {
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  openBooks(progress: Progress): Promise<Result<OpenBooks>>
  serve(
    wish: { readonly port: number | null; readonly host: string | null },
    progress: Progress,
  ): Promise<Result<Serving>>
  /** Writes down what went wrong, and gives the reference under which it is found. */
  noteFailure(error: unknown): Promise<{ readonly reference: string; readonly file: string | null }>
  /** Resolves when the program is asked to end (Ctrl+C). */
  readonly interrupted: Promise<void>
}
