/** Holds the guide to the code: its list of findings, and its table of labels and units. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findingCodes } from '../../src/domain/plan-table/finding.ts'
import { labelUnits } from '../../src/domain/plan-table/label.ts'

const rows = readFileSync('docs/guides/import-a-plan.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| --'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

it('lists every finding, in the order of the code', () => {
  const listed = rows.flatMap(([, code]) => /^`([a-z_]+)`$/.exec(code ?? '')?.[1] ?? [])
  expect(listed).toEqual(Object.keys(findingCodes))
})

it('lists every label with its units', () => {
  const after = rows.findIndex(([, heading]) => heading === '説明の終わり')
  const listed = rows.slice(after + 1).map(([, word, units]) => [word, units?.split('、')])
  expect(listed).toEqual(labelUnits)
})
