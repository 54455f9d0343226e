/** The supports of the year. */
import type { OfferingSheet } from './sheet.ts'

const common = {
  kind: 'support',
  place: { ja: '', en: '' },
  channel: 'in-person',
  hours: ['09:00', '17:00'],
} as const

export const supports = {
  '1': {
    ...common,
    line: '1',
    title: { ja: '障害者雇用ナビゲート支援', en: 'Guidance in employing people with disabilities' },
    summary: {
      ja: '支援員が、障害者を初めて雇う企業に、採用の前から職場に定着するまで伴走します。',
      en: 'Accompanies companies that employ somebody with a disability for the first time.',
    },
  },
  '3': {
    ...common,
    line: '3',
    title: { ja: '障害者雇用の応援訪問', en: 'Visits on employing people with disabilities' },
    summary: {
      ja: '労働局、ハローワーク、しごと財団、地域の支援機関が手分けして企業を訪ね、助言します。',
      en: 'Several agencies share the work of visiting and advising companies.',
    },
    plays: { from: 930, count: 40 },
  },
  '25-1': {
    ...common,
    line: '25-1',
    title: { ja: '人材戦略の企業訪問', en: 'Visits on talent strategy' },
    summary: {
      ja: '人材戦略マネージャーが企業を訪ね、必要な人材を一緒に考えます。',
      en: 'A talent-strategy manager visits you and works out with you whom you need.',
    },
    plays: { from: 300, count: 72 },
  },
  '39-1': {
    ...common,
    line: '39-1',
    title: { ja: 'テレワークの定着相談', en: 'Advice on lasting telework' },
    summary: {
      ja: 'テレワークを始めた企業の困りごとを聞き、続けられるよう専門家が支えます。',
      en: 'Experts listen to companies that began to telework, and help them to keep it up.',
    },
    plays: { from: 60, count: 30 },
  },
  '39-2': {
    ...common,
    line: '39-2',
    title: { ja: 'テレワーク導入の伴走支援', en: 'Help with starting to telework' },
    summary: {
      ja: '専門家が、計画から導入まで一緒に進めます。',
      en: 'An expert goes with the company from its plan to its first telework.',
    },
    plays: { from: 60, count: 30 },
  },
} as const satisfies Readonly<Record<string, OfferingSheet>>
