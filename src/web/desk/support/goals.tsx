/** What a support aims at. */
import type { Child } from 'hono/jsx'
import { type Goal, goalStates } from '../../../domain/delivery/support/goal.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { mayRecord } from './open-desk-support.ts'
import { goalFields } from './support-fields.ts'
import type { PartProps } from './part-props.ts'

/** The goals, and the form for another. */
export function Goals({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('goal')
  const may = mayRecord(visit, read).ok && read.application.state !== 'withdrawn'
  return (
    <section>
      <h2>{say.title}</h2>
      {read.goals.length === 0 ? (
        <p class="hint">{say.nothing}</p>
      ) : (
        <ul class="pass-list">
          {read.goals.map((goal) => (
            <OneGoal visit={visit} read={read} goal={goal} may={may} />
          ))}
        </ul>
      )}
      {may && (
        <details class="more" open={form.isShownAgain}>
          <summary>{say.add}</summary>
          <Form form={form}>
            <Fields form={form} fields={goalFields} />
            <Buttons submit={say.add} />
          </Form>
        </details>
      )}
    </section>
  )
}

type GoalProps = PartProps & { readonly goal: Goal; readonly may: boolean }

function OneGoal({ visit, goal, may }: GoalProps): Child {
  const { language } = visit
  const say = texts[language]
  const { state, dueOn, settledOn } = goal
  const tone = { open: 'waiting', reached: 'good', dropped: 'over' } as const
  const acts =
    state === 'open'
      ? ([
          ['goal-reached', say.reached],
          ['goal-dropped', say.drop],
        ] as const)
      : ([['goal-open', say.open]] as const)
  return (
    <li>
      <p>
        {goal.text} <StatusTag label={goalStates[state][language]} tone={tone[state]} />
        <span class="under">
          {dueOn !== null && say.by(formatDate(dueOn, language))}{' '}
          {settledOn !== null && formatDate(settledOn, language)}
        </span>
      </p>
      {may && (
        <div class="act-row">
          {acts.map(([act, label]) => (
            <ActButton
              form={visit.form(act, goal.id)}
              label={label}
              allowed={ok(null)}
              about={goal.text}
              look="secondary"
            />
          ))}
        </div>
      )}
    </li>
  )
}

const texts = {
  ja: {
    title: '目標',
    nothing: '目標はまだありません。企業と話して決めてください。',
    add: '目標を加える',
    reached: '達成した',
    drop: '取りやめる',
    open: '取組中に戻す',
    by: (day: string) => `${day}まで`,
  },
  en: {
    title: 'Goals',
    nothing: 'There are no goals yet. Agree on them with the company.',
    add: 'Add a goal',
    reached: 'Reached',
    drop: 'Drop it',
    open: 'Back to in progress',
    by: (day: string) => `by ${day}`,
  },
} as const
