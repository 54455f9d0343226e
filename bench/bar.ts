/** A bar: two sides measured in the same run, and the ratio that must hold. One JSON line each. */

export type Bar = {
  readonly name: string
  /** What our side measured, in `unit`. */
  readonly value: number
  readonly unit: string
  /** Our side over the other; null where the limit is on the value itself. */
  readonly ratio: number | null
  readonly limit: string
  readonly pass: boolean
}

/** Prints a bar as one JSON line and gives whether it passed. */
export function printBar(bar: Bar): boolean {
  const rounded = { ...bar, value: round(bar.value), ratio: bar.ratio && round(bar.ratio) }
  process.stdout.write(`${JSON.stringify(rounded)}\n`)
  return bar.pass
}

/** The median of several runs. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** How many milliseconds `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Says on standard error what the bench is at. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

const round = (number: number) => Number(number.toPrecision(4))
