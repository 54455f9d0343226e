import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyForm, ask, formOf, line, oneOf } from '../../../test/world/questions.ts'
import { compareForms } from './compare-forms.ts'
import type { Question } from './question.ts'

const words = (older: readonly Question[], newer: readonly Question[]) =>
  compareForms(formOf(...older), formOf(...newer)).map(({ change, message }) => [
    change,
    message.ja,
    message.en,
  ])

const q = ask('q', line)

describe('compareForms', () => {
  test.each<[Question, Question, readonly [ja: string, en: string]]>([
    [
      q,
      { ...q, label: { ja: '氏名', en: 'Name' } },
      ['「q」の質問文：q → 氏名', '"q (en)", wording: q (en) → Name'],
    ],
    [
      q,
      { ...q, required: true },
      ['「q」の必須・任意：任意 → 必須', '"q (en)", need: optional → required'],
    ],
    [
      q,
      { ...q, hint: { ja: '姓と名', en: 'Both names' } },
      ['「q」の補足：なし → 姓と名', '"q (en)", hint: none → Both names'],
    ],
    [
      q,
      ask('q', {
        kind: 'number',
        min: 1,
        max: 9,
        unit: { ja: '人', en: 'people' },
        integers: true,
      }),
      [
        '「q」の答え方：文章（100字まで） → 数（1〜9人）',
        '"q (en)", answer: text (up to 100 characters) → number (from 1 to 9 people)',
      ],
    ],
    [
      ask('q', oneOf('a')),
      ask('q', oneOf('a', 'b')),
      [
        '「q」の答え方：選択（1つだけ：aです） → 選択（1つだけ：aです、bです）',
        '"q (en)", answer: choice (one of: aです (en)) → choice (one of: aです (en), bです (en))',
      ],
    ],
    [
      q,
      { ...q, personal: false },
      ['「q」の個人情報：対象 → 対象外', '"q (en)", personal data: yes → no'],
    ],
    [
      q,
      ask('q', { kind: 'text', lines: 9, maxLength: 100 }),
      ['「q」の細かな設定を変えました。', '"q (en)" has other details.'],
    ],
  ])('tells a change', (before, after, texts) => {
    expect(words([before], [after])).toEqual([['changed', ...texts]])
  })

  it('tells what was added, removed and put under a condition', () => {
    const works = ask('works', oneOf('yes', 'no'))
    const condition = { key: 'works', equals: ['yes', 'no'] }
    const found = words(
      [ask('gone', line), works, q],
      [works, { ...q, showWhen: condition }, ask('r', line)],
    )
    expect(found.map(([, ja]) => ja)).toEqual([
      '「gone」をなくしました。',
      '「q」の対象：全員 → 「works」で「yesです」か「noです」を選んだ方のみ',
      '「r」を加えました。',
    ])
  })

  it('names the fewest questions that changed places', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => ask(key, line)) as [
      Question,
      Question,
      Question,
      Question,
    ]
    expect(words([a, b, c, d], [d, a, b, c]).map(([, ja]) => ja)).toEqual([
      '「d」の位置を変えました。',
    ])
    expect(words([a, b, c, d], [a, c, d])).toHaveLength(1)
  })

  it('finds nothing where nothing differs, and something where something does', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (older, newer) => {
        expect(compareForms(older, older)).toEqual([])
        const isSame = JSON.stringify(older.questions) === JSON.stringify(newer.questions)
        expect(compareForms(older, newer).length > 0).toBe(!isSame)
      }),
    )
  })
})
