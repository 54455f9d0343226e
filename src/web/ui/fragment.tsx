/** Markup as text, for what is no whole document. */
import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import { check } from '../../kit/check.ts'

/** The markup of a part of a page. */
export function renderFragment(part: Child): string {
  const markup: HtmlEscapedString | Promise<HtmlEscapedString> = <>{part}</>
  check(!(markup instanceof Promise), 'no component of a fragment waits')
  return markup.toString()
}
