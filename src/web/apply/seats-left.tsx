/** How many seats are left: in words, with a bar that says nothing more. */
import type { Child } from 'hono/jsx'
import type { OpenKind } from '../../domain/delivery/register.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { SeatSummary } from '../../store/open-offering.ts'
import { Bar } from '../ui/bar.tsx'

/** What the words are made of. */
export type SeatsLeftProps = {
  readonly seats: SeatSummary | undefined
  readonly kind: OpenKind
  /** Whether asking takes one at once; where people are selected, free seats say little. */
  readonly takesSeat: boolean
  /** Whether one may wait where there is none. */
  readonly hasWaitList: boolean
  readonly language: Language
}

/** The words and the bar; nothing where there is nothing to count. */
export function SeatsLeft(props: SeatsLeftProps): Child {
  const { seats, language } = props
  const words = seatsWords(props)
  if (!seats || words === null) return null
  const { capacity, left } = seats
  const hasBar = props.takesSeat && capacity !== null && left !== null && capacity > 0
  return (
    <div class="seats-left">
      <p>{words[language]}</p>
      {hasBar && <Bar share={left / capacity} />}
    </div>
  )
}

/** 「残り12席（定員40席）」, 「満席（キャンセル待ちができます）」; null where nothing is counted. */
export function seatsWords(props: Omit<SeatsLeftProps, 'language'>): Bilingual | null {
  const { seats, kind, takesSeat, hasWaitList } = props
  if (!seats) return null
  const { capacity, left } = seats
  if (kind === 'grant') return budgetWords(capacity, left)
  if (capacity === null || left === null) return takesSeat ? noLimit : null
  const unit = units[kind]
  if (!takesSeat) {
    return {
      ja: `定員${number(capacity)}${unit.ja}（申込のあと選考があります）`,
      en: `${number(capacity)} ${unit.en}, by selection`,
    }
  }
  if (left === 0) return hasWaitList ? fullToWait : full
  const isScarce = left < capacity && (left <= scarce || left / capacity <= 0.1)
  return {
    ja: `${isScarce ? '残りわずか：あと' : '残り'}${number(left)}${unit.ja}（定員${number(capacity)}${unit.ja}）`,
    en: `${isScarce ? 'Only ' : ''}${number(left)} of ${number(capacity)} ${unit.en} left`,
  }
}

/** What is left of a call's budget. */
function budgetWords(capacity: number | null, left: number | null): Bilingual | null {
  if (capacity === null || left === null) return null
  if (left === 0) return budgetGone
  return {
    ja: `予算の残り${number(left)}円（予算${number(capacity)}円）`,
    en: `${number(left)} of ${number(capacity)} yen left`,
  }
}

const budgetGone: Bilingual = { ja: '予算額に達しました', en: 'The budget is gone' }

/** So few are said to be few. */
const scarce = 3

const number = (count: number): string => count.toLocaleString('en-GB')

const units: Readonly<Record<OpenKind, Bilingual>> = {
  gathering: { ja: '席', en: 'seats' },
  course: { ja: '人', en: 'places' },
  consultation: { ja: '枠', en: 'slots' },
  booking: { ja: '枠', en: 'slots' },
  grant: { ja: '円', en: 'yen' },
  dispatch: { ja: '社', en: 'companies' },
  support: { ja: '社', en: 'companies' },
  placement: { ja: '人', en: 'people' },
  certification: { ja: '件', en: 'certificates' },
}

const noLimit: Bilingual = { ja: '人数の制限はありません', en: 'No limit of seats' }
const full: Bilingual = { ja: '満席です', en: 'Full' }
const fullToWait: Bilingual = {
  ja: '満席です（キャンセル待ちができます）',
  en: 'Full, with a wait list',
}
