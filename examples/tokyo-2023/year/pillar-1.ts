/** Pillar 1 of the example year: people who find it hard to get work. */
import type { Delivery } from './delivery.ts'

export const disabilityDeliveries: readonly Delivery[] = [
  {
    line: '1',
    who: 'company',
    days: { from: '2023-04-17', to: '2024-03-22', count: 120 },
    steps: [
      { kind: 'support.approached', reach: 158, entries: 158, sheets: 'year' },
      {
        kind: 'support.registered',
        reach: 65,
        entries: 67,
        traps: { split: 2, doubled: 2, astray: 1, before: 2, after: 1 },
      },
      { kind: 'support.supported', lag: 7, reach: 62, entries: 411 },
      { kind: 'support.hired', lag: 60, reach: 31, entries: 38, sheets: 'year' },
    ],
  },
  {
    line: '2',
    who: 'seeker',
    days: { from: '2023-09-14', to: '2024-02-08', count: 4 },
    steps: [
      { kind: 'gathering.held', reach: 0, entries: 4 },
      {
        kind: 'gathering.attended',
        reach: 2330,
        entries: 2518,
        heads: { heads: 410, records: 16 },
        traps: { split: 2, doubled: 16, astray: 4, before: 6, late: 18 },
      },
      { kind: 'gathering.interviewed', reach: 310, entries: 388 },
      { kind: 'gathering.hired', lag: 30, reach: 64, entries: 64 },
    ],
  },
  {
    line: '3',
    who: 'company',
    days: { from: '2023-04-10', to: '2024-03-27', count: 200 },
    steps: [
      {
        kind: 'support.supported',
        reach: 1327,
        entries: 2704,
        sheets: 'month',
        traps: {
          split: 5,
          chain: true,
          wrongMerge: true,
          doubled: 7,
          astray: 4,
          misdated: 3,
          before: 5,
          after: 4,
          late: 12,
        },
      },
    ],
  },
  {
    line: '4',
    who: 'company',
    days: { from: '2023-07-03', to: '2023-11-20', count: 90 },
    steps: [
      {
        kind: 'survey.surveyed',
        reach: 10_401,
        entries: 10_466,
        sheets: 'month',
        traps: { split: 5, doubled: 21 },
      },
      {
        kind: 'placement.started',
        at: '4-trial',
        days: { from: '2023-10-02', to: '2024-02-05', count: 5 },
        reach: 3,
        entries: 5,
        sheets: 'year',
        traps: { astray: 1, after: 1 },
      },
    ],
  },
  {
    line: '5',
    who: 'office',
    days: { from: '2023-06-15', to: '2024-03-14', count: 4 },
    steps: [
      { kind: 'certification.provisionally-certified', reach: 7, entries: 7, sheets: 'year' },
      {
        // Some weeks after the provisional certificate, where there was one.
        kind: 'certification.certified',
        days: { from: '2023-07-20', to: '2024-03-27', count: 4 },
        reach: 10,
        entries: 10,
        traps: { doubled: 1, astray: 1, after: 3 },
      },
      {
        kind: 'grant.decided',
        at: '5-grant',
        lag: 10,
        reach: 8,
        entries: 8,
        measure: { unit: 'yen', amounts: [8_000_000, 12_500_000, 5_400_000] },
        sheets: 'year',
      },
    ],
  },
  {
    line: '6',
    who: 'school',
    days: { from: '2023-04-12', to: '2024-01-10', count: 4 },
    steps: [
      {
        kind: 'site.operating',
        tags: ['model'],
        reach: 5,
        entries: 20,
        traps: { astray: 1, before: 1 },
      },
    ],
  },
  {
    line: '7',
    who: 'school',
    days: { from: '2023-04-12', to: '2023-10-11', count: 2 },
    steps: [
      {
        kind: 'site.operating',
        tags: ['work-skills'],
        reach: 5,
        entries: 10,
        traps: { doubled: 1 },
      },
      {
        kind: 'site.operating',
        tags: ['job-development'],
        reach: 5,
        entries: 10,
        traps: { after: 1 },
      },
    ],
  },
]
