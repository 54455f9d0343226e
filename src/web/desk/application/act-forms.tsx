/** Everything that staff can do with one application; what is refused says why. */
import type { Child } from 'hono/jsx'
import { circumstancesOf } from '../../../commands/application/scene.ts'
import type { Application } from '../../../domain/delivery/application.ts'
import { decide, type Decision } from '../../../domain/delivery/decide.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import type { Result } from '../../../kit/result.ts'
import { dateField, textField } from '../../form/fields.ts'
import type { AnyVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { FieldOf, Form } from '../../ui/form/form.tsx'
import { nowOf } from '../books.ts'
import { fitsChannels, needsOf, type StaffAct, staffActs } from './staff-acts.ts'

/** What goes along with an act. */
export const actFields = {
  reason: textField({
    label: { ja: '理由', en: 'Reason' },
    hint: {
      ja: '記録に残ります。個人の名前や連絡先は書かないでください。',
      en: 'It is kept in the record. Do not write names or addresses.',
    },
    required: false,
    longest: 400,
  }),
  day: dateField({
    label: { ja: 'その出来事の日', en: 'Day on which it happened' },
    hint: { ja: '今日なら空のままで。', en: 'Left blank: today.' },
    required: false,
  }),
}

/** What the forms are made of. */
export type ActFormsProps = {
  readonly visit: AnyVisit
  readonly application: Application
  readonly offering: Offering
  readonly session: Session | null
}

/** The acts that lead on from the application's state. */
export function ActForms(props: ActFormsProps): Child {
  const { visit, application, offering } = props
  const say = texts[visit.language]
  const acts = staffActs(application.lifecycle).filter(
    ({ name, definition }) =>
      definition.from.includes(application.state) && fitsChannels(name, offering),
  )
  if (acts.length === 0) return null
  const simple = acts.filter((act) => isSimple(visit, act, application))
  const asking = acts.filter((act) => !simple.includes(act))
  return (
    <section>
      <h2>{say.heading}</h2>
      {simple.length > 0 && (
        <div class="act-row">
          {simple.map((act, index) => (
            <ActButton
              form={visit.form('step', act.name)}
              label={act.definition.label[visit.language]}
              allowed={decided(props, act)}
              look={index === 0 ? 'primary' : 'secondary'}
            />
          ))}
        </div>
      )}
      {asking.map((act) => (
        <AskingForm {...props} act={act} />
      ))}
    </section>
  )
}

/** A button alone does it, unless something is to be said with it, or was found missing. */
function isSimple(visit: AnyVisit, act: StaffAct, { lifecycle }: Application): boolean {
  const { reason, day } = needsOf(act, lifecycle)
  return reason === null && !day && visit.form('step', act.name).fault('reason') === undefined
}

/** Whether it may be done now. A reason that is yet to be given refuses nothing. */
function decided(props: ActFormsProps, { name }: StaffAct): Result<Decision> {
  const { visit, application, offering, session } = props
  const scene = {
    offerings: new Map([[offering.id, offering]]),
    sessions: new Map(session ? [[session.id, session]] : []),
  }
  const asked = { actor: visit.visitor.actor, now: nowOf(visit), reason: '-' }
  const at = session?.id ?? null
  return decide(name, circumstancesOf(scene, { ...asked, application, session: at }))
}

function AskingForm(props: ActFormsProps & { readonly act: StaffAct }): Child {
  const { visit, act, application } = props
  const { language } = visit
  const label = act.definition.label[language]
  const allowed = decided(props, act)
  const form = visit.form('step', act.name)
  if (!allowed.ok) return <ActButton form={form} label={label} allowed={allowed} look="secondary" />
  const { reason, day } = needsOf(act, application.lifecycle)
  const say = texts[language]
  const isAsked = reason !== null || form.fault('reason') !== undefined
  const frees = allowed.value.seats < 0
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{label}</summary>
      {frees && <p>{say.frees}</p>}
      {allowed.value.notice !== null && <p>{say.told}</p>}
      <Form form={form}>
        {isAsked && (
          <FieldOf
            form={form}
            name="reason"
            field={{ ...actFields.reason, isRequired: reason === 'needed' }}
          />
        )}
        {day && <FieldOf form={form} name="day" field={actFields.day} />}
        <div class="buttons">
          <button type="submit" class={reason === null ? 'primary' : 'danger'}>
            {label}
          </button>
        </div>
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    heading: 'できること',
    frees: '席が空き、キャンセル待ちの方がいれば、すぐに次の方へ案内します。',
    told: '本人にメールで知らせます（メールアドレスがある場合）。',
  },
  en: {
    heading: 'What you can do',
    frees: 'The seat comes free, and is offered at once to the next in line.',
    told: 'They are told by mail, where there is an address.',
  },
} as const
