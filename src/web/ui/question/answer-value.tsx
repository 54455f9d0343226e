/** An answer's value on a page, where it is more than a few words. */
import type { Child } from 'hono/jsx'
import type { AnsweredFile } from '../../../domain/question/answer.ts'
import { showBytes } from '../../../domain/question/file-limit.ts'
import type { Language } from '../../../kit/bilingual.ts'

/** A text with its line ends. */
export function LongText({ text }: { readonly text: string }): Child {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

/** Files by name and size, with links where they can be fetched. */
export function FileLinks({ files, language, fileHref }: FileLinksProps): Child {
  return (
    <>
      {files.map(({ upload, name, size }, index) => {
        const text =
          language === 'ja' ? `${name}（${showBytes(size)}）` : `${name} (${showBytes(size)})`
        return (
          <>
            {index > 0 && <br />}
            {fileHref ? <a href={fileHref(upload)}>{text}</a> : text}
          </>
        )
      })}
    </>
  )
}

type FileLinksProps = {
  readonly files: readonly AnsweredFile[]
  readonly language: Language
  readonly fileHref?: ((upload: string) => string) | undefined
}
