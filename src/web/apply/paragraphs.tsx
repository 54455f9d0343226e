/** A text of several paragraphs, as an operator wrote it: lines stay lines. */
import type { Child } from 'hono/jsx'

/** The paragraphs; blank lines part them. */
export function Paragraphs({ text }: { readonly text: string }): Child {
  const paragraphs = text
    .split(/\n\s*\n/u)
    .map((each) => each.trim())
    .filter(Boolean)
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p class="lines">{paragraph}</p>
      ))}
    </>
  )
}
