import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyFilledForm, ask, everyKind, someUploads } from '../../../test/world/questions.ts'
import { present } from '../../kit/check.ts'
import { formatAnswerCell, parseAnswerCell } from './answer-cell.ts'
import { findAnswer, type Typed } from './answer.ts'
import { formatAnswer, formatTyped } from './format-answer.ts'
import { findQuestion, type Question } from './question.ts'
import { readAnswers } from './read-answers.ts'

const filled: Typed = {
  name: ['山田 花子'],
  works: ['yes'],
  company: ['8700110005901'],
  born: ['平成12年3月4日'],
  wishes: ['care', 'other'],
  'wishes.other': ['通訳; 翻訳'],
  years: ['1２'],
  papers: someUploads.map(({ upload }) => upload),
  reason: ['はい\nどうぞ'],
}

const { answers } = readAnswers(everyKind, filled, someUploads)

function shown(key: string) {
  const question = present(findQuestion(everyKind, key), key)
  const answer = present(findAnswer(answers, key), `an answer to ${key}`)
  const [ja, en] = [formatAnswer(question, answer, 'ja'), formatAnswer(question, answer, 'en')]
  return [formatAnswerCell(question, answer), ja, en]
}

describe('an answer in a cell, in Japanese and in English', () => {
  test.each([
    ['name', '山田 花子', '山田 花子', '山田 花子'],
    ['works', 'yesです', 'yesです', 'yesです (en)'],
    ['born', '2000-03-04', '平成12年3月4日', '4 March 2000'],
    ['years', '12', '12年', '12 years'],
    [
      'wishes',
      'careです; その他：通訳; 翻訳',
      'careです、その他（通訳; 翻訳）',
      'careです (en), Other (通訳; 翻訳)',
    ],
    [
      'papers',
      '履歴書; 2024 [final].pdf [01900000-0000-7000-8000-000000000001]; a.jpg [01900000-0000-7000-8000-000000000002]',
      '履歴書; 2024 [final].pdf（879 KB）、a.jpg（1 B）',
      '履歴書; 2024 [final].pdf (879 KB), a.jpg (1 B)',
    ],
    ['reason', 'はい\nどうぞ', 'はい\nどうぞ', 'はい\nどうぞ'],
  ])('%s', (key, ...texts) => {
    expect(shown(key)).toEqual(texts)
  })

  it('shows what was typed, readable or not', () => {
    const ofKey = (key: string, typed: Typed) =>
      formatTyped(present(findQuestion(everyKind, key), key), typed).ja
    expect(ofKey('years', { years: ['たくさん'] })).toBe('たくさん')
    expect(ofKey('wishes', filled)).toBe('careです、その他、通訳; 翻訳')
    expect(ofKey('papers', filled)).toBe('ファイル2個')
  })
})

describe('parseAnswerCell', () => {
  it('reads back every answer that a cell can hold', () => {
    let cells = 0
    fc.assert(
      fc.property(anyFilledForm, ({ form, typed }) => {
        const reading = readAnswers(form, typed, someUploads)
        for (const question of form.questions) {
          const answer = findAnswer(reading.answers, question.key)
          const cell = formatAnswerCell(question, answer)
          cells += Number(cell !== '')
          const read = parseAnswerCell(question, cell, someUploads)
          expect(read).toEqual({ ok: true, value: answer ?? null })
        }
      }),
      { numRuns: 400 },
    )
    expect(cells).toBeGreaterThan(200)
  })

  const wishes = present(findQuestion(everyKind, 'wishes'), 'wishes')
  test.each([
    ['officeです；ｃａｒｅです', ['office', 'care'], null],
    ['care; careです (en)', ['care'], null],
    ['Other: interpreting', ['other'], 'interpreting'],
    ['salesです\nその他： 通訳 ', ['sales', 'other'], '通訳'],
  ])('reads %j as people fill it in', (cell, options, other) => {
    expect(parseAnswerCell(wishes, cell)).toEqual({
      ok: true,
      value: { kind: 'choice', options, other },
    })
  })

  test.each<[string, Question, string]>([
    ['option_is_not_offered', wishes, 'farmです'],
    ['other_is_blank', wishes, 'その他'],
    ['number_out_of_bounds', present(findQuestion(everyKind, 'years'), 'years'), '100'],
    ['file_is_not_there', present(findQuestion(everyKind, 'papers'), 'papers'), 'new.pdf'],
  ])('refuses with %s', (code, question, cell) => {
    expect(parseAnswerCell(question, cell, someUploads)).toMatchObject({ refusal: { code } })
  })

  it('has no answer in an empty cell', () => {
    for (const question of everyKind.questions) {
      expect(parseAnswerCell(question, ' ')).toEqual({ ok: true, value: null })
      expect(formatAnswerCell(question, undefined)).toBe('')
    }
    const plain = ask('q', { kind: 'choice', options: [], several: true, other: true })
    expect(parseAnswerCell(plain, '')).toEqual({ ok: true, value: null })
  })
})
