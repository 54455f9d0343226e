/** The filter of the list of applications by a state, as its address says it. */
import type { StateCount } from '../../../store/application-list.ts'

/** The query for the applications of a lifecycle that are in a state. */
export function stateFilter({ lifecycle, state }: Pick<StateCount, 'lifecycle' | 'state'>) {
  return { state: `${lifecycle}/${state}` }
}
