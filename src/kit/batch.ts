/**
 * Calls that come at the same time, answered together: while one round is under way, those who ask
 * gather for the next. A round begins once a turn of the event loop brings nobody else, so that a
 * single caller never waits for others.
 */

/** Answers one question. */
export type Asking<Q, A> = (question: Q) => Promise<A>

/** How questions are gathered. */
export type Gathering<Q, A> = {
  /** Questions with the same mark go together. */
  readonly markOf: (question: Q) => string
  /** Answers each question, in their order. A failure is everybody's. */
  readonly answer: (questions: readonly Q[]) => Promise<readonly A[]>
  /** How many go in one round, at most. */
  readonly limit: number
}

type Waiting<Q, A> = {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
}

/** Makes a function that gathers what is asked meanwhile into rounds, one at a time for a mark. */
export function gatherCalls<Q, A>({ markOf, answer, limit }: Gathering<Q, A>): Asking<Q, A> {
  const queues = new Map<string, Waiting<Q, A>[]>()
  const run = async (mark: string, queue: Waiting<Q, A>[]) => {
    while (queue.length > 0) {
      for (let known = 0; known < queue.length && queue.length < limit; ) {
        known = queue.length
        await new Promise(setImmediate)
      }
      const round = queue.splice(0, limit)
      try {
        const answers = await answer(round.map(({ question }) => question))
        round.forEach(({ resolve, reject }, index) => {
          const given = answers[index]
          if (given === undefined) reject(new Error('a question was left without an answer'))
          else resolve(given)
        })
      } catch (error) {
        for (const { reject } of round) reject(error)
      }
    }
    queues.delete(mark)
  }
  return (question) =>
    new Promise<A>((resolve, reject) => {
      const mark = markOf(question)
      const queue = queues.get(mark)
      const waiting = { question, resolve, reject }
      if (queue) queue.push(waiting)
      else {
        const opened = [waiting]
        queues.set(mark, opened)
        void run(mark, opened)
      }
    })
}
