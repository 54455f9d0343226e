/** Pillar 2 of the example year: women and older people. */
import type { Delivery } from './delivery.ts'

const threeDaysAWeek = { from: '2023-04-05', to: '2024-03-27', count: 144 } as const
const everyWeek = { from: '2023-04-06', to: '2024-03-28', count: 52 } as const
const everyDay = { from: '2023-04-01', to: '2024-03-31', count: 366, weekends: true } as const

export const womenAndSeniorDeliveries: readonly Delivery[] = [
  {
    line: '8',
    who: 'seeker',
    days: { from: '2023-05-17', to: '2024-02-21', count: 8 },
    steps: [
      { kind: 'gathering.held', tags: ['interview'], reach: 0, entries: 8 },
      {
        kind: 'gathering.registered',
        lag: -14,
        reach: 521,
        entries: 598,
        traps: { cancelled: 28 },
      },
      {
        kind: 'gathering.attended',
        reach: 439,
        entries: 502,
        traps: { split: 2, doubled: 6, astray: 2, misdated: 2, before: 3, after: 3, late: 6 },
      },
      { kind: 'gathering.interviewed', reach: 402, entries: 640 },
      { kind: 'gathering.hired', lag: 25, reach: 47, entries: 47 },
    ],
  },
  {
    line: '9',
    who: 'seeker',
    days: { from: '2023-06-24', to: '2024-01-27', count: 6, weekends: true },
    steps: [
      {
        kind: 'consultation.held',
        at: '9-counselling',
        tags: ['online'],
        days: everyWeek,
        reach: 340,
        entries: 512,
      },
      {
        kind: 'gathering.attended',
        at: '9-expo',
        tags: ['expo'],
        reach: 8483,
        entries: 8836,
        traps: { split: 4, doubled: 24, astray: 6, before: 12, slid: true, foundLate: 3 },
      },
      {
        kind: 'gathering.attended',
        at: '9-seminar',
        tags: ['seminar'],
        lag: 12,
        reach: 140,
        entries: 161,
      },
    ],
  },
  {
    line: '10',
    who: 'seeker',
    days: { from: '2023-06-07', to: '2024-01-24', count: 6 },
    steps: [
      {
        // Those who applied and were not accepted stay on the waiting list.
        kind: 'course.applied',
        lag: -30,
        reach: 812,
        entries: 846,
        traps: { cancelled: 19 },
      },
      {
        kind: 'course.accepted',
        lag: -12,
        reach: 543,
        entries: 556,
        traps: { split: 2, doubled: 5, astray: 3, before: 6, after: 8 },
      },
      { kind: 'course.attended', tags: ['online'], reach: 531, entries: 531 },
      { kind: 'course.completed', lag: 45, reach: 455, entries: 455 },
      { kind: 'course.hired', lag: 90, reach: 121, entries: 121 },
      {
        kind: 'gathering.attended',
        at: '10-exchange',
        tags: ['exchange'],
        lag: 50,
        reach: 180,
        entries: 204,
      },
    ],
  },
  {
    line: '11',
    who: 'student',
    days: { from: '2023-07-05', to: '2023-12-13', count: 4 },
    steps: [
      { kind: 'course.applied', lag: -15, reach: 71, entries: 71, traps: { cancelled: 4 } },
      {
        kind: 'course.attended',
        tags: ['in-person'],
        reach: 55,
        entries: 197,
        traps: { doubled: 3, astray: 1, late: 3 },
      },
    ],
  },
  {
    line: '12',
    who: 'seeker',
    days: { from: '2023-05-24', to: '2024-02-28', count: 10 },
    steps: [
      { kind: 'gathering.held', tags: ['interview'], reach: 0, entries: 10 },
      {
        kind: 'gathering.registered',
        lag: -10,
        reach: 688,
        entries: 771,
        traps: { cancelled: 33 },
      },
      {
        // Visitors without a reservation were counted at the door: they may be named ones again.
        kind: 'gathering.attended',
        reach: 589,
        entries: 655,
        heads: { heads: 34, records: 10 },
        traps: { split: 2, doubled: 5, astray: 2, before: 4, after: 2 },
      },
      { kind: 'gathering.interviewed', reach: 540, entries: 702 },
      { kind: 'gathering.hired', lag: 30, reach: 61, entries: 61 },
    ],
  },
  {
    line: '13',
    who: 'agency',
    days: { from: '2023-05-10', to: '2024-03-06', count: 12 },
    steps: [
      { kind: 'course.held', reach: 0, entries: 12, traps: { before: 1 } },
      { kind: 'course.attended', tags: ['in-person'], reach: 48, entries: 210 },
      {
        kind: 'consultation.held',
        at: '13-advice',
        reach: 8,
        entries: 10,
        traps: { before: 1 },
      },
      {
        kind: 'dispatch.visited',
        at: '13-visit',
        reach: 11,
        entries: 15,
        traps: { doubled: 1, late: 1 },
      },
    ],
  },
  {
    line: '14',
    who: 'senior',
    days: { from: '2023-06-14', to: '2024-02-14', count: 7 },
    steps: [
      { kind: 'gathering.held', tags: ['interview'], reach: 0, entries: 7 },
      {
        kind: 'gathering.registered',
        lag: -14,
        reach: 506,
        entries: 540,
        traps: { cancelled: 17 },
      },
      {
        kind: 'gathering.attended',
        reach: 432,
        entries: 471,
        traps: { split: 2, doubled: 4, astray: 2, misdated: 1, after: 3 },
      },
    ],
  },
  {
    line: '15',
    who: 'senior',
    days: { from: '2023-05-08', to: '2024-03-08', count: 180 },
    steps: [
      {
        kind: 'placement.dispatched',
        reach: 505,
        entries: 561,
        traps: { split: 2, doubled: 4, astray: 2, before: 5, after: 6, late: 4 },
      },
      { kind: 'placement.hired', lag: 75, reach: 214, entries: 214, sheets: 'year' },
    ],
  },
  {
    line: '16',
    who: 'senior',
    days: { from: '2023-06-01', to: '2024-02-22', count: 10 },
    steps: [
      { kind: 'course.applied', tags: ['in-person'], lag: -30, reach: 790, entries: 790 },
      {
        kind: 'course.attended',
        tags: ['in-person'],
        reach: 612,
        entries: 1231,
        traps: { split: 2, doubled: 12, astray: 3, before: 8, late: 5 },
      },
      {
        kind: 'course.attended',
        at: '16-online',
        tags: ['online'],
        reach: 402,
        entries: 935,
        traps: { doubled: 9, misdated: 2, after: 5, late: 7 },
      },
      { kind: 'course.completed', lag: 20, reach: 571, entries: 571 },
    ],
  },
  {
    line: '17',
    who: 'senior',
    days: { from: '2023-07-10', to: '2024-01-15', count: 5 },
    steps: [
      {
        kind: 'course.attended',
        tags: ['in-person'],
        reach: 148,
        entries: 592,
        traps: { doubled: 5, astray: 2, before: 3 },
      },
      { kind: 'course.completed', lag: 5, reach: 141, entries: 141 },
    ],
  },
  {
    line: '18',
    who: 'seeker',
    days: threeDaysAWeek,
    steps: [
      {
        // Nobody has to give a name to ask by chat: the nameless are counted day by day.
        kind: 'consultation.held',
        tags: ['online'],
        reach: 1720,
        entries: 3335,
        heads: { heads: 4100, records: 144 },
        traps: { doubled: 31, astray: 5, before: 9, after: 7 },
      },
      {
        kind: 'article.published',
        tags: ['video'],
        days: { from: '2023-05-15', to: '2024-03-04', count: 27 },
        reach: 0,
        entries: 27,
        traps: { doubled: 2, before: 3 },
      },
      {
        kind: 'article.viewed',
        tags: ['video'],
        days: everyDay,
        reach: 0,
        entries: 366,
        measure: { unit: 'view', total: 90_963 },
        traps: { doubled: 3, before: 3, after: 2 },
      },
    ],
  },
  {
    line: '19',
    who: 'seeker',
    days: { from: '2023-06-20', to: '2024-02-20', count: 6 },
    steps: [
      {
        kind: 'booking.used',
        reach: 5,
        entries: 6,
        traps: { doubled: 1, cancelled: 2, before: 1 },
      },
    ],
  },
  {
    line: '20',
    who: 'seeker',
    days: { from: '2023-05-25', to: '2024-02-29', count: 14 },
    steps: [
      { kind: 'gathering.held', reach: 0, entries: 14 },
      {
        kind: 'gathering.attended',
        reach: 431,
        entries: 540,
        heads: { heads: 60, records: 6 },
        traps: { doubled: 7, astray: 3, after: 4, late: 8 },
      },
      {
        kind: 'consultation.held',
        at: '20-advice',
        tags: ['in-person'],
        lag: 3,
        reach: 71,
        entries: 92,
        traps: { doubled: 2, before: 2 },
      },
    ],
  },
]
