/** Printing letters soon after they were issued, so that what is sent is fixed at once. */
import { printLetters } from '../commands/letter/print-letter.ts'
import { pressLetter } from '../formats/pdf/letter-paper.ts'
import type { Job } from './job.ts'

/** Looks every 20 seconds; whoever opens a letter earlier prints it. */
export const letterJobs: readonly Job[] = [
  {
    name: 'letter.print',
    everySeconds: 20,
    run: (context, signal) => printLetters(context, pressLetter, signal),
  },
]
