/** Says on every page of an old edition that there is a newer one. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

/** What the notice says; nothing where `shown` is the newest. */
export type NewerNoticeProps = {
  readonly shown: number
  readonly newest: number
  readonly href: string
  readonly language: Language
}

/** The notice, with a link to the same place in the newest edition. */
export function NewerNotice({ shown, newest, href, language }: NewerNoticeProps): Child {
  if (shown >= newest) return null
  const texts = {
    ja: [
      `これは第${shown}版です。公表したときのまま残しています。新しい版があります。`,
      `第${newest}版を見る`,
    ],
    en: [
      `This is edition ${shown}, kept as it was published. There is a newer edition.`,
      `See edition ${newest}`,
    ],
  }
  const [notice, link] = texts[language]
  return (
    <p class="newer">
      {notice} <a href={href}>{link}</a>
    </p>
  )
}
