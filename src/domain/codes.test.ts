import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  corporateCheckDigit,
  localGovernmentCheckDigit,
  localGovernmentCode,
  parseCorporateNumber,
  parseLocalGovernmentCode,
} from './codes.ts'

const digitTexts = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''))

/** `text` with another digit at `index`. */
const change = (text: string, index: number, digit: number): string =>
  `${text.slice(0, index)}${digit}${text.slice(index + 1)}`

const anyDigit = fc.integer({ min: 0, max: 9 })

describe('corporate numbers', () => {
  test.each([
    '8700110005901',
    ' 8-7001-1000-5901 ',
    '８７００１１０００５９０１',
    '8ー7001ー1000ー5901',
  ])('reads %s', (text) => {
    expect(parseCorporateNumber(text)).toEqual({ ok: true, value: '8700110005901' })
  })

  test.each([
    ['', 'corporate_number_is_blank'],
    ['700110005901', 'corporate_number_is_not_13_digits'],
    ['87001100059010', 'corporate_number_is_not_13_digits'],
    ['870011000590X', 'corporate_number_is_not_13_digits'],
    ['8.70011E+12', 'corporate_number_is_not_13_digits'],
    ['7700110005901', 'corporate_number_check_digit_differs'],
    ['0000000000000', 'corporate_number_check_digit_differs'],
  ])('refuses "%s" with %s, and says what to do', (text, code) => {
    const read = parseCorporateNumber(text)
    expect(read).toMatchObject({ ok: false, refusal: { code } })
    expect(read.ok || read.refusal.message.ja).toMatch(/ください/)
  })

  it('notices every change of one digit but 0 for 9 among the twelve', () => {
    fc.assert(
      fc.property(digitTexts(12), fc.nat(12), anyDigit, (twelve, index, digit) => {
        const valid = corporateCheckDigit(twelve) + twelve
        const changed = change(valid, index, digit)
        fc.pre(changed !== valid)
        expect(parseCorporateNumber(valid).ok).toBe(true)
        expect(parseCorporateNumber(changed).ok).toBe(
          index > 0 && ['09', '90'].includes(`${valid[index]}${digit}`),
        )
      }),
    )
  })

  it('notices neighbours that changed places, but 0 and 9', () => {
    fc.assert(
      fc.property(digitTexts(12), fc.nat(10), (twelve, index) => {
        const pair = twelve.slice(index, index + 2)
        const other = `${pair.slice(1)}${pair.slice(0, 1)}`
        fc.pre(pair !== other && pair !== '09' && pair !== '90')
        const swapped = twelve.slice(0, index) + other + twelve.slice(index + 2)
        expect(corporateCheckDigit(swapped)).not.toBe(corporateCheckDigit(twelve))
      }),
    )
  })
})

describe('local government codes', () => {
  test.each([
    ['13000', '130001'],
    ['13104', '131041'],
    ['18207', '182079'],
    ['03203', '032034'],
  ])('completes %s to %s', (five, six) => {
    expect(localGovernmentCode(five)).toBe(six)
    expect(parseLocalGovernmentCode(six)).toEqual({ ok: true, value: six })
  })

  test.each([
    ['', 'local_government_code_is_not_6_digits'],
    ['32034', 'local_government_code_is_not_6_digits'],
    ['130002', 'local_government_code_check_digit_differs'],
  ])('refuses "%s" with %s', (text, code) => {
    expect(parseLocalGovernmentCode(text)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('reads full-width digits', () => {
    expect(parseLocalGovernmentCode('１３０００１')).toEqual({ ok: true, value: '130001' })
  })

  it('notices every change of one digit, but where both remainders give the digit 1', () => {
    fc.assert(
      fc.property(digitTexts(5), fc.nat(5), anyDigit, (five, index, digit) => {
        const valid = localGovernmentCode(five)
        const changed = change(valid, index, digit)
        fc.pre(changed !== valid)
        const bothGiveOne =
          index < 5 && valid.endsWith('1') && localGovernmentCheckDigit(changed.slice(0, 5)) === '1'
        expect(parseLocalGovernmentCode(changed).ok).toBe(bothGiveOne)
      }),
    )
  })
})
