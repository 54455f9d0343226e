/** How the text of a sort of letters has changed: each version with who, when and why. */
import type { Child } from 'hono/jsx'
import type { LetterText } from '../../../domain/letter/definition.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { TemplateEntry } from '../../../store/letter-template.ts'
import { formatMoment } from '../../ui/when.ts'

type VersionsProps = {
  /** The newest first. */
  readonly versions: readonly TemplateEntry[]
  readonly names: ReadonlyMap<string, string>
  readonly language: Language
}

/** The section; nothing where nobody has changed anything. */
export function TemplateVersions({ versions, names, language }: VersionsProps): Child {
  const say = texts[language]
  if (versions.length === 0) return null
  return (
    <section>
      <h2>{say.versions}</h2>
      <ol class="letter-versions" reversed>
        {versions.map(({ version, by, at, reason, document }) => (
          <li>
            {document === null ? say.toUsual(version) : say.version(version)}{' '}
            {formatMoment(at, language)} {names.get(by) ?? by}
            {reason !== null && <span class="under">{reason}</span>}
            {document !== null && <Earlier text={document.ja} language={language} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

type EarlierProps = { readonly text: LetterText; readonly language: Language }

/** How a version read in Japanese. */
function Earlier({ text, language }: EarlierProps): Child {
  const rows = text.particulars.map(({ label, text: said }) => `${label}：${said}`)
  const lines = [text.subject, ...text.paragraphs, ...rows, ...text.notes, text.signatory]
  return (
    <details>
      <summary>{texts[language].words}</summary>
      <pre class="letter" lang="ja" tabindex={0}>
        {lines.filter((line) => line !== '').join('\n')}
      </pre>
    </details>
  )
}

const texts = {
  ja: {
    versions: 'これまでの版',
    words: '文面を見る',
    version: (version: number) => `第${version}版`,
    toUsual: (version: number) => `第${version}版（標準に戻した）`,
  },
  en: {
    versions: 'Versions',
    words: 'See the text',
    version: (version: number) => `Version ${version}`,
    toUsual: (version: number) => `Version ${version} (back to the usual text)`,
  },
} as const
