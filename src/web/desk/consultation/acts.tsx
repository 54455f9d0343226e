/** The steps of a consultation that the desk takes: held, closed, opened again. */
import type { Child } from 'hono/jsx'
import { decide } from '../../../domain/delivery/decide.ts'
import { lifecycleOf } from '../../../domain/delivery/register.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { TextField } from '../../ui/form/controls.tsx'
import { Form } from '../../ui/form/form.tsx'
import { nowOf } from '../books.ts'
import type { PartProps } from './about.tsx'

/** The steps in the order in which they usually come; those that take something back, last. */
export const deskStepNames = [
  'hold',
  'miss',
  'close',
  'reopen',
  'dismiss',
  'restore',
  'undo-miss',
  'undo-hold',
  'undo-visit',
  'cancel',
  'void',
] as const

/** The steps that lead on from where it stands, each a press; with a reason where one is needed. */
export function ConsultationActs({ visit, read }: PartProps): Child {
  const { language, visitor } = visit
  const { application, offering, session, steps } = read
  const table = lifecycleOf('consultation').acts
  const given = {
    lifecycle: 'consultation',
    state: application.state,
    actor: visitor.actor,
    isOwn: false,
    now: nowOf(visit),
    reason: 'x',
    offering,
    session,
    offeredUntil: null,
  } as const
  // What was taken on the spot was never asked for by message: there is nothing to go back to.
  const isWalkIn = steps[0]?.act === 'receive'
  const able = deskStepNames.filter((act) => {
    const definition = table[act]
    if (!definition?.from.includes(application.state)) return false
    if (act === 'undo-hold' && isWalkIn) return false
    const may = decide(act, given)
    // Those that do not fit (a slot, no slot) are left out; those that are not time yet say so.
    return may.ok || may.refusal.code === 'session_day_not_reached'
  })
  const needsReason = (act: string) => table[act]?.needs.includes('reason') ?? false
  if (able.length === 0) return null
  return (
    <section>
      <h2>{words[language].next}</h2>
      <div class="act-row">
        {able
          .filter((act) => !needsReason(act))
          .map((act, index) => (
            <ActButton
              form={visit.form(act)}
              label={table[act]?.label[language] ?? act}
              allowed={decide(act, given)}
              look={index === 0 && act !== 'cancel' ? 'primary' : 'secondary'}
            />
          ))}
      </div>
      {able.filter(needsReason).map((act) => {
        const form = visit.form(act)
        return (
          <details class="more" open={form.isShownAgain}>
            <summary>{table[act]?.label[language]}</summary>
            <Form form={form}>
              <TextField form={form} name="reason" label={words[language].reason} required />
              <div class="buttons">
                <button type="submit" class="danger">
                  {table[act]?.label[language]}
                </button>
              </div>
            </Form>
          </details>
        )
      })}
    </section>
  )
}

const words = {
  ja: { next: '状態を変える', reason: '理由' },
  en: { next: 'What to do', reason: 'Reason' },
} as const
