/** Clearing what accounts leave behind: links, sign-ins and attempts that are over. */
import { sweepEnded } from '../commands/account/sweep.ts'
import type { Job } from './job.ts'

/** Looks once an hour for what ended long enough ago. */
export const accountJobs: readonly Job[] = [
  { name: 'account.sweep', everySeconds: 3600, run: (context) => sweepEnded(context) },
]
