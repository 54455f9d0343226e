/** The options of commands: how each is written, what it says in the help, and how it is read. */
import { type FiscalYear, parseFiscalYear } from '../domain/fiscal-year.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'

/** An option whose value is a T. `raw` is undefined where it was not given. */
export type Option<T> = {
  /** As in the help: `--year <year>`. */
  readonly flags: string
  readonly says: Bilingual
  read(raw: unknown): Result<T>
}

/** Options by the names under which a command gets their values. */
export type Options = Readonly<Record<string, Option<unknown>>>

/** The values of options. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never
}

/** An option that is there or not. */
export function flag(flags: string, says: Bilingual): Option<boolean> {
  return { flags, says, read: (raw) => ok(raw === true) }
}

/** An option with any text; null where it was not given. */
export function text(flags: string, says: Bilingual): Option<string | null> {
  return { flags, says, read: (raw) => ok(typeof raw === 'string' ? raw : null) }
}

/** An option with a text that must be given. */
export function requiredText(flags: string, says: Bilingual): Option<string> {
  const read = (raw: unknown) =>
    typeof raw === 'string' && raw.trim() !== '' ? ok(raw) : missing(flags)
  return { flags, says, read }
}

/** An option with one of a few words; the first one where it was not given. */
export function choice<const C extends readonly [string, ...string[]]>(
  flags: string,
  says: Bilingual,
  choices: C,
): Option<C[number]> {
  const read = (raw: unknown) => {
    const found = raw === undefined ? choices[0] : choices.find((each) => each === raw)
    return found === undefined ? notAChoice(flags, raw, choices) : ok(found)
  }
  return { flags, says, read }
}

/** An option with a whole number from `from` to `to`; null where it was not given. */
export function wholeNumber(
  flags: string,
  says: Bilingual,
  [from, to]: readonly [number, number],
): Option<number | null> {
  const read = (raw: unknown) => {
    if (raw === undefined) return ok(null)
    const number = typeof raw === 'string' && /^\d{1,9}$/.test(raw) ? Number(raw) : Number.NaN
    return number >= from && number <= to ? ok(number) : notANumber(flags, raw, [from, to])
  }
  return { flags, says, read }
}

const yearFlags = '--year <year>'

/** `--year`, which must be given: 2023, 令和5年度 or R5. */
export const year: Option<FiscalYear> = {
  flags: yearFlags,
  says: {
    ja: '年度（2023、令和5年度、R5）。必須',
    en: 'the fiscal year (2023, 令和5年度, R5); required',
  },
  read: (raw) => (typeof raw === 'string' ? parseFiscalYear(raw) : missing(yearFlags)),
}

/** `--year`, which may be left out; `otherwise` says what holds then. */
export function yearIfGiven(otherwise: Bilingual): Option<FiscalYear | null> {
  return {
    flags: yearFlags,
    says: { ja: `年度。${otherwise.ja}`, en: `the fiscal year; ${otherwise.en}` },
    read: (raw) => (typeof raw === 'string' ? parseFiscalYear(raw) : ok(null)),
  }
}

/** `--reason`, where it is needed only sometimes. */
export const reason = text('--reason <text>', {
  ja: '理由（締めた期間、改定、改訂版には必須）',
  en: 'the reason (needed for closed periods, revisions and amended editions)',
})

/** `--reason`, where nothing goes without. */
export const requiredReason = requiredText('--reason <text>', {
  ja: '理由。必須',
  en: 'the reason; required',
})

/** `--edition`, the number of a published edition. */
export const edition = wholeNumber(
  '--edition <number>',
  { ja: '公表版の番号', en: 'the number of a published edition' },
  [1, 999_999],
)

/** `--out`, a file instead of standard output. */
export const out = text('--out <file>', {
  ja: '書き出すファイル（省略時は標準出力）',
  en: 'the file to write (standard output without it)',
})

/** `--dry-run`. */
export const dryRun = flag('--dry-run', {
  ja: '試しに行い、何も残さない',
  en: 'do everything, and keep nothing',
})

function missing(flags: string): Refused {
  return refuse('option_missing', `「${flags}」を指定してください。`, `Give the option "${flags}".`)
}

function notAChoice(flags: string, raw: unknown, choices: readonly string[]): Refused {
  return refuse(
    'option_not_a_choice',
    `「${flags}」に「${String(raw)}」は使えません。${choices.join('、')} のどれかを指定してください。`,
    `"${flags}" cannot be "${String(raw)}". Give one of ${choices.join(', ')}.`,
  )
}

function notANumber(flags: string, raw: unknown, [from, to]: readonly [number, number]): Refused {
  return refuse(
    'option_not_a_number',
    `「${flags}」に「${String(raw)}」は使えません。${from} から ${to} までの整数を指定してください。`,
    `"${flags}" cannot be "${String(raw)}". Give a whole number from ${from} to ${to}.`,
  )
}
