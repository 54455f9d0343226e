/** Pillar 3 of the example year: the people that growing industries need. */
import type { Delivery } from './delivery.ts'

const wholeYear = { from: '2023-04-17', to: '2024-03-18', count: 220 } as const

export const industryDeliveries: readonly Delivery[] = [
  {
    line: '21',
    who: 'seeker',
    days: wholeYear,
    steps: [
      {
        kind: 'placement.dispatched',
        reach: 1989,
        entries: 2204,
        sheets: 'month',
        traps: { split: 2, doubled: 11, astray: 4, before: 10, after: 9, late: 9, foundLate: 2 },
      },
      { kind: 'placement.hired', lag: 80, reach: 1105, entries: 1105, sheets: 'year' },
    ],
  },
  {
    line: '22',
    who: 'seeker',
    days: wholeYear,
    steps: [
      {
        kind: 'placement.dispatched',
        reach: 452,
        entries: 488,
        traps: { split: 1, doubled: 4, misdated: 2, after: 5 },
      },
      { kind: 'placement.hired', lag: 80, reach: 231, entries: 231, sheets: 'year' },
    ],
  },
  {
    line: '23',
    who: 'seeker',
    days: { from: '2023-06-05', to: '2024-01-29', count: 9 },
    steps: [
      { kind: 'course.accepted', lag: -14, reach: 268, entries: 268, traps: { cancelled: 9 } },
      {
        kind: 'course.attended',
        tags: ['in-person'],
        reach: 250,
        entries: 1253,
        traps: { split: 1, doubled: 9, astray: 3, before: 4, slid: true },
      },
      { kind: 'course.hired', lag: 60, reach: 97, entries: 97 },
    ],
  },
  {
    line: '24',
    who: 'seeker',
    days: { from: '2023-06-19', to: '2024-02-05', count: 8 },
    steps: [
      { kind: 'course.applied', lag: -30, reach: 340, entries: 340 },
      { kind: 'course.accepted', lag: -14, reach: 231, entries: 231 },
      {
        kind: 'course.attended',
        tags: ['online'],
        reach: 219,
        entries: 880,
        traps: { doubled: 6, astray: 2, after: 4 },
      },
      { kind: 'course.completed', lag: 20, reach: 202, entries: 202 },
    ],
  },
  {
    line: '25-1',
    who: 'company',
    days: wholeYear,
    steps: [
      {
        kind: 'support.visited',
        reach: 372,
        entries: 566,
        traps: { split: 2, doubled: 5, astray: 2, before: 4, after: 3 },
      },
    ],
  },
  {
    line: '25-2',
    who: 'company',
    days: { from: '2023-07-18', to: '2024-02-26', count: 17 },
    steps: [
      { kind: 'grant.applied', lag: -40, reach: 24, entries: 24, sheets: 'year' },
      {
        kind: 'grant.decided',
        reach: 17,
        entries: 18,
        measure: { unit: 'yen', amounts: [1_200_000, 800_000, 950_000] },
        traps: { split: 1, astray: 1, after: 1 },
      },
      {
        kind: 'grant.decided',
        reach: 17,
        entries: 17,
        measure: { unit: 'person', amounts: [1] },
        traps: { doubled: 1, after: 1 },
      },
    ],
  },
  {
    line: '25-3',
    who: 'employee',
    days: { from: '2023-07-12', to: '2024-02-07', count: 4 },
    steps: [
      {
        kind: 'gathering.held',
        tags: ['seminar'],
        reach: 0,
        entries: 4,
        traps: { before: 1 },
      },
      {
        kind: 'gathering.held',
        at: '25-3-exchange',
        tags: ['exchange'],
        days: { from: '2023-07-26', to: '2023-10-03', count: 2 },
        reach: 0,
        entries: 2,
        traps: { before: 1 },
      },
      { kind: 'gathering.attended', tags: ['seminar'], reach: 172, entries: 205 },
      {
        kind: 'gathering.attended',
        at: '25-3-exchange',
        tags: ['exchange'],
        days: { from: '2023-07-26', to: '2023-10-03', count: 2 },
        reach: 64,
        entries: 71,
      },
    ],
  },
  {
    line: '26',
    who: 'company',
    days: { from: '2023-06-12', to: '2024-02-19', count: 60 },
    steps: [
      {
        kind: 'dispatch.decided',
        reach: 29,
        entries: 30,
        traps: { split: 1, astray: 1, after: 1 },
      },
      { kind: 'dispatch.visited', lag: 21, reach: 27, entries: 88 },
      {
        kind: 'grant.paid',
        at: '26-grant',
        lag: 60,
        reach: 7,
        entries: 7,
        measure: { unit: 'yen', amounts: [600_000, 400_000] },
        traps: { doubled: 1, after: 1 },
      },
    ],
  },
  {
    line: '27',
    who: 'seeker',
    days: { from: '2023-07-20', to: '2024-02-15', count: 5 },
    steps: [
      { kind: 'gathering.held', tags: ['interview'], reach: 0, entries: 5 },
      {
        kind: 'gathering.attended',
        reach: 402,
        entries: 463,
        heads: { heads: 46, records: 5 },
        traps: { doubled: 5, astray: 2, before: 3 },
      },
    ],
  },
  {
    line: '28',
    who: 'company',
    days: wholeYear,
    steps: [
      {
        kind: 'grant.applied',
        reach: 541,
        entries: 606,
        traps: { split: 2, doubled: 5, misdated: 2, before: 4, after: 6, late: 8, slid: true },
      },
      {
        kind: 'grant.decided',
        lag: 30,
        reach: 519,
        entries: 571,
        measure: { unit: 'yen', amounts: [240_000, 155_000, 480_000, 96_000] },
      },
      {
        kind: 'grant.paid',
        lag: 110,
        reach: 462,
        entries: 498,
        measure: { unit: 'yen', amounts: [231_000, 155_000, 462_000, 90_000] },
        sheets: 'year',
      },
    ],
  },
  {
    line: '29',
    who: 'company',
    days: { from: '2023-06-26', to: '2024-02-26', count: 6 },
    steps: [
      {
        kind: 'grant.applied',
        reach: 6,
        entries: 6,
        traps: { doubled: 1, after: 1 },
      },
    ],
  },
  {
    line: '30',
    who: 'seeker',
    days: { from: '2023-07-03', to: '2024-01-22', count: 7 },
    steps: [
      { kind: 'course.applied', lag: -35, reach: 188, entries: 188 },
      { kind: 'course.accepted', lag: -20, reach: 104, entries: 104 },
      {
        kind: 'course.attended',
        tags: ['in-person'],
        reach: 100,
        entries: 405,
        traps: { doubled: 4, astray: 2, before: 2 },
      },
      { kind: 'course.qualified', lag: 30, reach: 72, entries: 72 },
      { kind: 'course.hired', lag: 60, reach: 49, entries: 49 },
    ],
  },
]
