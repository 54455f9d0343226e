/** The group `report`: counting, importing, serving the report page, starting. */
import { makeGround } from '../ground.ts'
import { benchCount } from './count.ts'
import { benchImport } from './import.ts'
import { benchPage } from './page.ts'
import { benchStart } from './start.ts'

/** Runs the bars of the group; gives which of them passed. */
export async function benchReport(): Promise<readonly boolean[]> {
  const ground = await makeGround()
  const passed: boolean[] = []
  try {
    passed.push(await benchPage(ground))
    passed.push(...(await benchImport(ground)))
    passed.push(await benchCount(ground))
  } finally {
    await ground.leave()
  }
  passed.push(await benchStart())
  return passed
}
