/** Staff at work over HTTP: accept, review by two, decide, each application by its own connection. */
import { check } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { openWay } from '../seats/load.ts'
import { staffToken } from './firms.ts'

type Way = ReturnType<typeof openWay>

/** What the desk has done so far. */
export type Desk = {
  /** Applications that wait to be looked at; firms add, officers take. */
  readonly inbox: string[]
  /** Those whose decision was acknowledged. */
  readonly decided: string[]
  /** How often a decision was refused because the budget was gone. */
  refusals: number
  isGone: boolean
}

/** A desk with nothing to do yet. */
export const newDesk = (): Desk => ({ inbox: [], decided: [], refusals: 0, isGone: false })

/** Works until `isOver`, or until the budget is gone. A connection that breaks ends it. */
export async function work(
  way: Way,
  desk: Desk,
  at: { readonly officer: number; readonly isOver: () => boolean },
): Promise<void> {
  const [officer, first, second] = [0, 1, 2].map((step) => staffToken(at.officer * 3 + step))
  check(officer && first && second, 'an officer and two reviewers')
  while (!desk.isGone) {
    const application = desk.inbox.shift()
    if (application === undefined) {
      if (at.isOver()) return
      await new Promise((resolve) => setTimeout(resolve, 5))
      continue
    }
    const path = `/api/v1/desk/grants/${application}`
    const ask = (to: string, token: string, body: unknown) =>
      way.post(to, { token, key: newId(), body: JSON.stringify(body) })
    const accepted = await ask(`/api/v1/applications/${application}/acts/accept`, officer, {})
    check(accepted.status === 200, `accepting is answered ${accepted.status} ${accepted.body}`)
    for (const token of [first, second]) {
      const findings = { papers: { finding: 'ok' } }
      const reviewed = await ask(`${path}/reviews`, token, { findings })
      check(reviewed.status === 200, `a review is answered ${reviewed.status} ${reviewed.body}`)
    }
    const decided = await ask(`${path}/decision`, officer, {})
    if (decided.status === 200) desk.decided.push(application)
    else {
      const isClear = decided.status === 409 && decided.body.includes('budget_is_gone')
      check(isClear, `a decision is answered ${decided.status} ${decided.body}`)
      desk.refusals += 1
      desk.isGone = true
    }
  }
}
