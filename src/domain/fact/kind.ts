/**
 * The closed vocabulary of fact kinds. A status on a screen may be renamed; what a kind means may
 * not, because counting rules read meanings only. Each kind says what it means, who records it,
 * whether it needs a party, in which units it is measured and which tags may narrow it.
 */
import { check } from '../../kit/check.ts'
import type { FactKindDefinition } from './definition.ts'
import { peopleKinds } from './kind-people.ts'
import { organisationKinds } from './kind-organisations.ts'

/** Every fact kind with its definition. */
export const factKinds = { ...peopleKinds, ...organisationKinds } as const

export type FactKind = keyof typeof factKinds

/** The names of the kinds, in their order. */
export const factKindNames = Object.keys(factKinds) as readonly FactKind[]

/** The definition of a kind. */
export function factKind(kind: FactKind): FactKindDefinition {
  const definition = factKinds[kind]
  check(definition, `fact kind ${kind} is not in the vocabulary`)
  return definition
}

/** The kind with this name, where the vocabulary has one. */
export function findFactKind(name: string): FactKind | undefined {
  return factKindNames.find((kind) => kind === name)
}
