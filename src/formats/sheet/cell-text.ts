/** What no cell may hold, whatever its column, and how a plain one is read. */
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'

/** Reads a text that is kept as it is written. Refuses one of more than `limit` characters. */
export function readCellText(text: string, limit: number): Result<string> {
  return faultOfText(text, limit) ?? ok(text)
}

/** Reads a code, whose width does not matter: Ｐ－１ and P-1 are one. */
export function readCellCode(text: string, limit: number): Result<string> {
  if (isPlainCode(text, limit)) return ok(text)
  return faultOfText(text, limit) ?? ok(text.normalize('NFKC').trim())
}

/** Most codes are short and in plain letters and digits: a glance at each character will do. */
function isPlainCode(text: string, limit: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x24 || code > 0x7e) return false
  }
  return text.length <= limit
}

const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/
const spreadsheetError =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/

function faultOfText(text: string, limit: number): Refused | null {
  if (text.length > limit) return refuseLong(text, limit)
  if (text.startsWith('#') && spreadsheetError.test(text)) return refuseError(text)
  return controlCharacter.test(text) ? refuseControl() : null
}

const refuseLong = (text: string, limit: number): Refused =>
  refuse(
    'text_too_long',
    `「${text.slice(0, 20)}…」は${text.length}文字あります。${limit}文字以内にしてください。`,
    `"${text.slice(0, 20)}…" has ${text.length} characters. Shorten it to ${limit} or fewer.`,
  )

const refuseError = (text: string): Refused =>
  refuse(
    'cell_is_an_error',
    `「${text}」は表計算ソフトのエラーです。元の数式を直すか、値を入力してください。`,
    `"${text}" is an error of the spreadsheet. Mend its formula, or type the value.`,
  )

const refuseControl = (): Refused =>
  refuse(
    'text_has_control_characters',
    '見えない制御文字が入っています。セルの内容を入力し直してください。',
    'There are invisible control characters in it. Type the cell anew.',
  )
