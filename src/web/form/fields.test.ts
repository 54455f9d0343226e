import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate, parseCalendarDate, toInstant } from '../../kit/calendar.ts'
import type { Field } from './field.ts'
import { choiceField, choicesField, dateField, numberField, textField } from './fields.ts'
import { formatMoment, momentField, parseMoment } from './moment-field.ts'
import type { SubmittedForm } from './submitted.ts'

const label = { ja: '項目', en: 'Item' }

/** What a field reads when these values were sent for it. */
function read(field: Field<unknown>, ...sent: readonly string[]) {
  const form: SubmittedForm = {
    name: 'x',
    act: 'x',
    item: '',
    key: '',
    text: () => sent[0] ?? '',
    texts: () => sent,
    file: () => undefined,
    files: [],
    entries: [],
  }
  const result = field.read(form, 'field')
  return result.ok ? result.value : result.refusal.code
}

const choices = [
  { value: 'a', label },
  { value: 'b', label, isClosed: true },
]

describe('fields', () => {
  const people = numberField({ label, required: true, least: 1, greatest: 1000 })
  const day = dateField({
    label,
    required: true,
    min: calendarDate(2024, 4, 1),
    max: calendarDate(2025, 3, 31),
  })

  const cases: readonly (readonly [string, Field<unknown>, readonly string[], unknown])[] = [
    ['a number of any width, with its comma', people, [' １，０００ '], 1000],
    ['no number past its bounds', people, ['1001'], 'number_not_in_range'],
    ['no number in words', people, ['3.5'], 'number_not_in_range'],
    ['nothing where something must be', people, [' '], 'field_is_blank'],
    ['a date of an era', day, ['令和6年4月1日'], '2024-04-01'],
    ['no date before the first', day, ['2024-03-31'], 'date_not_in_range'],
    ['no date after the last', day, ['2025-04-01'], 'date_not_in_range'],
    ['a text without the spaces around it', textField({ label, required: true }), [' あ '], 'あ'],
    ['a blank text as none', textField({ label, required: false }), ['　'], null],
    [
      'no text with control characters',
      textField({ label, required: true }),
      ['a\u0000'],
      'text_has_control_characters',
    ],
    ['characters, not units', textField({ label, required: true, longest: 2 }), ['𠮷野'], '𠮷野'],
    [
      'a password with its spaces',
      textField({ label, required: true, type: 'password' }),
      [' a '],
      ' a ',
    ],
    ['an answer that is offered', choiceField({ label, required: true, choices }), ['a'], 'a'],
    [
      'no answer that is closed',
      choiceField({ label, required: true, choices }),
      ['b'],
      'choice_not_offered',
    ],
    [
      'no answer of somebody else',
      choicesField({ label, required: false, choices }),
      ['a', 'c'],
      'choice_not_offered',
    ],
    ['each answer once', choicesField({ label, required: true, choices }), ['a', 'a'], ['a']],
    ['no answer as an empty list', choicesField({ label, required: false, choices }), [], []],
    [
      'at least one answer where one is needed',
      choicesField({ label, required: true, choices }),
      [],
      'field_is_blank',
    ],
    [
      'a moment of Japan',
      momentField({ label, required: true }),
      ['2024-04-01T09:00'],
      '2024-04-01T00:00:00.000Z',
    ],
    [
      'no moment that does not exist',
      momentField({ label, required: true }),
      ['2024-02-30T09:00'],
      'moment_form_unknown',
    ],
    [
      'no hour past midnight',
      momentField({ label, required: true }),
      ['2024-02-01T24:00'],
      'moment_form_unknown',
    ],
  ]
  test.each(cases)('read %s', (...[, field, sent, expected]) => {
    expect(read(field, ...sent)).toEqual(expected)
  })

  it('reads a moment back as it was shown', () => {
    const from = { min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(from), (date) => {
        const minute = toInstant(new Date(Math.floor(date.getTime() / 60_000) * 60_000))
        const shown = formatMoment(minute)
        expect(parseMoment(shown)).toEqual({ ok: true, value: minute })
        expect(parseCalendarDate(shown.slice(0, 10)).ok).toBe(true)
      }),
    )
  })
})
