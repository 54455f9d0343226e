/**
 * The applicants of an intake with their points: those of their answers, and fields for the others.
 */
import type { Child } from 'hono/jsx'
import type { Candidate } from '../../../commands/course/intake.ts'
import type { Criterion } from '../../../domain/delivery/course/selection-settings.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { GivenPoints } from '../../../store/course-intake.ts'
import {
  type FormRefusal,
  type FieldFault,
  refuseFields,
  type SubmittedForm,
} from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { LearnerName, nameOf } from './learner-name.tsx'

/** What the table is made of. */
export type PointsTableProps = {
  readonly form: FormView
  readonly criteria: readonly Criterion[]
  readonly candidates: readonly Candidate[]
}

/** The table as one form. Where nothing is given by hand it only shows. */
export function PointsTable({ form, criteria, candidates }: PointsTableProps): Child {
  const { language } = form
  const say = texts[language]
  const hasHand = criteria.some(({ from }) => from === 'hand')
  const table = (
    <table class="plain stacked points">
      <caption class="for-readers">{say.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          {criteria.map((criterion) => (
            <th scope="col">
              {criterion.label[language]}
              {criterion.from === 'hand' && <span class="under">{say.most(criterion.most)}</span>}
            </th>
          ))}
          <th scope="col" class="num">
            {say.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr>
            <th scope="row">
              {say.numbered(candidate.number)}{' '}
              <LearnerName person={candidate.person} language={language} />
            </th>
            {candidate.score.lines.map(({ criterion, points }) => (
              <td data-label={criterion.label[language]}>
                {criterion.from === 'hand' ? (
                  <PointField form={form} candidate={candidate} criterion={criterion} />
                ) : (
                  (points ?? '—')
                )}
              </td>
            ))}
            <td class="num" data-label={say.total}>
              {candidate.score.total ?? say.open}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!hasHand) return table
  return (
    <Form form={form} isGuarded>
      {table}
      <Buttons submit={say.save} />
    </Form>
  )
}

type PointFieldProps = {
  readonly form: FormView
  readonly candidate: Candidate
  readonly criterion: Criterion
}

function PointField({ form, candidate, criterion }: PointFieldProps): Child {
  const { language } = form
  const name = fieldName(criterion, candidate)
  const id = form.id(name)
  const fault = form.fault(name)
  const known = candidate.hand[criterion.key]
  return (
    <>
      <input
        type="text"
        inputmode="numeric"
        class="points-field"
        id={id}
        name={name}
        value={form.value(name) ?? (known === undefined ? '' : String(known))}
        aria-label={`${nameOf(candidate.person, language)} ${criterion.label[language]}`}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
      />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  )
}

const fieldName = ({ key }: Criterion, { person }: Candidate): string =>
  `points.${key}.${person.application}`

/** Reads what was typed: only what differs from what stands. Refuses what is no whole number. */
export function readTypedPoints(
  form: SubmittedForm,
  { criteria, candidates }: Omit<PointsTableProps, 'form'>,
): Result<readonly GivenPoints[], FormRefusal> {
  const faults: FieldFault[] = []
  const given: GivenPoints[] = []
  for (const candidate of candidates) {
    for (const criterion of criteria) {
      if (criterion.from !== 'hand') continue
      const field = fieldName(criterion, candidate)
      // Those who stand on another part of the list were not sent.
      if (form.texts(field).length === 0) continue
      const text = form.text(field).normalize('NFKC').trim()
      const points = text === '' ? null : Number(text)
      const isPossible =
        points === null || (Number.isInteger(points) && points >= 0 && points <= criterion.most)
      if (!isPossible) faults.push({ field, message: faultOf(text, criterion.most) })
      const { application } = candidate.person
      const isNew = points !== (candidate.hand[criterion.key] ?? null)
      if (isPossible && isNew) given.push({ application, criterion: criterion.key, points })
    }
  }
  return faults.length === 0 ? ok(given) : refuseFields(faults)
}

const faultOf = (text: string, most: number) =>
  refuse(
    'hand_points_out_of_range',
    `「${text.slice(0, 20)}」は付けられません。0から${most}までの整数を入力してください。`,
    `"${text.slice(0, 20)}" cannot be given. Enter a whole number from 0 to ${most}.`,
  ).refusal.message

const texts = {
  ja: {
    caption: '採点',
    name: '申込順・氏名',
    numbered: (number: number) => `${number}番`,
    most: (most: number) => `${most}点満点`,
    total: '合計',
    open: '採点中',
    save: '点数を保存する',
  },
  en: {
    caption: 'Points',
    name: 'Number and name',
    numbered: (number: number) => `No. ${number}`,
    most: (most: number) => `of ${most}`,
    total: 'Total',
    open: 'open',
    save: 'Save points',
  },
} as const
