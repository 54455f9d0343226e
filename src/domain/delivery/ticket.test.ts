import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { present } from '../../kit/check.ts'
import {
  drawTicketCode,
  formatTicketCode,
  parseTicketCode,
  ticketCharacters,
  type TicketCode,
  ticketQrText,
} from './ticket.ts'

/** A code from seven given values. */
function codeOf(values: readonly number[]): TicketCode {
  const rest = [...values]
  return drawTicketCode(() => present(rest.shift(), 'a value'))
}

const codes = fc.array(fc.nat(22), { minLength: 7, maxLength: 7 }).map(codeOf)
const character = fc.nat(22).map((value) => ticketCharacters.charAt(value))

const refusalOf = (text: string) => {
  const read = parseTicketCode(text)
  return read.ok ? 'read' : read.refusal.code
}

describe('a ticket code', () => {
  it('has eight characters, the last of which checks the others', () => {
    expect(codeOf([0, 0, 0, 0, 0, 0, 0])).toBe('22222222')
    expect(codeOf([5, 14, 15, 21, 1, 7, 8])).toBe(code)
  })

  const code = '7KMX39AP'

  test.each([
    '7KMX39AP',
    '7kmx-39ap',
    ' 7KMX 39AP ',
    '７ＫＭＸ－３９ＡＰ',
    '7kmx—39ap',
    'JSK:7KMX39AP',
    'jsk：7kmx-39ap',
    'https://example.jp/tickets/7KMX39AP',
    'https://example.jp:8080/en/tickets/7KMX39AP?from=qr#top',
  ])('is read from %s', (text) => {
    expect(parseTicketCode(text)).toEqual({ ok: true, value: code })
  })

  test.each([
    ['', 'ticket_code_is_blank'],
    [' - ', 'ticket_code_is_blank'],
    ['7KMX39A', 'ticket_code_form_unknown'],
    ['7KMX39APP', 'ticket_code_form_unknown'],
    ['7KMX39A0', 'ticket_code_form_unknown'],
    ['青葉花子', 'ticket_code_form_unknown'],
    ['https://example.jp/', 'ticket_code_is_blank'],
    ['https://example.jp/menu', 'ticket_code_form_unknown'],
    ['7KMX39PA', 'ticket_code_is_mistyped'],
    ['8KMX39AP', 'ticket_code_is_mistyped'],
  ])('is not read from "%s": %s', (text, expected) => {
    expect(refusalOf(text)).toBe(expected)
  })

  it('quotes a scanned text that is long only in part', () => {
    const read = parseTicketCode(`${'x'.repeat(39)}😀${'y'.repeat(500)}`)
    const message = read.ok ? '' : read.refusal.message.ja
    expect(message).toContain('…」')
    expect(message).not.toMatch(/\p{Cs}/u)
    expect(message.length).toBeLessThan(200)
  })

  it('survives print, QR code and address', () => {
    fc.assert(
      fc.property(codes, (drawn) => {
        const forms = [
          formatTicketCode(drawn),
          formatTicketCode(drawn).toLowerCase(),
          ticketQrText(drawn, null),
          ticketQrText(drawn, 'https://example.jp/tickets'),
        ]
        for (const form of forms) expect(parseTicketCode(form)).toEqual({ ok: true, value: drawn })
      }),
    )
  })

  it('is read though a letter was taken for its twin among the digits', () => {
    fc.assert(
      fc.property(codes, (drawn) => {
        const twins: Readonly<Record<string, string>> = { 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }
        const taken = Array.from(drawn, (each) => twins[each] ?? each).join('')
        expect(parseTicketCode(taken)).toEqual({ ok: true, value: drawn })
      }),
    )
  })

  it('notices every wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), character, (drawn, at, other) => {
        fc.pre(drawn[at] !== other)
        const wrong = drawn.slice(0, at) + other + drawn.slice(at + 1)
        expect(refusalOf(wrong)).toBe('ticket_code_is_mistyped')
      }),
    )
  })

  it('notices any two characters that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.nat(7), (drawn, one, other) => {
        fc.pre(drawn[one] !== drawn[other])
        const letters = Array.from(drawn)
        const swapped = letters
          .with(one, drawn.charAt(other))
          .with(other, drawn.charAt(one))
          .join('')
        expect(refusalOf(swapped)).toBe('ticket_code_is_mistyped')
      }),
    )
  })

  it('notices a character that was left out or typed twice', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), (drawn, at) => {
        expect(refusalOf(drawn.slice(0, at) + drawn.slice(at + 1))).toBe('ticket_code_form_unknown')
        expect(refusalOf(drawn.slice(0, at + 1) + drawn.slice(at))).toBe('ticket_code_form_unknown')
      }),
    )
  })
})
