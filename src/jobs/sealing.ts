/** Seals what the books hold, from time to time. */
import { seal } from '../commands/seal.ts'
import type { Job } from './job.ts'

/** Every half minute: what is not sealed yet could still be changed unnoticed. */
export const sealing: Job = { name: 'sealing', everySeconds: 30, run: seal }
