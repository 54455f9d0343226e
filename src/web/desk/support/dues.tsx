/** What comes next in a support: the next step, days to get in touch, jobs to ask about. */
import type { Child } from 'hono/jsx'
import { type Due, dueAnswers, dueSorts, isDue } from '../../../domain/delivery/support/due.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { mayRecord, sharingAgencies, todayOf } from './open-desk-support.ts'
import { followUpFields, heldFields, reasonFields, stepFields } from './support-fields.ts'
import type { PartProps } from './part-props.ts'
import { owingWords } from './words.ts'

/** What is open, what has been settled, and the forms for what is new. */
export function Dues({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const open = read.dues.filter(({ answer }) => answer === null)
  const settled = read.dues.filter(({ answer }) => answer !== null).toReversed()
  const may = mayRecord(visit, read).ok && read.application.state !== 'withdrawn'
  return (
    <section>
      <h2>{say.title}</h2>
      {open.length === 0 ? (
        <p class="hint">{say.nothing}</p>
      ) : (
        <ul class="pass-list">
          {open.map((due) => (
            <OpenDue visit={visit} read={read} due={due} />
          ))}
        </ul>
      )}
      {may && <Planning visit={visit} read={read} />}
      {settled.length > 0 && (
        <details class="more">
          <summary>{say.settled(settled.length)}</summary>
          <ul class="pass-list">
            {settled.map((due) => (
              <SettledDue visit={visit} read={read} due={due} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type DueProps = PartProps & { readonly due: Due }

function nameOf({ visit: { language }, due }: DueProps): string {
  const { sort, months, text } = due
  const after = months === null ? '' : texts[language].after(months)
  return [`${dueSorts[sort][language]}${after}`, text].filter(Boolean).join(texts[language].colon)
}

function OpenDue(props: DueProps): Child {
  const { visit, read, due } = props
  const { language } = visit
  const say = texts[language]
  const today = todayOf(visit)
  const may = mayRecord(visit, read).ok
  const about = nameOf(props)
  const who = owingWords(due.owing, read.agencies, language)
  return (
    <li>
      <p>
        <strong>{about}</strong>
        <span class="under">
          {say.by(formatDate(due.on, language))} {who}{' '}
          {isDue(due, today) && (
            <StatusTag
              label={due.on < today ? say.late : say.today}
              tone={due.on < today ? 'attention' : 'waiting'}
            />
          )}
        </span>
      </p>
      {may && due.sort !== 'retention' && (
        <div class="act-row">
          <ActButton
            form={visit.form('done', due.id)}
            label={say.done}
            allowed={ok(null)}
            about={about}
            look="secondary"
          />
          <ActButton
            form={visit.form('drop', due.id)}
            label={say.drop}
            allowed={ok(null)}
            about={about}
            look="secondary"
          />
        </div>
      )}
      {may && due.sort === 'retention' && isDue(due, today) && <Held {...props} about={about} />}
    </li>
  )
}

function Held({ visit, due, about }: DueProps & { readonly about: string }): Child {
  const { language } = visit
  const form = visit.form('held', due.id)
  const today = todayOf(visit)
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>
        {texts[language].held}
        <span class="for-readers"> {about}</span>
      </summary>
      <Form form={form}>
        <Fields form={form} fields={heldFields(today)} values={{ heldOn: today }} />
        <Buttons submit={texts[language].keep} />
      </Form>
    </details>
  )
}

function SettledDue(props: DueProps): Child {
  const { visit, read, due } = props
  const { language } = visit
  const say = texts[language]
  const form = visit.form('undo-answer', due.id)
  const { answer, answeredOn } = due
  return (
    <li>
      <p>
        {nameOf(props)}{' '}
        {answer !== null && (
          <StatusTag
            label={dueAnswers[answer][language]}
            tone={answer === 'no' ? 'attention' : 'over'}
          />
        )}
        <span class="under">{answeredOn !== null && formatDate(answeredOn, language)}</span>
      </p>
      {mayRecord(visit, read).ok && (
        <details class="more" open={form.isShownAgain}>
          <summary>
            {say.undo}
            <span class="for-readers"> {nameOf(props)}</span>
          </summary>
          <Form form={form}>
            <Fields form={form} fields={reasonFields} />
            <Buttons submit={say.undo} />
          </Form>
        </details>
      )}
    </li>
  )
}

function Planning({ visit, read }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const agencies = sharingAgencies(read)
  const [step, follow] = [visit.form('step'), visit.form('follow-up')]
  const [lead] = agencies
  const usual = lead?.id ?? 'body'
  const hasStep = read.dues.some(({ sort, answer }) => sort === 'next-step' && answer === null)
  return (
    <>
      <details class="more" open={step.isShownAgain}>
        <summary>{hasStep ? say.nextStep : say.step}</summary>
        <Form form={step}>
          {hasStep && <p class="hint">{say.before}</p>}
          <Fields form={step} fields={stepFields(agencies)} values={{ stepBy: usual }} />
          <Buttons submit={say.keep} />
        </Form>
      </details>
      <details class="more" open={follow.isShownAgain}>
        <summary>{say.followUp}</summary>
        <Form form={follow}>
          <Fields form={follow} fields={followUpFields(agencies)} values={{ followBy: usual }} />
          <Buttons submit={say.keep} />
        </Form>
      </details>
    </>
  )
}

const texts = {
  ja: {
    title: 'これからの予定',
    nothing: '予定はありません。次にすることを決めてください。',
    by: (day: string) => `${day}まで`,
    late: '期限切れ',
    today: '今日まで',
    done: '済みにする',
    drop: '取りやめる',
    held: '定着の確認を記録する',
    keep: '保存する',
    settled: (count: number) => `済んだ予定（${count}件）`,
    undo: '答えを取り消す',
    step: '次の予定を決める',
    nextStep: '次の予定に進む',
    before: 'いまの「次の予定」は、済みになります。',
    followUp: 'フォローする日を加える',
    after: (months: number) => `（採用から${months}か月）`,
    colon: '：',
  },
  en: {
    title: 'What comes next',
    nothing: 'Nothing is planned. Say what comes next.',
    by: (day: string) => `by ${day}`,
    late: 'Late',
    today: 'Today',
    done: 'Done',
    drop: 'Drop it',
    held: 'Record whether the job has held',
    keep: 'Save',
    settled: (count: number) => `Settled (${count})`,
    undo: 'Take the answer back',
    step: 'Set the next step',
    nextStep: 'Go on to the next step',
    before: 'The step that stands now will count as done.',
    followUp: 'Add a day to get in touch',
    after: (months: number) => ` (${months} months after hiring)`,
    colon: ': ',
  },
} as const
