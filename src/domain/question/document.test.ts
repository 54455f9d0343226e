import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyForm, ask, everyKind, line, oneOf, option } from '../../../test/world/questions.ts'
import { calendarDate } from '../../kit/calendar.ts'
import { formatQuestionForm, parseQuestionForm } from './document.ts'
import type { AnswerSetting, Question } from './question.ts'

const refusalOf = (...questions: readonly unknown[]) => {
  const read = parseQuestionForm({ version: 1, questions })
  return read.ok ? null : read.refusal
}

const choice = (more: Partial<Extract<AnswerSetting, { kind: 'choice' }>>): Question =>
  ask('wish', { kind: 'choice', options: [option('a')], several: false, other: true, ...more })

const labelled = (key: string, ja: string, en = key) => ({ key, label: { ja, en } })

describe('parseQuestionForm', () => {
  it('reads back what is written, through JSON', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const stored: unknown = JSON.parse(JSON.stringify(formatQuestionForm(form)))
        expect(parseQuestionForm(stored)).toEqual({ ok: true, value: form })
      }),
    )
    expect(parseQuestionForm(everyKind)).toEqual({ ok: true, value: everyKind })
  })

  it('fills in what may be left out', () => {
    const label = { ja: '人数', en: 'People' }
    const short = { key: 'n', label, required: true, personal: false, answer: { kind: 'number' } }
    expect(parseQuestionForm({ version: 3, questions: [short] })).toMatchObject({
      value: {
        version: 3,
        questions: [
          {
            hint: null,
            showWhen: null,
            statistics: false,
            answer: { min: null, max: null, unit: null, integers: true },
          },
        ],
      },
    })
  })

  test.each<[string, unknown, string]>([
    ['a label in one language', ask('q', line, { label: { ja: '名', en: ' ' } }), 'label.en'],
    ['an unknown field', { ...ask('q', line), colour: 'red' }, '1番目の質問（q）'],
    ['a key with capitals', ask('Name', line), 'key'],
    ['a text of no length', ask('q', { kind: 'text', lines: 1, maxLength: 0 }), 'maxLength'],
    ['a date that does not exist', dated('2024-02-30'), 'answer.earliest'],
    ['a file without types', files([]), 'answer.types'],
    ['no options', choice({ options: [] }), 'answer.options'],
  ])('names the place of %s', (_, question, place) => {
    const refusal = refusalOf(question)
    expect(refusal?.code).toBe('question_form_invalid')
    expect(refusal?.message.ja).toContain(place)
  })

  test.each<[string, readonly Question[], readonly [code: string, named: string]]>([
    ['a key twice', [ask('q', line), ask('q', line)], ['question_key_repeated', 'q']],
    [
      'a condition on nothing',
      [ask('q', line, { showWhen: { key: 'gone', equals: ['a'] } })],
      ['condition_question_unknown', 'q'],
    ],
    [
      'a condition on a later question',
      [ask('q', line, { showWhen: { key: 'r', equals: ['a'] } }), ask('r', oneOf('a'))],
      ['condition_question_stands_later', 'r'],
    ],
    [
      'a condition on itself',
      [ask('q', oneOf('a'), { showWhen: { key: 'q', equals: ['a'] } })],
      ['condition_question_stands_later', 'q'],
    ],
    [
      'a condition on words',
      [ask('r', line), ask('q', line, { showWhen: { key: 'r', equals: ['a'] } })],
      ['condition_question_is_no_choice', 'r'],
    ],
    [
      'a condition on an option that is not there',
      [ask('r', oneOf('a')), ask('q', line, { showWhen: { key: 'r', equals: ['b'] } })],
      ['condition_option_unknown', 'b'],
    ],
    [
      'an option key twice',
      [choice({ options: [option('a'), option('a')] })],
      ['option_key_repeated', 'a'],
    ],
    [
      'the reserved option',
      [choice({ options: [labelled('other', '別')] })],
      ['option_key_repeated', 'other'],
    ],
    [
      'options that read the same',
      [choice({ options: [labelled('a', 'セミナー'), labelled('b', 'ｾﾐﾅｰ')] })],
      ['option_label_repeated', 'ｾﾐﾅｰ'],
    ],
    [
      'an option that reads as the one for words of one’s own',
      [choice({ options: [labelled('a', 'その他')] })],
      ['option_label_repeated', 'その他'],
    ],
    [
      'an option that no cell can hold',
      [choice({ options: [labelled('a', '甲;乙')] })],
      ['option_label_has_separator', '甲;乙'],
    ],
    [
      'an option that looks like words of one’s own',
      [choice({ options: [labelled('a', 'その他：丙')] })],
      ['option_label_has_separator', '丙'],
    ],
    [
      'a range of dates that is empty',
      [
        ask('q', {
          kind: 'date',
          earliest: calendarDate(2024, 4, 2),
          latest: calendarDate(2024, 4, 1),
        }),
      ],
      ['range_is_empty', 'q'],
    ],
    ['a range of numbers that is empty', [numbered(5, 4)], ['range_is_empty', 'q']],
    ['a fraction as a bound of whole numbers', [numbered(0.5, 4)], ['bound_is_not_whole', 'q']],
    ['a type of file twice', [files(['pdf', 'pdf'])], ['file_type_repeated', 'q']],
    [
      'statistics of words',
      [ask('q', line, { statistics: true })],
      ['answer_cannot_be_counted', 'q'],
    ],
  ])('refuses %s', (_, questions, [code, named]) => {
    const refusal = refusalOf(...questions)
    expect(refusal?.code).toBe(code)
    expect(refusal?.message.ja).toContain(named)
    expect(refusal?.message.en).toContain('"')
  })

  it('lets an option be called その他 where there are no words of one’s own', () => {
    expect(refusalOf(choice({ options: [labelled('rest', 'その他')], other: false }))).toBeNull()
  })

  it('takes bounds with decimals, and none beyond what can be kept', () => {
    expect(refusalOf(numbered(0.1, 0.7, false))).toBeNull()
    expect(refusalOf(numbered(0, 0.000_000_1, false))?.code).toBe('question_form_invalid')
    expect(refusalOf(numbered(0, 1e13))?.code).toBe('question_form_invalid')
  })
})

function dated(earliest: string): unknown {
  return { ...ask('q', line), answer: { kind: 'date', earliest, latest: null } }
}

function files(types: readonly ('pdf' | 'png')[]): Question {
  return ask('q', { kind: 'file', types, maxBytes: 1000, count: 1 })
}

function numbered(min: number, max: number, integers = true): Question {
  return ask('q', { kind: 'number', min, max, unit: null, integers })
}
