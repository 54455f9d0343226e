/** What every part of the page of a support is given. */
import type { SupportRead } from '../../../commands/support/read-support.ts'
import type { AnyVisit } from '../../personal.ts'

/** The visit, and the support as the visitor may read it. */
export type PartProps = { readonly visit: AnyVisit; readonly read: SupportRead }
