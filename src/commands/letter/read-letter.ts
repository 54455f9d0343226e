/** Reading letters: at the desk those of one's programmes, for applicants their own. */
import { deskActs, mayAct, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication } from '../../store/application.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  findLetter,
  type Letter,
  type LetterCursor,
  type LetterEntry,
  type LetterFilter,
  listLetters as listInBooks,
} from '../../store/letter.ts'
import { isOwn } from '../application/scene.ts'
import type { ActorContext } from '../context.ts'

/** Letters that were sent, the newest first, of the programmes that the actor works for. */
export function listLetters(
  { database, authority, by }: ActorContext,
  given: { readonly filter: Omit<LetterFilter, 'programmes'>; readonly programme?: string },
  cursor: LetterCursor,
): Promise<Result<readonly LetterEntry[]>> {
  return withAuthority(database, authority, async (books) => {
    const theirs = programmesFor(by, 'letter.read')
    if (theirs?.length === 0) return notAllowed(deskActs['letter.read'])
    const { programme } = given
    const isTheirs = programme === undefined || (theirs?.includes(programme) ?? true)
    const programmes = programme === undefined ? theirs : isTheirs ? [programme] : []
    return ok(await listInBooks(books, { ...given.filter, programmes }, cursor))
  })
}

/** One letter, for whom it is about and for those who see letters of its programme. */
export function readLetter(
  { database, authority, by }: ActorContext,
  letter: string,
): Promise<Result<Letter>> {
  return withAuthority(database, authority, (books) => openLetter(books, by, letter))
}

async function openLetter(
  books: Books,
  by: ActorContext['by'],
  id: string,
): Promise<Result<Letter>> {
  const letter = isId(id) ? await findLetter(books, id) : undefined
  if (!letter) return letterUnknown
  const application = await findApplication(books, letter.application)
  const isTheirs = application !== undefined && isOwn(application, by)
  const maySee = isTheirs || mayAct(by, 'letter.read', { programme: letter.programme }).ok
  return maySee ? ok(letter) : letterUnknown
}

/** There is no such letter, or not for whoever asks. */
export const letterUnknown = refuse(
  'letter_unknown',
  'この通知書は見つかりません。一覧かマイページから開き直してください。',
  'This letter cannot be found. Open it from the list, or from your page.',
)
