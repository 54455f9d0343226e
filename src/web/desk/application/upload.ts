/** A file that somebody handed in with their application, for those who may see the application. */
import { openUpload } from '../../../commands/draft/uploads.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'
import { downloadOf } from '../../question/download.ts'
import { inBooks } from '../books.ts'
import { openApplication } from './open-application.ts'

/** The file. */
export const deskUploadFile: PrivateFile<'deskUpload'> = {
  for: 'application.list',
  write: async (visit) => {
    const { application, upload: id } = visit.params
    const opened = await inBooks(visit, (books) => openApplication(books, visit, application))
    if (!opened.ok) return opened
    const upload = isId(id) ? await openUpload(contextOf(visit), id) : undefined
    if (!upload || upload.application !== opened.value.application.id) return fileUnknown
    return ok(downloadOf(upload))
  },
}

const fileUnknown = refuse(
  'upload_unknown',
  'このファイルは見つかりません。消去されたか、別の申込のものです。申込のページから開き直してください。',
  'This file cannot be found: it was erased, or belongs to another application. Open it from the application.',
)
