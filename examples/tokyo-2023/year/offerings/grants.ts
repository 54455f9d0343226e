/** The grant calls of the year. Their fixed sums are those that the tables measure. */
import type { OfferingSheet } from './sheet.ts'

const common = {
  kind: 'grant',
  place: { ja: '', en: '' },
  channel: 'in-person',
  hours: ['09:00', '17:00'],
} as const

/** What each of two reviewers looks at. */
export const checklist = [
  { key: 'papers', label: { ja: '書類がそろっている', en: 'The papers are complete' } },
  { key: 'small', label: { ja: '中小企業等に当たる', en: 'It is a small business' } },
] as const

const summary = {
  ja: '申請から支払まで、この画面で手続きできます。',
  en: 'From the application to the payment, all of it here.',
} as const

export const grants = {
  '5-grant': {
    ...common,
    line: '5',
    title: { ja: 'ソーシャルファームの運営の助成', en: 'Grants for running a social firm' },
    summary,
    plays: { from: 1, count: 3 },
  },
  '25-2': {
    ...common,
    line: '25-2',
    title: { ja: '専門人材の確保の助成', en: 'Grants towards the cost of hiring' },
    summary,
    plays: { from: 3, count: 10 },
  },
  '26-grant': {
    ...common,
    line: '26',
    title: { ja: '社員満足度の向上の助成', en: 'Grants for content staff' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 1, count: 6 },
  },
  '28': {
    ...common,
    line: '28',
    title: { ja: '社員の訓練の助成', en: 'Grants for training staff' },
    summary,
    plays: { from: 156, count: 8 },
  },
  '29': {
    ...common,
    line: '29',
    title: { ja: '育業中の学びの助成', en: 'Grants for learning during leave' },
    summary,
    plays: { from: 1, count: 5 },
  },
  '31': {
    ...common,
    line: '31',
    title: { ja: '正規雇用転換の奨励金', en: 'Grants for regular employment' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 98, count: 8 },
  },
  '32-grant': {
    ...common,
    line: '32',
    title: { ja: '働きがいのある職場の奨励金', en: 'Grants for engaging workplaces' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 98, count: 8 },
  },
  '34-1': {
    ...common,
    line: '34-1',
    title: { ja: '学びの支援制度の奨励金', en: 'Grants for schemes of learning' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 30, count: 8 },
  },
  '35-1': {
    ...common,
    line: '35-1',
    title: { ja: 'ママコースの奨励金', en: 'Grants of the mothers’ course' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 40, count: 8 },
  },
  '36': {
    ...common,
    line: '36',
    title: { ja: '男性の育業の奨励金', en: 'Grants for parental leave of men' },
    summary,
    details: { variant: 'fixed-sum' },
    plays: { from: 49, count: 8 },
  },
  '37-2': {
    ...common,
    line: '37-2',
    title: { ja: '自主セミナーの助成', en: 'Grants for companies’ own seminars' },
    summary,
    plays: { from: 1, count: 2 },
  },
  '37-3': {
    ...common,
    line: '37-3',
    title: { ja: '職場環境の整備の助成', en: 'Grants for better workplaces' },
    summary,
    plays: { from: 3, count: 8 },
  },
  '39-2-grant': {
    ...common,
    line: '39-2',
    title: { ja: 'テレワークの機器の助成', en: 'Grants for telework equipment' },
    summary,
    plays: { from: 60, count: 8 },
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>
