/**
 * Names of account holders and payers in the letters that banks exchange (全銀協 規定文字): half-width
 * capital kana without ヲ, voicing marks apart, capital letters, digits, spaces and ( ) - . /
 */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldKana, growSmallKana, isBlank } from '../../kit/text.ts'

/** The most letters that a transfer carries of a holder's name; a voicing mark is one. */
const mostHolderLetters = 30

/**
 * Writes a name in the letters of banks: アオバショウジ becomes ｱｵﾊﾞｼﾖｳｼﾞ. Small kana grow, a long
 * vowel becomes a hyphen, a middle dot a full stop, ヲ is ｵ, and the legal form that stands first
 * or last is abbreviated: ｶ) and (ｶ. Refuses kanji and every other letter, quoting it, and more
 * than 30 letters.
 */
export function parseHolderName(text: string): Result<string> {
  if (isBlank(text)) {
    return refuse(
      'account_holder_is_blank',
      '口座名義をカタカナで入力してください。',
      'Enter the account holder in katakana.',
    )
  }
  const spaced = foldKana(text.normalize('NFKC')).trim().replaceAll(/\s+/gu, ' ')
  const name = abbreviateForm(growSmallKana(spaced)).toUpperCase()
  const narrow = Array.from(name, narrowLetter)
  const wrong = Array.from(name).filter((_, index) => narrow[index] === null)
  if (wrong.length > 0) return refuseLetters(text, wrong)
  const written = narrow.join('')
  const length = Array.from(written).length
  return length <= mostHolderLetters ? ok(written) : refuseLength(text, length)
}

/** Whether a text is made of the letters of banks alone. */
export function isBankText(text: string): boolean {
  return /^[ ()\-./0-9A-Zｱ-ﾝﾞﾟ]*$/u.test(text)
}

/** カブシキガイシャアオバ is ｶ)ｱｵﾊﾞ at its bank, アオバカブシキガイシャ ｱｵﾊﾞ(ｶ. */
function abbreviateForm(name: string): string {
  for (const [reading, short] of formReadings) {
    if (name.startsWith(reading)) return `${short})${name.slice(reading.length).trimStart()}`
    if (name.endsWith(reading)) return `${name.slice(0, -reading.length).trimEnd()}(${short}`
  }
  return name
}

/** Abbreviations of legal forms that banks share (全銀協 略語). */
const formReadings: readonly (readonly [string, string])[] = [
  ['カブシキガイシヤ', 'カ'],
  ['カブシキカイシヤ', 'カ'],
  ['ユウゲンガイシヤ', 'ユ'],
  ['ゴウドウガイシヤ', 'ド'],
  ['ゴウシガイシヤ', 'シ'],
  ['ゴウメイガイシヤ', 'メ'],
  ['イリヨウホウジン', 'イ'],
  ['シヤカイフクシホウジン', 'フク'],
  ['トクテイヒエイリカツドウホウジン', 'トクヒ'],
]

/** A letter as banks write it; null where they have none. */
function narrowLetter(letter: string): string | null {
  const same = exceptions.get(letter)
  if (same !== undefined) return same
  if (/^[ ()\-./0-9A-Z]$/.test(letter)) return letter
  return narrowKana.get(letter) ?? null
}

const dashes = '‐‑‒–—―−'

const exceptions: ReadonlyMap<string, string> = new Map([
  ['ー', '-'],
  ...Array.from(dashes, (dash) => [dash, '-'] as const),
  ['・', '.'],
  ['ヲ', 'ｵ'],
  ['ヰ', 'ｲ'],
  ['ヱ', 'ｴ'],
])

const narrowLetters = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ'

/** Every katakana that half width has; ガ is two letters, ｶﾞ. */
const narrowKana: ReadonlyMap<string, string> = new Map(
  Array.from(narrowLetters).flatMap((plain) => {
    const forms = ['', 'ﾞ', 'ﾟ'].map((mark) => plain + mark)
    const wide = forms.map((form) => [form.normalize('NFKC'), form] as const)
    return wide.filter(([letter]) => Array.from(letter).length === 1)
  }),
)

function refuseLetters(text: string, wrong: readonly string[]): Result<string> {
  const letters = [...new Set(wrong)].slice(0, 10).join('')
  const hasKanji = /\p{Script=Han}/u.test(letters)
  const hint = hasKanji ? '漢字は使えません。通帳のカタカナの名義を' : '通帳のとおりに、カタカナで'
  return refuse(
    'account_holder_has_other_letters',
    `口座名義「${text.slice(0, 60)}」の「${letters}」は、振込に使えない文字です。${hint}入力してください。`,
    `The account holder "${text.slice(0, 60)}" has letters that transfers lack: "${letters}". Enter it in katakana, as the passbook has it.`,
  )
}

function refuseLength(text: string, length: number): Result<string> {
  return refuse(
    'account_holder_too_long',
    `口座名義「${text.slice(0, 60)}」は${length}字です（濁点も1字）。先頭の${mostHolderLetters}字までを入力してください。`,
    `The account holder "${text.slice(0, 60)}" has ${length} letters, voicing marks counted. Enter the first ${mostHolderLetters}.`,
  )
}
