/** A page of the records behind a figure, pseudonymous, with the downloads of all of them. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { formatDate } from '../../kit/calendar.ts'
import type { Entry } from '../../domain/edition/edition.ts'
import { type FactUnit, tags } from '../../domain/fact/definition.ts'
import { factKind } from '../../domain/fact/kind.ts'
import { partyTypes } from '../../domain/party.ts'
import { formatNumber } from '../../domain/report.ts'
import { PageLinks } from '../ui/page-links.tsx'
import { entriesShown, type OpenFigure } from './entry-pages.ts'
import type { Visit } from './page.ts'

/** What is listed, and where in the list. */
export type EntryTableProps = {
  readonly found: OpenFigure
  readonly entries: readonly Entry[]
  readonly paging: { readonly page: number; readonly pages: number }
  readonly visit: Pick<Visit, 'language' | 'to'>
}

/** The table with links to its other pages and its downloads. */
export function EntryTable({ found, entries, paging, visit }: EntryTableProps): Child {
  const { language, to } = visit
  const { edition, figure } = found
  const say = texts[language]
  const place = {
    year: edition.year,
    edition: edition.number,
    line: figure.line,
    indicator: figure.indicator,
  }
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">{say.title}</h2>
      <p>{say.pseudonyms}</p>
      <ul class="files">
        <li>
          <a href={to.figureCsv(place)} download>
            {say.csv(formatNumber(figure.entries, language))}
          </a>
        </li>
        <li>
          <a href={to.figureJson(place)} download>
            {say.json(formatNumber(figure.entries, language))}
          </a>
        </li>
      </ul>
      {entries.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <>
          <div class="scroll" tabindex={0} role="group" aria-labelledby="entries">
            <Table found={found} entries={entries} paging={paging} language={language} />
          </div>
          <PageLinks {...paging} href={to.figure(place)} language={language} />
        </>
      )}
    </section>
  )
}

/** The end of a pseudonym: long enough to tell parties apart on a page. */
function shortCode(id: string): string {
  return id.slice(-8)
}

/** A fact's quantity with its unit; a plain entry counts one, or the heads of a head-count. */
function entryQuantity({ quantity, unit }: Entry, language: Language): string {
  const number = formatNumber(quantity, language)
  return unitTexts[unit][language](number)
}

const unitTexts: Readonly<
  Record<FactUnit, Readonly<Record<Language, (number: string) => string>>>
> = {
  entry: { ja: (number) => number, en: (number) => number },
  yen: { ja: (number) => `${number}円`, en: (number) => `¥${number}` },
  person: { ja: (number) => `${number}人`, en: (number) => `${number} persons` },
  view: { ja: (number) => `${number}回`, en: (number) => `${number} views` },
}

const texts = {
  ja: {
    title: 'もとの記録',
    pseudonyms:
      '対象者は仮名の符号で示します。同じ符号は同じ対象者です。氏名や連絡先は、この一覧にも、ダウンロードするファイルにも入っていません。',
    csv: (count: string) => `すべての記録（${count}件）をCSVでダウンロード`,
    json: (count: string) => `すべての記録（${count}件）をJSONでダウンロード`,
    none: 'この数値のもとになった記録はありません。',
    caption: (from: string, to: string, all: string) => `全${all}件のうち${from}件目から${to}件目`,
    date: '発生日',
    kind: '記録の種類',
    party: '対象者',
    nobody: '人数のみ',
    noParty: '—',
    offering: '募集・提供枠',
    tags: '区分',
    quantity: '数量',
  },
  en: {
    title: 'Records behind it',
    pseudonyms:
      'Parties are shown by a pseudonymous code; the same code is the same party. Neither this list nor the files hold names or contacts.',
    csv: (count: string) => `Download all records (${count}) as CSV`,
    json: (count: string) => `Download all records (${count}) as JSON`,
    none: 'No records stand behind this figure.',
    caption: (from: string, to: string, all: string) => `Records ${from} to ${to} of ${all}`,
    date: 'Occurred on',
    kind: 'Kind',
    party: 'Party',
    nobody: 'head-count',
    noParty: '—',
    offering: 'Offering',
    tags: 'Tags',
    quantity: 'Quantity',
  },
} as const

type TableProps = Omit<EntryTableProps, 'visit'> & { readonly language: Language }

function Table({ found, entries, paging, language }: TableProps): Child {
  const say = texts[language]
  const first = (paging.page - 1) * entriesShown + 1
  const [from, to, all] = [first, first + entries.length - 1, found.figure.entries].map((number) =>
    formatNumber(number, language),
  )
  return (
    <table class="plain entries">
      <caption>{say.caption(from ?? '', to ?? '', all ?? '')}</caption>
      <thead>
        <tr>
          <th scope="col">{say.date}</th>
          <th scope="col">{say.kind}</th>
          <th scope="col">{say.party}</th>
          <th scope="col">{say.offering}</th>
          <th scope="col">{say.tags}</th>
          <th scope="col" class="num">
            {say.quantity}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row entry={entry} language={language} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry, language }: { readonly entry: Entry; readonly language: Language }): Child {
  const say = texts[language]
  const mayBeAnonymous = factKind(entry.kind).party === 'optional'
  return (
    <tr>
      <td class="date">{formatDate(entry.occurredOn, language)}</td>
      <td>{factKind(entry.kind).label[language]}</td>
      <td>
        {entry.party === null ? (
          mayBeAnonymous ? (
            say.nobody
          ) : (
            say.noParty
          )
        ) : (
          <>
            <code title={entry.party}>{shortCode(entry.party)}</code>
            {entry.partyType && (
              <span class="party-type">{partyTypes[entry.partyType][language]}</span>
            )}
          </>
        )}
      </td>
      <td>{entry.offering ?? say.noParty}</td>
      <td>{entry.tags.map((tag) => tags[tag][language]).join(language === 'ja' ? '、' : ', ')}</td>
      <td class="num">{entryQuantity(entry, language)}</td>
    </tr>
  )
}
