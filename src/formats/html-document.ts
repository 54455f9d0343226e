/** Markup made from components, as a whole document. */
import type { HtmlEscapedString } from 'hono/utils/html'
import { check } from '../kit/check.ts'

/** The document with its doctype. No component may wait for anything: what they show is at hand. */
export function renderDocument(root: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  check(!(root instanceof Promise), 'no component of a document waits')
  return `<!DOCTYPE html>${root.toString()}\n`
}
