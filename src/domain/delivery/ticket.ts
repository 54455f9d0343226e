/**
 * The code on an admission ticket: seven characters and one that checks them, written 7KMX-39AP.
 * It is short enough to be read out and typed at the door. The 23 characters leave out what is
 * taken for another: 0, 1, I, L, O, D, Q, U and V not at all, and of 2/Z, 5/S, 6/G and 8/B the
 * digit is kept and the letter read as it. 23 is a prime, so every wrong character is noticed, and
 * any two that changed places (see `kit/check-value.ts`): "mistyped" is told from "not ours".
 */
import { check } from '../../kit/check.ts'
import { checkValue } from '../../kit/check-value.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'

/** A ticket's code as it is kept: eight characters, without the hyphen. */
export type TicketCode = string & { readonly __brand: 'TicketCode' }

/** The characters of a code, each worth its place. */
export const ticketCharacters = '23456789ACEFHJKMNPRTWXY'

/** How many characters a code has, the check character included. */
const ticketLength = 8

/**
 * Draws a new code, one of 3.4 thousand million. That it is free, the books must see.
 * @param below gives a random whole number from 0 to one below what it is given
 */
export function drawTicketCode(below: (limit: number) => number): TicketCode {
  const values = Array.from({ length: ticketLength - 1 }, () => below(ticketCharacters.length))
  return [...values, checkValue(values, ticketCharacters.length)]
    .map(characterOf)
    .join('') as TicketCode
}

/** A code as it is printed and read out: 7KMX-39AP. */
export function formatTicketCode(code: TicketCode): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * Reads what was typed or scanned at the door: a code in any width and case, with spaces and
 * hyphens, behind `JSK:`, or at the end of an address. Refuses what cannot be a code, and says of
 * eight characters that do not fit together that they are mistyped.
 */
export function parseTicketCode(text: string): Result<TicketCode> {
  const code = fold(text)
  if (code === '') return refuseBlank
  const values = Array.from(code, valueOf)
  if (values.length !== ticketLength || values.includes(-1)) return refuseForm(text)
  const fits = checkValue(values.slice(0, -1), ticketCharacters.length) === values.at(-1)
  return fits ? ok(code as TicketCode) : refuseMistyped(text)
}

/**
 * What stands in the ticket's QR code: the address of the ticket's page, or `JSK:` and the code
 * where there is none. Written in capitals, a QR code without an address stays coarse, and is
 * read from a worn display.
 * @param address of the folder of tickets, without a slash at its end: https://example.jp/tickets
 */
export function ticketQrText(code: TicketCode, address: string | null): string {
  return address === null ? `${prefix}${code}` : `${address}/${code}`
}

const prefix = 'JSK:'

const twins: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8' }

/** Everything up to the last slash or colon belongs to the address; what follows a ? or # too. */
function fold(text: string): string {
  const plain = text.normalize('NFKC').toUpperCase().trim()
  const last = plain.replace(/[?#].*$/u, '').replace(/^.*[/:]/u, '')
  return Array.from(last.replaceAll(/[\s\-‐‑‒–—―−ー_.]/gu, ''), (each) => twins[each] ?? each).join(
    '',
  )
}

const valueOf = (character: string): number => ticketCharacters.indexOf(character)

function characterOf(value: number): string {
  const character = ticketCharacters[value]
  check(character !== undefined, `no character stands for ${value}`)
  return character
}

const refuseBlank = refuse(
  'ticket_code_is_blank',
  '申込番号（8文字）を入力してください。',
  'Enter the application number (8 characters).',
)

const refuseForm = (text: string): Result<TicketCode> =>
  refuse(
    'ticket_code_form_unknown',
    `「${shown(text)}」は申込番号の形ではありません。「7KMX-39AP」のような8文字です（0、1、I、L、O、D、Q、U、Vは使いません）。もう一度確かめてください。`,
    `"${shown(text)}" is not an application number. It has 8 characters, like "7KMX-39AP" (never 0, 1, I, L, O, D, Q, U or V). Check it again.`,
  )

const refuseMistyped = (text: string): Result<TicketCode> =>
  refuse(
    'ticket_code_is_mistyped',
    `「${shown(text)}」は打ち間違いです。申込番号をもう一度見て、入力し直してください。`,
    `"${shown(text)}" is mistyped. Look at the application number again, and type it anew.`,
  )

/** A scanned text may be anything: a menu's address, a name card. */
const shown = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 40).replace(/\p{Cs}/gu, '')}…` : text
