/** How a question is answered, as fields: each kind of answer has its own. */
import { maxFileBytes, maxFileCount } from '../../../domain/question/file-limit.ts'
import { type MediaType, mediaTypes } from '../../../domain/question/media-type.ts'
import type { AnswerKind, AnswerSetting, Option } from '../../../domain/question/question.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import {
  checkField,
  choicesField,
  dateField,
  longTextField,
  numberField,
  parsedField,
  textField,
} from '../../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { formatOptions, parseOptions } from './options-text.ts'

/** How a question of a kind begins. */
export const usualSetting: Readonly<Record<AnswerKind, AnswerSetting>> = {
  text: { kind: 'text', lines: 1, maxLength: 200 },
  choice: {
    kind: 'choice',
    options: [
      { key: 'option-1', label: { ja: '選択肢1', en: 'Option 1' } },
      { key: 'option-2', label: { ja: '選択肢2', en: 'Option 2' } },
    ],
    several: false,
    other: false,
  },
  date: { kind: 'date', earliest: null, latest: null },
  number: { kind: 'number', min: 0, max: null, unit: null, integers: true },
  file: { kind: 'file', types: ['pdf', 'jpeg', 'png'], maxBytes: 5 * 1024 * 1024, count: 1 },
  'corporate-number': { kind: 'corporate-number' },
  telephone: { kind: 'telephone' },
  mail: { kind: 'mail' },
  kana: { kind: 'kana' },
  'postal-code': { kind: 'postal-code' },
}

const text = {
  lines: numberField({
    label: { ja: '欄の高さ', en: 'Height of the field' },
    hint: { ja: '1行なら、改行のない短い答えになります。', en: 'One line: a short answer.' },
    required: true,
    least: 1,
    greatest: 30,
    unit: { ja: '行', en: 'lines' },
  }),
  maxLength: numberField({
    label: { ja: '文字数の上限', en: 'Characters at most' },
    required: true,
    least: 1,
    greatest: 10_000,
    unit: { ja: '字', en: 'characters' },
  }),
}

const choice = {
  options: longTextField({
    label: { ja: '選択肢', en: 'Options' },
    hint: {
      ja: '1行に1つ。英語は「|」の後に書けます（例：午前 | Morning）。行を動かすと順番が変わります。言い回しを直すだけのときは、行の数を変えなければ答えが引き継がれます。',
      en: 'One a line, the English behind a bar (午前 | Morning). Move lines to change the order. Where only the wording changes, keep the number of lines: answers are carried over.',
    },
    required: true,
    rows: 6,
    longest: 20_000,
  }),
  several: checkField({
    label: { ja: '選べる数', en: 'How many' },
    text: { ja: 'いくつでも選べる', en: 'Any number may be chosen' },
    required: false,
  }),
  other: checkField({
    label: { ja: 'その他', en: 'Other' },
    text: {
      ja: '「その他」を加え、自由に書いてもらう',
      en: 'Add "Other" with words of their own',
    },
    required: false,
  }),
}

const date = {
  earliest: dateField({ label: { ja: 'この日から', en: 'Not before' }, required: false }),
  latest: dateField({ label: { ja: 'この日まで', en: 'Not after' }, required: false }),
}

const amountField = (ja: string, en: string) =>
  parsedField({ label: { ja, en }, required: false, inputmode: 'decimal', parse: parseAmount })

const number = {
  min: amountField('最小', 'Least'),
  max: amountField('最大', 'Greatest'),
  unitJa: textField({
    label: { ja: '単位', en: 'Unit in Japanese' },
    hint: { ja: '例：人、年', en: 'Such as 人.' },
    required: false,
    longest: 20,
  }),
  unitEn: textField({
    label: { ja: '単位（英語）', en: 'Unit in English' },
    required: false,
    longest: 20,
  }),
  decimals: checkField({
    label: { ja: '小数', en: 'Decimals' },
    text: { ja: '小数でも答えられる', en: 'Decimals may be given' },
    required: false,
  }),
}

const megabyte = 1024 * 1024

const file = {
  types: choicesField({
    label: { ja: '受け取る種類', en: 'Types that are taken' },
    required: true,
    choices: Object.entries(mediaTypes).map(([value, { label }]) => ({ value, label })),
  }),
  megabytes: numberField({
    label: { ja: '1つの大きさの上限', en: 'Size of each at most' },
    required: true,
    least: 1,
    greatest: maxFileBytes / megabyte,
    unit: { ja: 'MB', en: 'MB' },
  }),
  count: numberField({
    label: { ja: '数の上限', en: 'How many at most' },
    required: true,
    least: 1,
    greatest: maxFileCount,
    unit: { ja: '個', en: 'files' },
  }),
}

/** The fields of a kind; none where its form is fixed. */
export function settingFields(kind: AnswerKind): FieldTable {
  const tables: Readonly<Partial<Record<AnswerKind, FieldTable>>> = {
    text,
    choice,
    date,
    number,
    file,
  }
  return tables[kind] ?? {}
}

/** The setting as its fields show it. */
export function knownSetting(setting: AnswerSetting): KnownValues {
  if (setting.kind === 'choice') return { ...setting, options: formatOptions(setting.options) }
  if (setting.kind === 'number') {
    const { min, max, unit, integers } = setting
    const unitEn = unit && unit.en !== unit.ja ? unit.en : null
    return { min, max, unitJa: unit?.ja, unitEn, decimals: !integers }
  }
  if (setting.kind === 'file') {
    const { types, maxBytes, count } = setting
    return { types, megabytes: Math.max(1, Math.round(maxBytes / megabyte)), count }
  }
  return setting
}

/** Reads the setting that was typed. Options keep their keys from those that there were. */
export function readSetting(
  form: SubmittedForm,
  before: AnswerSetting,
): Result<AnswerSetting, FormRefusal> {
  switch (before.kind) {
    case 'text': {
      const read = readFields(form, text)
      return read.ok ? ok({ kind: 'text', ...read.value }) : read
    }
    case 'date': {
      const read = readFields(form, date)
      return read.ok ? ok({ kind: 'date', ...read.value }) : read
    }
    case 'choice':
      return readChoice(form, before.options)
    case 'number':
      return readNumber(form)
    case 'file':
      return readFile(form)
    case 'corporate-number':
    case 'telephone':
    case 'mail':
    case 'kana':
    case 'postal-code':
      break
  }
  return ok(before)
}

type Read = Result<AnswerSetting, FormRefusal>

function readChoice(form: SubmittedForm, before: readonly Option[]): Read {
  const read = readFields(form, choice)
  if (!read.ok) return read
  const options = parseOptions(read.value.options, before)
  return ok({ kind: 'choice', ...read.value, options })
}

function readNumber(form: SubmittedForm): Read {
  const read = readFields(form, number)
  if (!read.ok) return read
  const { min, max, unitJa, unitEn, decimals } = read.value
  const unit = unitJa === null ? null : { ja: unitJa, en: unitEn ?? unitJa }
  return ok({ kind: 'number', min, max, unit, integers: !decimals })
}

function readFile(form: SubmittedForm): Read {
  const read = readFields(form, file)
  if (!read.ok) return read
  const { types, megabytes, count } = read.value
  const maxBytes = megabytes * megabyte
  return ok({ kind: 'file', types: types as readonly MediaType[], maxBytes, count })
}

function parseAmount(typed: string): Result<number> {
  const folded = typed
    .normalize('NFKC')
    .replaceAll(/[\s,]/g, '')
    .replace(/^[−‐–]/, '-')
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(folded) ? ok(Number(folded)) : refuseAmount(typed)
}

const refuseAmount = (typed: string) =>
  refuse(
    'amount_not_a_number',
    `「${typed.slice(0, 40)}」を数として読めません。数字で入力してください。`,
    `"${typed.slice(0, 40)}" could not be read as a number. Enter digits.`,
  )
