import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  anyForm,
  anyTyped,
  ask,
  formOf,
  line,
  oneOf,
  option,
} from '../../../test/world/questions.ts'
import { otherKey, type Typed, typedAt, typedFor } from './answer.ts'
import { carryOver } from './carry-over.ts'
import { optionLabel } from './format-answer.ts'
import type { AnswerSetting, Question, QuestionForm } from './question.ts'

const severalOf = (...keys: readonly string[]): AnswerSetting => ({
  kind: 'choice',
  options: keys.map(option),
  several: true,
  other: true,
})

const number: AnswerSetting = { kind: 'number', min: null, max: null, unit: null, integers: true }
const file: AnswerSetting = { kind: 'file', types: ['pdf'], maxBytes: 1000, count: 1 }
const renamed: AnswerSetting = {
  kind: 'choice',
  options: [{ key: 'alpha', label: option('a').label }],
  several: false,
  other: false,
}

function carried(older: AnswerSetting, typed: Typed, newer: AnswerSetting) {
  const result = carryOver(formOf(ask('q', older)), typed, formOf(ask('q', newer)))
  return [result.typed, result.setAside.map(({ text }) => text.ja)]
}

describe('a question that is answered differently', () => {
  test.each<[string, readonly [AnswerSetting, Typed, AnswerSetting], Typed, readonly string[]]>([
    ['the same', [line, { q: ['x'] }, line], { q: ['x'] }, []],
    ['what could not be read', [number, { q: ['x'] }, number], { q: ['x'] }, []],
    ['words for a number', [line, { q: ['x'] }, number], { q: ['x'] }, []],
    ['an option that stays', [oneOf('a', 'b'), { q: ['b'] }, oneOf('b', 'c')], { q: ['b'] }, []],
    ['an option that goes', [oneOf('a', 'b'), { q: ['a'] }, oneOf('b')], {}, ['aです']],
    ['an option of another key', [oneOf('a'), { q: ['a'] }, renamed], { q: ['alpha'] }, []],
    [
      'one of two options that stay',
      [severalOf('a', 'b'), { q: ['a', 'b'] }, severalOf('b')],
      { q: ['b'] },
      ['aです、bです'],
    ],
    [
      'two options where one is asked for',
      [severalOf('a', 'b'), { q: ['a', 'b'] }, oneOf('a', 'b')],
      {},
      ['aです、bです'],
    ],
    [
      'words of one’s own that stay',
      [severalOf('a'), { q: ['other'], 'q.other': ['z'] }, severalOf('b')],
      { q: ['other'], 'q.other': ['z'] },
      [],
    ],
    [
      'words of one’s own that go',
      [severalOf('a'), { q: ['a', 'other'], 'q.other': ['z'] }, oneOf('a')],
      { q: ['a'] },
      ['aです、その他、z'],
    ],
    ['an option for words', [oneOf('a'), { q: ['a'] }, line], { q: ['aです'] }, []],
    ['words for an option', [line, { q: ['ａです'] }, oneOf('a')], { q: ['a'] }, []],
    ['words that are no option', [line, { q: ['い'] }, oneOf('a')], {}, ['い']],
    ['a file', [file, { q: ['id'] }, { ...file, count: 2 }], { q: ['id'] }, []],
    ['a file for words', [file, { q: ['id'] }, line], {}, ['ファイル1個']],
  ])('%s', (_, given, ...expected) => {
    expect(carried(...given)).toEqual(expected)
  })
})

describe('carryOver', () => {
  it('says what went, what no longer fits and what is new', () => {
    const older = formOf(ask('gone', line), ask('wish', oneOf('a')), ask('blank', line))
    const newer = formOf(ask('wish', oneOf('b')), ask('fresh', line))
    const { typed, notes } = carryOver(older, { gone: ['x'], wish: ['a'] }, newer)
    expect(typed).toEqual({})
    expect(notes.map(({ key, change, message }) => [key, change, message.ja])).toEqual([
      ['gone', 'removed', expect.stringContaining('前の入力は「x」')],
      ['wish', 'unfit', expect.stringContaining('前の入力は「aです」')],
      ['fresh', 'added', expect.stringContaining('fresh')],
    ])
  })

  it('leaves what was typed as it is under the same form', () => {
    fc.assert(
      fc.property(anyForm, anyTyped, (form, typed) => {
        const known = withKnownOptions(form, typedFor(form, typed))
        expect(carryOver(form, known, form)).toEqual({ typed: known, setAside: [], notes: [] })
      }),
    )
  })

  it('loses nothing between any two forms', () => {
    fc.assert(
      fc.property(anyForm, anyForm, anyTyped, (older, newer, typed) => {
        const result = carryOver(older, typed, newer)
        const kept = [
          ...Object.values(result.typed).flat(),
          ...result.setAside.map(({ text }) => text.ja),
        ].join('\n')
        for (const question of older.questions) {
          for (const text of visibleTexts(question, typed)) expect(kept).toContain(text)
          for (const key of chosenOptions(question, typed)) {
            expect(kept).toMatch(new RegExp(`^${key}$|${optionLabel(question, key).ja}`, 'm'))
          }
        }
      }),
    )
  })
})

/** Options that are offered, one where one is asked for, own words where they are asked for. */
function withKnownOptions(form: QuestionForm, typed: Typed): Typed {
  const keys = form.questions.flatMap((question) => {
    const { key, answer } = question
    const texts = typedAt(typed, key)
    if (answer.kind !== 'choice') return [[key, texts] as const]
    const known = [...new Set(texts.filter((text) => optionLabel(question, text).ja !== text))]
    const own = answer.other ? typedAt(typed, otherKey(key)) : []
    return [
      [key, answer.several ? known : known.slice(0, 1)],
      [otherKey(key), own],
    ] as const
  })
  return Object.fromEntries(keys.filter(([, texts]) => texts.length > 0))
}

const chosenOptions = (question: Question, typed: Typed): readonly string[] =>
  question.answer.kind === 'choice'
    ? typedAt(typed, question.key).filter((text) => optionLabel(question, text).ja !== text)
    : []

/** What somebody who typed would look for. */
function visibleTexts(question: Question, typed: Typed): readonly string[] {
  const texts = typedAt(typed, question.key)
  const { answer } = question
  if (answer.kind === 'file') return texts.length === 0 ? [] : ['']
  if (answer.kind !== 'choice') return texts
  return typedAt(typed, otherKey(question.key))
}
