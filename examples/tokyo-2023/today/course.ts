/** A course of the present. */
import { addDays, type CalendarDate } from '../../../src/kit/calendar.ts'
import { onWeekday } from '../year/days.ts'
import { momentOn } from '../year/delivered/stage.ts'
import { type Acts, list, session, usual } from './act.ts'

/** An intake that takes applications now, more than it has places: they are drawn by lot. */
export function course(today: CalendarDate): Acts {
  const offering = 'course'
  const days = [0, 7, 14, 21, 28].map((week) => onWeekday(addDays(today, 35 + week)))
  return [
    {
      act: 'offer',
      name: offering,
      line: '24',
      kind: 'course',
      opensAt: momentOn(addDays(today, -7), '09:00'),
      closesAt: momentOn(addDays(today, 14), '17:00'),
      settings: {
        ...usual,
        title: { ja: 'ローコードアプリ作成講座', en: 'Making applications with low code' },
        summary: {
          ja: '全5回。申込が定員を超えたら、抽選で受講者を決めます。',
          en: 'Five sessions. Places are given by lot where more apply than there are.',
        },
        channels: ['online'],
        seatsPer: 'offering',
        capacity: 20,
        details: {
          selection: {
            method: 'lottery',
            reserve: 5,
            publicValue: {
              ja: '締切の翌営業日の日経平均株価（終値）',
              en: 'the closing value of the Nikkei 225 on the working day after the deadline',
            },
          },
          completion: { sessions: { by: 'count', least: 4 } },
          certificate: { hours: 10 },
        },
      },
    },
    {
      act: 'sessions',
      offering,
      sessions: days.map((date, index) => ({
        ...session(`course/${index + 1}`, date, {
          hours: ['10:00', '12:00'],
          place: { ja: 'オンライン', en: 'Online' },
        }),
        title: { ja: `第${index + 1}回`, en: `Session ${index + 1}` },
        onlineLink: 'https://example.jp/room',
      })),
    },
    { act: 'questions', offering, questions },
    { act: 'offering-state', offering, state: 'open' },
    list(offering, 'course', { step: 'apply', session: null, from: 2, count: 26 }),
  ]
}

const questions = [
  {
    key: 'experience',
    label: { ja: '表計算ソフトを使ったことがありますか', en: 'Have you used spreadsheets?' },
    required: true,
    answer: {
      kind: 'choice',
      several: false,
      options: [
        { key: 'daily', label: { ja: '仕事で使っている', en: 'At work' } },
        { key: 'some', label: { ja: '使ったことがある', en: 'Now and then' } },
        { key: 'none', label: { ja: 'ない', en: 'No' } },
      ],
    },
    personal: false,
    statistics: true,
  },
  {
    key: 'reason',
    label: { ja: '受講して、どんな仕事をめざしますか', en: 'Which work do you aim at?' },
    required: false,
    answer: { kind: 'text', lines: 4, maxLength: 400 },
    personal: true,
  },
]
