/** How an organisation stands in the register, in a word. */
import type { Child } from 'hono/jsx'
import {
  type RegisterStanding,
  registerStandings,
} from '../../domain/delivery/certification/standing.ts'
import type { Language } from '../../kit/bilingual.ts'
import { StatusTag } from '../ui/status-tag.tsx'

type StandingProps = { readonly standing: RegisterStanding; readonly language: Language }

/** The word; what has ended stands out. */
export function StandingTag({ standing, language }: StandingProps): Child {
  const isOver = standing === 'expired' || standing === 'revoked'
  const label = registerStandings[standing][language]
  return <StatusTag label={label} tone={isOver ? 'attention' : 'good'} />
}
