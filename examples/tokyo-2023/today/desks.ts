/** A counselling service and a room of the present: their slots follow from their hours. */
import type { CalendarDate } from '../../../src/kit/calendar.ts'
import { momentOn } from '../year/delivered/stage.ts'
import { type Acts, usual } from './act.ts'

/** Two counsellors, whose time is cut into slots; one may also write. */
export function counselling(today: CalendarDate): Acts {
  const offering = 'counselling'
  return [
    {
      act: 'offer',
      name: offering,
      line: '9',
      kind: 'consultation',
      opensAt: momentOn(today, '00:00'),
      closesAt: null,
      settings: {
        ...usual,
        title: {
          ja: '女性のオンラインキャリア相談',
          en: 'Online careers counselling for women',
        },
        summary: {
          ja: '相談員の時間を予約できます。メッセージでも相談できます。',
          en: 'Book a time with a counsellor, or write a message.',
        },
        channels: ['online'],
        seatsPer: 'session',
        capacity: null,
        details: {
          slots: { ...openOnWeekdays, minutes: 45, pauseMinutes: 15, weeksAhead: 2 },
          messages: true,
          urgent: {
            ja: '急ぎのときは、お近くの窓口に電話してください。',
            en: 'Where it cannot wait, telephone the office near you.',
          },
        },
      },
    },
    {
      act: 'resources',
      offering,
      resources: ['A', 'B'].map((letter) => ({
        name: `counselling/${letter}`,
        sort: 'counsellor',
        label: { ja: `相談員${letter}（例示）`, en: `Counsellor ${letter} (example)` },
        details: { onlineLink: 'https://example.jp/room' },
      })),
    },
    { act: 'offering-state', offering, state: 'open' },
    { act: 'slots', offering },
  ]
}

/** A room with its equipment, by the hour. */
export function rooms(today: CalendarDate): Acts {
  const offering = 'rooms'
  return [
    {
      act: 'offer',
      name: offering,
      line: '19',
      kind: 'booking',
      opensAt: momentOn(today, '00:00'),
      closesAt: null,
      settings: {
        ...usual,
        title: { ja: 'オンライン面接練習室', en: 'Rooms for practising online interviews' },
        summary: {
          ja: 'パソコン、カメラ、照明のある個室を1時間ずつ使えます。',
          en: 'A room of your own with computer, camera and light, by the hour.',
        },
        seatsPer: 'session',
        capacity: null,
        details: {
          slots: { ...openOnWeekdays, minutes: 50, pauseMinutes: 10, weeksAhead: 2 },
          mostAhead: 2,
        },
      },
    },
    {
      act: 'resources',
      offering,
      resources: [
        {
          name: 'rooms/a',
          sort: 'room',
          label: { ja: '練習室A', en: 'Practice room A' },
          details: {
            equipment: [
              { ja: 'パソコンとカメラ', en: 'Computer and camera' },
              { ja: '照明', en: 'Light' },
              { ja: '白い背景', en: 'Plain background' },
            ],
            people: 1,
          },
        },
      ],
    },
    { act: 'offering-state', offering, state: 'open' },
    { act: 'slots', offering },
  ]
}

const officeHours = [
  { from: '10:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]

const openOnWeekdays = {
  week: [[], officeHours, officeHours, officeHours, officeHours, officeHours, []],
}
