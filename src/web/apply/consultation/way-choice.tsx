/** By which way somebody wants to talk: asked with the booking of a counsellor's time. */
import type { Child } from 'hono/jsx'
import { type Channel, channels, type Offering } from '../../../domain/delivery/offering.ts'
import { type Typed, typedAt } from '../../../domain/question/answer.ts'
import { pageKeys } from '../../../domain/question/page-question.ts'
import type { FormView } from '../../form/view.ts'
import { answerName } from '../../question/field-name.ts'
import { RadioGroup } from '../../ui/form/controls.tsx'

/** Whether there is a way to choose. */
export function hasWayChoice({ kind, settings }: Pick<Offering, 'kind' | 'settings'>): boolean {
  return kind === 'consultation' && settings.channels.length > 1
}

/** The way that was chosen, or the only one; null where several are open and none was chosen. */
export function chosenWay(offering: Offering, typed: Typed): Channel | null {
  const { channels: open } = offering.settings
  const [only, ...more] = open
  if (more.length === 0) return only ?? null
  if (!hasWayChoice(offering)) return null
  const [wanted] = typedAt(typed, pageKeys.way)
  return open.find((way) => way === wanted) ?? only ?? null
}

/** The question; nothing where there is no choice. */
export function WayChoice({ form, offering, typed }: WayChoiceProps): Child {
  if (!hasWayChoice(offering)) return null
  const { language } = form
  return (
    <RadioGroup
      form={form}
      name={answerName(pageKeys.way)}
      label={wayLabel[language]}
      required
      value={chosenWay(offering, typed) ?? undefined}
      options={offering.settings.channels.map((value) => ({
        value,
        label: channels[value][language],
      }))}
    />
  )
}

type WayChoiceProps = {
  readonly form: FormView
  readonly offering: Offering
  readonly typed: Typed
}

/** What the question is called. */
export const wayLabel = { ja: '相談の方法', en: 'How you want to talk' } as const
