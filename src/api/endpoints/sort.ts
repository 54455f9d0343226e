/** In which order a list is asked for: "title", or "-title" for the other way round. */
import { z } from 'zod'

/** An order: the name of one of these, with a minus for the other way round. */
export type Sort<S extends string> = S | `-${S}`

/** The orders of a list. */
export function sortsOf<const S extends string>(names: readonly S[]) {
  const both = names.flatMap((name): readonly Sort<S>[] => [name, `-${name}`])
  return z.enum(both as [Sort<S>, ...Sort<S>[]])
}

/** What it is sorted by. */
export function readSort<S extends string>(sort: Sort<S>): S {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as S
}

/** Whether the greatest come first. */
export const descending = (sort: string): boolean => sort.startsWith('-')
