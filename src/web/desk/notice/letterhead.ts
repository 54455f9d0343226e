/** In whose name the site's letters are written, for reading them at the desk. */
import type { Letterhead } from '../../../domain/notice/letterhead.ts'
import { findAuthority } from '../../../store/authority.ts'
import { type AnyVisit } from '../../personal.ts'
import { placeIn } from '../../routes.ts'
import { inBooks } from '../books.ts'

/** The letterhead that letters have when they are sent. */
export async function readLetterhead(visit: Pick<AnyVisit, 'services'>): Promise<Letterhead> {
  const { authority, contact, accounts } = visit.services
  const found = await inBooks(visit, findAuthority)
  const office = found?.name ?? { ja: authority, en: authority }
  return {
    office,
    contact,
    siteName: accounts.siteName,
    linkTo: (place, language) => new URL(placeIn(language, place), accounts.ownUrl()).href,
  }
}
