/**
 * What is said once after an act, on the page that follows. Only the code travels, in a cookie; the
 * sentences stand here, so that no address and no cookie can put words on a page.
 */
import type { Bilingual } from '../kit/bilingual.ts'

/** The sentences by code. A new act adds its own where none of these says what was done. */
export const messages = {
  saved: { ja: '保存しました。', en: 'Saved.' },
  draft_saved: { ja: '下書きを保存しました。', en: 'The draft has been saved.' },
  sent: { ja: '送信しました。', en: 'Sent.' },
  withdrawn: { ja: '取り下げました。', en: 'Withdrawn.' },
  cancelled: { ja: '取り消しました。', en: 'Cancelled.' },
  published: { ja: '公開しました。', en: 'Published.' },
  imported: { ja: '取り込みました。', en: 'Imported.' },
  signed_in: { ja: 'サインインしました。', en: 'You have signed in.' },
  signed_out: { ja: 'サインアウトしました。', en: 'You have signed out.' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The code of a sentence. */
export type MessageCode = keyof typeof messages

/** The sentence of a code that came from outside; undefined where there is none. */
export function findMessage(code: string | undefined): Bilingual | undefined {
  return code !== undefined && Object.hasOwn(messages, code)
    ? messages[code as MessageCode]
    : undefined
}
