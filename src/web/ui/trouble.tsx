/** Pages that say why something was not shown or not done, without the portal's search. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { linksIn } from '../routes.ts'

/** What kind of trouble it is. */
export type Trouble = 'not_allowed' | 'not_found' | 'not_done'

/** A page with the sentence, and a way on. */
export function troublePage(
  kind: Trouble,
  sentence: Bilingual,
  language: Language,
): { readonly title: string; readonly body: Child } {
  const title = titles[kind][language]
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{sentence[language]}</p>
        <p>
          <a href={linksIn(language).home()}>{home[language]}</a>
        </p>
      </>
    ),
  }
}

const titles: Readonly<Record<Trouble, Bilingual>> = {
  not_allowed: { ja: 'この操作はできません', en: 'You cannot do this' },
  not_found: { ja: 'ページが見つかりません', en: 'Page not found' },
  not_done: { ja: '操作を行えませんでした', en: 'This was not done' },
}

const home: Bilingual = { ja: 'トップページへ', en: 'To the first page' }
