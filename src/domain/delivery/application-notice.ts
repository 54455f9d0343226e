/** What applicants are told by mail as their application moves. The words are in `../notice/`. */
export const applicationNotices = [
  'reserved',
  'waiting',
  'offered',
  'lapsed',
  'cancelled',
  'applied',
  'accepted',
  'declined',
  'completed',
  'booked',
  'answered',
  'interview-result',
  'questionnaire',
  'session-moved',
  'session-cancelled',
  'offering-cancelled',
  'reminder',
] as const
export type ApplicationNotice = (typeof applicationNotices)[number]
