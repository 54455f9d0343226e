/** The way an application has gone, in plain words, the newest first. */
import type { Child } from 'hono/jsx'
import type { Application } from '../../domain/delivery/application.ts'
import { findAct, stateIn } from '../../domain/delivery/register.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Step } from '../../store/application.ts'
import { formatMoment } from '../ui/when.ts'

/** What the list is made of. */
export type HistoryProps = {
  readonly application: Application
  readonly steps: readonly Step[]
  readonly actor: Actor
  readonly language: Language
}

/** The steps: when, what, by whom, and why where that was said. */
export function ApplicationHistory({ application, steps, actor, language }: HistoryProps): Child {
  const say = texts[language]
  return (
    <ol class="history" reversed>
      {steps.toReversed().map(({ takenAt, act, to, takenBy, reason }) => (
        <li>
          <span class="history-when">{formatMoment(takenAt, language)}</span>
          <span>
            {say.became(stateIn(application.lifecycle, to).label[language])}
            {say.by(whoseName(takenBy, actor, language))}
          </span>
          {reason !== null && isTold(application, act) && (
            <span class="history-reason">{say.because(reason)}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** A reason is said here where the mail about the act says it, too. */
const isTold = ({ lifecycle }: Application, act: string): boolean =>
  (findAct(lifecycle, act)?.notice ?? null) !== null

/** The record names accounts; people are told whose hand it was. */
function whoseName(takenBy: string, actor: Actor, language: Language): string {
  const say = texts[language]
  if (takenBy === actor.name) return say.you
  return takenBy === 'clock' ? say.clock : say.office
}

const texts = {
  ja: {
    became: (state: string) => `「${state}」になりました`,
    by: (whose: string) => `（${whose}）`,
    because: (reason: string) => `理由：${reason}`,
    you: 'ご本人',
    clock: '自動',
    office: '事務局',
  },
  en: {
    became: (state: string) => `“${state}”`,
    by: (whose: string) => ` (${whose})`,
    because: (reason: string) => `Reason: ${reason}`,
    you: 'you',
    clock: 'automatically',
    office: 'our office',
  },
} as const
