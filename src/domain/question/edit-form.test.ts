import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  anyForm,
  ask,
  everyKind,
  formOf,
  line,
  oneOf,
  option,
} from '../../../test/world/questions.ts'
import { parseQuestionForm } from './document.ts'
import { editForm, type FormChange, freeQuestionKey, newQuestion } from './edit-form.ts'
import { freeOptionKey } from './edit-options.ts'
import { emptyForm, findQuestion } from './question.ts'

const form = formOf(
  ask('a', line),
  ask('b', oneOf('x', 'y')),
  ask('c', line, { showWhen: { key: 'b', equals: ['x'] } }),
)

function edited(...changes: readonly FormChange[]) {
  const made = editForm(form, changes)
  if (!made.ok) throw new Error(made.refusal.message.en)
  return made.value
}

const keysOf = (...changes: readonly FormChange[]) =>
  edited(...changes).questions.map(({ key }) => key)

const optionsAfter = (...changes: readonly FormChange[]) => {
  const answer = findQuestion(edited(...changes), 'b')?.answer
  return answer?.kind === 'choice' ? answer.options.map(({ key }) => key) : []
}

describe('editForm', () => {
  it('makes one version of all changes, and leaves the one before as it is', () => {
    const before = structuredClone(form)
    const after = edited(
      { change: 'add', question: ask('d', line) },
      { change: 'require', key: 'd', required: true },
    )
    expect(after.version).toBe(2)
    expect(findQuestion(after, 'd')?.required).toBe(true)
    expect(form).toEqual(before)
  })

  test.each<[FormChange, readonly string[]]>([
    [{ change: 'add', question: ask('d', line) }, ['a', 'b', 'c', 'd']],
    [{ change: 'add', question: ask('d', line), at: 0 }, ['d', 'a', 'b', 'c']],
    [{ change: 'remove', key: 'a' }, ['b', 'c']],
    [{ change: 'move', key: 'a', to: 1 }, ['b', 'a', 'c']],
    [{ change: 'move', key: 'a', to: 9 }, ['b', 'c', 'a']],
    [{ change: 'move', key: 'b', to: -1 }, ['b', 'a', 'c']],
  ])('%j orders the questions %j', (change, keys) => {
    expect(keysOf(change)).toEqual(keys)
  })

  test.each<[FormChange, readonly string[]]>([
    [{ change: 'add-option', key: 'b', option: option('z') }, ['x', 'y', 'z']],
    [{ change: 'add-option', key: 'b', option: option('z'), at: 1 }, ['x', 'z', 'y']],
    [{ change: 'remove-option', key: 'b', option: 'y' }, ['x']],
    [{ change: 'move-option', key: 'b', option: 'y', to: 0 }, ['y', 'x']],
  ])('%j orders the options %j', (change, keys) => {
    expect(optionsAfter(change)).toEqual(keys)
  })

  it('changes words, answers, conditions and marks', () => {
    const label = { ja: '氏名', en: 'Name' }
    const after = edited(
      { change: 'relabel', key: 'a', label, hint: null },
      { change: 'relabel-option', key: 'b', option: 'x', label: { ja: 'はい', en: 'Yes' } },
      { change: 'answer', key: 'c', answer: { kind: 'kana' } },
      { change: 'show-when', key: 'c', showWhen: null },
      { change: 'mark', key: 'b', personal: false, statistics: true },
    )
    expect(after.questions).toMatchObject([
      { label },
      { answer: { options: [{ label: { ja: 'はい' } }, {}] }, personal: false, statistics: true },
      { answer: { kind: 'kana' }, showWhen: null },
    ])
  })

  test.each<[string, FormChange]>([
    ['question_unknown', { change: 'remove', key: 'z' }],
    ['question_key_repeated', { change: 'add', question: ask('a', line) }],
    ['condition_question_unknown', { change: 'remove', key: 'b' }],
    ['condition_question_stands_later', { change: 'move', key: 'b', to: 2 }],
    ['condition_option_unknown', { change: 'remove-option', key: 'b', option: 'x' }],
    ['condition_question_is_no_choice', { change: 'answer', key: 'b', answer: line }],
    ['option_unknown', { change: 'remove-option', key: 'b', option: 'z' }],
    ['option_key_repeated', { change: 'add-option', key: 'b', option: option('x') }],
    ['question_is_no_choice', { change: 'add-option', key: 'a', option: option('x') }],
    [
      'question_form_invalid',
      { change: 'relabel', key: 'a', label: { ja: '', en: 'x' }, hint: null },
    ],
  ])('refuses with %s', (code, change) => {
    const made = editForm(form, [change])
    expect(made).toMatchObject({ ok: false, refusal: { code } })
  })

  it('gives a form that holds, or refuses', () => {
    const changes = fc.array(
      fc.oneof(
        fc.record({ change: fc.constant('remove' as const), key: fc.constantFrom('a', 'b', 'c') }),
        fc.record({
          change: fc.constant('move' as const),
          key: fc.constantFrom('a', 'b', 'c'),
          to: fc.integer({ min: -1, max: 6 }),
        }),
      ),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(anyForm, changes, (drawn, list) => {
        const made = editForm(drawn, list)
        const holds = made.ok && parseQuestionForm(made.value).ok
        expect(holds).toBe(made.ok)
      }),
    )
  })

  it('begins with a form that asks nothing, and finds keys that are free', () => {
    const label = { ja: '氏名', en: 'Name' }
    const first = editForm(emptyForm, [
      { change: 'add', question: newQuestion(freeQuestionKey(emptyForm), label) },
    ])
    expect(first).toMatchObject({ value: { version: 1, questions: [{ key: 'question-1' }] } })
    expect(freeQuestionKey(everyKind, formOf(ask('question-13', line)))).toBe('question-14')
    expect(freeOptionKey([option('a'), option('option-3')])).toBe('option-4')
  })
})
