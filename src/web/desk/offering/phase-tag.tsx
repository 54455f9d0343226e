/** How an offering stands, as a tag. */
import type { Child } from 'hono/jsx'
import { type OfferingPhase, offeringPhases } from '../../../domain/delivery/phase.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'

/** The tag of a phase. */
export function PhaseTag({ phase, language }: PhaseTagProps): Child {
  return <StatusTag label={offeringPhases[phase][language]} tone={tones[phase]} />
}

type PhaseTagProps = { readonly phase: OfferingPhase; readonly language: Language }

const tones: Readonly<Record<OfferingPhase, Tone>> = {
  draft: 'waiting',
  upcoming: 'neutral',
  open: 'good',
  over: 'over',
  closed: 'over',
  cancelled: 'attention',
}
