/**
 * What people say of themselves: name, reading, telephone, birth date. Only the name must be given.
 */
import { type CalendarDate, parseCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { foldKana, isBlank } from '../../kit/text.ts'

/** What an account holds of a person beside the mail address. */
export type Profile = {
  readonly name: string
  /** The reading in full-width katakana. */
  readonly kana: string | null
  /** Digits alone, with a plus sign before a foreign number. */
  readonly telephone: string | null
  readonly birthDate: CalendarDate | null
}

/** A profile as it was typed. A blank leaves out what need not be given. */
export type TypedProfile = { readonly [K in keyof Profile]: string }

/** Reads a profile; the refusal is that of its first fault. `today` bounds the birth date. */
export function parseProfile(typed: TypedProfile, today: CalendarDate): Result<Profile> {
  const name = parsePersonName(typed.name)
  if (!name.ok) return name
  const kana = optional(typed.kana, parseKana)
  if (!kana.ok) return kana
  const telephone = optional(typed.telephone, parseTelephone)
  if (!telephone.ok) return telephone
  const birthDate = optional(typed.birthDate, (text) => parseBirthDate(text, today))
  if (!birthDate.ok) return birthDate
  const [kanaText, number, day] = [kana.value, telephone.value, birthDate.value]
  return ok({ name: name.value, kana: kanaText, telephone: number, birthDate: day })
}

/** Reads a name as it is written; only the spaces in it are made even. */
export function parsePersonName(text: string): Result<string> {
  const name = text.trim().replaceAll(/\s+/g, ' ')
  if (isBlank(name)) return nameBlank
  const isOne = name.length <= longestName && !/[\p{Cc}\p{Cs}]/u.test(name)
  return isOne ? ok(name) : refuseName(name)
}

/** Reads the reading of a name in kana of any kind and width. */
function parseKana(text: string): Result<string> {
  const kana = foldKana(text).trim().replaceAll(/\s+/g, ' ')
  const isOne = kana.length <= longestName && /^[ァ-ヶー・ ]+$/.test(kana)
  return isOne ? ok(kana) : refuseKana(text)
}

/** Reads a telephone number of Japan (10 or 11 digits) or of abroad, with its plus sign. */
export function parseTelephone(text: string): Result<string> {
  const folded = text.normalize('NFKC').replaceAll(/[\s()\-‐‑‒–—―−ー]/gu, '')
  return /^(?:0\d{9,10}|\+\d{8,15})$/.test(folded) ? ok(folded) : refuseTelephone(text)
}

/** Reads a birth date, which lies at most 130 years before `today` and not after it. */
function parseBirthDate(text: string, today: CalendarDate): Result<CalendarDate> {
  const date = parseCalendarDate(text)
  if (!date.ok) return date
  const years = Number(today.slice(0, 4)) - Number(date.value.slice(0, 4))
  return date.value <= today && years <= 130 ? date : refuseBirthDate(text)
}

const longestName = 100

function optional<T>(text: string, parse: (text: string) => Result<T>): Result<T | null> {
  return isBlank(text) ? ok(null) : parse(text)
}

const nameBlank = refuse('name_is_blank', 'お名前を入力してください。', 'Enter your name.')

function refuseName(name: string): Refused {
  return refuse(
    'name_cannot_be_kept',
    `お名前（${name.length}文字）を登録できません。${longestName}文字以内で、改行や制御文字を入れずに入力してください。`,
    `The name (${name.length} characters) cannot be kept. Use at most ${longestName} characters, without control characters.`,
  )
}

function refuseKana(text: string): Refused {
  const shown = text.slice(0, longestName)
  return refuse(
    'kana_is_not_kana',
    `「${shown}」はふりがなとして読めません。ひらがなかカタカナで入力してください。`,
    `"${shown}" is not a reading in kana. Enter hiragana or katakana, or leave it empty.`,
  )
}

function refuseTelephone(text: string): Refused {
  const shown = text.slice(0, longestName)
  return refuse(
    'telephone_form_unknown',
    `「${shown}」は電話番号として読めません。市外局番から10桁か11桁で入力してください（海外の番号は+で始めます）。`,
    `"${shown}" could not be read as a telephone number. Enter 10 or 11 digits with the area code, or + and a foreign number.`,
  )
}

function refuseBirthDate(text: string): Refused {
  return refuse(
    'birth_date_is_impossible',
    `「${text.slice(0, 40)}」は生年月日として正しくありません。年を確かめてください。`,
    `"${text.slice(0, 40)}" cannot be a birth date. Check its year.`,
  )
}
