/** The fields of a call's rules: how it runs, its deadlines, what is reviewed, the conditions. */
import {
  grantIntakes,
  type GrantSettings,
  grantVariants,
  holidayRules,
} from '../../../domain/delivery/grant/settings.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { ValuesOf } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  dateField,
  longTextField,
  numberField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const choicesOf = (labels: Readonly<Record<string, Bilingual>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const days = (ja: string, en: string) =>
  numberField({
    ...{ label: { ja, en }, required: true, least: 1, greatest: 3660 },
    unit: { ja: '日', en: 'days' },
  })

/** How the call runs. */
export const runFields = {
  variant: choiceField({
    label: { ja: '種類', en: 'Sort' },
    required: true,
    choices: choicesOf(grantVariants),
  }),
  intake: choiceField({
    label: { ja: '予算を超えるときの決め方', en: 'Where the money does not suffice' },
    required: true,
    choices: choicesOf(grantIntakes),
  }),
  preEntry: checkField({
    label: { ja: '事前エントリー', en: 'Entry beforehand' },
    text: { ja: '申請の前に事前エントリーを受け付ける', en: 'Companies enter before they apply' },
    required: false,
  }),
  reviewers: numberField({
    label: { ja: '審査する人数', en: 'Reviewers' },
    ...{ required: true, least: 1, greatest: 5, unit: { ja: '人', en: 'people' } },
  }),
  onceFor: textField({
    label: { ja: '1企業1回までとする事業', en: 'Once across these programmes' },
    hint: {
      ja: '事業のキーを「,」で区切ります。空のときは、この募集の中だけで1回です。',
      en: 'Keys of programmes, with commas. Blank: once in this call alone.',
    },
    required: false,
    longest: 1000,
  }),
  changeMayRaise: checkField({
    label: { ja: '変更', en: 'Changes' },
    text: { ja: '変更で交付決定額を増やすことを認める', en: 'A change may raise an award' },
    required: false,
  }),
}

/** The deadlines. */
export const deadlineFields = {
  decidesWithinDays: numberField({
    label: { ja: '標準処理期間（申請から決定まで）', en: 'Standard time until the decision' },
    ...{ required: false, least: 1, greatest: 3660, unit: { ja: '日', en: 'days' } },
  }),
  withdrawWithinDays: days('決定後の取下げ', 'Withdrawal after the decision'),
  reportWithinDays: days('事業の終わりから実績報告まで', 'Report, after the activity ends'),
  reportLatestOn: dateField({
    label: { ja: '実績報告の最終日', en: 'Last day for reports' },
    required: false,
  }),
  claimWithinDays: days('確定から請求まで', 'Claim, after the sum is fixed'),
  repayWithinDays: days('返還の請求から納付まで', 'Repayment, after it is asked for'),
  deadlineOnHoliday: choiceField({
    label: { ja: '閉庁日に当たる期限', en: 'A deadline on a day when offices are closed' },
    required: true,
    choices: choicesOf(holidayRules),
  }),
}

const lineHint = {
  ja: '1行に1つ。英語を付けるときは「日本語｜English」と書きます。',
  en: 'One a line: the Japanese, and the English behind ｜.',
}
const linesField = (ja: string, en: string, rows: number) =>
  longTextField({ label: { ja, en }, hint: lineHint, required: false, rows, longest: 20_000 })

/** What reviewers look at, and what goes with awards. */
export const wordFields = {
  checklist: linesField('審査のチェックリスト', 'Checklist of the review', 6),
  standard: linesField('どの交付にも付ける条件', 'Conditions of every award', 6),
  chosen: linesField('必要なときに選ぶ条件', 'Conditions to be chosen', 4),
}

/** Every field of this file. */
export const ruleFields = { ...runFields, ...deadlineFields, ...wordFields }

/** The values of the fields as the settings have them. */
export function knownRules(settings: GrantSettings): KnownValues {
  const { conditions, checklist, onceFor } = settings
  const linesOf = (texts: readonly Bilingual[]) => texts.map(lineOf).join('\n')
  return {
    ...{ variant: settings.variant, intake: settings.intake, preEntry: settings.preEntry },
    ...{ reviewers: settings.reviewers, changeMayRaise: settings.changeMayRaise },
    onceFor: onceFor === 'call' ? '' : onceFor.join(', '),
    decidesWithinDays: settings.decidesWithinDays,
    withdrawWithinDays: settings.withdrawWithinDays,
    reportWithinDays: settings.reportWithinDays,
    reportLatestOn: settings.reportLatestOn,
    claimWithinDays: settings.claimWithinDays,
    repayWithinDays: settings.repayWithinDays,
    deadlineOnHoliday: settings.deadlineOnHoliday,
    checklist: linesOf(checklist.map(({ label }) => label)),
    standard: linesOf(conditions.filter((each) => each.standard).map(({ text }) => text)),
    chosen: linesOf(conditions.filter((each) => !each.standard).map(({ text }) => text)),
  }
}

/** What was typed, as the settings are written; items that stood before keep their keys. */
export function rulesOf(typed: ValuesOf<typeof ruleFields>, before: GrantSettings) {
  const { checklist, standard, chosen, onceFor, ...rest } = typed
  const programmes = (onceFor ?? '').split(/[,、]/).flatMap((key) => key.trim() || [])
  const items = readLines(checklist)
  const known = before.checklist.map(({ key, label }) => ({ key, text: label }))
  const evidence = new Map(before.checklist.map((item) => [item.key, item.evidence]))
  const texts = [
    ...readLines(standard).map((text) => ({ text, isStandard: true })),
    ...readLines(chosen).map((text) => ({ text, isStandard: false })),
  ]
  const keys = keysFor(
    texts.map(({ text }) => text),
    before.conditions,
  )
  return {
    ...rest,
    onceFor: programmes.length === 0 ? 'call' : programmes,
    checklist: keysFor(items, known).map((key, index) => {
      return { key, label: items[index] ?? blank, evidence: evidence.get(key) ?? null }
    }),
    conditions: texts.map(({ text, isStandard }, index) => {
      return { key: keys[index] ?? '', text, standard: isStandard }
    }),
  }
}

const blank: Bilingual = { ja: '', en: '' }

const lineOf = ({ ja, en }: Bilingual): string => (ja === en ? ja : `${ja}｜${en}`)

/** Reads lines with the English behind a bar; without it, the Japanese stands for both. */
export function readLines(text: string | null): readonly Bilingual[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [ja = '', en = ''] = line.split(/[｜|]/).map((part) => part.trim())
    return ja === '' ? [] : [{ ja, en: en === '' ? ja : en }]
  })
}

/** A key for each text: the one it had, or a new one. */
export function keysFor(
  texts: readonly Bilingual[],
  known: readonly { readonly key: string; readonly text: Bilingual }[],
): readonly string[] {
  const taken = new Set(known.map(({ key }) => key))
  let next = 1
  return texts.map(({ ja }) => {
    const same = known.find(({ text }) => text.ja === ja)
    if (same) return same.key
    while (taken.has(`item-${next}`)) next += 1
    taken.add(`item-${next}`)
    return `item-${next}`
  })
}
