/** Commands as data: each says how it is called, what it does, what it takes, and does it. */
import type { Bilingual } from '../kit/bilingual.ts'
import type { Result } from '../kit/result.ts'
import type { Answer } from './answer.ts'
import type { Options, Values } from './option.ts'
import type { Session } from './session.ts'

/** A word of the command line after the command's name. The last one may repeat. */
export type Argument = {
  /** As in the help: `<file>`, `<record...>`. */
  readonly usage: string
  readonly says: Bilingual
}

/** What a command was given. `words` are its arguments, in their order. */
export type Given<O extends Options> = {
  readonly words: readonly string[]
  readonly options: Values<O>
}

/** A command with typed options. */
export type Definition<O extends Options> = {
  /** Its name, after the name of its group where it has one: "plan import". */
  readonly name: string
  readonly says: Bilingual
  readonly arguments?: readonly Argument[]
  readonly options: O
  /** Lines to try, shown below the help. */
  readonly examples?: readonly string[]
  readonly run: (session: Session, given: Given<O>) => Promise<Result<Answer>>
}

/** A command of any options. Reading them may refuse, which is wrong usage. */
export type Entry = Omit<Definition<Options>, 'run'> & {
  readonly prepare: (given: {
    readonly words: readonly string[]
    readonly raw: (flags: string) => unknown
  }) => Result<(session: Session) => Promise<Result<Answer>>>
}

/** Makes a command of its definition. */
export function defineCommand<O extends Options>(definition: Definition<O>): Entry {
  const { run, ...rest } = definition
  return {
    ...rest,
    prepare: ({ words, raw }) => {
      const values: Record<string, unknown> = {}
      for (const [name, option] of Object.entries(definition.options)) {
        const read = option.read(raw(option.flags))
        if (!read.ok) return read
        values[name] = read.value
      }
      const options = values as Values<O>
      return { ok: true, value: (session) => run(session, { words, options }) }
    },
  }
}
