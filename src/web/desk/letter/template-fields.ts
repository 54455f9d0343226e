/** The form of a letter's text: one field for each of its parts, in each language. */
import type { LetterTemplate, LetterText } from '../../../domain/letter/definition.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { checkField, longTextField, textField } from '../../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const oneEach = {
  ja: '1行が1つの段落になります。差し込む値のない行は、その通知書では省かれます。',
  en: 'Each line is a paragraph. A line with a value that a letter lacks is left out of it.',
} as const

/** What the letter says in one language. */
function textFields(required: boolean) {
  return {
    subject: textField({ label: { ja: '件名', en: 'Subject' }, required, longest: 200 }),
    paragraphs: longTextField({
      label: { ja: '本文', en: 'Paragraphs' },
      hint: oneEach,
      required,
      rows: 6,
      longest: 10_000,
    }),
    particulars: longTextField({
      label: { ja: '「記」の下の項目', en: 'Particulars' },
      hint: {
        ja: '1行に1つ、「交付決定額：{amount}」のように書きます。番号は自動で付きます。',
        en: 'One a line, such as "Amount granted: {amount}".',
      },
      required: false,
      rows: 12,
      longest: 10_000,
    }),
    notes: longTextField({
      label: { ja: '「以上」の下の文（教示など）', en: 'Notes below, such as how to object' },
      hint: oneEach,
      required: false,
      rows: 3,
      longest: 10_000,
    }),
    signatory: textField({
      label: { ja: '発信者の職・氏名', en: 'Office and name of who signs' },
      hint: {
        ja: '団体の名称の下に入ります。例：東京都知事　山田太郎',
        en: 'It stands below the name of the authority.',
      },
      required: false,
      longest: 100,
    }),
    office: textField({
      label: { ja: '問い合わせ先の名称', en: 'Whom to ask' },
      hint: {
        ja: '空のままにすると、団体の名称と、募集の問い合わせ先が入ります。',
        en: 'Left blank, it is the authority, with the contact of the offering.',
      },
      required: false,
      longest: 100,
    }),
    contact: longTextField({
      label: { ja: '問い合わせ先の連絡先', en: 'How to reach them' },
      required: false,
      rows: 3,
      longest: 600,
    }),
  } as const
}

const fieldsByLanguage = { ja: textFields(true), en: textFields(false) } as const

/** The fields of one language by the names under which they are sent: jaSubject. */
export function letterFieldsIn(language: Language) {
  return Object.fromEntries(
    Object.entries(fieldsByLanguage[language]).map(([name, field]) => [
      nameOf(language, name),
      { ...field, label: labelIn(language, field.label) },
    ]),
  )
}

/** Both languages have the same parts: each field says which one it is of. */
function labelIn(language: Language, { ja, en }: Bilingual): Bilingual {
  return language === 'ja'
    ? { ja, en: `${en} (Japanese)` }
    : { ja: `${ja}（英語）`, en: `${en} (English)` }
}

/** What is printed beside the text. */
export const printingFields = {
  printsConditions: checkField({
    label: { ja: '条件', en: 'Conditions' },
    text: { ja: '申請ごとの条件を印刷する', en: 'Print the conditions of the application' },
    required: false,
  }),
  printsAttachments: checkField({
    label: { ja: '添付書類', en: 'Enclosures' },
    text: { ja: '添付書類の一覧を印刷する', en: 'List what goes with the letter' },
    required: false,
  }),
} as const

/** Why a text is changed. */
export const reasonFields = {
  reason: textField({
    label: { ja: '変える理由', en: 'Why it is changed' },
    hint: { ja: '例：要綱の改正による', en: 'Such as: the rules were revised' },
    required: true,
    longest: 200,
  }),
} as const

/** A text as its form shows it. */
export function knownTemplate(template: LetterTemplate): KnownValues {
  const { printsConditions, printsAttachments, ja, en } = template
  return { printsConditions, printsAttachments, ...knownText(ja, 'ja'), ...knownText(en, 'en') }
}

function knownText(text: LetterText | null, language: Language): KnownValues {
  if (text === null) return {}
  const colon = language === 'ja' ? '：' : ': '
  const { subject, paragraphs, particulars, notes, signatory, office, contact } = text
  const values = {
    ...{ subject, signatory, office },
    paragraphs: paragraphs.join('\n'),
    particulars: particulars.map((row) => `${row.label}${colon}${row.text}`).join('\n'),
    notes: notes.join('\n'),
    contact: contact.join('\n'),
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [nameOf(language, name), value]),
  )
}

/**
 * The text that was typed, for the command to read. Without an English subject and paragraphs the
 * letter is written in Japanese alone.
 */
export function readTemplate(form: SubmittedForm): Result<unknown, FormRefusal> {
  const printing = readFields(form, printingFields)
  if (!printing.ok) return printing
  const ja = readText(form, 'ja')
  if (!ja.ok) return ja
  const isJapaneseAlone = ['subject', 'paragraphs'].every(
    (name) => form.text(nameOf('en', name)).trim() === '',
  )
  const en = isJapaneseAlone ? ok(null) : readText(form, 'en')
  return en.ok ? ok({ ...printing.value, ja: ja.value, en: en.value }) : en
}

function readText(form: SubmittedForm, language: Language): Result<unknown, FormRefusal> {
  const read = readFields(form, letterFieldsIn(language))
  if (!read.ok) return read
  const said = (name: string) => form.text(nameOf(language, name)).trim()
  const linesOf = (name: string) =>
    said(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const rows = linesOf('particulars').map((line) => /^([^：:]+)[：:]\s*(.*)$/u.exec(line) ?? line)
  const wrong = rows.find((row) => typeof row === 'string')
  if (typeof wrong === 'string') {
    return atField(nameOf(language, 'particulars'), withoutName(wrong))
  }
  return ok({
    subject: said('subject'),
    paragraphs: linesOf('paragraphs'),
    particulars: rows.map((row) => ({ label: row[1]?.trim() ?? '', text: row[2] ?? '' })),
    notes: linesOf('notes'),
    signatory: said('signatory'),
    office: said('office'),
    contact: linesOf('contact'),
  })
}

const nameOf = (language: Language, name: string): string =>
  `${language}${name.charAt(0).toUpperCase()}${name.slice(1)}`

const withoutName = (line: string) =>
  refuse(
    'letter_particular_lacks_its_name',
    `「${line.slice(0, 40)}」に見出しがありません。「見出し：内容」の形で書いてください。`,
    `"${line.slice(0, 40)}" has no name. Write it as "Name: what it says".`,
  )
