/**
 * The press: one worker thread that turns templates and their data into PDF, one paper after
 * another. The compiler is synchronous; in a thread of its own it holds nobody else up. The thread
 * starts with the first paper, ends with the program, and is started anew where it broke down.
 */
import { Worker } from 'node:worker_threads'
import { refuse, ok, type Result } from '../../kit/result.ts'

/** What the thread is asked for: a template by name, and its data as JSON. */
export type PressOrder = { readonly template: string; readonly data: string }

/** What the thread answers: a PDF, or what the compiler says is wrong with the template. */
export type PressAnswer = { readonly pdf: Uint8Array } | { readonly fault: string }

/** How a press is set up. */
export type PressSettings = {
  /** What the thread runs. */
  readonly program: URL
  /** How many papers may wait. At a few milliseconds each, 500 wait for some seconds. */
  readonly capacity: number
}

type Job = {
  readonly order: PressOrder
  attempts: number
  readonly resolve: (pdf: Result<Uint8Array>) => void
  readonly reject: (error: Error) => void
}

/** How often an order is given to the thread: it may have broken down for another reason. */
const attemptLimit = 2

/** A press with its queue. */
export class PdfPress {
  readonly #settings: PressSettings
  readonly #waiting: Job[] = []
  #current: Job | null = null
  #worker: Worker | null = null

  constructor(settings: PressSettings) {
    this.#settings = settings
  }

  /** Prints. Refuses when too many papers are waiting; throws where the thread cannot do it. */
  print(order: PressOrder): Promise<Result<Uint8Array>> {
    if (this.#waiting.length >= this.#settings.capacity) return Promise.resolve(refuseFull())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, attempts: 0, resolve, reject })
      this.#next()
    })
  }

  /** Ends the thread. Papers that have not been printed fail; the next order starts it anew. */
  async stop(): Promise<void> {
    const unprinted = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)]
    const worker = this.#worker
    this.#current = null
    this.#worker = null
    for (const { reject } of unprinted) reject(new Error('the press was stopped'))
    await worker?.terminate()
  }

  /** An idle thread does not keep the program alive; one that works does. */
  #next(): void {
    if (this.#current) return
    const job = this.#waiting.shift()
    if (!job) {
      this.#worker?.unref()
      return
    }
    this.#current = job
    job.attempts += 1
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage(job.order, [])
  }

  #start(): Worker {
    // The options that the program was started with are its own.
    const worker = new Worker(this.#settings.program, { execArgv: [] })
    let fault: unknown = null
    worker.on('message', (answer: PressAnswer) => {
      if (this.#worker === worker) this.#finish(answer)
    })
    worker.on('error', (error: unknown) => {
      fault = error
    })
    worker.on('exit', () => {
      if (this.#worker === worker) this.#breakDown(fault)
    })
    return worker
  }

  #finish(answer: PressAnswer): void {
    const job = this.#current
    this.#current = null
    if ('pdf' in answer) job?.resolve(ok(answer.pdf))
    else job?.reject(new Error(`the template "${job.order.template}" failed: ${answer.fault}`))
    this.#next()
  }

  #breakDown(cause: unknown): void {
    const job = this.#current
    this.#worker = null
    this.#current = null
    if (job && job.attempts < attemptLimit) this.#waiting.unshift(job)
    else job?.reject(new Error('the press broke down', { cause }))
    this.#next()
  }
}

function refuseFull(): Result<never> {
  return refuse(
    'too_many_papers_are_being_printed',
    '書類の作成が混み合っています。1分ほど待ってから、もう一度お試しください。',
    'Many papers are being printed just now. Wait a minute and try again.',
  )
}
