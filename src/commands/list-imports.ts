/** The imports that the books have seen, for whoever wants to undo one. */
import { z } from 'zod'
import { listCommands } from '../store/command.ts'
import { withAuthority } from '../store/database.ts'
import type { Context } from './context.ts'

/** One import, with what came of it. */
export type ImportSummary = {
  /** The import's id, by which it is undone. */
  readonly id: string
  readonly recordedAt: string
  readonly file: string
  readonly added: number
  readonly known: number
  readonly faulty: number
  readonly undone: boolean
}

/** The newest imports, newest first. */
export async function listImports(
  { database, authority }: Context,
  limit: number,
): Promise<readonly ImportSummary[]> {
  return withAuthority(database, authority, async (books) => {
    const commands = await listCommands(books, 'facts.import', limit)
    return commands.map((command) => ({
      id: command.id,
      recordedAt: command.recordedAt.toISOString(),
      ...outcome.parse(command.outcome),
      undone: command.undone,
    }))
  })
}

const outcome = z.object({
  file: z.string(),
  added: z.number(),
  known: z.number(),
  faulty: z.number(),
})
