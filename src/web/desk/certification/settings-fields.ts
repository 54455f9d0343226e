/** The fields of a certification's settings: its criteria one by one, and the days it goes by. */
import type { Criterion } from '../../../domain/delivery/certification/criterion.ts'
import type { CertificationSettings } from '../../../domain/delivery/certification/settings.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { isBlank } from '../../../kit/text.ts'
import type { FieldTable } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  longTextField,
  numberField,
  parsedField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const months = { ja: 'か月', en: 'months' }

/** How long certificates last, and what is due when. */
export const termFields = {
  provisionalMonths: numberField({
    label: { ja: '予備認証の有効期間', en: 'A provisional certificate lasts' },
    ...{ required: true, least: 1, greatest: 60, unit: months },
  }),
  fullMonths: numberField({
    label: { ja: '認証・更新の有効期間', en: 'A certificate and a renewal last' },
    ...{ required: true, least: 1, greatest: 120, unit: months },
  }),
  renewalMonths: numberField({
    label: {
      ja: '更新の申請を受け付け始める時期（期限の何か月前）',
      en: 'Renewal opens before the end',
    },
    ...{ required: true, least: 1, greatest: 24, unit: months },
  }),
  reportDue: parsedField({
    label: { ja: '年次の報告の期限', en: 'Yearly reports are due by' },
    hint: {
      ja: '毎年の月と日です（例：6月30日）。前の年度について報告していただきます。',
      en: 'Month and day, as 06-30. The report is about the fiscal year before.',
    },
    required: true,
    parse: parseMonthDay,
  }),
  committee: checkField({
    label: { ja: '審査会', en: 'Committee' },
    text: { ja: '決定の前に、審査会の記録を求める', en: 'A decision needs a committee on record' },
    required: false,
  }),
  ruleJa: textField({
    label: { ja: '根拠規定', en: 'The rule, in Japanese' },
    hint: { ja: '認証書と通知書に書かれます。', en: 'Certificates and letters state it.' },
    required: false,
  }),
  ruleEn: textField({
    label: { ja: '根拠規定（英語）', en: 'The rule, in English' },
    required: false,
  }),
  conditionsJa: longTextField({
    label: { ja: '認証の条件', en: 'Conditions, in Japanese' },
    hint: { ja: '1行に1つ。認証書に書かれます。', en: 'One a line, printed on the certificate.' },
    ...{ required: false, rows: 3 },
  }),
  conditionsEn: longTextField({
    label: { ja: '認証の条件（英語）', en: 'Conditions, in English' },
    hint: { ja: '同じ順に、1行に1つ。', en: 'In the same order, one a line.' },
    ...{ required: false, rows: 3 },
  }),
}

function parseMonthDay(text: string): Result<string> {
  const found = /^(\d{1,2})(?:月|[-/])(\d{1,2})日?$/u.exec(text.normalize('NFKC').trim())
  const [, month = '', day = ''] = found ?? []
  return found ? ok(`${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : refuseDay(text)
}

const refuseDay = (text: string): Result<string> =>
  refuse(
    'month_and_day_not_read',
    `「${text.slice(0, 20)}」は月と日として読めません。「6月30日」のように入力してください。`,
    `"${text.slice(0, 20)}" is no month and day. Enter it as 06-30.`,
  )

const ways = [
  { value: 'yes-no', label: { ja: '満たすかどうかを職員が判断', en: 'Staff say yes or no' } },
  { value: 'number', label: { ja: '数（〜以上）', en: 'A least number' } },
  { value: 'share', label: { ja: '割合と最低の人数', en: 'A share, and a least number' } },
] as const

/** The fields of one criterion; those that its way of judging does not need are left blank. */
export function criterionSettingFields(row: number, papers: QuestionForm): FieldTable {
  const line = (name: string, label: Bilingual, longest = 100) => ({
    [`${name}${row}`]: textField({ label, longest, required: false }),
  })
  const number = (name: string, label: Bilingual, greatest: number) => ({
    [`${name}${row}`]: numberField({ label, greatest, least: 1, required: false }),
  })
  return {
    ...line('labelJa', { ja: '基準', en: 'Criterion, in Japanese' }, 400),
    ...line('labelEn', { ja: '基準（英語）', en: 'Criterion, in English' }, 400),
    [`by${row}`]: choiceField({
      label: { ja: '判定のしかた', en: 'Judged by' },
      ...{ required: false, choices: ways, as: 'select' },
    }),
    ...number('least', { ja: '最低の数・人数', en: 'Least number' }, 1_000_000),
    ...line('unitJa', { ja: '数の単位', en: 'Unit, in Japanese' }, 20),
    ...line('unitEn', { ja: '数の単位（英語）', en: 'Unit, in English' }, 20),
    ...number('percent', { ja: '割合（％以上）', en: 'Share (% or more)' }, 100),
    ...line('partJa', { ja: '数える人（例：就労困難者）', en: 'Who is counted, in Japanese' }),
    ...line('partEn', { ja: '数える人（英語）', en: 'Who is counted, in English' }),
    ...line('wholeJa', { ja: '全体（例：従業員）', en: 'Of whom, in Japanese' }),
    ...line('wholeEn', { ja: '全体（英語）', en: 'Of whom, in English' }),
    [`evidence${row}`]: choiceField({
      label: { ja: '証拠書類の質問', en: 'Question with the evidence' },
      required: false,
      as: 'select',
      choices: papers.questions.map(({ key, label }) => ({ value: key, label })),
    }),
    [`provisional${row}`]: checkField({
      label: { ja: '予備認証', en: 'Provisional' },
      text: { ja: '予備認証でも必要', en: 'A provisional certificate needs it too' },
      required: false,
    }),
  }
}

/** How many criteria the form has room for. */
export const criterionRows = 12

/** The settings as the fields show them. */
export function knownSettings(settings: CertificationSettings): KnownValues {
  const { provisionalMonths, fullMonths, renewalMonths, committee, rule, conditions } = settings
  return {
    ...{ provisionalMonths, fullMonths, renewalMonths, committee },
    reportDue: settings.reportDue,
    ...{ ruleJa: rule?.ja, ruleEn: rule?.en },
    conditionsJa: conditions.map(({ ja }) => ja).join('\n'),
    conditionsEn: conditions.map(({ en }) => en).join('\n'),
    ...Object.fromEntries(settings.criteria.flatMap((each, row) => knownCriterion(each, row))),
  }
}

function knownCriterion(criterion: Criterion, row: number) {
  const { label, judging: way, evidence, provisional } = criterion
  const values = {
    ...{ labelJa: label.ja, labelEn: label.en, by: way.by, evidence, provisional },
    ...(way.by !== 'yes-no' && { least: way.least }),
    ...(way.by === 'number' && { unitJa: way.unit.ja, unitEn: way.unit.en }),
    ...(way.by === 'share' && {
      ...{ percent: way.percent, partJa: way.part.ja, partEn: way.part.en },
      ...{ wholeJa: way.whole.ja, wholeEn: way.whole.en },
    }),
  }
  return Object.entries(values).map(([name, value]) => [`${name}${row}`, value] as const)
}

type Values = Readonly<Record<string, unknown>>

/** What was typed, as the settings are read. A criterion keeps its key. */
export function typedSettings(values: Values, known: CertificationSettings) {
  const { provisionalMonths, fullMonths, renewalMonths, reportDue, committee } = values
  const conditions = linesOf(values['conditionsJa'])
  const english = linesOf(values['conditionsEn'])
  return {
    ...{ provisionalMonths, fullMonths, renewalMonths, reportDue, committee },
    rule: both(values['ruleJa'], values['ruleEn']),
    conditions: conditions.map((ja, index) => ({ ja, en: english[index] ?? ja })),
    criteria: typedCriteria(values, known),
  }
}

function typedCriteria(values: Values, known: CertificationSettings) {
  const taken = new Set(known.criteria.map(({ key }) => key))
  return Array.from({ length: criterionRows }, (_, row) => row).flatMap((row) => {
    const at = (name: string) => values[`${name}${row}`]
    const label = both(at('labelJa'), at('labelEn'))
    if (label === null) return []
    const key = known.criteria[row]?.key ?? freeKey(taken)
    taken.add(key)
    const judging = typedJudging(at)
    return [{ key, label, judging, evidence: at('evidence'), provisional: at('provisional') }]
  })
}

function typedJudging(at: (name: string) => unknown) {
  const by = at('by') ?? 'yes-no'
  if (by === 'number') {
    return { by, least: at('least'), unit: both(at('unitJa'), at('unitEn')) }
  }
  if (by !== 'share') return { by }
  return {
    ...{ by, least: at('least'), percent: at('percent') },
    ...{ part: both(at('partJa'), at('partEn')), whole: both(at('wholeJa'), at('wholeEn')) },
  }
}

function freeKey(taken: ReadonlySet<string>): string {
  let number = taken.size + 1
  while (taken.has(`criterion-${number}`)) number += 1
  return `criterion-${number}`
}

/** At which field it is said that a criterion lacks what its way of judging needs. */
export function missingField(values: Values): string | null {
  for (let row = 0; row < criterionRows; row += 1) {
    if (typeof values[`labelJa${row}`] !== 'string') continue
    const by = values[`by${row}`]
    const needed =
      by === 'share'
        ? ['least', 'percent', 'partJa', 'wholeJa']
        : by === 'number'
          ? ['least', 'unitJa']
          : []
    const missing = needed.find((name) => (values[`${name}${row}`] ?? null) === null)
    if (missing !== undefined) return `${missing}${row}`
  }
  return null
}

/** A text in both languages; where the English is blank, the Japanese stands for it. */
function both(ja: unknown, en: unknown): Bilingual | null {
  if (typeof ja !== 'string' || isBlank(ja)) return null
  return { ja, en: typeof en === 'string' && !isBlank(en) ? en : ja }
}

const linesOf = (text: unknown): readonly string[] =>
  typeof text === 'string'
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : []
