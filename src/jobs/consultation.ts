/** Erasing what was written in consultations once its time of keeping is over. */
import { forgetTexts } from '../commands/consultation/forget.ts'
import type { Job } from './job.ts'

/** Looks every six hours: a day more or less is no matter after months. */
export const consultationJobs: readonly Job[] = [
  { name: 'consultation.forget', everySeconds: 21_600, run: (context) => forgetTexts(context) },
]
