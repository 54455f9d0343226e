/** Gatherings of the present: interviews in three weeks, a day to try the door on, a full seminar. */
import { timetable } from '../../../src/domain/delivery/gathering/timetable.ts'
import { addDays, type CalendarDate } from '../../../src/kit/calendar.ts'
import { check, present } from '../../../src/kit/check.ts'
import type { TimeOfDay } from '../../../src/kit/time-of-day.ts'
import { onWeekday } from '../year/days.ts'
import { momentOn } from '../year/delivered/stage.ts'
import { rosterOf } from '../year/roster.ts'
import { type Acts, centre, hall, nothing, reservations, session, usual } from './act.ts'

/** Joint interviews in three weeks: booths with slots, a reservation list that has begun. */
export function fair(today: CalendarDate): Acts {
  const offering = 'fair'
  const date = onWeekday(addDays(today, 21))
  const company = rosterOf('company', '8')
  const booths = Array.from({ length: 5 }, (_, index) => `fair/booth-${index + 1}`)
  const slots = timetable({
    date,
    booths,
    from: '10:00' as TimeOfDay,
    to: '16:00' as TimeOfDay,
    minutes: 25,
    pauseMinutes: 5,
    breaks: [{ from: '12:00' as TimeOfDay, to: '13:00' as TimeOfDay }],
  })
  check(slots.ok, 'a day with interviews')
  return [
    {
      act: 'offer',
      name: offering,
      line: '8',
      kind: 'gathering',
      opensAt: momentOn(addDays(today, -7), '09:00'),
      closesAt: momentOn(addDays(date, -1), '17:00'),
      settings: {
        ...usual,
        title: { ja: '女性合同就職面接会', en: 'Joint interviews for women' },
        summary: {
          ja: '5社と面接できる1日です。席と、企業ごとの面接時間を予約できます。',
          en: 'A day with five companies. Reserve a seat, and a time with each company.',
        },
        tags: ['interview'],
        seatsPer: 'session',
        capacity: 60,
        groupLimit: 3,
        details: { interviews: { most: 3, gapMinutes: 5 } },
      },
    },
    {
      act: 'resources',
      offering,
      resources: booths.map((name, index) => {
        const ja = present(company(index).name, 'the name of a company')
        return { name, sort: 'booth', label: { ja, en: `Example company ${index + 1}` } }
      }),
    },
    {
      act: 'sessions',
      offering,
      sessions: [
        session('fair/day', date, { hours: ['10:00', '16:00'], place: hall }),
        ...slots.value.map(({ booth, startsAt, endsAt }) => ({
          name: `${booth}/${startsAt}`,
          ...{ startsAt, endsAt },
          title: nothing,
          place: { ja: '面接ブース', en: 'Interview booths' },
          onlineLink: null,
          resource: booth,
        })),
      ],
    },
    { act: 'offering-state', offering, state: 'open' },
    reservations(offering, 'fair/day', { from: 0, count: 14 }),
  ]
}

/** A gathering of this very day, for trying the door. */
export function doorToday(today: CalendarDate): Acts {
  const offering = 'door'
  return [
    {
      act: 'offer',
      name: offering,
      line: '20',
      kind: 'gathering',
      opensAt: momentOn(addDays(today, -14), '09:00'),
      closesAt: momentOn(today, '21:00'),
      settings: {
        ...usual,
        title: { ja: '本日の就職応援フェア', en: 'Today’s job support fair' },
        summary: {
          ja: '受付（来場の確認）を試せる、今日の催しです。',
          en: 'A gathering of today: try checking people in.',
        },
        seatsPer: 'session',
        capacity: 40,
      },
    },
    {
      act: 'sessions',
      offering,
      sessions: [session('door/day', today, { hours: ['09:00', '21:00'], place: hall })],
    },
    { act: 'offering-state', offering, state: 'open' },
    reservations(offering, 'door/day', { from: 14, count: 9 }),
  ]
}

/** A seminar with one seat left, and a wait list behind it. */
export function seminar(today: CalendarDate): Acts {
  const offering = 'seminar'
  const date = onWeekday(addDays(today, 10))
  return [
    {
      act: 'offer',
      name: offering,
      line: '37-1',
      kind: 'gathering',
      opensAt: momentOn(addDays(today, -10), '09:00'),
      closesAt: momentOn(date, '18:00'),
      settings: {
        ...usual,
        title: { ja: '働く女性の小規模セミナー', en: 'Small seminar on women’s careers' },
        summary: {
          ja: '残りは1席です。満席になったあとは、キャンセル待ちができます。',
          en: 'One seat is left. When it is gone, there is a wait list.',
        },
        tags: ['seminar'],
        seatsPer: 'session',
        capacity: 12,
        waitList: true,
        offerHours: 48,
      },
    },
    {
      act: 'sessions',
      offering,
      sessions: [session('seminar/day', date, { hours: ['18:30', '20:00'], place: centre })],
    },
    { act: 'offering-state', offering, state: 'open' },
    reservations(offering, 'seminar/day', { from: 4, count: 11 }),
  ]
}
