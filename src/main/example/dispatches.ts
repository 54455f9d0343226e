/** Playing dispatches: entering experts, deciding on requests, assigning, visiting. */
import type { ActorContext } from '../../commands/context.ts'
import { assignExpert } from '../../commands/dispatch/assign.ts'
import { confirmVisit, undoVisit } from '../../commands/dispatch/confirm.ts'
import { decideDispatch } from '../../commands/dispatch/decide.ts'
import { saveExpert } from '../../commands/dispatch/expert.ts'
import { planVisit, reportVisit } from '../../commands/dispatch/visit.ts'
import type { DispatchDeed } from '../../domain/deed.ts'
import type { ExpertsAct } from '../../domain/kind-act.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { DeedPlace, MadeByDeed } from './deed-place.ts'

/** Enters experts into the register. */
export async function enterExperts(
  context: ActorContext,
  { experts }: ExpertsAct,
  made: MadeByDeed,
): Promise<Result<unknown>> {
  const { idempotencyKey = '' } = context
  for (const [index, { name, label, fields, contracts }] of experts.entries()) {
    const own = { ...context, idempotencyKey: `${idempotencyKey}/${index}` }
    const entry = { name: label, fields: [...fields], contracts: [...contracts] }
    const done = await saveExpert(own, { expert: null, version: null, entry })
    if (!done.ok) return done
    made.put(name, done.value.outcome.expert)
  }
  return ok(undefined)
}

/** Does one thing to a request for an expert. */
export async function doDispatch(
  context: ActorContext,
  deed: DispatchDeed,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  switch (deed.does) {
    case 'decide': {
      const { visits, field, area } = deed
      return decideDispatch(context, { application, visits, field, area })
    }
    case 'assign':
      return assignExpert(context, { application, expert: made.find(deed.expert) })
    case 'visit':
      return visit(context, deed, { application, made })
    case 'confirm': {
      const { rating, words } = deed
      return confirmVisit(context, { application, visit: made.find(deed.visit), rating, words })
    }
    case 'undo':
      break
  }
  const { visit: named, reason } = deed
  return undoVisit(context, { application, visit: made.find(named), reason })
}

async function visit(
  context: ActorContext,
  { on, minutes, channel, done, advice, reason }: Extract<DispatchDeed, { does: 'visit' }>,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  const { idempotencyKey = '' } = context
  const plan = { heldOn: on, beginsAt: '13:30', minutes, channel }
  const before = { ...context, idempotencyKey: `${idempotencyKey}/plan` }
  const planned = await planVisit(before, { application, visit: null, plan })
  if (!planned.ok) return planned
  const { visit: id } = planned.value.outcome
  const report = { done, advice, next: '' }
  const given = { application, visit: id, plan, report, reason }
  return made.keep(await reportVisit(context, given), (outcome) => outcome.visit)
}
