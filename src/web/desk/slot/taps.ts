/** Acts that one tap does on a day's bookings, and that one tap takes back. */
import { actOnApplications } from '../../../commands/application/act.ts'
import type { Channel } from '../../../domain/delivery/offering.ts'
import { isId } from '../../../kit/id.ts'
import { refuse } from '../../../kit/result.ts'
import { contextOf, moved, type PersonalAct, type PersonalName } from '../../personal.ts'

/** What is kept as the reason where a tap takes back what another tap did. */
const mistake = '記録の誤りのため / Recorded by mistake'

/** A page's acts by these names, each on the booking that the form names. */
export function tapsOf<N extends PersonalName>(
  acts: readonly string[],
  channelOf: (application: string) => Promise<Channel | null> = () => Promise.resolve(null),
): Readonly<Record<string, PersonalAct<N>>> {
  const entries = acts.map((act): readonly [string, PersonalAct<N>] => [
    act,
    async (visit, form) => {
      if (!isId(form.item)) return unknownBooking
      const done = await actOnApplications(contextOf(visit, form), {
        act,
        applications: [form.item],
        channel: await channelOf(form.item),
        reason: act.startsWith('undo') ? mistake : null,
      })
      const address = visit.query.toString()
      const href = address === '' ? visit.here : `${visit.here}?${address}`
      return done.ok ? moved(href, 'act_done') : done
    },
  ])
  return Object.fromEntries(entries)
}

const unknownBooking = refuse(
  'application_unknown',
  'この予約は見つかりません。画面を開き直して、選び直してください。',
  'This booking cannot be found. Open the page again and choose it.',
)
