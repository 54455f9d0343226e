/** Doing one act to all applications that are ticked in the list above. */
import type { Child } from 'hono/jsx'
import type { AnyVisit } from '../../personal.ts'
import type { StaffAct } from './staff-acts.ts'

/** The form's id: the ticks in the list belong to it by this. */
export const bulkFormId = 'bulk'

/** What the form is made of. */
export type BulkFormProps = {
  readonly visit: AnyVisit
  /** The acts that the visitor may do. */
  readonly acts: readonly StaffAct[]
  /** The same page with every row ticked; null where they are. */
  readonly tickAll: string | null
}

/** The form. Those who may do nothing are told so. */
export function BulkForm({ visit, acts, tickAll }: BulkFormProps): Child {
  const { language } = visit
  const say = texts[language]
  if (acts.length === 0) return <p class="hint">{say.readOnly}</p>
  const form = visit.form('bulk')
  const labels = new Map(acts.map(({ name, definition }) => [name, definition.label[language]]))
  const chosen = form.value('step')
  const fault = form.fault('step')
  return (
    <section class="bulk">
      <h2>{say.heading}</h2>
      <form id={bulkFormId} method="post" action={form.action} class="inline-form">
        <input type="hidden" name="act" value="bulk" />
        <input type="hidden" name="key" value={form.key} />
        <div class="field">
          <label for={form.id('step')}>{say.act}</label>
          {fault !== undefined && <p class="fault">{fault}</p>}
          <select id={form.id('step')} name="step" required>
            <option value="">{say.choose}</option>
            {[...labels].map(([name, label]) => (
              <option value={name} selected={name === chosen}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={form.id('reason')}>{say.reason}</label>
          <input
            id={form.id('reason')}
            name="reason"
            type="text"
            maxlength={400}
            value={form.value('reason') ?? ''}
          />
        </div>
        <button type="submit">{say.submit}</button>
      </form>
      {tickAll !== null && (
        <p>
          <a href={tickAll}>{say.all}</a>
        </p>
      )}
    </section>
  )
}

const texts = {
  ja: {
    heading: '選んだ申込をまとめて進める',
    act: '選んだ申込にすること',
    choose: '選んでください',
    reason: '理由（取り消すとき）',
    submit: '実行する',
    all: '表示中のすべてを選ぶ',
    readOnly: 'あなたの権限では、申込を見ることだけができます。',
  },
  en: {
    heading: 'Do something to those chosen',
    act: 'What is to be done',
    choose: 'Choose one',
    reason: 'Reason, when taking back',
    submit: 'Do it',
    all: 'Choose all that are shown',
    readOnly: 'With your role you may look at applications only.',
  },
} as const
