/** How anyone can check an edition without the site. */
import type { Child } from 'hono/jsx'
import type { Edition } from '../../domain/edition/edition.ts'
import { exportName } from './edition-name.ts'
import type { Visit } from './page.ts'

type VerificationProps = Pick<Visit, 'language' | 'to'> & { readonly edition: Edition }

/** The command that recounts the edition's file, and the file. */
export function Verification({ edition, language, to }: VerificationProps): Child {
  const say = texts[language]
  const { year, number } = edition
  return (
    <section aria-labelledby="verification">
      <h2 id="verification">{say.verification}</h2>
      <p>{say.verify}</p>
      <pre class="command">
        <code>npx jisseki verify --file {exportName(edition)}</code>
      </pre>
      <p>
        <a href={to.editionExport({ year, edition: number })} download>
          {say.export}
        </a>
      </p>
    </section>
  )
}

const texts = {
  ja: {
    verification: '誰でも確かめられます',
    verify:
      'この版のファイルには、すべての数値と、そのもとになった記録の一覧（仮名）が入っています。ファイルを手元に置いて次の命令を実行すると、記録を数え直し、照合値を確かめます。このサイトにつながる必要はありません。',
    export: '版のファイルをダウンロード（JSON）',
  },
  en: {
    verification: 'Anyone can check it',
    verify:
      'The file of this edition holds every figure and the pseudonymous list of the records behind it. With the file at hand, this command counts the records again and checks the digests. It needs no connection to this site.',
    export: 'Download the edition’s file (JSON)',
  },
} as const
