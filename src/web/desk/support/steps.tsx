/** Registering a support, closing it, opening it again. */
import type { Child } from 'hono/jsx'
import { support } from '../../../domain/delivery/support.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { todayOf } from './open-desk-support.ts'
import { reasonFields, registerFields } from './support-fields.ts'
import type { PartProps } from './part-props.ts'

/** The steps that lead on from where the support stands. */
export function Steps({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const { state } = read.application
  const { acts } = support
  const follows = (act: 'register' | 'close' | 'reopen') =>
    (acts[act].from as readonly string[]).includes(state)
  const today = todayOf(visit)
  const form = visit.form('register')
  const withReason = (['close', 'reopen'] as const).filter(follows)
  if (!follows('register') && withReason.length === 0) return null
  return (
    <section>
      <h2>{say.title}</h2>
      {follows('register') && (
        <Form form={form}>
          <Fields form={form} fields={registerFields(today)} values={{ on: today }} />
          <Buttons submit={acts.register.label[language]} />
        </Form>
      )}
      {withReason.map((act) => {
        const own = visit.form(act)
        return (
          <details class="more" open={own.isShownAgain}>
            <summary>{acts[act].label[language]}</summary>
            <p class="hint">{say[act]}</p>
            <Form form={own}>
              <Fields form={own} fields={reasonFields} />
              <Buttons submit={acts[act].label[language]} />
            </Form>
          </details>
        )
      })}
    </section>
  )
}

const texts = {
  ja: {
    title: '状態を変える',
    close: '終えたあとも、採用した人の定着の確認は続きます。',
    reopen: '支援中に戻ります。',
  },
  en: {
    title: 'Change where it stands',
    close: 'It is still asked whether the jobs of those who were hired have held.',
    reopen: 'It is being supported again.',
  },
} as const
