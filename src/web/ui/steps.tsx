/** Where somebody stands on a way of several steps, and what comes next. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

/** A step: its name, and what happens there. */
export type Step = { readonly name: string; readonly text?: Child }

/** The steps in their order. `current` counts from 0; the number of steps where all are done. */
export function Steps({ steps, current, language }: StepsProps): Child {
  const say = words[language]
  return (
    <ol class="steps">
      {steps.map(({ name, text }, index) => (
        <li
          class={index < current ? 'done' : index === current ? 'now' : 'to-come'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span class="step-state">
            {index < current ? say.done : index === current ? say.now : say.toCome}
          </span>
          <span class="step-name">{name}</span>
          {text !== undefined && <span class="step-text">{text}</span>}
        </li>
      ))}
    </ol>
  )
}

type StepsProps = {
  readonly steps: readonly Step[]
  readonly current: number
  readonly language: Language
}

const words = {
  ja: { done: '済み', now: 'いまここ', toCome: 'これから' },
  en: { done: 'Done', now: 'Now', toCome: 'To come' },
} as const
