/** How figures are counted, what the symbols mean, and how to check them: for every reader. */
import type { Child } from 'hono/jsx'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok } from '../../kit/result.ts'
import { cellSymbols } from '../../domain/counting/suppression.ts'
import { standingRules } from '../../domain/counting/sentence.ts'
import type { Page } from './page.ts'

/** The page; it shows no figures of its own. */
export const countingPage: Page<'counting'> = ({ language, to }) => {
  const say = (text: Bilingual) => text[language]
  const title = say(texts.title)
  const body = (
    <article class="prose">
      <h1>{title}</h1>
      <p class="lead">{say(texts.lead)}</p>
      {sections.map(({ heading, paragraphs }) => (
        <section>
          <h2>{say(heading)}</h2>
          {paragraphs.map((paragraph) => (
            <p>{say(paragraph)}</p>
          ))}
        </section>
      ))}
      <section>
        <h2>{say(texts.always)}</h2>
        <ul>
          {standingRules.map((rule) => (
            <li>{say(rule)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say(texts.symbols)}</h2>
        <SymbolTable say={say} />
      </section>
      <section>
        <h2>{say(texts.check)}</h2>
        <p>{say(texts.checkText)}</p>
        <pre class="command">
          <code>npx jisseki verify --file jisseki-2023-edition-1.json</code>
        </pre>
      </section>
    </article>
  )
  const trail = [{ name: say(texts.home), href: to.home() }, { name: title }]
  return Promise.resolve(ok({ state: 'shown', title, trail, open: null, body }))
}

const texts = {
  home: { ja: '事業を探す', en: 'Programmes' },
  title: { ja: '数値の数え方', en: 'How figures are counted' },
  lead: {
    ja: 'このサイトの実績は、人が手で書き込んだ数ではありません。1件ごとの記録を、公開された規則で数えたものです。',
    en: 'No result on this site was typed in. Each is counted from records, by a rule that is published beside it.',
  },
  always: { ja: 'どの数値にも当てはまること', en: 'What holds for every figure' },
  symbols: { ja: '記号とことば', en: 'Symbols and words' },
  symbol: { ja: '表示', en: 'Shown as' },
  meaning: { ja: '意味', en: 'Meaning' },
  check: { ja: '誰でも確かめられます', en: 'Anyone can check' },
  checkText: {
    ja: '版のファイルには、すべての数値と、そのもとになった記録の一覧（仮名）が入っています。版のページからダウンロードし、次の命令を実行すると、数え直して照合値を確かめ、違いがあればすべて示します。',
    en: 'An edition’s file holds every figure and the pseudonymous list of the records behind it. Download it from the edition’s page: this command counts everything again, checks the digests and names every difference.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

const sections: readonly {
  readonly heading: Bilingual
  readonly paragraphs: readonly Bilingual[]
}[] = [
  {
    heading: { ja: '記録から数える', en: 'Counted from records' },
    paragraphs: [
      {
        ja: '「いつ、どの事業で、誰に、何があったか」を1件ずつ記録します。記録は消したり書き換えたりしません。間違いは、理由を付けた訂正の記録で取り消します。',
        en: 'What happened is written down one by one: when, in which programme, to whom. Records are neither deleted nor changed. A mistake is taken back by a correction with its reason.',
      },
      {
        ja: '年度は、記録した日ではなく、起きた日（発生日）で決まります。3月の催しの名簿が5月に届いても、3月の年度の実績です。',
        en: 'The fiscal year follows from the day something happened, not from the day it was written down. A sheet about March that arrives in May counts for March.',
      },
    ],
  },
  {
    heading: { ja: '延べと実数', en: 'Total and unique' },
    paragraphs: [
      {
        ja: '延べは、起きたことを1件ずつ数えます。同じ人が3回来れば3です。実数は、同じ人や企業を1回だけ数えます。同じ人が3回来ても1です。どちらで数えたかは、すべての数値に書いてあります。',
        en: 'A total counts every time: one person who comes three times makes three. A unique count takes each person or company once: the same person makes one. Every figure says which it is.',
      },
      {
        ja: '実数は、月や地域ごとの数を足しても全体になりません。5月と6月の両方に来た人が、2回数えられてしまうからです。',
        en: 'Unique counts of months or areas do not add up to the whole: someone who came in May and in June would be counted twice.',
      },
    ],
  },
  {
    heading: { ja: '計画と比べる', en: 'Result against target' },
    paragraphs: [
      {
        ja: '達成率は、計画と実績の単位と数え方が同じときだけ計算します。単位が違う、計画が1つなのに実績が複数ある、などのときは計算せず、その理由を書きます。小数第2位から下は切り捨てるので、計画に届いていないのに100.0%と表示されることはありません。',
        en: 'A rate is computed only where target and result have the same unit and are counted alike. Otherwise the page says why there is none. Rates are cut off after one decimal: what fell short never reads 100.0%.',
      },
    ],
  },
  {
    heading: { ja: '版', en: 'Editions' },
    paragraphs: [
      {
        ja: '公表した報告は「版」として固定します。あとから記録が届いたり訂正があったりすると、違いを理由とともに示した新しい版を公表します。古い版もそのまま読めます。',
        en: 'A published report is frozen as an edition. When records arrive later or are corrected, a new edition lists the differences with their reasons. Old editions stay readable.',
      },
    ],
  },
]

const symbols: readonly (readonly [shown: Bilingual, meaning: Bilingual])[] = [
  ...Object.values(cellSymbols).map(
    ({ symbol, meaning }) => [{ ja: symbol, en: symbol }, meaning] as const,
  ),
  [
    { ja: '－、—', en: '－, —' },
    {
      ja: '数で示す規模がありません。0ではありません。',
      en: 'There is nothing to state. Not zero.',
    },
  ],
  [
    { ja: '集計中', en: 'being counted' },
    {
      ja: '数はありますが、まだわかっていません。',
      en: 'There is a number, but it is not known yet.',
    },
  ],
  [
    { ja: '（空欄）', en: '(empty)' },
    {
      ja: '計画に記載がありません。内訳の予算は、事業全体の予算に含まれています。',
      en: 'The plan states nothing. A component’s budget is part of its programme’s.',
    },
  ],
  [
    { ja: '約', en: 'about' },
    { ja: '計画が概数で示しています。', en: 'The plan gives it in round figures.' },
  ],
  [
    { ja: '照合値', en: 'digest' },
    {
      ja: '内容から計算した64桁の符号（SHA-256）です。内容が1文字でも違えば、別の値になります。',
      en: 'A code of 64 digits computed from the content (SHA-256). If one character differs, so does the code.',
    },
  ],
]

function SymbolTable({ say }: { readonly say: (text: Bilingual) => string }): Child {
  return (
    <table class="plain">
      <caption class="visually-hidden">{say(texts.symbols)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(texts.symbol)}</th>
          <th scope="col">{say(texts.meaning)}</th>
        </tr>
      </thead>
      <tbody>
        {symbols.map(([shown, meaning]) => (
          <tr>
            <th scope="row">{say(shown)}</th>
            <td>{say(meaning)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
