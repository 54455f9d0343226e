/**
 * What is open when the product is first started: a small set of offerings, days from that moment,
 * for trying the product out. Everyone in them is made up. They count for the newest plan's lines, on
 * days of the present, so no figure of fiscal 2023 knows of them.
 */
import type { DeliveryAct } from '../../src/domain/delivery-act.ts'
import { type Instant, japanDate } from '../../src/kit/calendar.ts'
import { course } from './today/course.ts'
import { counselling, rooms } from './today/desks.ts'
import { doorToday, fair, seminar } from './today/gatherings.ts'

/** The acts that open them, all at one moment. */
export function todayActs(now: Instant): readonly DeliveryAct[] {
  const today = japanDate(new Date(now))
  return [fair, doorToday, seminar, course, counselling, rooms]
    .flatMap((acts) => acts(today))
    .map((act) => ({ ...act, at: now }))
}
