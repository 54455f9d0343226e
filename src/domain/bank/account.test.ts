import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type BankAccountFault,
  findPostalAccount,
  formatBankAccount,
  parseBankAccount,
} from './account.ts'
import { isBankText, parseHolderName } from './holder-kana.ts'

const typed = {
  bank: '0001',
  branch: '001',
  type: '普通',
  number: '1234567',
  holder: 'カ）アオバショウジ',
}

describe('an account', () => {
  test.each([
    ['as the books keep it', {}, {}],
    ['in full width', { bank: '０００１', branch: '００１', number: '１２３－４５６７' }, {}],
    ['with a short number', { number: '42' }, { number: '0000042' }],
    ['for current deposits', { type: '2' }, { type: '2' }],
    ['of a person', { holder: 'やまだ　はなこ' }, { holder: 'ﾔﾏﾀﾞ ﾊﾅｺ' }],
    [
      'as a passbook of ゆうちょ prints it',
      { bank: '', branch: '10530', type: '', number: '12345671' },
      { bank: '9900', branch: '058', type: '1', number: '1234567' },
    ],
  ])('%s', (_, change, read) => {
    const whole = { bank: '0001', branch: '001', type: '1', number: '1234567' }
    const value = { ...whole, holder: 'ｶ)ｱｵﾊﾞｼﾖｳｼﾞ', ...read }
    expect(parseBankAccount({ ...typed, ...change })).toEqual({ ok: true, value })
  })

  test.each<[object, BankAccountFault['field'], string]>([
    [{ bank: '001' }, 'bank', 'bank_code_is_not_4_digits'],
    [{ bank: 'みずほ' }, 'bank', 'bank_code_is_not_4_digits'],
    [{ branch: '0001' }, 'branch', 'branch_code_is_not_3_digits'],
    [{ type: '定期' }, 'type', 'deposit_type_unknown'],
    [{ number: '12345678' }, 'number', 'account_number_is_not_7_digits'],
    [{ number: '' }, 'number', 'account_number_is_not_7_digits'],
    [{ holder: '青葉商事' }, 'holder', 'account_holder_has_other_letters'],
    [{ holder: '　' }, 'holder', 'account_holder_is_blank'],
    [{ holder: 'ア'.repeat(31) }, 'holder', 'account_holder_too_long'],
    [{ bank: '0001', branch: '10530' }, 'branch', 'branch_code_is_not_3_digits'],
  ])('with %o is refused at its %s: %s', (change, field, code) => {
    const answer = parseBankAccount({ ...typed, ...change })
    expect(answer).toMatchObject({ ok: false, refusal: [{ field, refusal: { code } }] })
    const [first] = answer.ok ? [] : answer.refusal
    expect(first?.refusal.message.ja).toMatch(/ください。$/)
  })

  it('says everything that is wrong at once', () => {
    const blank = { bank: '', branch: '', type: '', number: '', holder: '' }
    const answer = parseBankAccount(blank)
    expect(answer.ok ? [] : answer.refusal.map(({ field }) => field)).toEqual([
      'bank',
      'branch',
      'type',
      'number',
      'holder',
    ])
  })

  it('hides its number where people need not see it', () => {
    const answer = parseBankAccount(typed)
    expect(answer.ok && formatBankAccount(answer.value).ja).toBe('0001-001 普通 ****567')
  })
})

describe('a passbook of ゆうちょ', () => {
  it('is said in a sentence', () => {
    const postal = findPostalAccount({ bank: '9900', branch: '10530', number: '12345671' })
    expect(postal?.sentence.ja).toContain('店番058、普通、口座番号1234567')
  })

  test.each([
    [{ bank: '', branch: '11940', number: '3211' }, '198', '0000321'],
    [{ bank: '9900', branch: '１０５３０', number: '１1' }, '058', '0000001'],
  ])('%o', (given, branch, number) => {
    expect(findPostalAccount(given)?.account).toMatchObject({ branch, number })
  })

  test.each([
    [{ bank: '0001', branch: '10530', number: '12345671' }],
    [{ bank: '', branch: '10530', number: '12345672' }],
    [{ bank: '', branch: '058', number: '1234567' }],
    [{ bank: '', branch: '00530', number: '1234561' }],
  ])('is not %o', (given) => {
    expect(findPostalAccount(given)).toBeNull()
  })
})

describe('the name of a holder', () => {
  test.each([
    ['カブシキガイシャ アオバ', 'ｶ)ｱｵﾊﾞ'],
    ['アオバ カブシキガイシャ', 'ｱｵﾊﾞ(ｶ'],
    ['ｶﾌﾞｼｷｶﾞｲｼﾔ ｱｵﾊﾞ', 'ｶ)ｱｵﾊﾞ'],
    ['ｶ)ｱｵﾊﾞ', 'ｶ)ｱｵﾊﾞ'],
    ['ゴウドウガイシャみどり', 'ﾄﾞ)ﾐﾄﾞﾘ'],
    ['キャッツ', 'ｷﾔﾂﾂ'],
    ['コンピューター', 'ｺﾝﾋﾟﾕ-ﾀ-'],
    ['ヴィラ・ローマ', 'ｳﾞｲﾗ.ﾛ-ﾏ'],
    ['ヲノ', 'ｵﾉ'],
    ['abc　トレーディング', 'ABC ﾄﾚ-ﾃﾞｲﾝｸﾞ'],
    ['Ａ／Ｂ', 'A/B'],
  ])('%s is %s', (text, written) => {
    expect(parseHolderName(text)).toEqual({ ok: true, value: written })
  })

  test.each([
    ['山田ハナコ', /「山田」.*漢字は使えません/],
    ['アオバ＆カンパニー', /「&」/],
    ['アオバ@', /「@」/],
  ])('%s is refused', (text, sentence) => {
    const answer = parseHolderName(text)
    expect(answer.ok ? '' : answer.refusal.message.ja).toMatch(sentence)
  })

  it('is always written in the letters of banks, and stays as it is when read again', () => {
    const letters = fc.constantFrom(...Array.from('アガパッャュョヴヲーン・（）－．0９aＺ '))
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
        const answer = parseHolderName(text)
        if (!answer.ok) return
        expect(isBankText(answer.value)).toBe(true)
        expect(parseHolderName(answer.value)).toEqual(answer)
      }),
    )
  })
})
