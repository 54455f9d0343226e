/**
 * What a schema found wrong, said in both languages. The library's own sentences are English only,
 * so its closed set of findings is worded here, and none of its text is shown to anyone.
 */
import { z } from 'zod'
import type { Bilingual } from './bilingual.ts'

/** Where something is wrong ("pillars.0.name.ja"), and what. */
export type SchemaFault = { readonly place: Bilingual; readonly fault: Bilingual }

/** The first thing that a schema found wrong. */
export function schemaFaultOf(error: z.core.$ZodError): SchemaFault {
  const [issue] = error.issues
  const path = shown(issue?.path.join('.') ?? '')
  return {
    place: path === '' ? { ja: '全体', en: 'the whole' } : { ja: path, en: path },
    fault: issue ? wordingOf(issue) : general,
  }
}

/** One of the things that a schema found wrong, for programs. */
export type PointedFault = {
  /** Where, as a JSON pointer (RFC 6901): "/settings/title/ja". Empty for the whole. */
  readonly pointer: string
  /** What, as a stable statement: "field_unknown". */
  readonly code: string
  readonly fault: Bilingual
}

/** Everything that a schema found wrong, in its order; each unknown field by itself. */
export function schemaFaultsOf(error: z.core.$ZodError): readonly PointedFault[] {
  return error.issues.flatMap((issue) => {
    const code = codes[issue.code] ?? 'value_not_valid'
    if (issue.code !== 'unrecognized_keys') {
      return [{ pointer: pointerOf(issue.path), code, fault: wordingOf(issue) }]
    }
    return issue.keys.map((key) => {
      return { pointer: pointerOf([...issue.path, key]), code, fault: keyWording([key]) }
    })
  })
}

/** The place of a value as a JSON pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${shown(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

const codes: Readonly<Record<string, string>> = {
  invalid_type: 'value_of_another_type',
  too_small: 'value_too_small',
  too_big: 'value_too_large',
  invalid_value: 'value_not_among_those_known',
  invalid_format: 'value_of_another_form',
  not_multiple_of: 'value_too_fine',
  unrecognized_keys: 'field_unknown',
}

/**
 * A text that may be kept and shown: without invisible control characters, which no database
 * takes, and without halves of characters, which cannot be written as UTF-8. Line ends and tabs are
 * text.
 * @param limit the greatest length, in UTF-16 units
 */
export function plainText(limit: number) {
  return z
    .string()
    .max(limit)
    .refine((text) => !controlCharacter.test(text), { params: hasControl })
    .refine((text) => !/\p{Cs}/u.test(text), { params: hasHalf })
}

const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/

const hasControl: Bilingual = {
  ja: '見えない制御文字が入っています',
  en: 'there are invisible control characters in it',
}

const hasHalf: Bilingual = {
  ja: '文字の片割れ（対になっていないサロゲート）が入っています',
  en: 'there is half a character in it (a lone surrogate)',
}

const general: Bilingual = { ja: '内容が正しくありません', en: 'its content is not valid' }

function wordingOf(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return typeWording(issue.expected)
    case 'too_small':
      return boundWording(issue.origin, issue.minimum, bounds.least)
    case 'too_big':
      return boundWording(issue.origin, issue.maximum, bounds.most)
    case 'invalid_value':
      return valueWording(issue.values)
    case 'unrecognized_keys':
      return keyWording(issue.keys)
    case 'invalid_format':
      return {
        ja: '決められた形で書かれていません',
        en: 'it is not written in the form it must have',
      }
    case 'custom':
      return ownWording(issue.params) ?? general
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      break
  }
  return general
}

function typeWording(expected: string): Bilingual {
  const type = types[expected]
  if (!type) return { ja: '値の種類が違います', en: 'it is a value of the wrong type' }
  return { ja: `${type.ja}が必要です`, en: `${type.en} is needed` }
}

const types: Readonly<Record<string, Bilingual>> = {
  string: { ja: '文字列', en: 'a text' },
  number: { ja: '数', en: 'a number' },
  int: { ja: '整数', en: 'a whole number' },
  boolean: { ja: 'trueかfalse', en: 'true or false' },
  array: { ja: '一覧（[ ]）', en: 'a list ([ ])' },
  object: { ja: '項目の組（{ }）', en: 'a group of fields ({ })' },
  record: { ja: '項目の組（{ }）', en: 'a group of fields ({ })' },
  null: { ja: 'null', en: 'null' },
}

const bounds = {
  least: { ja: '以上', en: 'at least' },
  most: { ja: '以下', en: 'at most' },
} as const satisfies Readonly<Record<string, Bilingual>>

function boundWording(origin: string, bound: number | bigint, side: Bilingual): Bilingual {
  const number = bound.toLocaleString('en-GB')
  if (origin === 'string') {
    return {
      ja: `長さを${number}文字${side.ja}にする必要があります`,
      en: `it must be ${side.en} ${number} characters long`,
    }
  }
  if (origin === 'array') {
    return {
      ja: `数を${number}個${side.ja}にする必要があります`,
      en: `it must hold ${side.en} ${number}`,
    }
  }
  return { ja: `${number}${side.ja}にする必要があります`, en: `it must be ${side.en} ${number}` }
}

function valueWording(values: readonly unknown[]): Bilingual {
  const known = values.map(String).join(', ')
  return { ja: `次のいずれかにしてください: ${known}`, en: `use one of these: ${known}` }
}

function keyWording(keys: readonly string[]): Bilingual {
  const [key = ''] = keys
  return {
    ja: `知らない項目「${shown(key)}」があります`,
    en: `it has a field "${shown(key)}", which is not known`,
  }
}

function ownWording(params: Readonly<Record<string, unknown>> | undefined): Bilingual | null {
  const { ja, en } = params ?? {}
  return typeof ja === 'string' && typeof en === 'string' ? { ja, en } : null
}

/** What a file says, made short and visible before it is said again. */
const shown = (text: string): string => text.slice(0, 80).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
