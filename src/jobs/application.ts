/** The clock's work on applications: see `commands/application/sweep.ts`. */
import { lapseOffers, remindOfTomorrow } from '../commands/application/sweep.ts'
import type { Job } from './job.ts'

/** Lets offers lapse, and reminds of tomorrow. */
export const applicationJobs: readonly Job[] = [
  {
    name: 'application.lapse',
    everySeconds: 15,
    run: async (context) => void (await lapseOffers(context)),
  },
  {
    name: 'application.remind',
    everySeconds: 600,
    run: async (context) => void (await remindOfTomorrow(context)),
  },
]
