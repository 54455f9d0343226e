/** The search over programmes: an ordinary form, so that it works without scripts. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import type { Pillar } from '../../domain/plan.ts'
import { linksIn } from '../routes.ts'

/** What a search may be: longer texts are no programme's name. */
export const longestSearch = 100

/** What was asked for, as it was typed. */
export type SearchFormProps = {
  readonly language: Language
  readonly words: string
  readonly pillar: string
  readonly pillars: readonly Pillar[]
  /** Kept where the reader looks at a year that is not the newest. */
  readonly year?: string | null
}

/** The form; its answer is the home page. */
export function SearchForm(props: SearchFormProps): Child {
  const { language, words, pillar, pillars, year } = props
  const say = texts[language]
  return (
    <search class="search" role="search">
      <form action={linksIn(language).home()} method="get">
        {year && <input type="hidden" name="year" value={year} />}
        <div class="field">
          <label for="search-words">{say.words}</label>
          <input id="search-words" name="q" type="search" value={words} maxlength={longestSearch} />
        </div>
        {pillars.length > 0 && (
          <div class="field">
            <label for="search-pillar">{say.pillar}</label>
            <select id="search-pillar" name="pillar">
              <option value="">{say.all}</option>
              {pillars.map(({ no, name }) => (
                <option value={String(no)} selected={String(no) === pillar}>
                  {no} {name[language]}
                </option>
              ))}
            </select>
          </div>
        )}
        <button type="submit">{say.search}</button>
      </form>
    </search>
  )
}

const texts = {
  ja: {
    words: '事業名や内容のことば',
    pillar: '柱',
    all: 'すべての柱',
    search: '探す',
  },
  en: {
    words: 'Words in the name or outline',
    pillar: 'Pillar',
    all: 'All pillars',
    search: 'Search',
  },
} as const
