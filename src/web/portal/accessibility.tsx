/** The accessibility statement: what is aimed at, what is checked, and what is known to be weak. */
import type { Child } from 'hono/jsx'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok } from '../../kit/result.ts'
import type { Page } from './page.ts'

/** The page; the standard is JIS X 8341-3:2016 at level AA, and WCAG 2.2 AA with it. */
export const accessibilityPage: Page<'accessibility'> = ({ language, to }) => {
  const say = (text: Bilingual) => text[language]
  const title = say(texts.title)
  const list = (items: readonly Bilingual[]): Child => (
    <ul>
      {items.map((item) => (
        <li>{say(item)}</li>
      ))}
    </ul>
  )
  const body = (
    <article class="prose">
      <h1>{title}</h1>
      <p class="lead">{say(texts.aim)}</p>
      <section>
        <h2>{say(texts.done)}</h2>
        {list(done)}
      </section>
      <section>
        <h2>{say(texts.checked)}</h2>
        {list(checked)}
      </section>
      <section>
        <h2>{say(texts.limits)}</h2>
        {list(limits)}
      </section>
      <section>
        <h2>{say(texts.contact)}</h2>
        <p>{say(texts.contactText)}</p>
      </section>
    </article>
  )
  const trail = [{ name: say(texts.home), href: to.home() }, { name: title }]
  return Promise.resolve(ok({ state: 'shown', title, trail, open: null, body }))
}

const texts = {
  home: { ja: '事業を探す', en: 'Programmes' },
  title: { ja: 'アクセシビリティについて', en: 'Accessibility' },
  aim: {
    ja: 'このサイトは、JIS X 8341-3:2016の適合レベルAAと、WCAG 2.2のAAに沿うことを目標にしています。すべてのページが対象です。',
    en: 'This site aims at level AA of JIS X 8341-3:2016 and of WCAG 2.2, on every page.',
  },
  done: { ja: '行っていること', en: 'What is done' },
  checked: { ja: '確かめかた', en: 'How it is checked' },
  limits: { ja: 'わかっている限界', en: 'Known limits' },
  contact: { ja: 'お困りのとき', en: 'If something is in your way' },
  contactText: {
    ja: '読めない、操作できないところがあれば、この実績を公表している団体の窓口に、ページの住所（URL）を添えてお知らせください。同じ内容を別の形でお渡しします。',
    en: 'If you cannot read or use something, tell the public body that publishes these results, with the page’s address. The same information will be given in another form.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

const done: readonly Bilingual[] = [
  {
    ja: 'すべてのページが、キーボードだけで、またJavaScriptなしで使えます。',
    en: 'Every page works with the keyboard alone, and without JavaScript.',
  },
  {
    ja: 'グラフの内容は、すべて文字でも示します。色だけで意味を伝えません。',
    en: 'What a chart shows also stands in text. Nothing is told by colour alone.',
  },
  {
    ja: '画面の幅が360ピクセルでも、横に動かさずに読めます。大きな表は、狭い画面では項目ごとの並びに変わるか、表の中だけで動きます。',
    en: 'Pages are read without sideways scrolling from a width of 360 pixels. On narrow screens large tables turn into lists, or scroll within themselves.',
  },
  {
    ja: '表には見出しと題があり、いまいる場所と、戻る道を示します。',
    en: 'Tables have headers and captions, and each page shows where it stands and the way back.',
  },
]

const checked: readonly Bilingual[] = [
  {
    ja: '製品の試験のたびに、すべての種類のページを日本語と英語、幅360と1280ピクセルで開き、横に動かさずに読めることを確かめます。日本語は狭い幅、英語は広い幅で、自動検査（axe）にもかけます。',
    en: 'Each run of the product’s tests opens every kind of page in both languages, at widths of 360 and 1280 pixels, and sees that nothing needs sideways scrolling. An automatic check (axe) runs on each, in Japanese at the narrow and in English at the wide width.',
  },
  {
    ja: 'ホームから、ある数値のもとの記録まで、キーボードだけでたどれることを確かめます。',
    en: 'The same tests walk from the home page to the records behind a figure by keyboard alone.',
  },
]

const limits: readonly Bilingual[] = [
  {
    ja: '音声読み上げソフトを使う人による確認は、まだ行っていません。',
    en: 'It has not yet been tried by people who use screen readers.',
  },
  {
    ja: '計画の文言の一部は日本語だけです。英語のページでは、日本語であることを読み上げソフトに伝えます。',
    en: 'Some words of the plan exist in Japanese only. On English pages they are marked as Japanese for screen readers.',
  },
]
