/** Pages for what is not there, and for what went wrong. They say what to do next. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { linksIn } from '../routes.ts'
import { SearchForm } from '../ui/search-form.tsx'

/** What is shown instead of the page that was asked for. */
export type AbsentPage = { readonly title: string; readonly body: Child }

/** 404, with a sentence that says what is missing, and the search. */
export function absentPage(sentence: Bilingual, language: Language): AbsentPage {
  const title = texts.title[language]
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{sentence[language]}</p>
        <SearchForm language={language} words="" pillar="" pillars={[]} />
        <HomeLink language={language} />
      </>
    ),
  }
}

/** An error of the site: a number to quote, and what to do. Nothing of its inside is shown. */
export function problemPage(reference: string, language: Language): AbsentPage {
  const title = texts.problem[language]
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{texts.problemText[language]}</p>
        <p>
          {texts.reference[language]} <code class="reference">{reference}</code>
        </p>
        <HomeLink language={language} />
      </>
    ),
  }
}

/** Where nothing stands at the address at all. */
export const noSuchPage: Bilingual = {
  ja: 'このアドレスのページはありません。アドレスを確かめるか、事業名で探してください。',
  en: 'There is no page at this address. Check the address, or search for a programme.',
}

/** Where a page was asked for by something else than GET. */
export const readingOnly: Bilingual = {
  ja: 'このページは読むためだけのものです。リンクから開き直してください。',
  en: 'This page is for reading only. Open it again from a link.',
}

const texts = {
  title: { ja: 'ページが見つかりません', en: 'Page not found' },
  problem: { ja: '表示できませんでした', en: 'This page could not be shown' },
  problemText: {
    ja: 'サイトの側で問題が起きました。少し待ってから、もう一度開いてください。続くときは、次の番号を添えて、この実績を公表している団体の窓口にお知らせください。',
    en: 'Something went wrong on our side. Wait a little and open the page again. If it goes on, tell the public body that publishes these results, quoting this number.',
  },
  reference: { ja: '問い合わせ番号', en: 'Reference' },
  home: { ja: '事業の一覧へ', en: 'To the list of programmes' },
} as const satisfies Readonly<Record<string, Bilingual>>

function HomeLink({ language }: { readonly language: Language }): Child {
  return (
    <p>
      <a href={linksIn(language).home()}>{texts.home[language]}</a>
    </p>
  )
}
