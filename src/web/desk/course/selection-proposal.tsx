/** What a selection would do, with the reason for everyone, and the button that carries it out. */
import type { Child } from 'hono/jsx'
import type { Proposal } from '../../../commands/course/selection.ts'
import type { Choice } from '../../../domain/delivery/course/selection.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { present } from '../../../kit/check.ts'
import type { Result } from '../../../kit/result.ts'
import type { PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { LearnerName } from './learner-name.tsx'

type Visit = PersonalVisit<'courseSelection'>

/** What the proposal is shown with. */
export type ProposalProps = {
  readonly visit: Visit
  readonly proposal: Proposal
  readonly publicValue: string | null
  readonly allowed: Result<unknown>
}

/** The three lists, and the act. */
export function SelectionProposal({ visit, proposal, publicValue, allowed }: ProposalProps): Child {
  const { language } = visit
  const { accepted, reserve, declined } = proposal.outcome
  const say = texts[language]
  const parts = [
    { title: say.accepted(accepted.length), choices: accepted, isOpen: true },
    { title: say.reserve(reserve.length), choices: reserve, isOpen: true },
    { title: say.declined(declined.length), choices: declined, isOpen: true },
  ]
  return (
    <section class="proposal">
      <h2>{say.title}</h2>
      <p class="lead">{say.lead}</p>
      {parts
        .filter(({ choices }) => choices.length > 0)
        .map((part) => (
          <Choices {...part} proposal={proposal} language={language} />
        ))}
      <p>{say.consequence(accepted.length + reserve.length + declined.length)}</p>
      <ActButton
        form={visit.form('carryOut')}
        label={say.carryOut}
        allowed={allowed}
        values={{ digest: proposal.digest, value: publicValue ?? '' }}
      />
    </section>
  )
}

type ChoicesProps = {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly proposal: Proposal
  readonly language: Language
}

function Choices({ title, choices, proposal, language }: ChoicesProps): Child {
  const say = texts[language]
  return (
    <>
      <h3>{title}</h3>
      <table class="plain stacked">
        <caption class="for-readers">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.number}</th>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.reason}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => {
            const person = present(proposal.people.get(choice.number), 'somebody of the intake')
            return (
              <tr>
                <th scope="row">{say.numbered(choice.number)}</th>
                <td data-label={say.name}>
                  <LearnerName person={person} language={language} />
                </td>
                <td data-label={say.reason}>{choice.reason[language]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const texts = {
  ja: {
    title: '選考の案',
    lead: 'まだ何も決まっていません。内容を確かめてから、いちばん下のボタンで決定してください。',
    accepted: (count: number) => `受講決定　${count}人`,
    reserve: (count: number) => `補欠　${count}人（上から順に案内します）`,
    declined: (count: number) => `受講不可　${count}人`,
    number: '申込順',
    numbered: (number: number) => `${number}番`,
    name: '氏名',
    reason: '理由（ご本人にお知らせします）',
    consequence: (count: number) =>
      `決定すると、${count}人の状態が一度に変わり、結果がメールで知らされます。元に戻せません。`,
    carryOut: 'この案のとおりに決定する',
  },
  en: {
    title: 'Proposal',
    lead: 'Nothing is decided yet. Look it over, then carry it out with the button at the end.',
    accepted: (count: number) => `Accepted: ${count}`,
    reserve: (count: number) => `Reserve list: ${count}, in this order`,
    declined: (count: number) => `Not accepted: ${count}`,
    number: 'Number',
    numbered: (number: number) => `No. ${number}`,
    name: 'Name',
    reason: 'Reason, as it is told',
    consequence: (count: number) =>
      `It moves ${count} applications at once, and everyone is told by mail. It cannot be undone.`,
    carryOut: 'Carry out this proposal',
  },
} as const
