/** A visitor's interviews: when and where, whose turn it is, and what came of them. */
import type { Child } from 'hono/jsx'
import { findAct, stateIn } from '../../../domain/delivery/register.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { timeOfDay } from '../../../kit/time-of-day.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import type { OwnInterview } from './read-interviews.ts'

/** The interviews, each with what can be done with it. */
export function InterviewList({ interviews, language, actsFor }: InterviewListProps): Child {
  const say = texts[language]
  if (interviews.length === 0) return <p>{say.none}</p>
  return (
    <ul class="interview-list">
      {interviews.map((interview) => {
        const { boothName, state, sessionState } = interview
        const isOff = sessionState === 'cancelled'
        return (
          <li class={state === 'called' ? 'called' : undefined}>
            <p>
              <strong>{boothName[language]}</strong>{' '}
              <StatusTag
                label={isOff ? say.off : stateIn('interview', state).label[language]}
                tone={tones[state] ?? 'neutral'}
              />
            </p>
            <p class="interview-when">{whenWords(interview, language)}</p>
            <p class="hint">{turnWords(interview, language)}</p>
            {actsFor?.(interview)}
          </li>
        )
      })}
    </ul>
  )
}

type InterviewListProps = {
  readonly interviews: readonly OwnInterview[]
  readonly language: Language
  readonly actsFor?: (interview: OwnInterview) => Child
}

/** Whether the visitor may give the interview up. */
export const mayCancel = ({ state }: OwnInterview): boolean =>
  findAct('interview', 'cancel')?.from.includes(state) === true

const tones: Readonly<Record<string, Tone>> = {
  called: 'attention',
  queued: 'waiting',
  reserved: 'good',
  met: 'neutral',
  hired: 'good',
  absent: 'attention',
}

function whenWords({ startsAt, endsAt, number }: OwnInterview, language: Language): string {
  if (startsAt !== null && endsAt !== null) {
    return `${timeOfDay(startsAt)}${language === 'ja' ? '〜' : '–'}${timeOfDay(endsAt)}`
  }
  return texts[language].number(number ?? 0)
}

function turnWords({ state, ahead }: OwnInterview, language: Language): string {
  if (ahead === null) return stateIn('interview', state).next[language]
  return ahead === 0 ? texts[language].next : texts[language].ahead(ahead)
}

const texts = {
  ja: {
    none: 'まだ面接の予約はありません。',
    off: '中止',
    number: (number: number) => `整理番号 ${number}番`,
    ahead: (count: number) => `あと${count}人`,
    next: 'つぎがあなたの番です。ブースの近くでお待ちください。',
  },
  en: {
    none: 'There are no interviews yet.',
    off: 'Called off',
    number: (number: number) => `Number ${number}`,
    ahead: (count: number) => `${count} before you`,
    next: 'You are next. Please wait near the booth.',
  },
} as const
