/**
 * The name of a component. Tables print a component's name and outline in one cell: a mark
 * (1, (2), ・), then the name, then the outline behind ◎ or ○ or as a sentence. The whole text is
 * kept beside them.
 */
import { oneLine, plainCell, tidyName } from './cell-text.ts'

/** A component's cell, taken apart. */
export type ComponentText = {
  readonly name: string
  /** False where the cell holds only a sentence: the name is then that sentence. */
  readonly nameStated: boolean
  readonly outline: string
}

/** Takes a component's cell apart. */
export function readComponentText(text: string): ComponentText {
  const body = plainCell(text).replace(mark, '')
  return splitAtBullet(body) ?? splitAtSentence(body) ?? whole(body)
}

const mark =
  /^(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}(?=[\s　.．)）])[.．)）]?|[・◆■●◇□‐–-])[\s　]*/u

function splitAtBullet(body: string): ComponentText | null {
  const at = body.search(/[◎○●◇◆]/u)
  return at > 0 ? parts(body.slice(0, at), body.slice(at)) : null
}

/** A name before a blank or a line break, where what follows is a sentence: it ends in a verb. */
function splitAtSentence(body: string): ComponentText | null {
  const found = /^(\S+)\s+([\s\S]+)$/u.exec(body)
  return found && isSentence(found[2] ?? '') ? parts(found[1] ?? '', found[2] ?? '') : null
}

function whole(body: string): ComponentText {
  if (!isSentence(body)) return parts(body, '')
  return { name: tidyName(body).replace(/。$/, ''), nameStated: false, outline: oneLine(body) }
}

const parts = (name: string, outline: string): ComponentText => ({
  name: tidyName(name),
  nameStated: true,
  outline: oneLine(outline),
})

/** Japanese sentences end in 。 or in a verb's plain form. */
function isSentence(text: string): boolean {
  return /(?:。|[うくぐすつぬぶむる])$/u.test(text.trim())
}
