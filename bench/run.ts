/**
 * The benches: `npm run bench` runs every group, `npm run bench -- report` one. Each bar compares
 * two sides measured in the same run, because machines are shared and noisy. Ends with 1 where a
 * bar is missed.
 */
import { say } from './bar.ts'
import { benchGrants } from './grants/group.ts'
import { benchReport } from './report/group.ts'
import { benchSeats } from './seats/group.ts'

const groups: Readonly<Record<string, () => Promise<readonly boolean[]>>> = {
  grants: benchGrants,
  report: benchReport,
  seats: benchSeats,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in groups))
if (unknown.length > 0) {
  say(`There is no bench group ${unknown.join(', ')}. Groups: ${Object.keys(groups).join(', ')}`)
  process.exit(2)
}
const passed: boolean[] = []
for (const [name, run] of Object.entries(groups)) {
  if (asked.length === 0 || asked.includes(name)) passed.push(...(await run()))
}
process.exitCode = passed.every(Boolean) ? 0 : 1
