/** Holds the page on questions to the code: its example, and how each kind is kept. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseQuestionForm } from '../../src/domain/question/document.ts'
import { answerKindNames, type AnswerSetting } from '../../src/domain/question/question.ts'
import { readAnswers } from '../../src/domain/question/read-answers.ts'
import { ask, formOf } from '../world/questions.ts'

const text = readFileSync('docs/reference/questions.md', 'utf8')

it('has an example that is a form', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? []
  expect(parseQuestionForm(JSON.parse(json))).toMatchObject({
    value: { version: 1, questions: [{ key: 'works' }, { showWhen: { equals: ['yes'] } }] },
  })
})

const rows = text
  .split('\n')
  .filter((row) => /^\| `[a-z-]+` \|/.test(row))
  .map((row) => row.split('|').map((cell) => cell.trim()))
  .map(([, kind = '', settings = '', from = '', kept = '']) => ({
    kind: kind.replaceAll('`', ''),
    settings,
    from,
    kept,
  }))
  .filter(({ kind, kept }) => kind !== 'kind' && kept !== '')

it('names every kind of answer', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(answerKindNames)
})

it('gives examples that are read as it says', () => {
  const settings: Readonly<Record<string, AnswerSetting>> = {
    date: { kind: 'date', earliest: null, latest: null },
    number: { kind: 'number', min: null, max: null, unit: null, integers: false },
    telephone: { kind: 'telephone' },
    'postal-code': { kind: 'postal-code' },
  }
  let read = 0
  for (const { kind, from } of rows) {
    const setting = settings[kind]
    if (!setting) continue
    const form = formOf(ask('q', setting))
    for (const example of from.split(';')[0]?.split(', ') ?? []) {
      if (!/\d|[０-９]/.test(example) || /^\d+$/.test(example)) continue
      expect([example, readAnswers(form, { q: [example] }).faults]).toEqual([example, []])
      read += 1
    }
  }
  expect(read).toBeGreaterThan(6)
})
