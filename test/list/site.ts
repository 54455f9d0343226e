/** The desk's site as staff send lists to it and get them from it. */
import { present } from '../../src/kit/check.ts'
import type { Context } from '../../src/commands/context.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { deskVisitors } from '../world/desk.ts'

/** What staff send beside the address. */
export const headers = {
  cookie: 'jisseki_sign_in=administrator',
  origin: 'http://localhost',
}

/** The site at the moment of the context. */
export function listSite(context: Context) {
  const app = createWebApp({
    editions: sourceOf([]),
    clock: context.clock,
    onProblem: ({ error }) => {
      throw error
    },
    personal: { visitors: deskVisitors, services: personalServices({ context }), rooms },
  })

  async function get(path: string) {
    const answer = await app.request(path, { headers })
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), answer }
  }

  async function post(path: string, fields: Readonly<Record<string, string | File>>) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const answer = await app.request(path, { method: 'POST', headers, body })
    return { status: answer.status, html: await answer.text() }
  }

  /** Tries a file on an import's page; `takeIn` presses the button that follows. */
  async function send(path: string, bytes: Uint8Array, name = 'list.csv') {
    const page = await text(path)
    const file = new File([new Uint8Array(bytes)], name)
    const tried = await post(path, { ...hidden(page, 'try'), act: 'try', file })
    return { tried, takeIn: () => post(path, { ...hidden(tried.html, 'import'), act: 'import' }) }
  }

  /** Takes back what a page has just taken in. */
  function undo(path: string, html: string) {
    return post(path, { ...hidden(html, 'undo'), act: 'undo', reason: '別の名簿だった' })
  }

  const text = async (path: string) => new TextDecoder().decode((await get(path)).bytes)

  return { app, get, post, send, undo, text }
}

/** What a form of an act sends along unseen. */
function hidden(html: string, act: string): Record<string, string> {
  const form = html.split('<form').find((each) => each.includes(`name="act" value="${act}"`))
  const [own = ''] = present(form, `a form for ${act}`).split('</form>')
  const found = own.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]))
}

/** A CSV of these lines. */
export const csv = (...lines: readonly string[]) =>
  new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
