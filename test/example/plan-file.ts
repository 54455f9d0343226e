/** Reads the example's plan as the product would. */
import { readFileSync } from 'node:fs'
import { parsePlanDocument } from '../../src/domain/plan-document.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { check } from '../../src/kit/check.ts'

/** The plan of `examples/tokyo-2023`. */
export function readTokyoPlan(): Plan {
  const file = new URL('../../examples/tokyo-2023/plan.json', import.meta.url)
  const read = parsePlanDocument(JSON.parse(readFileSync(file, 'utf8')))
  check(read.ok, read.ok ? '' : read.refusal.message.en)
  return read.value
}
