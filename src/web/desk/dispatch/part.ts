/** What the parts of the page of a request are made of. */
import type { DispatchRead } from '../../../commands/dispatch/read-dispatch.ts'
import type { Proposal } from '../../../domain/delivery/dispatch/proposal.ts'
import type { PersonalVisit } from '../../personal.ts'

/** A request with those who could go. */
export type DeskDispatch = DispatchRead & { readonly proposals: readonly Proposal[] }

/** A part of the page. */
export type DeskPartProps = {
  readonly visit: PersonalVisit<'deskDispatch'>
  readonly read: DeskDispatch
}
