/** Where an application stands, as pages show it: in a colour beside its words, and on its way. */
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { type LifecycleName, stateIn } from '../../domain/delivery/register.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { Tone } from '../ui/status-tag.tsx'
import type { Step } from '../ui/steps.tsx'

type Standing = Pick<Application, 'lifecycle' | 'state'>

/** What a state means to the applicant, by what it means to the books. */
export function toneOf({ lifecycle, state }: Standing): Tone {
  const { waits, isLive, awaitsStaff, holdsSeat } = stateIn(lifecycle, state)
  if (urgent.has(state)) return 'attention'
  if (waits || awaitsStaff) return 'waiting'
  return isLive && holdsSeat ? 'good' : 'over'
}

/** An answer is wanted now. */
const urgent: ReadonlySet<string> = new Set([
  'offered',
  'called',
  'drawn',
  'returned',
  'fixed',
  'repaying',
])

/** What comes next, in a sentence. Where everything is online there is no door to come to. */
export function nextOf({ lifecycle, state }: Standing, offering: Offering): Bilingual {
  const isOnline = offering.settings.channels.every((channel) => channel === 'online')
  const isReserved = lifecycle === 'gathering' && state === 'reserved'
  if (isReserved && isOnline) return pressOnTheDay
  const { next, isLive } = stateIn(lifecycle, state)
  return offering.state === 'cancelled' && !isLive && leftStates.has(state) ? isOff : next
}

const leftStates: ReadonlySet<string> = new Set(['cancelled', 'withdrawn'])

const isOff: Bilingual = {
  ja: 'この募集は中止になりました。ほかの募集もご覧ください。',
  en: 'This offering has been called off. Please see the others.',
}

const pressOnTheDay: Bilingual = {
  ja: '当日、「オンラインで参加する」を押してください。',
  en: 'On the day, press “Join online”.',
}

/** The way that an application is on: its steps, and at which of them it is. */
export type Way = { readonly steps: readonly Step[]; readonly current: number }

/** The way through its states; null where it has left every way. */
export function wayOf({ lifecycle, state }: Standing, language: Language): Way | null {
  const way = ways[lifecycle].find((states) => states.some((each) => each[0] === state))
  if (!way) return null
  const at = way.findIndex(([name]) => name === state)
  const isLast = at === way.length - 1
  return {
    current: isLast ? way.length : at,
    steps: way.map(([, name]) => ({ name: name[language] })),
  }
}

type Stop = readonly [state: string, name: Bilingual]

const stop = (state: string, ja: string, en: string): Stop => [state, { ja, en }]

const waiting = stop('waiting', 'キャンセル待ち', 'On the wait list')
const offered = stop('offered', '席のご案内', 'A seat is offered')
const completed = stop('completed', '修了', 'Completion')
const enrolled = stop('enrolled', '受講', 'The course')

/** The ways of each kind, the usual one first: the first that a state lies on is shown. */
const ways: Readonly<Record<LifecycleName, readonly (readonly Stop[])[]>> = {
  gathering: [
    [stop('reserved', '予約', 'Reservation'), stop('checked-in', '当日の受付', 'At the door')],
    [
      waiting,
      offered,
      stop('reserved', '予約', 'Reservation'),
      stop('checked-in', '当日の受付', 'At the door'),
    ],
  ],
  interview: [
    [
      stop('reserved', '面接の予約', 'Reservation'),
      stop('called', '呼び出し', 'Call'),
      stop('met', '面接', 'Interview'),
      stop('hired', '結果', 'Result'),
    ],
    [
      stop('queued', '順番待ち', 'In the queue'),
      stop('called', '呼び出し', 'Call'),
      stop('met', '面接', 'Interview'),
      stop('hired', '結果', 'Result'),
    ],
  ],
  course: [
    [
      stop('applied', '申込', 'Application'),
      stop('screening', '選考', 'Selection'),
      stop('accepted', '受講の決定', 'Acceptance'),
      enrolled,
      completed,
    ],
    [stop('waiting', '補欠', 'On the reserve list'), offered, enrolled, completed],
  ],
  consultation: [
    [
      stop('requested', '相談の受付', 'Your question'),
      stop('held', '相談', 'Consultation'),
      stop('closed', '終了', 'End'),
    ],
    [stop('booked', '予約', 'Booking'), stop('held', '相談', 'Consultation')],
  ],
  booking: [[stop('booked', '予約', 'Booking'), stop('used', '利用', 'Use')]],
  grant: [
    [
      stop('submitted', '申請', 'Application'),
      stop('reviewing', '審査', 'Review'),
      stop('decided', '交付決定', 'Decision'),
      stop('reported', '実績報告', 'Report'),
      stop('fixed', '額の確定', 'Amount fixed'),
      stop('claimed', '請求', 'Claim'),
      stop('paid', '支払', 'Payment'),
    ],
    [
      stop('entered', '事前エントリー', 'Entry'),
      stop('drawn', '当選', 'Drawn'),
      stop('submitted', '申請', 'Application'),
    ],
    [stop('repaying', '返還請求', 'To be repaid'), stop('repaid', '返還', 'Repaid')],
  ],
  dispatch: [
    [
      stop('requested', '申込', 'Request'),
      stop('decided', '派遣決定', 'Decision'),
      stop('planned', '専門家の決定', 'Expert'),
      stop('running', '訪問', 'Visits'),
      stop('closed', '終了', 'End'),
    ],
  ],
  support: [
    [
      stop('requested', '申込', 'Request'),
      stop('registered', '登録', 'Registration'),
      stop('supported', '支援', 'Support'),
      stop('closed', '終了', 'End'),
    ],
  ],
  placement: [
    [
      stop('registered', '登録', 'Registration'),
      stop('matched', '企業の紹介', 'Proposal'),
      stop('decided', '派遣決定', 'Decision'),
      stop('dispatched', '就労', 'At work'),
      stop('ended', '終了', 'End'),
      stop('hired', '採用', 'Hired'),
    ],
  ],
  hosting: [
    [
      stop('offered', '申込', 'Offer'),
      stop('accepted', '受入企業', 'Host'),
      stop('hosting', '受入', 'Hosting'),
    ],
  ],
  certification: [
    [
      stop('consulted', '事前相談', 'Consultation'),
      stop('applied', '申請', 'Application'),
      stop('examined', '審査', 'Examination'),
      stop('certified', '認証', 'Certified'),
    ],
    [
      stop('provisional', '予備認証', 'Provisional'),
      stop('completing', '本認証の審査', 'Examination for the full certificate'),
      stop('certified', '認証', 'Certified'),
    ],
    [
      stop('certified', '認証', 'Certified'),
      stop('renewing', '更新の審査', 'Examination for renewal'),
      stop('renewed', '認証の更新', 'Renewed'),
    ],
  ],
}
