import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../../kit/calendar.ts'
import { toFiscalYear } from '../../fiscal-year.ts'
import {
  type CertificateFacts,
  certificateOf,
  formatCertificateNumber,
  parseCertificateNumber,
} from './certificate.ts'

const numbers = fc.record({
  year: fc.integer({ min: 2019, max: 2060 }).map(toFiscalYear),
  line: fc.oneof(
    fc.integer({ min: 1, max: 999 }).map(String),
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
      .map((two) => two.join('-')),
  ),
  serial: fc.integer({ min: 1, max: 999_999 }),
})

describe("a certificate's number", () => {
  const number = { year: toFiscalYear(2023), line: '10', serial: 1 }

  it('is printed in both calendars with the same letter', () => {
    expect(formatCertificateNumber(number, 'en')).toBe('2023-10-0001-R')
    expect(formatCertificateNumber(number, 'ja')).toBe('令和5年度-10-0001-R')
  })

  test.each([
    '2023-10-0001-R',
    '第令和5年度-10-0001-R号',
    '令和５年度－１０－０００１－Ｒ',
    'R5-10-0001-r',
    ' 2023 - 10 - 0001 - R ',
  ])('is read from %s', (text) => {
    expect(parseCertificateNumber(text)).toEqual({ ok: true, value: number })
  })

  test.each([
    ['', 'certificate_number_form_unknown'],
    ['2023-10-0001', 'certificate_number_form_unknown'],
    ['2023-10-0000-R', 'certificate_number_form_unknown'],
    ['2023-0001-R', 'certificate_number_form_unknown'],
    ['いつか-10-0001-R', 'certificate_number_form_unknown'],
    ['2023-10-00001-R', 'certificate_number_letter_differs'],
    ['2023-10-0001-M', 'certificate_number_letter_differs'],
    ['2024-10-0001-R', 'certificate_number_letter_differs'],
  ])('is not read from "%s": %s', (text, code) => {
    expect(parseCertificateNumber(text)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('survives print in both languages, also of components', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('ja', 'en'), (given, language) => {
        const printed = formatCertificateNumber(given, language)
        expect(parseCertificateNumber(printed)).toEqual({ ok: true, value: given })
      }),
    )
  })

  it('notices every wrong digit and any two that changed places', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), (given, one, other) => {
        const printed = formatCertificateNumber(given, 'en')
        const places = [...printed.matchAll(/\d/g)].map(({ index }) => index)
        const [left, right] = [places[one % places.length] ?? 0, places[other % places.length] ?? 0]
        const letters = Array.from(printed)
        const wrong = letters.with(left, String((Number(printed[left]) + 1 + (other % 9)) % 10))
        expect(parseCertificateNumber(wrong.join('')).ok).toBe(false)
        fc.pre(printed[left] !== printed[right])
        const swapped = letters.with(left, printed.charAt(right)).with(right, printed.charAt(left))
        expect(parseCertificateNumber(swapped.join('')).ok).toBe(false)
      }),
    )
  })

  it('is not made of what cannot be one', () => {
    expect(() => formatCertificateNumber({ ...number, serial: 0 }, 'en')).toThrow('no serial')
    expect(() => formatCertificateNumber({ ...number, line: 'x' }, 'en')).toThrow('no line')
  })
})

describe('a certificate', () => {
  const facts: CertificateFacts = {
    number: { year: toFiscalYear(2023), line: '10', serial: 1 },
    course: { ja: 'キャリアチェンジ講座', en: 'Changing Careers' },
    from: calendarDate(2023, 10, 2),
    to: calendarDate(2023, 12, 18),
    issuedOn: calendarDate(2024, 1, 10),
    authority: { ja: '東京都', en: 'Tokyo Metropolitan Government' },
    signatory: { ja: '産業労働局長　緑野 一郎', en: 'Ichiro Midorino, Director General' },
    reissues: 0,
  }

  it('says in Japanese who completed what', () => {
    expect(certificateOf(facts, ' 青葉 花子 ', 'ja')).toEqual({
      ok: true,
      value: {
        language: 'ja',
        title: '修了証書',
        number: '第令和5年度-10-0001-R号',
        reissue: null,
        holder: '青葉 花子 様',
        body: 'あなたは「キャリアチェンジ講座」（令和5年10月2日から令和5年12月18日まで）の所定の課程を修了されましたので、これを証します。',
        issuedOn: '令和6年1月10日',
        issuer: ['東京都', '産業労働局長　緑野 一郎'],
      },
    })
  })

  it('says it in English, and that it was printed anew', () => {
    const again = { ...facts, to: facts.from, signatory: null, reissues: 2 }
    expect(certificateOf(again, 'Hanako Aoba', 'en')).toEqual({
      ok: true,
      value: {
        language: 'en',
        title: 'Certificate of Completion',
        number: 'No. 2023-10-0001-R',
        reissue: 'Reissued (2)',
        holder: 'Hanako Aoba',
        body: 'has completed the course "Changing Careers", held on 2 October 2023.',
        issuedOn: '10 January 2024',
        issuer: ['Tokyo Metropolitan Government'],
      },
    })
  })

  it('is for someone', () => {
    expect(certificateOf(facts, '　', 'ja')).toMatchObject({
      refusal: { code: 'certificate_name_is_blank' },
    })
  })
})
