/** What a committee says of an application. */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The results of a meeting with their labels. The decision itself is the public body's own act. */
export const meetingResults = {
  certify: { ja: '認証が適当', en: 'to be certified' },
  'certify-provisionally': { ja: '予備認証が適当', en: 'to be certified provisionally' },
  return: { ja: '補正のうえ再審査', en: 'to be mended and looked at again' },
  refuse: { ja: '認証は不適当', en: 'not to be certified' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type MeetingResult = keyof typeof meetingResults

/** The names of the results, in the order in which they are offered. */
export const meetingResultNames = Object.keys(meetingResults) as [MeetingResult, ...MeetingResult[]]
