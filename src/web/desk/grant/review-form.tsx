/** The checklist: what reviewers found, and the form of whoever may review now. */
import type { Child } from 'hono/jsx'
import { mayWith } from '../../../domain/access/capability.ts'
import { findings } from '../../../domain/delivery/grant/review.ts'
import { grantRights } from '../../../commands/grant/open-grant.ts'
import { checkVerdict } from '../../../commands/grant/review.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { formatMoment } from '../../ui/when.ts'
import type { CasePartProps } from './read-case.ts'
import { reviewFields } from './case-forms.ts'

/** The part. */
export function ReviewForm({ visit, read }: CasePartProps): Child {
  const { language, visitor } = visit
  const { application, offering, settings, reviews, round, verdict } = read
  const say = texts[language]
  const may = mayWith(visitor.actor, grantRights.review, { programme: offering.programme })
  const own = reviews.find((each) => {
    return each.round === round && each.reviewer === visitor.actor.account
  })
  const isOpen = verdict.state !== 'agreed' && (!own || verdict.state === 'disagreed')
  const form = visit.form('review')
  const state = checkVerdict(verdict)
  return (
    <section>
      <h2>{say.title}</h2>
      <p>{state.ok ? say.passes : state.refusal.message[language]}</p>
      <Found visit={visit} read={read} />
      {application.state === 'reviewing' && may.ok && isOpen && (
        <Form form={form} isGuarded>
          <h3>{say.own}</h3>
          <Fields
            form={form}
            fields={reviewFields(settings.checklist)}
            values={Object.fromEntries(
              Object.entries(own?.findings ?? {}).flatMap(([key, { finding, note }]) => [
                [`finding.${key}`, finding],
                [`note.${key}`, note],
              ]),
            )}
          />
          <Buttons submit={say.submit} />
        </Form>
      )}
      {application.state === 'reviewing' && own && !isOpen && <p class="hint">{say.done}</p>}
    </section>
  )
}

/** The reviews of every round, the newest first. */
function Found({ visit, read }: CasePartProps): Child {
  const { language } = visit
  const { reviews, settings, names } = read
  const say = texts[language]
  return (
    <>
      {reviews.toReversed().map(({ reviewer, round, reviewedAt, findings: found }) => (
        <details class="more">
          <summary>
            {say.by(names.get(`account:${reviewer}`) ?? say.somebody, round)}{' '}
            {formatMoment(reviewedAt, language)}
          </summary>
          <ul>
            {settings.checklist.map(({ key, label }) => {
              const item = found[key]
              const finding = item ? findings[item.finding][language] : '―'
              return (
                <li>
                  {label[language]}: <strong>{finding}</strong> {item?.note}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </>
  )
}

const texts = {
  ja: {
    title: '審査',
    passes: '審査が終わりました。交付を決定できます。',
    own: 'あなたの審査',
    submit: '審査を記録する',
    done: 'あなたの審査は記録されています。もう1人の審査を待っています。',
    by: (name: string, round: number) => `${name}の審査（${round}回目の提出）`,
    somebody: '職員',
  },
  en: {
    title: 'Review',
    passes: 'The review is complete: the grant can be decided.',
    own: 'Your review',
    submit: 'Record the review',
    done: 'Your review is recorded. Somebody else’s is still to come.',
    by: (name: string, round: number) => `Review by ${name} (sending ${round})`,
    somebody: 'staff',
  },
} as const
