/** The HTML part of a notice as a document of its own. */
import { readNotice } from '../../../commands/notice/mailbox.ts'
import { formatLetterHtml } from '../../../formats/mail/html.tsx'
import { ok, refuse } from '../../../kit/result.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'
import { readLetterhead } from './letterhead.ts'

/** The document. The ticket's picture goes with the mail alone. */
export const noticeHtmlFile: PrivateFile<'deskNoticeHtml'> = {
  for: 'notice.list',
  write: async (visit) => {
    const letterhead = await readLetterhead(visit)
    const asked = { id: visit.params.notice, letterhead }
    const read = await readNotice(contextOf(visit), visit.visitor.actor, asked)
    if (!read.ok) return read
    const { letter, entry } = read.value
    if (letter === null) return noticeErased
    return ok({
      type: 'text/html; charset=utf-8',
      saveAs: `${entry.template}.html`,
      content: formatLetterHtml(letter, { withQr: false }),
      isShown: true,
    })
  },
}

const noticeErased = refuse(
  'notice_erased',
  'この通知の本文は消去されました。',
  'What this notice said was erased.',
)
