/** Choosing who goes: experts with what speaks for and against each, the most fitting first. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { dispatch as table } from '../../../domain/delivery/dispatch.ts'
import type { Proposal } from '../../../domain/delivery/dispatch/proposal.ts'
import { choiceField, textField } from '../../form/fields.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import type { DeskPartProps } from './part.ts'

/** So many are shown; the register holds the others. */
const mostShown = 30

/** Who goes, and why where something speaks against them. */
export function assignFields(proposals: readonly Proposal[]) {
  return {
    expert: choiceField({
      label: { ja: '担当の専門家', en: 'Who goes' },
      required: true,
      choices: proposals.slice(0, mostShown).map(({ expert, objections, reasons }) => ({
        value: expert.id,
        label: { ja: expert.name, en: expert.name },
        hint: {
          ja: reasons.map(({ ja }) => ja).join('、'),
          en: reasons.map(({ en }) => en).join('; '),
        },
        isClosed: objections.includes('contract'),
      })),
    }),
    reason: textField({
      label: { ja: '理由', en: 'Reason' },
      hint: {
        ja: '合わない点がある専門家にするとき、専門家を替えるときは、理由が要ります。',
        en: 'Needed where something speaks against the expert, and for a change of experts.',
      },
      required: false,
      longest: 400,
    }),
  }
}

const states: readonly string[] = [...table.acts.assign.from, ...table.acts.reassign.from]

/** The form, while a request can have an expert. */
export function AssignForm({ visit, read }: DeskPartProps): Child {
  const { application, offering, proposals, dispatch } = read
  if (!states.includes(application.state)) return null
  const { language, to } = visit
  const say = texts[language]
  const may = mayWith(visit.visitor.actor, table.acts.assign, { programme: offering.programme })
  if (!may.ok) return null
  const isFirst = application.state === 'decided'
  const form = visit.form('assign')
  const act = isFirst ? table.acts.assign : table.acts.reassign
  const others = proposals.filter(({ expert }) => expert.id !== dispatch?.expert)
  const body =
    others.length === 0 ? (
      <p>
        {say.none} <a href={to.experts()}>{say.register}</a>
      </p>
    ) : (
      <Form form={form}>
        <p>{say.order}</p>
        <Fields form={form} fields={assignFields(others)} />
        <Buttons submit={act.label[language]} />
      </Form>
    )
  return isFirst ? (
    <section>
      <h2>{act.label[language]}</h2>
      {body}
    </section>
  ) : (
    <details class="more" open={form.isShownAgain}>
      <summary>{act.label[language]}</summary>
      {body}
    </details>
  )
}

const texts = {
  ja: {
    order:
      '合わない点が少ない方から、分野、地域、担当中の件数の順に並べています。点数は付けていません。',
    none: '登録されている専門家がいません。',
    register: '専門家を登録する',
  },
  en: {
    order:
      'Those with the fewest objections come first, by field, area and requests under way. There is no score.',
    none: 'There is no other expert in the register.',
    register: 'Enter an expert',
  },
} as const
