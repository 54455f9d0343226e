/** What the offerings of the present share: their words, their sessions, their lists. */
import type { DeliveryAct, ListAct, SessionsAct } from '../../../src/domain/delivery-act.ts'
import type { CalendarDate } from '../../../src/kit/calendar.ts'
import { momentOn } from '../year/delivered/stage.ts'

type Untimed<Act> = Act extends DeliveryAct ? Omit<Act, 'at'> : never

/** Acts of one moment. */
export type Acts = readonly Untimed<DeliveryAct>[]

/** Where gatherings take place. */
export const hall = { ja: '例示産業会館 大ホール', en: 'Example Industry Hall, main hall' }
/** Where seminars take place. */
export const centre = { ja: 'しごとセンター 研修室', en: 'Job centre, training room' }
/** Where there is nothing to say. */
export const nothing = { ja: '', en: '' }

/** Settings that all of them have. */
export const usual = {
  description: {
    ja: '製品を試すための、架空の募集です。申込も記録も、実在の人には関わりません。',
    en: 'This offering is made up, for trying the product out. It concerns nobody real.',
  },
  contact: { ja: '架空の募集です。', en: 'This is made up.' },
  channels: ['in-person'],
  tags: [],
} as const

/** A session on a day. */
export function session(
  name: string,
  date: CalendarDate,
  {
    hours: [from, to],
    place,
  }: { readonly hours: readonly [string, string] } & {
    readonly place: SessionsAct['sessions'][number]['place']
  },
): SessionsAct['sessions'][number] {
  return {
    name,
    startsAt: momentOn(date, from),
    endsAt: momentOn(date, to),
    title: nothing,
    place,
    onlineLink: null,
    resource: null,
  }
}

type Some = { readonly from: number; readonly count: number }

/** Reservations that came by telephone. */
export function reservations(offering: string, at: string, some: Some): Acts[number] {
  return list(offering, 'gathering', { step: 'reserve', session: at, ...some })
}

/** Applications that came by telephone and were entered by staff. */
export function list(
  offering: string,
  lifecycle: ListAct['lifecycle'],
  { step, session: at, from, count }: Some & Pick<ListAct, 'step'> & { session: string | null },
): Acts[number] {
  const rows = Array.from({ length: count }, (_, index) => {
    return {
      session: at,
      party: 'new',
      personName: nameOf(from + index),
      happenedAt: null,
    } as const
  })
  const name = `${offering}_電話受付分.csv`
  return { act: 'list', name, offering, lifecycle, step, otherwise: null, rows, reason: null }
}

const families = ['例示', '見本', '仮名', '架空', '試作', '模擬', '標本'] as const
const givens = ['花子', '太郎', '一郎', '春子', '夏実', '秋彦', '冬美', '翠', '蒼'] as const

/** Names that nobody takes for a person's. */
function nameOf(number: number): string {
  return `${families[number % families.length] ?? ''} ${givens[number % givens.length] ?? ''}`
}
