/** Every sort of letter with its usual text, as a table that an officer can read. */
import { describe, expect, it, test } from 'vitest'
import { type Language, languages } from '../../kit/bilingual.ts'
import { calendarDate, formatDate } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { toFiscalYear } from '../fiscal-year.ts'
import { composeLetter, type ComposedLetter, type LetterMatter } from './compose.ts'
import { formatLetterNumber, parseNumberForm } from './number.ts'
import { sampleValues } from './sample.ts'
import { letterSorts, letterSortNames, type LetterSort } from './sort.ts'
import { parseLetterTemplate } from './template.ts'

const day = calendarDate(2023, 6, 15)

function matter(sort: LetterSort, change: Partial<LetterMatter> = {}): LetterMatter {
  return {
    sort,
    template: letterSorts[sort].usual,
    values: sampleValues(sort),
    facts: {
      offering: { ja: '中小企業人材確保奨励金', en: 'Hiring Incentive' },
      applicationNumber: 'K7M-3QX-92',
      appliedOn: calendarDate(2023, 5, 10),
    },
    authority: { ja: '東京都', en: 'Tokyo' },
    date: day,
    number: '5産労雇第123号',
    addressee: {
      type: 'organisation',
      name: '株式会社みらい製作所',
      lines: ['〒163-8001', '東京都新宿区西新宿二丁目8番1号'],
    },
    conditions: ['内容を変更するときは、あらかじめ承認を受けること。'],
    attachments: ['請求書の様式'],
    contact: { ja: '電話 03-0000-0000', en: 'Telephone 03-0000-0000' },
    ...change,
  }
}

function written(given: LetterMatter, language: Language): string {
  const composed = composeLetter(given)
  check(composed.ok, composed.ok ? '' : composed.refusal.message.en)
  return writeLetter(present(composed.value[language], 'an English letter'))
}

describe('the usual letters', () => {
  test.each(letterSortNames)('%s', async (sort) => {
    const texts = languages.map((language) => written(matter(sort), language))
    await expect(`${texts.join('\n\n\n')}\n`).toMatchFileSnapshot(`./letters/${sort}.txt`)
  })

  it.each(letterSortNames)('of sort %s have a text that could be saved', (sort) => {
    const { usual } = letterSorts[sort]
    expect(parseLetterTemplate(sort, usual)).toEqual({ ok: true, value: usual })
  })

  it.each(letterSortNames)('of sort %s read well with what they must state alone', (sort) => {
    const fields = Object.entries(letterSorts[sort].fields)
    const must = new Set(fields.filter(([, { kind }]) => !kind.endsWith('?')).map(([name]) => name))
    const values = Object.entries(sampleValues(sort)).filter(([name]) => must.has(name))
    const given = matter(sort, { values: Object.fromEntries(values), conditions: [] })
    for (const language of languages) {
      expect(written(given, language)).not.toMatch(/[{}]|undefined|null/)
    }
  })
})

describe('a text that an officer writes', () => {
  const { usual } = letterSorts['grant-refusal']
  const write = (change: Partial<(typeof usual)['ja']>) =>
    parseLetterTemplate('grant-refusal', { ...usual, ja: { ...usual.ja, ...change } })

  test.each<[string, Parameters<typeof write>[0], readonly [code: string, says: string]]>([
    [
      'a place of another letter',
      { subject: '{amount}' },
      ['letter_has_no_such_place', '「{amount}」'],
    ],
    ['a place in Japanese', { subject: '{金額}' }, ['letter_has_no_such_place', '「{金額}」']],
    ['half a place', { notes: ['{reasons'] }, ['letter_has_no_such_place', '「{reasons」']],
    ['the end of a place', { notes: ['reasons}'] }, ['letter_has_no_such_place', '「}」']],
    ['no reasons (適正化法 21条の2)', { particulars: [] }, ['letter_place_left_out', '「理由」']],
    ['no subject', { subject: ' ' }, ['letter_template_not_valid', 'ja.subject']],
    [
      'a rare character',
      { signatory: '知事　\u{2A6A5}田' },
      ['paper_has_characters_that_cannot_be_printed', 'U+2A6A5'],
    ],
  ])('is refused with %s', (_, change, [code, says]) => {
    const read = write(change)
    check(!read.ok, 'it is refused')
    expect(read.refusal.code).toBe(code)
    expect(read.refusal.message.ja).toContain(says)
  })

  it('may be in Japanese alone', () => {
    const template = { ...usual, en: null }
    expect(parseLetterTemplate('grant-refusal', template).ok).toBe(true)
    const composed = composeLetter(matter('grant-refusal', { template }))
    expect(composed).toMatchObject({ ok: true, value: { en: null } })
  })
})

describe('values', () => {
  const compose = (values: Readonly<Record<string, unknown>>) =>
    composeLetter(matter('grant-decision', { values }))

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['what must be stated is missing', {}, 'letter_value_missing'],
    ['an amount below zero', { amount: -1 }, 'letter_value_unfit'],
    ['half a yen', { amount: 0.5 }, 'letter_value_unfit'],
    ['an amount as text', { amount: '500,000' }, 'letter_value_unfit'],
    ['a day that there is not', { amount: 1, reportDue: '2023-02-30' }, 'letter_value_unfit'],
    ['a value of another letter', { amount: 1, visits: 5 }, 'letter_has_no_such_value'],
  ])('%s', (_, values, code) => {
    expect(compose(values)).toMatchObject({ refusal: { code } })
  })

  it('that are blank leave their line out', () => {
    const composed = compose({ amount: 1, rate: ' ', undertaking: null, modified: [] })
    check(composed.ok, 'it is composed')
    expect(composed.value.ja.particulars).toEqual([{ label: '交付決定額', text: '金1円' }])
  })

  it('keep to one language where they are given in one', () => {
    const composed = compose({ amount: 1, modified: ['一部の費用を除く。', { ja: '甲', en: 'A' }] })
    check(composed.ok, 'it is composed')
    const text = (language: Language) =>
      composed.value[language]?.particulars.find(({ text: said }) => said.startsWith('(1)'))?.text
    expect(text('ja')).toBe('(1)　一部の費用を除く。\n(2)　甲')
    expect(text('en')).toBe('(1) 一部の費用を除く。\n(2) A')
  })
})

describe('a number', () => {
  test.each([
    ['{year}産労雇第{number}号', 2023, '5産労雇第12号'],
    ['{year}産労雇第{number}号', 2019, '元産労雇第12号'],
    ['{fiscalYear}第{number}号', 2023, '令和5年度第12号'],
  ])('of the form %s in %i is %s', (text, year, expected) => {
    const form = parseNumberForm(text)
    check(form.ok, 'it is a form')
    expect(formatLetterNumber(form.value, { year: toFiscalYear(year), serial: 12 })).toBe(expected)
  })

  test.each([
    '5産労雇第{number}号',
    '{number}号{year}',
    '{year}{number}',
    '{year}第1{number}{number}',
    '{year}-{month}-{number}',
    '',
  ])('has no form %j', (text) => {
    expect(parseNumberForm(text)).toMatchObject({
      refusal: { code: 'letter_number_form_not_valid' },
    })
  })
})

/** A letter as plain lines, in the order in which it is printed. */
function writeLetter(letter: ComposedLetter): string {
  const { language, addressee, conditions, attachments, office } = letter
  const listed = (heading: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [heading, ...texts.map((text, index) => `${index + 1}. ${text}`)]
  const parts: readonly (readonly string[])[] = [
    [`[${letter.form}]`],
    [letter.number, formatDate(letter.date, language)],
    [...addressee.lines, `${addressee.name} (${addressee.type})`],
    [letter.authority, ...(letter.signatory === null ? [] : [letter.signatory])],
    [letter.subject],
    letter.paragraphs,
    letter.particulars.map(({ label, text }) => `${label}: ${text.replaceAll('\n', '\n    ')}`),
    listed(language === 'ja' ? '条件' : 'Conditions', conditions),
    listed(language === 'ja' ? '添付' : 'Enclosed', attachments),
    letter.notes,
    office ? [office.name, ...office.lines] : [],
  ]
  return parts.flatMap((lines) => (lines.length > 0 ? [lines.join('\n')] : [])).join('\n\n')
}
