/** Where to turn when an answer cannot be waited for, as the office says it. */
import type { Child } from 'hono/jsx'
import { parseConsultationSettings } from '../../../domain/delivery/consultation/settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Language } from '../../../kit/bilingual.ts'

/** The notice; nothing where the office says nothing. */
export function Urgent({ offering, language }: UrgentProps): Child {
  const read = parseConsultationSettings(offering.settings.details)
  const text = read.ok ? read.value.urgent[language] : ''
  if (text === '') return null
  return (
    <aside class="urgent" aria-label={titles[language]}>
      <h2>{titles[language]}</h2>
      <p class="lines">{text}</p>
    </aside>
  )
}

type UrgentProps = { readonly offering: Offering; readonly language: Language }

const titles = { ja: 'お急ぎのときは', en: 'If it cannot wait' } as const
