/**
 * The PDF of letters. It is printed outside of the act that issues the letter, soon afterwards or
 * when it is first asked for; what was printed first is kept and given out for ever.
 */
import type { ComposedLetter, ComposedLetters } from '../../domain/letter/compose.ts'
import { type Language, languages } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findLetter } from '../../store/letter.ts'
import {
  findPrint,
  keepPrint,
  type LetterPrint,
  listUnprinted,
  notePrinted,
} from '../../store/letter-print.ts'
import type { ActorContext, Context } from '../context.ts'
import { readLetter } from './read-letter.ts'

/** What turns a letter into a PDF. */
export type LetterPress = (letter: ComposedLetter) => Promise<Result<Uint8Array>>

/** A letter's PDF, with what it says. */
export type PrintedLetter = LetterPrint & { readonly letter: ComposedLetter }

/**
 * The PDF of a letter, for whom it is about and for those who see letters of its programme: in the
 * language that is asked for, or in Japanese where there is no other.
 */
export async function openLetterPdf(
  context: ActorContext,
  asked: { readonly letter: string; readonly language: Language },
  press: LetterPress,
): Promise<Result<PrintedLetter>> {
  const read = await readLetter(context, asked.letter)
  if (!read.ok) return read
  const { document } = read.value
  if (document === null) return letterErased
  const edition = document[asked.language] ?? document.ja
  const printed = await printOnce(context, { letter: asked.letter, edition }, press)
  return printed.ok ? ok({ ...printed.value, letter: edition }) : printed
}

/** Prints what has been issued and not printed yet. Gives how many letters. */
export async function printLetters(
  context: Context,
  press: LetterPress,
  signal?: AbortSignal,
): Promise<number> {
  const { database, authority } = context
  const inBooks = <T>(work: (books: Books) => Promise<T>) =>
    withAuthority(database, authority, work)
  let count = 0
  for (const letter of await inBooks((books) => listUnprinted(books, batch))) {
    if (signal?.aborted === true) break
    const found = await inBooks((books) => findLetter(books, letter))
    for (const edition of editionsOf(found?.document ?? null)) {
      const printed = await printOnce(context, { letter, edition }, press)
      // A press that is busy is asked again with the next turn.
      if (!printed.ok) return count
    }
    await inBooks((books) => notePrinted(books, letter))
    count += 1
  }
  return count
}

/** How many letters are printed in one turn: some seconds of work. */
const batch = 100

function editionsOf(document: ComposedLetters | null): readonly ComposedLetter[] {
  return document === null ? [] : languages.flatMap((language) => document[language] ?? [])
}

type Edition = { readonly letter: string; readonly edition: ComposedLetter }

/** Two that print the same letter at once both give out what was kept first. */
async function printOnce(
  { database, authority, clock }: Context,
  { letter, edition }: Edition,
  press: LetterPress,
): Promise<Result<LetterPrint>> {
  const { language } = edition
  const find = (books: Books) => findPrint(books, letter, language)
  const known = await withAuthority(database, authority, find)
  if (known) return ok(known)
  const bytes = await press(edition)
  if (!bytes.ok) return bytes
  const print = { bytes: bytes.value, digest: digest(bytes.value) }
  const printedAt = toInstant(clock.now())
  const kept = await withAuthority(database, authority, async (books) => {
    await keepPrint(books, { letter, language, ...print, printedAt })
    return find(books)
  })
  return kept ? ok(kept) : letterErased
}

const letterErased = refuse(
  'letter_was_erased',
  'この通知書の内容は、個人情報の消去により残っていません。',
  'What this letter said was erased with the personal data of whom it was for.',
)
