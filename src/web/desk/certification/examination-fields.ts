/** The fields by which a certification is examined and decided. */
import {
  type Criterion,
  judgeNumbers,
  outcomeNames,
  outcomes,
  type Outcome,
} from '../../../domain/delivery/certification/criterion.ts'
import {
  meetingResultNames,
  meetingResults,
} from '../../../domain/delivery/certification/meeting.ts'
import {
  certificateSorts,
  type CertificateSort,
} from '../../../domain/delivery/certification/period.ts'
import type { CheckGiven } from '../../../commands/certification/checking.ts'
import { largestMinutes } from '../../../commands/certification/committee.ts'
import type { CheckedCriterion } from '../../../commands/certification/read-examination.ts'
import type { FieldTable } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  dateField,
  fileField,
  longTextField,
  numberField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

/** A note on a consultation. */
export const noteFields = {
  on: dateField({ label: { ja: '相談した日', en: 'Day' }, required: true }),
  body: longTextField({ label: { ja: '相談の内容', en: 'What was talked over' }, required: true }),
}

/** What a committee said. */
export const meetingFields = {
  heldOn: dateField({ label: { ja: '開催日', en: 'Day of the meeting' }, required: true }),
  members: longTextField({
    label: { ja: '出席した委員', en: 'Members present' },
    hint: {
      ja: '1行に1人ずつ。消去の対象になる個人情報です。',
      en: 'One a line. Their names can be erased later.',
    },
    required: true,
    rows: 3,
  }),
  result: choiceField({
    label: { ja: '結果', en: 'Result' },
    required: true,
    choices: meetingResultNames.map((value) => ({ value, label: meetingResults[value] })),
  }),
  conditions: longTextField({
    label: { ja: '付された条件', en: 'Conditions' },
    required: false,
    rows: 2,
  }),
  minutes: longTextField({ label: { ja: '議事の要旨', en: 'Minutes' }, required: false, rows: 4 }),
  file: fileField({
    label: { ja: '議事録のファイル', en: 'Minutes as a file' },
    hint: {
      ja: 'PDF、Word、Excel、画像。10MBまで。',
      en: 'PDF, Word, Excel or a picture, to 10 MB.',
    },
    required: false,
    accept: ['.pdf', '.docx', '.xlsx', '.jpg', '.jpeg', '.png'],
    maxBytes: largestMinutes,
  }),
}

/** A decision, of one of these sorts. */
export function decisionFields(sorts: readonly CertificateSort[]) {
  return {
    sort: choiceField({
      label: { ja: '決定', en: 'Decision' },
      required: true,
      choices: sorts.map((value) => ({ value, label: certificateSorts[value] })),
    }),
    on: dateField({
      label: { ja: '決定の日', en: 'Day of the decision' },
      hint: {
        ja: '空のときは今日です。はじめての認証は、この日から有効になります。',
        en: 'Today where blank. A first certificate is valid from this day.',
      },
      required: false,
    }),
    reason: longTextField({
      label: { ja: '理由', en: 'Reason' },
      hint: {
        ja: '満たしていない基準があるのに認証するときと、審査会の記録がないとき、締められた年度に記録するときだけ、書いてください。',
        en: 'Needed only where a criterion is not met, no committee is on record, or the year is closed.',
      },
      required: false,
      longest: 1000,
      rows: 3,
    }),
  }
}

/** Why something is refused or revoked. */
export const reasonFields = {
  reason: longTextField({
    label: { ja: '理由', en: 'Reason' },
    hint: { ja: '通知書に書かれます。', en: 'The letter states it.' },
    required: true,
    longest: 1000,
    rows: 3,
  }),
}

/** What is to be mended in a request while the certificate holds. */
export const remarkFields = {
  remark: longTextField({
    label: { ja: '直していただくこと', en: 'What is to be mended' },
    required: true,
    longest: 2000,
    rows: 3,
  }),
}

/** A yearly report on paper. */
export const reportFields = {
  year: numberField({
    label: { ja: '報告の年度（西暦）', en: 'Fiscal year reported on' },
    hint: { ja: '令和5年度は2023です。', en: '2023 is April 2023 to March 2024.' },
    required: true,
    least: 2000,
    greatest: 2100,
  }),
  receivedOn: dateField({ label: { ja: '受け取った日', en: 'Received on' }, required: true }),
}

const byNumbers = { value: 'numbers', label: { ja: '人数などで判定', en: 'By the numbers' } }

/** The fields of one criterion, under names that end in its place. */
export function criterionFields({ judging }: Criterion, place: number): FieldTable {
  const isByNumbers = judging.by !== 'yes-no'
  const own = outcomeNames
    .filter((name) => !isByNumbers || name === 'not-applicable')
    .map((value) => ({ value, label: outcomes[value] }))
  const most = 1_000_000
  return {
    [`outcome${place}`]: choiceField({
      label: { ja: '確認の結果', en: 'Found' },
      required: false,
      choices: isByNumbers ? [byNumbers, ...own] : own,
    }),
    ...(judging.by === 'number' && {
      [`part${place}`]: numberField({
        label: { ja: `数（${judging.unit.ja}）`, en: `Number (${judging.unit.en})` },
        hint: { ja: '端数は切り捨てます。', en: 'Cut off fractions.' },
        ...{ required: false, least: 0, greatest: most, unit: judging.unit },
      }),
    }),
    ...(judging.by === 'share' && {
      [`part${place}`]: numberField({
        label: judging.part,
        ...{ required: false, least: 0, greatest: most },
      }),
      [`whole${place}`]: numberField({
        label: judging.whole,
        ...{ required: false, least: 0, greatest: most },
      }),
    }),
    [`seen${place}`]: checkField({
      label: { ja: '証拠書類', en: 'Evidence' },
      text: { ja: '証拠書類を見た', en: 'The evidence was seen' },
      required: false,
    }),
    [`note${place}`]: longTextField({
      label: { ja: 'メモ', en: 'Note' },
      ...{ required: false, longest: 2000, rows: 2 },
    }),
  }
}

/** The fields of all criteria. */
export function checkFields(criteria: readonly Criterion[]): FieldTable {
  return Object.assign({}, ...criteria.map((each, place) => criterionFields(each, place)))
}

/** What was found last, as the fields show it: only by checks after the act `since`. */
export function knownChecks(criteria: readonly CheckedCriterion[], since: number): KnownValues {
  const entries = criteria.flatMap(({ criterion, check }, place) => {
    if (!check || check.command <= since) return []
    const isByNumbers = criterion.judging.by !== 'yes-no' && check.outcome !== 'not-applicable'
    return [
      [`outcome${place}`, isByNumbers ? 'numbers' : check.outcome],
      [`part${place}`, check.numbers[0]],
      [`whole${place}`, check.numbers[1]],
      [`seen${place}`, check.evidenceSeen],
      [`note${place}`, check.note],
    ] as const
  })
  return Object.fromEntries(entries)
}

/** The checks that were entered and differ from what was found last. */
export function changedChecks(
  criteria: readonly CheckedCriterion[],
  values: Readonly<Record<string, unknown>>,
  known: KnownValues,
): readonly CheckGiven[] {
  return criteria.flatMap(({ criterion }, place) => {
    const names = ['outcome', 'part', 'whole', 'seen', 'note'].map((name) => `${name}${place}`)
    const isSame = names.every((name) => (values[name] ?? '') === (known[name] ?? ''))
    const said = values[`outcome${place}`]
    const numbers = [values[`part${place}`], values[`whole${place}`]].filter(
      (each): each is number => typeof each === 'number',
    )
    const isBlank = typeof said !== 'string' && numbers.length === 0
    const seen = values[`seen${place}`] === true
    const note = values[`note${place}`]
    const noteText = typeof note === 'string' ? note : null
    if (isSame || (isBlank && !seen && noteText === null)) return []
    const outcome = outcomeNames.find((name) => name === said) ?? null
    return [
      {
        criterion: criterion.key,
        outcome: outcomeFor(criterion, outcome),
        numbers: outcome === 'not-applicable' ? [] : numbers,
        evidenceSeen: seen,
        note: noteText,
      },
    ]
  })
}

/** What numbers say is not said by hand. */
function outcomeFor(criterion: Criterion, outcome: Outcome | null): Outcome | null {
  return criterion.judging.by === 'yes-no' || outcome === 'not-applicable' ? outcome : null
}

/** At which field of a criterion a fault is said: its number, or its outcome. */
export function faultField(
  criteria: readonly Criterion[],
  check: CheckGiven | undefined,
): string | null {
  const place = criteria.findIndex(({ key }) => key === check?.criterion)
  const criterion = criteria[place]
  if (!criterion || !check) return null
  if (check.outcome !== 'not-applicable' && !judgeNumbers(criterion, check.numbers).ok) {
    return `part${place}`
  }
  return check.outcome === null ? `outcome${place}` : `note${place}`
}
