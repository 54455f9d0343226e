import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  anyFilledForm,
  ask,
  everyKind,
  formOf,
  line,
  oneOf,
  someUploads,
} from '../../../test/world/questions.ts'
import { calendarDate } from '../../kit/calendar.ts'
import { listMissing, type Typed, typedFor } from './answer.ts'
import { typeAnswers } from './format-answer.ts'
import type { AnswerSetting } from './question.ts'
import { listFaults, readAnswers } from './read-answers.ts'
import { parseStoredAnswers, rankableAnswers, withoutPersonal } from './stored-answers.ts'

/** What one typed text is read as: the answer, or the code of its fault. */
function read(setting: AnswerSetting, ...typed: readonly string[]): unknown {
  const { answers, faults } = readAnswers(formOf(ask('q', setting)), { q: typed }, someUploads)
  return faults[0]?.refusal.code ?? answers['q'] ?? null
}

const people: AnswerSetting = {
  kind: 'number',
  min: 0,
  max: 5000,
  unit: { ja: '人', en: 'people' },
  integers: true,
}
const change: AnswerSetting = { kind: 'number', min: null, max: null, unit: null, integers: false }
const money: AnswerSetting = { ...change, unit: { ja: '円', en: 'yen' }, integers: true }
const tenThousands: AnswerSetting = { ...money, unit: { ja: '万円', en: '10,000 yen' } }

describe('numbers', () => {
  test.each([
    [people, '120', 120],
    [people, '１，２００', 1200],
    [people, '1,200人', 1200],
    [people, '1200 People', 1200],
    [people, ' 0 ', 0],
    [people, '５千', 5000],
    [money, '300万', 3_000_000],
    [money, '300万円', 3_000_000],
    [tenThousands, '300万円', 300],
    [change, '△5.25', -5.25],
    [change, '−1,000.5', -1000.5],
    [change, '-0', 0],
  ])('%j reads %s as %d', (setting, typed, number) => {
    expect(read(setting, typed)).toEqual({ kind: 'number', number })
  })

  test.each([
    [people, 'たくさん', 'number_form_unknown'],
    [people, '1,20', 'number_form_unknown'],
    [people, '10社', 'number_form_unknown'],
    [people, '人', 'number_form_unknown'],
    [people, '1.5', 'number_is_not_whole'],
    [people, '-1', 'number_out_of_bounds'],
    [people, '5001', 'number_out_of_bounds'],
    [people, '9'.repeat(400), 'number_form_unknown'],
  ])('%j refuses %s: %s', (setting, typed, code) => {
    expect(read(setting, typed)).toBe(code)
  })
})

const spring: AnswerSetting = {
  kind: 'date',
  earliest: calendarDate(2024, 4, 1),
  latest: calendarDate(2024, 5, 31),
}

describe('dates', () => {
  test.each([
    ['2024-04-01', '2024-04-01'],
    ['令和６年５月３１日', '2024-05-31'],
    ['R6.4.30', '2024-04-30'],
  ])('%s is %s', (typed, date) => {
    expect(read(spring, typed)).toEqual({ kind: 'date', date })
  })

  test.each([
    ['2024-03-31', 'date_out_of_bounds'],
    ['2024-06-01', 'date_out_of_bounds'],
    ['2024-04-31', 'date_does_not_exist'],
    ['あした', 'date_form_unknown'],
  ])('%s: %s', (typed, code) => {
    expect(read(spring, typed)).toBe(code)
  })
})

describe('texts with a form of their own', () => {
  test.each<[AnswerSetting['kind'], string, string]>([
    ['telephone', '03-1234-5678', '03-1234-5678'],
    ['telephone', '０３（１２３４）５６７８', '03-1234-5678'],
    ['telephone', '（03）1234ー5678', '03-1234-5678'],
    ['telephone', '090 1234 5678', '090-1234-5678'],
    ['telephone', '+81 3 1234 5678', '+81-3-1234-5678'],
    ['telephone', '09012345678', '09012345678'],
    ['mail', 'Ｈａｎａｋｏ＠example.jp', 'hanako@example.jp'],
    ['mail', 'a..b.@docomo.ne.jp', 'a..b.@docomo.ne.jp'],
    ['kana', 'やまだ　はなこ', 'ヤマダ ハナコ'],
    ['kana', 'ｳﾞｨｸﾄﾘｱ', 'ヴィクトリア'],
    ['kana', 'ジャン−ピエール', 'ジャンーピエール'],
    ['postal-code', '〒１６３−８００１', '163-8001'],
    ['postal-code', '1638001', '163-8001'],
    ['corporate-number', '8-7001-1000-5901', '8700110005901'],
  ])('%s: %s becomes %s', (kind, typed, text) => {
    expect(read({ kind } as AnswerSetting, typed)).toEqual({ kind: 'text', text })
  })

  test.each<[AnswerSetting['kind'], string, string]>([
    ['telephone', '1234-5678', 'telephone_number_unknown'],
    ['telephone', '03-1234-567', 'telephone_number_unknown'],
    ['telephone', '+0 3 1234', 'telephone_number_unknown'],
    ['mail', 'hanako.example.jp', 'mail_address_form_unknown'],
    ['kana', '山田 花子', 'reading_has_other_letters'],
    ['kana', 'Yamada', 'reading_has_other_letters'],
    ['postal-code', '163-800', 'postal_code_is_not_7_digits'],
    ['corporate-number', '1700110005901', 'corporate_number_check_digit_differs'],
  ])('%s: %s is refused with %s', (kind, typed, code) => {
    expect(read({ kind } as AnswerSetting, typed)).toBe(code)
  })
})

describe('words', () => {
  test.each([
    [line, '  東京都\r\n新宿区 ', '東京都 新宿区'],
    [line, '㈱テスト①', '㈱テスト①'],
    [line, 'か\u3099', 'が'],
    [line, 'a\u0000b\uD800', 'ab\uFFFD'],
    [{ kind: 'text', lines: 3, maxLength: 9 } as const, 'a\r\nb\rc\n', 'a\nb\nc'],
    [{ kind: 'text', lines: 1, maxLength: 2 } as const, '𠮷野', '𠮷野'],
  ])('%j: %j is kept as %j', (setting, typed, text) => {
    expect(read(setting, typed)).toEqual({ kind: 'text', text })
  })

  it('refuses one that is too long, and two for one question', () => {
    expect(read({ kind: 'text', lines: 1, maxLength: 2 }, '𠮷野家')).toBe('answer_too_long')
    expect(read(line, 'a', 'b')).toBe('answer_given_several_times')
    expect(read(line, 'a', ' ')).toEqual({ kind: 'text', text: 'a' })
    expect(read(line, '\u200B \u3000')).toBeNull()
  })
})

describe('choices', () => {
  const one: AnswerSetting = { ...wishes(), several: false }
  const several = wishes()

  test.each<[string, readonly [AnswerSetting, Typed], object]>([
    ['one', [one, { q: ['b'] }], { options: ['b'], other: null }],
    ['several, in the order of the form', [several, { q: ['c', 'a'] }], { options: ['a', 'c'] }],
    ['the same twice', [one, { q: ['b', 'b'] }], { options: ['b'], other: null }],
    [
      'words of one’s own',
      [several, { q: ['other', 'a'], 'q.other': ['通訳'] }],
      { options: ['a', 'other'], other: '通訳' },
    ],
    ['words alone choose', [one, { 'q.other': ['通訳'] }], { options: ['other'], other: '通訳' }],
  ])('%s', (_, [setting, typed], answer) => {
    const { answers, faults } = readAnswers(formOf(ask('q', setting)), typed)
    expect(faults).toEqual([])
    expect(answers['q']).toMatchObject(answer)
  })

  test.each<[string, readonly [AnswerSetting, Typed], string]>([
    ['an option that is not offered', [one, { q: ['z'] }], 'option_is_not_offered'],
    ['two where one is asked for', [one, { q: ['a', 'b'] }], 'one_option_only'],
    ['no words of one’s own', [one, { q: ['other'] }], 'other_is_blank'],
    ['words beside a choice', [several, { q: ['a'], 'q.other': ['通訳'] }], 'other_is_not_chosen'],
    ['too many words', [one, { 'q.other': ['x'.repeat(201)] }], 'answer_too_long'],
    ['"other" where it is not offered', [oneOf('a'), { q: ['other'] }], 'option_is_not_offered'],
  ])('refuses %s', (_, [setting, typed], code) => {
    const { answers, faults } = readAnswers(formOf(ask('q', setting)), typed)
    expect(faults.map(({ refusal }) => refusal.code)).toEqual([code])
    expect(answers).toEqual({})
  })
})

function wishes() {
  const { answer } = ask('q', oneOf('a', 'b', 'c'))
  return { ...answer, several: true, other: true } as Extract<AnswerSetting, { kind: 'choice' }>
}

describe('files', () => {
  const papers: AnswerSetting = { kind: 'file', types: ['pdf'], maxBytes: 900_000, count: 1 }
  const [pdf, jpeg] = someUploads.map(({ upload }) => upload)

  it('are uploads of those who typed, of the types and sizes that are asked for', () => {
    expect(read(papers, pdf ?? '')).toEqual({ kind: 'file', files: [someUploads[0]] })
    expect(read(papers, jpeg ?? '')).toBe('file_type_not_allowed')
    expect(read({ ...papers, maxBytes: 899_999 }, pdf ?? '')).toBe('file_too_large')
    expect(read(papers, '01900000-0000-7000-8000-00000000000f')).toBe('file_is_not_there')
    const both = { ...papers, types: ['pdf', 'jpeg'] } as const
    expect(read(both, pdf ?? '', jpeg ?? '')).toBe('files_too_many')
    expect(read(both, pdf ?? '', pdf ?? '')).toEqual({ kind: 'file', files: [someUploads[0]] })
  })
})

describe('a form', () => {
  it('names the question in each fault, in both languages', () => {
    const { faults } = readAnswers(everyKind, { years: ['七十'] })
    expect(faults).toEqual([
      expect.objectContaining({
        key: 'years',
        message: {
          ja: 'years：「七十」を数として読めません。1200や1,200のように数字で入力してください。',
          en: 'years (en): "七十" could not be read as a number. Enter digits, as 1200 or 1,200.',
        },
      }),
    ])
  })

  it('says everything that keeps it from being sent, once each, in its order', () => {
    const reading = readAnswers(everyKind, { mail: ['nobody'], works: ['yes'], years: ['61'] })
    expect(listFaults(everyKind, reading).map(({ key, refusal }) => [key, refusal.code])).toEqual([
      ['name', 'answer_is_missing'],
      ['kana', 'answer_is_missing'],
      ['company', 'answer_is_missing'],
      ['years', 'number_out_of_bounds'],
      ['mail', 'mail_address_form_unknown'],
    ])
  })

  it('asks for what a condition asks for only where it holds', () => {
    const typed = { works: ['no'], company: ['nonsense'] }
    const { answers, faults } = readAnswers(everyKind, typed)
    expect(faults).toEqual([])
    expect(answers).toEqual({ works: { kind: 'choice', options: ['no'], other: null } })
    expect(listMissing(everyKind, answers).map(({ key }) => key)).not.toContain('company')
    expect(typedFor(everyKind, typed)).toEqual(typed)
  })

  it('reads its answers again from what they would be typed as, and from the books', () => {
    let filled = 0
    fc.assert(
      fc.property(anyFilledForm, ({ form, typed }) => {
        const { answers } = readAnswers(form, typed, someUploads)
        filled += Object.keys(answers).length
        const again = readAnswers(form, typeAnswers(form, answers), someUploads)
        expect(again).toEqual({ answers, faults: [] })
        const stored: unknown = JSON.parse(JSON.stringify(answers))
        expect(parseStoredAnswers(stored)).toEqual(answers)
      }),
      { numRuns: 400 },
    )
    expect(filled).toBeGreaterThan(200)
  })

  it('reads, blames or leaves out whatever is typed, and keeps it', () => {
    fc.assert(
      fc.property(anyFilledForm, ({ form, typed }) => {
        const kept = typedFor(form, typed)
        expect(typedFor(form, kept)).toEqual(kept)
        const reading = readAnswers(form, typed, someUploads)
        expect(readAnswers(form, kept, someUploads)).toEqual(reading)
        for (const { key } of reading.faults) expect(reading.answers).not.toHaveProperty(key)
      }),
    )
  })

  it('keeps what is not personal, when the rest is erased', () => {
    const form = formOf(ask('name', line), ask('wish', oneOf('a'), { personal: false }))
    const { answers } = readAnswers(form, { name: ['花子'], wish: ['a'] })
    expect(Object.keys(withoutPersonal(form, answers))).toEqual(['wish'])
    expect(withoutPersonal(formOf(), answers)).toEqual({})
  })

  it('gives what can be ranked', () => {
    const { answers } = readAnswers(everyKind, {
      name: ['n'],
      works: ['yes'],
      years: ['3'],
      wishes: ['care', 'sales'],
    })
    expect(rankableAnswers(answers)).toEqual({
      works: ['yes'],
      years: 3,
      wishes: ['sales', 'care'],
    })
  })
})
