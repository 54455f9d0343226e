/** A state in a word and a colour; the colour alone says nothing. */
import type { Child } from 'hono/jsx'

/** What a state means to the reader. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'attention' | 'over'

/** The state's tag. */
export function StatusTag({ label, tone = 'neutral' }: StatusTagProps): Child {
  return <span class={`status-tag ${tone}`}>{label}</span>
}

type StatusTagProps = { readonly label: string; readonly tone?: Tone }
