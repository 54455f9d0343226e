/** Ending a dispatch, and opening it again. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { dispatch as table } from '../../../domain/delivery/dispatch.ts'
import { ok } from '../../../kit/result.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { TextField } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import type { DeskPartProps } from './part.ts'

const closable: readonly string[] = table.acts.close.from

/** The act that the state has, for those who run the programme. */
export function EndActs({ visit, read }: DeskPartProps): Child {
  const { application, offering } = read
  const { language } = visit
  if (!mayWith(visit.visitor.actor, table.acts.close, offering).ok) return null
  if (closable.includes(application.state)) {
    const { label } = table.acts.close
    return (
      <ActButton
        form={visit.form('close')}
        label={label[language]}
        allowed={ok(undefined)}
        look="secondary"
      />
    )
  }
  if (application.state !== 'closed') return null
  const form = visit.form('reopen')
  const { label } = table.acts.reopen
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{label[language]}</summary>
      <Form form={form}>
        <TextField
          form={form}
          name="reason"
          label={language === 'ja' ? '理由' : 'Reason'}
          required
        />
        <Buttons submit={label[language]} />
      </Form>
    </details>
  )
}
