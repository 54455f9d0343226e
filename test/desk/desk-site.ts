/** The desk's pages on a test's own database, asked for and acted on as a browser would. */
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie } from '../../src/web/visitor.ts'
import type { Clone } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { at } from '../world/delivery.ts'
import { deskNow, deskVisitors } from '../world/desk.ts'

/** What was answered: the page's words without its tags, and where it leads. */
export type Answered = {
  readonly status: number
  readonly html: string
  readonly text: string
  readonly location: string | null
}

/** Fields of a form as they are sent; several values for several ticks. */
export type Sent = Readonly<Record<string, string | readonly string[]>>

/** The site at the moment of the desk's world, and every problem that it met. */
export function openDeskSite({ context }: Pick<Clone, 'context'>, moment: string = deskNow) {
  const then = at(context, moment)
  const problems: WebProblem[] = []
  const app = createWebApp({
    editions: sourceOf([]),
    clock: then.clock,
    onProblem: (problem) => problems.push(problem),
    personal: { visitors: deskVisitors, services: personalServices({ context: then }), rooms },
  })
  const headers = (as: string) => ({ cookie: `${signInCookie}=${as}`, origin: 'http://localhost' })
  return {
    problems,
    context: then,
    get: async (path: string, as = 'administrator') =>
      answeredBy(await app.request(path, { headers: headers(as) })),
    post: async (path: string, sent: Sent, as = 'administrator') => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(sent)) {
        for (const one of [value].flat()) body.append(name, one)
      }
      return answeredBy(await app.request(path, { method: 'POST', body, headers: headers(as) }))
    },
  }
}

async function answeredBy(response: Response): Promise<Answered> {
  const html = await response.text()
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const text = main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
  return { status: response.status, html, text, location: response.headers.get('location') }
}
