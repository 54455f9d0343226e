/** Pillar 4 of the example year: better ways of working. */
import type { Delivery } from './delivery.ts'

const wholeYear = { from: '2023-04-20', to: '2024-03-21', count: 220 } as const
const everyDay = { from: '2023-04-01', to: '2024-03-31', count: 366, weekends: true } as const

export const workstyleDeliveries: readonly Delivery[] = [
  {
    line: '31',
    who: 'company',
    days: wholeYear,
    steps: [
      { kind: 'grant.applied', reach: 1330, entries: 1421 },
      {
        kind: 'grant.paid',
        lag: 60,
        reach: 1258,
        entries: 1340,
        measure: { unit: 'yen', amounts: [200_000, 300_000, 400_000] },
        traps: { doubled: 8, astray: 3, before: 7, after: 11, late: 5 },
      },
    ],
  },
  {
    line: '32',
    who: 'company',
    days: wholeYear,
    steps: [
      {
        kind: 'dispatch.visited',
        reach: 641,
        entries: 2249,
        sheets: 'month',
        traps: { split: 1, doubled: 14, astray: 4, before: 8, after: 6 },
      },
      { kind: 'grant.applied', at: '32-grant', lag: 40, reach: 301, entries: 301 },
      {
        kind: 'grant.decided',
        at: '32-grant',
        lag: 70,
        reach: 246,
        entries: 259,
        measure: { unit: 'yen', amounts: [600_000, 900_000, 1_200_000] },
        traps: { split: 2, doubled: 3, after: 4 },
      },
    ],
  },
  {
    line: '33-1',
    who: 'company',
    days: { from: '2023-07-10', to: '2024-02-19', count: 22 },
    steps: [
      {
        kind: 'dispatch.visited',
        reach: 11,
        entries: 22,
        traps: { split: 1, doubled: 1, before: 1 },
      },
    ],
  },
  {
    line: '33-2',
    who: 'employee',
    days: { from: '2023-10-12', to: '2024-02-08', count: 3 },
    steps: [
      {
        kind: 'gathering.held',
        tags: ['online'],
        reach: 0,
        entries: 3,
        traps: { before: 1 },
      },
      {
        kind: 'gathering.registered',
        tags: ['online'],
        lag: -10,
        reach: 402,
        entries: 460,
        traps: { cancelled: 12 },
      },
      {
        kind: 'gathering.attended',
        tags: ['online'],
        reach: 330,
        entries: 371,
        heads: { heads: 50, records: 3 },
        traps: { doubled: 4, astray: 1 },
      },
    ],
  },
  {
    line: '34-1',
    who: 'company',
    days: { from: '2023-06-01', to: '2024-03-15', count: 90 },
    steps: [
      { kind: 'grant.applied', lag: -30, reach: 74, entries: 74, sheets: 'year' },
      {
        kind: 'grant.paid',
        reach: 61,
        entries: 64,
        sheets: 'half',
        measure: { unit: 'yen', amounts: [300_000, 500_000] },
        traps: { split: 1, doubled: 1, astray: 1, before: 1, after: 2, repeating: true },
      },
    ],
  },
  {
    line: '34-2',
    who: 'company',
    days: { from: '2023-10-05', to: '2024-02-01', count: 5 },
    steps: [
      {
        kind: 'dispatch.visited',
        reach: 1,
        entries: 5,
        sheets: 'year',
        traps: { split: 1, doubled: 1 },
      },
    ],
  },
  {
    line: '35-1',
    who: 'company',
    days: { from: '2023-06-08', to: '2024-03-14', count: 90 },
    steps: [
      { kind: 'grant.applied', lag: -30, reach: 93, entries: 93, sheets: 'year' },
      {
        kind: 'grant.decided',
        reach: 78,
        entries: 83,
        measure: { unit: 'yen', amounts: [1_000_000] },
        traps: { split: 1, doubled: 2, before: 2, after: 2 },
      },
    ],
  },
  {
    line: '35-2',
    who: 'company',
    days: { from: '2023-09-07', to: '2024-01-18', count: 4 },
    steps: [{ kind: 'dispatch.visited', reach: 2, entries: 4, traps: { doubled: 1, astray: 1 } }],
  },
  {
    line: '36',
    who: 'company',
    days: { from: '2023-06-15', to: '2024-03-14', count: 90 },
    steps: [
      { kind: 'grant.applied', lag: -30, reach: 82, entries: 82, sheets: 'year' },
      {
        kind: 'grant.decided',
        reach: 67,
        entries: 71,
        measure: { unit: 'yen', amounts: [1_100_000, 1_400_000, 1_700_000] },
        traps: { split: 1, doubled: 1, astray: 1, after: 2 },
      },
    ],
  },
  {
    line: '37-1',
    who: 'employee',
    days: { from: '2023-09-28', to: '2024-02-22', count: 3 },
    steps: [
      {
        kind: 'gathering.held',
        tags: ['symposium'],
        days: { from: '2023-11-15', to: '2023-11-15', count: 1 },
        reach: 0,
        entries: 1,
      },
      { kind: 'gathering.held', at: '37-1-seminar', tags: ['seminar'], reach: 0, entries: 3 },
      {
        kind: 'gathering.attended',
        tags: ['symposium'],
        days: { from: '2023-11-15', to: '2023-11-15', count: 1 },
        reach: 120,
        entries: 120,
        heads: { heads: 28, records: 2 },
        traps: { doubled: 3 },
      },
      {
        kind: 'gathering.attended',
        at: '37-1-seminar',
        tags: ['seminar'],
        reach: 84,
        entries: 96,
        heads: { heads: 5, records: 2 },
        traps: { doubled: 4, astray: 1 },
      },
    ],
  },
  {
    line: '37-2',
    who: 'company',
    days: { from: '2023-08-24', to: '2024-02-08', count: 4 },
    steps: [
      { kind: 'grant.applied', lag: -30, reach: 4, entries: 4, sheets: 'year' },
      {
        kind: 'grant.decided',
        reach: 3,
        entries: 4,
        measure: { unit: 'yen', amounts: [200_000] },
        sheets: 'year',
        traps: { split: 1, after: 1 },
      },
    ],
  },
  {
    line: '37-3',
    who: 'company',
    days: { from: '2023-08-03', to: '2024-03-07', count: 14 },
    steps: [
      { kind: 'grant.applied', lag: -30, reach: 17, entries: 17, sheets: 'year' },
      {
        kind: 'grant.decided',
        reach: 14,
        entries: 15,
        measure: { unit: 'yen', amounts: [200_000, 400_000] },
        traps: { split: 1, doubled: 1, after: 1 },
      },
    ],
  },
  {
    line: '38',
    who: 'company',
    days: { from: '2023-05-08', to: '2023-06-30', count: 39 },
    steps: [
      { kind: 'survey.surveyed', reach: 420, entries: 420, sheets: 'year' },
      {
        kind: 'survey.answered',
        tags: ['online'],
        reach: 207,
        entries: 215,
        sheets: 'year',
        traps: { split: 1, doubled: 3 },
      },
      {
        kind: 'survey.answered',
        who: 'employee',
        tags: ['online'],
        reach: 3646,
        entries: 3646,
        sheets: 'year',
        traps: { doubled: 14, astray: 3 },
      },
      {
        kind: 'article.viewed',
        days: everyDay,
        reach: 0,
        entries: 366,
        measure: { unit: 'view', total: 71_390 },
        traps: { doubled: 2, before: 2, after: 3 },
      },
    ],
  },
  {
    line: '39-1',
    who: 'company',
    days: wholeYear,
    steps: [
      {
        kind: 'support.supported',
        reach: 337,
        entries: 506,
        traps: { split: 2, lateSplit: 1, doubled: 5, astray: 2, before: 5, after: 3 },
      },
    ],
  },
  {
    line: '39-2',
    who: 'company',
    days: wholeYear,
    steps: [
      {
        kind: 'support.supported',
        reach: 322,
        entries: 544,
        traps: { split: 1, doubled: 4, misdated: 2, before: 4, after: 5 },
      },
      {
        kind: 'grant.decided',
        at: '39-2-grant',
        lag: 45,
        reach: 140,
        entries: 140,
        measure: { unit: 'yen', amounts: [1_500_000, 700_000] },
        sheets: 'year',
      },
    ],
  },
  {
    line: '39-3',
    who: 'company',
    days: everyDay,
    steps: [
      {
        kind: 'article.viewed',
        reach: 0,
        entries: 366,
        measure: { unit: 'view', total: 139_374 },
        traps: { doubled: 3, before: 3, after: 3 },
      },
    ],
  },
]
