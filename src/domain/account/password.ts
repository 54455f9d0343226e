/**
 * What a password must be. Length is what counts; no mixture of signs is asked for, and no change
 * after a time (NIST SP 800-63B, 3.1.1.2).
 */
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { localPart } from './mail-address.ts'

/** The fewest characters of a password. */
const passwordLeast = 12
/** The most: a longer one costs more to check than it protects. */
const passwordMost = 200

/** Whose password it is to be: it must not be made of what everyone knows of them. */
export type PasswordOwner = { readonly address: string; readonly name: string }

/**
 * Checks a password and gives it in the form that is kept: the same in full and half width. Refuses
 * a short one, a very long one, one of a few characters repeated, and one that holds the owner's
 * address or name.
 */
export function checkPassword(typed: string, { address, name }: PasswordOwner): Result<string> {
  const password = foldPassword(typed)
  const characters = Array.from(password)
  if (characters.length < passwordLeast) return refuseShort(characters.length)
  if (characters.length > passwordMost) return refuseLong(characters.length)
  if (new Set(characters).size < differentLeast) return repeats
  const plain = loosen(password)
  const known = [localPart(address), name].map(loosen)
  const isKnown = known.some((word) => word.length >= knownLeast && plain.includes(word))
  return isKnown ? holdsKnown : ok(password)
}

/** A typed password in the form that is kept and compared. */
export function foldPassword(typed: string): string {
  return typed.normalize('NFKC')
}

const differentLeast = 5
/** A name of two or three letters stands in a long text by chance. */
const knownLeast = 4

const loosen = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/[\s.]/g, '')

function refuseShort(length: number): Refused {
  return refuse(
    'password_is_too_short',
    `パスワードが${length}文字です。${passwordLeast}文字以上にしてください。短い言葉をいくつか並べると覚えやすくなります。`,
    `The password has ${length} characters. Use at least ${passwordLeast}; a few short words in a row are easy to remember.`,
  )
}

function refuseLong(length: number): Refused {
  return refuse(
    'password_is_too_long',
    `パスワードが${length}文字です。${passwordMost}文字以内にしてください。`,
    `The password has ${length} characters. Use at most ${passwordMost}.`,
  )
}

const repeats = refuse(
  'password_repeats_few_characters',
  `同じ文字の繰り返しが多いパスワードは使えません。${differentLeast}種類以上の文字を使ってください。`,
  `The password repeats the same few characters. Use at least ${differentLeast} different ones.`,
)

const holdsKnown = refuse(
  'password_holds_address_or_name',
  'メールアドレスやお名前を含むパスワードは使えません。ほかの言葉にしてください。',
  'The password contains your mail address or your name. Use other words.',
)
