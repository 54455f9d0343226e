/** The colour of a notice's state. */
import type { NoticeState } from '../../../domain/notice/state.ts'
import type { Tone } from '../../ui/status-tag.tsx'

/** What stands out is what somebody has to do something about. */
export const noticeTones: Readonly<Record<NoticeState, Tone>> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'good',
  kept: 'neutral',
  failed: 'attention',
  withdrawn: 'over',
}
