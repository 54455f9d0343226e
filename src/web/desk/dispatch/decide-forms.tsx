/** Deciding on a request: what is granted, or why it is refused. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { dispatch as table } from '../../../domain/delivery/dispatch.ts'
import type { DispatchSettings } from '../../../domain/delivery/dispatch/settings.ts'
import { choiceField, longTextField, numberField, textField } from '../../form/fields.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import type { DeskPartProps } from './part.ts'

/** What is granted. Fields are those of the offering, or any where it names none. */
export function decideFields({ visitsPerRequest, fields }: DispatchSettings) {
  const field = { ja: '分野', en: 'Field' }
  return {
    visits: numberField({
      label: { ja: '訪問の回数', en: 'Visits' },
      hint: {
        ja: `この募集では${visitsPerRequest}回までです。`,
        en: `At most ${visitsPerRequest} in this offering.`,
      },
      required: true,
      ...{ least: 1, greatest: visitsPerRequest, unit: { ja: '回', en: 'visits' } },
    }),
    field:
      fields.length === 0
        ? textField({ label: field, required: false, longest: 100 })
        : choiceField({
            label: field,
            required: true,
            as: 'select',
            choices: fields.map((each) => ({ value: each.ja, label: each })),
          }),
    area: textField({
      label: { ja: '訪問先の区市町村', en: 'Municipality of the visits' },
      hint: {
        ja: '専門家の「担当の地域」と同じ言葉で書きます。空でも決定できます。',
        en: 'As the register of experts names it. It may be left blank.',
      },
      required: false,
      longest: 100,
    }),
    conditions: longTextField({
      label: { ja: '付ける条件', en: 'Conditions' },
      hint: {
        ja: '1行に1つ。通知書に載ります。',
        en: 'One a line. They stand in the letter.',
      },
      required: false,
      rows: 3,
    }),
  }
}

/** Why it is refused. */
export const refuseFields = {
  reason: longTextField({
    label: { ja: '派遣しない理由', en: 'Reason' },
    hint: { ja: '通知書に載ります。', en: 'It stands in the letter.' },
    required: true,
    rows: 3,
  }),
}

/** At which field a refusal of the command is said. */
export const decideFaults: Readonly<Record<string, string>> = {
  more_visits_than_offered: 'visits',
  field_not_offered: 'field',
}

/** The two forms, while the request waits for a decision. */
export function DecideForms({ visit, read }: DeskPartProps): Child {
  const { application, offering, settings } = read
  if (application.state !== 'requested') return null
  const { language } = visit
  const say = texts[language]
  const may = mayWith(visit.visitor.actor, table.acts.decide, { programme: offering.programme })
  if (!may.ok) return <p class="hint">{may.refusal.message[language]}</p>
  const [deciding, refusing] = [visit.form('decide'), visit.form('refuse')]
  return (
    <>
      <section>
        <h2>{table.acts.decide.label[language]}</h2>
        <p>{say.letter}</p>
        <Form form={deciding} isGuarded>
          <Fields
            form={deciding}
            fields={decideFields(settings)}
            values={{ visits: settings.visitsPerRequest }}
          />
          <Buttons submit={say.decide} />
        </Form>
      </section>
      <details class="more" open={refusing.isShownAgain}>
        <summary>{table.acts.refuse.label[language]}</summary>
        <Form form={refusing}>
          <Fields form={refusing} fields={refuseFields} />
          <div class="buttons">
            <button type="submit" class="danger">
              {say.refuse}
            </button>
          </div>
        </Form>
      </details>
    </>
  )
}

const texts = {
  ja: {
    letter: '決定すると、派遣決定通知書を作り、会社に知らせます。',
    decide: '派遣を決定する',
    refuse: '派遣しないと決める',
  },
  en: {
    letter: 'The letter of decision is made, and the company is told.',
    decide: 'Decide to send an expert',
    refuse: 'Refuse',
  },
} as const
