/** The placements of the year. */
import type { OfferingSheet } from './sheet.ts'

const common = {
  kind: 'placement',
  place: { ja: '', en: '' },
  channel: 'in-person',
  hours: ['09:00', '17:00'],
} as const

export const placements = {
  '4-trial': {
    ...common,
    line: '4',
    title: { ja: '新しい業務のトライアル雇用', en: 'Trial work in new kinds of jobs' },
    summary: {
      ja: '障害のある方が、企業で新しい業務を一定の期間試します。',
      en: 'People with disabilities try new kinds of work at a company for some time.',
    },
  },
  '15': {
    ...common,
    line: '15',
    title: { ja: '65歳からのトライアル就労', en: 'Trial work from 65' },
    summary: {
      ja: '65歳以上の方が、派遣で企業の仕事を短い期間試します。',
      en: 'People of 65 and more try work at a company for a short time.',
    },
    plays: { from: 60, count: 20 },
  },
  '21': {
    ...common,
    line: '21',
    title: { ja: '人手の足りない業界での試用就労', en: 'Trial work where people are wanted' },
    summary: {
      ja: '派遣で試しに働き、その先の正社員を目指します。',
      en: 'Work for some time, on the way to a regular job.',
    },
    plays: { from: 230, count: 20 },
  },
  '22': {
    ...common,
    line: '22',
    title: { ja: '成長産業での試用就労', en: 'Trial work in growing industries' },
    summary: {
      ja: 'デジタル、環境、エネルギーの分野の仕事を派遣で試せます。',
      en: 'Try work in digital, environmental and energy companies.',
    },
    plays: { from: 60, count: 20 },
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>
