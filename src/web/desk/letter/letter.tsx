/** One letter as it was sent: as text, and as the PDF. */
import type { Child } from 'hono/jsx'
import { readLetter } from '../../../commands/letter/read-letter.ts'
import { letterSorts } from '../../../domain/letter/sort.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { Letter } from '../../../store/letter.ts'
import { contextOf, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { linksIn } from '../../routes.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { deskNames } from '../offering/frame.tsx'
import { LetterText } from './letter-text.tsx'

type Visit = PersonalVisit<'deskLetter'>

/** The page. */
export const letterPage: PersonalPage<'deskLetter'> = {
  for: 'letter.read',
  show: async (visit) => {
    const read = await readLetter(contextOf(visit), visit.params.letter)
    if (!read.ok) return read
    const letter = read.value
    const { language, to } = visit
    const say = texts[language]
    const title = `${letterSorts[letter.sort].label[language]} ${letter.number}`
    return shown({
      title,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.letters, href: to.deskLetters() },
        { name: letter.number },
      ],
      body: (
        <>
          <h1>{title}</h1>
          <SummaryList lines={linesOf(visit, letter)} />
          <Document letter={letter} visit={visit} />
        </>
      ),
    })
  },
}

function linesOf({ language, to }: Visit, letter: Letter): readonly SummaryLine[] {
  const say = texts[language]
  const { application, sort, templateVersion } = letter
  const version = templateVersion === 0 ? say.usual : say.version(templateVersion)
  return [
    { name: say.addressee, value: letter.addressee ?? say.erasedName },
    { name: say.issuedOn, value: formatDate(letter.issuedOn, language) },
    {
      name: say.about,
      value: <a href={to.deskApplication({ application })}>{say.application}</a>,
    },
    { name: say.text, value: <a href={to.letterTemplate({ sort })}>{version}</a> },
  ]
}

/** The letter in the page's language, and the PDF in each of its own. */
function Document({ letter, visit }: { readonly letter: Letter; readonly visit: Visit }): Child {
  const { language, params } = visit
  const { document } = letter
  const say = texts[language]
  if (document === null) return <p>{say.erased}</p>
  return (
    <>
      <p class="links">
        <a href={linksIn('ja').deskLetterPdf(params)}>{say.pdf}</a>
        {document.en && <a href={linksIn('en').deskLetterPdf(params)}>{say.englishPdf}</a>}
      </p>
      <LetterText letter={document[language] ?? document.ja} />
    </>
  )
}

const texts = {
  ja: {
    letters: '通知書',
    addressee: '宛名',
    erasedName: '（消去済み）',
    issuedOn: '日付',
    about: '関わる申込',
    application: '申込を見る',
    text: '文面',
    usual: '標準の文面',
    version: (version: number) => `第${version}版の文面`,
    erased: 'この通知書の内容は、個人情報の消去により残っていません。',
    pdf: 'PDFを開く',
    englishPdf: '英訳のPDFを開く',
  },
  en: {
    letters: 'Official letters',
    addressee: 'To',
    erasedName: '(erased)',
    issuedOn: 'Date',
    about: 'About',
    application: 'See the application',
    text: 'Text',
    usual: 'the usual text',
    version: (version: number) => `version ${version}`,
    erased: 'What this letter said was erased with the personal data of whom it was for.',
    pdf: 'Open the PDF (in Japanese)',
    englishPdf: 'Open the PDF of the translation',
  },
} as const
