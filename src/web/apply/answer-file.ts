/** A file that went with one's own application. */
import { openUpload } from '../../commands/draft/uploads.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { contextOf, type PrivateFile } from '../personal.ts'
import { downloadOf } from '../question/download.ts'
import { findOwn } from './read-own.ts'

/** The file, for whom the application belongs to. */
export const answerFile: PrivateFile<'answerFile'> = {
  for: 'signed-in',
  write: async (visit) => {
    const { params, services, visitor } = visit
    const found = await withAuthority(services.database, services.authority, (books) =>
      findOwn(books, params.application, visitor.actor),
    )
    if (!found.ok) return found
    const upload = isId(params.upload)
      ? await openUpload(contextOf(visit), params.upload)
      : undefined
    return upload?.application === found.value.id ? ok(downloadOf(upload)) : fileMissing
  },
}

const fileMissing = refuse(
  'answer_file_unknown',
  'このファイルは見つかりません。',
  'This file cannot be found.',
)
