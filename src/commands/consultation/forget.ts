/**
 * Erasing what was written once its time of keeping is over (個人情報保護法: no more is held than
 * needed). That the consultations were held stays, and every figure with it.
 */
import { parseConsultationSettings } from '../../domain/delivery/consultation/settings.ts'
import { japanDate, toInstant } from '../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { eraseTextsBefore, listWrittenOfferings } from '../../store/consultation-text.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** Erases the texts of each offering that are older than it says. Gives how many. */
export async function forgetTexts({ database, authority, clock }: Context): Promise<number> {
  const now = clock.now()
  return withAuthority(database, authority, async (books) => {
    let erased = 0
    for (const { offering, details } of await listWrittenOfferings(books)) {
      const settings = parseConsultationSettings(details)
      if (!settings.ok) continue
      const before = monthsAgo(now, settings.value.keepMonths)
      erased += await eraseTextsBefore(books, { offering, before })
    }
    return erased
  })
}

function monthsAgo(now: Date, months: number) {
  const midnight = instantAt(japanDate(now), '00:00' as TimeOfDay)
  const moment = new Date(midnight)
  moment.setUTCMonth(moment.getUTCMonth() - months)
  return toInstant(moment)
}
