/**
 * Runs timed work. Each job runs in a loop of its own, one run after the other; a job that fails
 * waits twice as long each time, so that an outage neither fills the log nor presses what is down.
 */
import type { Context } from '../commands/context.ts'
import { type JobLocks, openJobLocks } from '../store/job-lock.ts'
import type { Job } from './job.ts'

/** Jobs under way. */
export type RunningJobs = {
  /** Runs a job now, or once more where it is running. One that failed waits nevertheless. */
  wake(name: string): void
  /** Begins nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** What runs, as whom, and who is told of failures. */
export type JobsOptions = {
  readonly context: Context
  readonly jobs: readonly Job[]
  readonly onFailure: (job: string, error: unknown) => void
}

/** The longest wait after failures, in seconds. */
const longestWait = 600

/** Starts the jobs. Each waits its time before it first runs. */
export function startJobs({ context, jobs, onFailure }: JobsOptions): RunningJobs {
  const over = new AbortController()
  const locks = openJobLocks(context.database, context.authority)
  const loops = jobs.map((job) => ({ job, bell: newBell(), failures: 0 }))
  const running = loops.map(async (loop) => {
    for (;;) {
      await loop.bell.wait(secondsUntilNext(loop))
      if (over.signal.aborted) return
      await runAlone(locks, loop.job, { context, signal: over.signal }).then(
        () => (loop.failures = 0),
        (error: unknown) => {
          loop.failures += 1
          onFailure(loop.job.name, error)
        },
      )
    }
  })
  return {
    wake: (name) => {
      for (const { job, bell, failures } of loops) {
        if (job.name === name && failures === 0) bell.ring()
      }
    },
    stop: async () => {
      over.abort()
      for (const { bell } of loops) bell.ring()
      await Promise.all(running)
    },
  }
}

function secondsUntilNext({ job, failures }: { readonly job: Job; readonly failures: number }) {
  const { everySeconds } = job
  return failures === 0
    ? everySeconds
    : Math.max(everySeconds, Math.min(everySeconds * 2 ** failures, longestWait))
}

/** Runs a job unless another server runs it. */
async function runAlone(
  locks: JobLocks,
  job: Job,
  { context, signal }: { readonly context: Context; readonly signal: AbortSignal },
): Promise<void> {
  const release = await locks.take(job.name)
  if (release === null) return
  try {
    await job.run(context, signal)
  } finally {
    await release()
  }
}

/** Something to wait at: for a time, or until it rings. */
function newBell() {
  let hasRung = false
  let end: (() => void) | null = null
  return {
    ring: () => {
      hasRung = true
      end?.()
    },
    wait: async (seconds: number) => {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000)
          end = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      end = null
      hasRung = false
    },
  }
}
