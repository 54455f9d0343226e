/** Forgetting drafts and files that were never sent. */
import { sweepDrafts } from '../commands/draft/drafts.ts'
import type { Job } from './job.ts'

/** Looks once an hour for what has been left alone for its time. */
export const draftJobs: readonly Job[] = [
  { name: 'draft.sweep', everySeconds: 3600, run: (context) => sweepDrafts(context) },
]
