/**
 * Which of an offering's sessions belong to one day of a gathering: the appointed slots at its
 * booths, and the line at each booth in which people queue with numbers.
 */
import { idFrom } from '../../../kit/id.ts'
import type { Session } from '../session.ts'

/** The id of the line at a booth: it follows from the day and the booth, so there is only one. */
export function lineId(day: string, booth: string): string {
  return idFrom('gathering.line', day, booth)
}

/** Where people queue at a booth for as long as the day lasts. Without a limit of seats. */
export function lineAt(day: Session, booth: string): Session {
  const { offering, startsAt, endsAt, place } = day
  const title = { ja: '整理番号', en: 'Numbered tickets' }
  const id = lineId(day.id, booth)
  const own = { id, resource: booth, title, state: 'scheduled', revision: 0 } as const
  return { ...own, offering, startsAt, endsAt, place, onlineLink: null }
}

/** Whether a slot is part of a day: it begins while the day lasts. */
export function isWithin(day: Session, slot: Pick<Session, 'offering' | 'startsAt'>): boolean {
  return (
    slot.offering === day.offering && slot.startsAt >= day.startsAt && slot.startsAt < day.endsAt
  )
}
