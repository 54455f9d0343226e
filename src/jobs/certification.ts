/** The clock's work on certificates: see `commands/certification/sweep.ts`. */
import { expireCertificates, remindOfExpiry } from '../commands/certification/sweep.ts'
import type { Job } from './job.ts'

/** Lets certificates expire, and reminds of those that end. */
export const certificationJobs: readonly Job[] = [
  {
    name: 'certification.expire',
    everySeconds: 600,
    run: async (context) => void (await expireCertificates(context)),
  },
  {
    name: 'certification.remind',
    everySeconds: 3600,
    run: async (context) => void (await remindOfExpiry(context)),
  },
]
