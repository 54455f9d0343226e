/** The register of lifecycles: every kind of application, by its name. */
import { check } from '../../kit/check.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { booking } from './booking.ts'
import { consultation } from './consultation.ts'
import { course } from './course.ts'
import { gathering } from './gathering.ts'
import { interview } from './gathering/interview.ts'
import type { ActDefinition, Lifecycle, StateDefinition } from './lifecycle.ts'

/** Every lifecycle. The name is what the books keep. */
export const lifecycles = {
  gathering,
  interview,
  course,
  consultation,
  booking,
} as const satisfies Readonly<Record<string, Lifecycle>>

export type LifecycleName = keyof typeof lifecycles

/** The names of the lifecycles. */
export const lifecycleNames = Object.keys(lifecycles) as readonly LifecycleName[]

/** The kinds of delivery that people apply to. Each one's own lifecycle has its name. */
export const openKinds = [
  'gathering',
  'course',
  'consultation',
  'booking',
] as const satisfies readonly (DeliveryKind & LifecycleName)[]
export type OpenKind = (typeof openKinds)[number]

/** A lifecycle by its name, in its general shape. */
export function lifecycleOf(name: LifecycleName): Lifecycle {
  return lifecycles[name]
}

/** The definition of a state that the books hold. */
export function stateIn(name: LifecycleName, state: string): StateDefinition {
  const definition = lifecycleOf(name).states[state]
  check(definition, `${name} has a state ${state}`)
  return definition
}

/** The act with this name, where the lifecycle has one. */
export function findAct(name: LifecycleName, act: string): ActDefinition | undefined {
  const { acts } = lifecycleOf(name)
  return Object.hasOwn(acts, act) ? acts[act] : undefined
}

/** The act by which something that was asked for is given up: "withdraw" or "cancel". */
export function leavingActOf(name: LifecycleName): string {
  return findAct(name, 'withdraw') ? 'withdraw' : 'cancel'
}

/** Whether an application can still be given up. */
export function canBeLeft(of: { readonly lifecycle: LifecycleName; readonly state: string }) {
  return findAct(of.lifecycle, leavingActOf(of.lifecycle))?.from.includes(of.state) ?? false
}
