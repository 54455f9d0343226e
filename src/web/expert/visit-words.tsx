/** Visits in words: when, how long, how, and what was written of them. */
import type { Child } from 'hono/jsx'
import { spanWords } from '../../domain/delivery/dispatch/limit.ts'
import {
  ratings,
  type Visit,
  visitChannels,
  type VisitPlan,
  visitStates,
  type VisitTexts,
} from '../../domain/delivery/dispatch/visit.ts'
import type { Language } from '../../kit/bilingual.ts'
import { StatusTag, type Tone } from '../ui/status-tag.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { formatDay } from '../ui/when.ts'

/** The day, the time, how long and how: 「令和5年7月3日（月）10:00 2時間 訪問」. */
export function visitWords(plan: VisitPlan, language: Language): string {
  const { heldOn, beginsAt, minutes, channel } = plan
  const span = spanWords(minutes)[language]
  const parts = [formatDay(heldOn, language), beginsAt, span, visitChannels[channel][language]]
  return parts.filter((part) => part !== null).join(language === 'ja' ? '　' : ', ')
}

/** A visit's state. */
export function VisitTag({ visit, language }: VisitProps): Child {
  return <StatusTag label={visitStates[visit.state][language]} tone={tones[visit.state]} />
}

type VisitProps = { readonly visit: Visit; readonly language: Language }

const tones: Readonly<Record<Visit['state'], Tone>> = {
  planned: 'waiting',
  reported: 'good',
  cancelled: 'over',
  'taken-back': 'over',
}

/** A rating in words; null while there is none. */
function ratingWords({ rating }: Visit, language: Language): string | null {
  return ratings.find(({ value }) => value === rating)?.label[language] ?? null
}

/** What was reported of a visit and what the company says of it. */
export function ReportOf({ visit, texts, language }: ReportProps): Child {
  const say = words[language]
  const rating = ratingWords(visit, language)
  const lines = [
    { name: say.done, value: texts?.done },
    { name: say.advice, value: texts?.advice },
    { name: say.next, value: texts?.next },
    { name: say.rating, value: rating },
    { name: say.words, value: texts?.words },
  ]
  const said = lines.filter(({ value }) => Boolean(value))
  return (
    <SummaryList
      lines={said.map(({ name, value }) => ({
        name,
        value: <span class="as-typed">{value}</span>,
      }))}
    />
  )
}

type ReportProps = VisitProps & { readonly texts: VisitTexts | undefined }

/** Yen with their separators: 20,000円. */
export function yenWords(yen: number, language: Language): string {
  const number = yen.toLocaleString('en-GB')
  return language === 'ja' ? `${number}円` : `${number} yen`
}

const words = {
  ja: {
    done: '行ったこと',
    advice: '助言の内容',
    next: '次に行うこと',
    rating: '会社の評価',
    words: '会社の感想',
  },
  en: {
    done: 'What was done',
    advice: 'Advice',
    next: 'Next',
    rating: 'Rating by the company',
    words: 'What the company says',
  },
} as const
