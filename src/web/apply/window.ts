/** The time in which an offering takes applications, in words. */
import type { Offering } from '../../domain/delivery/offering.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { formatMoment } from '../ui/when.ts'

/** The words for it: 「6月1日まで申し込めます」, 「4月10日から受け付けます」. */
export function windowWords(
  offering: Pick<Offering, 'state' | 'opensAt' | 'closesAt'>,
  now: Instant,
): Bilingual {
  const { opensAt, closesAt } = offering
  const phase = phaseOf(offering, now)
  if (phase === 'cancelled') return { ja: 'この募集は中止になりました', en: 'This was cancelled' }
  if (phase === 'upcoming') {
    const [ja, en] = both(opensAt)
    return { ja: `${ja}から受け付けます`, en: `Opens ${en}` }
  }
  if (phase !== 'open') return { ja: '受付は終わりました', en: 'Applications are closed' }
  if (closesAt === null) return { ja: '受付中', en: 'Open' }
  const [ja, en] = both(closesAt)
  return { ja: `受付中（${ja}まで）`, en: `Open until ${en}` }
}

const both = (moment: Instant | null): readonly [ja: string, en: string] =>
  moment === null ? ['', ''] : [formatMoment(moment, 'ja'), formatMoment(moment, 'en')]
