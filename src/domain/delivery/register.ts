/** The register of lifecycles: every kind of application, by its name. */
import { check } from '../../kit/check.ts'
import type { DeliveryKind } from '../delivery-kind.ts'
import { booking } from './booking.ts'
import { certification } from './certification.ts'
import { consultation } from './consultation.ts'
import { course } from './course.ts'
import { dispatch } from './dispatch.ts'
import { gathering } from './gathering.ts'
import { interview } from './gathering/interview.ts'
import { grant } from './grant.ts'
import type { ActDefinition, Lifecycle, StateDefinition } from './lifecycle.ts'
import { placement } from './placement.ts'
import { hosting } from './placement/hosting.ts'
import { support } from './support.ts'

/** Every lifecycle. The name is what the books keep. */
export const lifecycles = {
  gathering,
  interview,
  course,
  consultation,
  booking,
  grant,
  dispatch,
  support,
  placement,
  hosting,
  certification,
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
  'grant',
  'dispatch',
  'support',
  'placement',
  'certification',
] as const satisfies readonly (DeliveryKind & LifecycleName)[]
export type OpenKind = (typeof openKinds)[number]

/** The kinds that have applications of another lifecycle beside their own. */
const beside: Readonly<Partial<Record<OpenKind, readonly LifecycleName[]>>> = {
  gathering: ['interview'],
  placement: ['hosting'],
}

/** Whether a kind of delivery has applications of a lifecycle. */
export function hasLifecycle(kind: OpenKind, name: LifecycleName): boolean {
  return name === kind || (beside[kind]?.includes(name) ?? false)
}

/** Who applies: people for themselves, members of a company for it, or both. */
export type ApplicantType = 'person' | 'company' | 'either'

const applicantTypes: Readonly<Record<LifecycleName, ApplicantType>> = {
  gathering: 'either',
  interview: 'either',
  course: 'either',
  consultation: 'either',
  booking: 'either',
  grant: 'company',
  dispatch: 'company',
  support: 'either',
  placement: 'person',
  hosting: 'company',
  certification: 'company',
}

/** Who applies in a lifecycle. */
export function applicantTypeOf(name: LifecycleName): ApplicantType {
  return applicantTypes[name]
}

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
