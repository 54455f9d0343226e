/** The dispatches of experts of the year. */
import type { OfferingSheet } from './sheet.ts'

const common = {
  kind: 'dispatch',
  place: { ja: '', en: '' },
  channel: 'in-person',
  hours: ['09:00', '17:00'],
} as const

/** At most five visits of two hours for a request, and ten to the same company in a year. */
const limits = {
  visitsPerRequest: 5,
  visitMinutes: 120,
  visitsPerYear: 10,
  fee: { yen: 30_000, per: 'visit' },
  isOnlinePossible: true,
} as const

export const dispatches = {
  '13-visit': {
    ...common,
    line: '13',
    title: {
      ja: 'シルバー人材センターへの専門家派遣',
      en: 'Experts for silver human resources centres',
    },
    summary: {
      ja: '専門家がセンターを訪ね、運営の改善を助言します。',
      en: 'An expert visits the centre and advises on how it is run.',
    },
    details: { ...limits, fields: [{ ja: '法人運営', en: 'Running an association' }] },
  },
  '26': {
    ...common,
    line: '26',
    title: { ja: '社員満足度の向上の専門家派遣', en: 'Experts on content staff' },
    summary: {
      ja: '専門家が会社を訪ね、若い社員が長く働ける職場を一緒に考えます。',
      en: 'An expert visits you and works out with you how young staff stay.',
    },
    details: {
      ...limits,
      fields: [
        { ja: '人材育成', en: 'Training' },
        { ja: '職場の環境づくり', en: 'The workplace' },
      ],
    },
  },
  '32': {
    ...common,
    line: '32',
    title: { ja: '働き方を変える専門家派遣', en: 'Experts on new ways of working' },
    summary: {
      ja: '専門家が会社を訪ね、働き方の見直しを助言します。',
      en: 'An expert visits you and advises on other ways of working.',
    },
    details: { ...limits, fields: [{ ja: '就業規則', en: 'Work rules' }] },
    plays: { from: 80, count: 30 },
  },
  '33-1': {
    ...common,
    line: '33-1',
    title: { ja: '職場づくりの専門家派遣', en: 'Experts on good workplaces' },
    summary: {
      ja: '専門家が会社を訪ね、職場の課題を一緒に整理します。',
      en: 'An expert visits you and goes through the problems of your workplace with you.',
    },
    details: { ...limits, fields: [{ ja: '労務管理', en: 'Labour management' }] },
  },
  '34-2': {
    ...common,
    line: '34-2',
    title: { ja: '学びの支援制度の専門家派遣', en: 'Experts on schemes for learning' },
    summary: {
      ja: '専門家が会社を訪ね、社員の学びを支える制度の作り方を助言します。',
      en: 'An expert visits you and advises on schemes that help staff to learn.',
    },
    details: { ...limits, fields: [{ ja: '労務管理', en: 'Labour management' }] },
  },
  '35-2': {
    ...common,
    line: '35-2',
    title: { ja: '育業計画の専門家派遣', en: 'Experts on plans of parental leave' },
    summary: {
      ja: '専門家が会社を訪ね、休みの計画書の作り方を助言します。',
      en: 'An expert visits you and advises on how to plan a leave.',
    },
    details: { ...limits, fields: [{ ja: '両立支援', en: 'Work and family' }] },
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>
