/** Keeping the slots of counsellors and rooms made, some weeks ahead. */
import { keepSlotsAhead } from '../commands/slot/keep-slots.ts'
import type { Job } from './job.ts'

/** Looks every quarter of an hour whether a day has begun for which slots are missing. */
export const slotJobs: readonly Job[] = [
  { name: 'slot.ahead', everySeconds: 900, run: keepSlotsAhead },
]
