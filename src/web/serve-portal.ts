/** Answering public pages and files: the same for everyone, rendered once and kept. */
import type { Context } from 'hono'
import { absentPage } from './portal/absent.tsx'
import { files } from './portal/files.ts'
import type { PageName } from './portal/page.ts'
import { pages } from './portal/pages.ts'
import { keepBody, respond, revalidate, sendKept } from './respond.ts'
import { linksIn, readParams, type RouteNameOf, splitLanguage } from './routes.ts'
import { askedBy, frame, html, reportProblem, sendText, type Site, streamOf } from './site.tsx'

/** Pages whose text depends on the query; the others are kept whatever the query says. */
const queried: ReadonlySet<PageName> = new Set(['home', 'figure'])

/** Answers with a public page, from memory where it was rendered for the edition before. */
export async function sendPage(site: Site, c: Context, name: PageName): Promise<Response> {
  const { language, place } = splitLanguage(c.req.path)
  const catalogue = await site.shelf.catalogue()
  const query = queried.has(name) ? new URL(c.req.url).searchParams : new URLSearchParams()
  const key = query.size === 0 ? `${language} ${place} ${catalogue.stamp}` : null
  const known = key === null ? undefined : site.kept.find(key)
  if (known) return sendKept(known, askedBy(c), revalidate)
  const hasOfferings = site.available.has('offerings')
  const to = linksIn(language)
  const visit = { language, query, catalogue, to, shelf: site.shelf, hasOfferings }
  // The table pairs each name with the page that takes its values.
  const page = pages[name] as (typeof pages)['home']
  const answer = await page({ ...visit, params: readParams(name, c.req.param()) })
  if (!answer.ok) {
    const absent = absentPage(answer.refusal.message, language)
    return sendText(404, await frame(site, c, { ...absent, catalogue }))
  }
  if (answer.value.state === 'moved') return respond(null, 302, { location: answer.value.href })
  const text = await frame(site, c, { ...answer.value, catalogue, keepQuery: query.size > 0 })
  if (answer.value.status === 400) return sendText(400, text)
  const kept = keepBody(html, text)
  if (key !== null) site.kept.keep(key, kept)
  return sendKept(kept, askedBy(c), revalidate)
}

/** Answers with a public file; a long one is written while it is sent. */
export async function sendFile(
  site: Site,
  c: Context,
  name: RouteNameOf<'file'>,
): Promise<Response> {
  const { language } = splitLanguage(c.req.path)
  const catalogue = await site.shelf.catalogue()
  const write = files[name] as (typeof files)['editionExport']
  const params = readParams(name, c.req.param()) as Parameters<typeof write>[0]['params']
  const file = await write({ language, params, catalogue, shelf: site.shelf })
  if (!file.ok) {
    const absent = absentPage(file.refusal.message, language)
    return sendText(404, await frame(site, c, { ...absent, catalogue }))
  }
  const { type, saveAs, content } = file.value
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${saveAs}"`,
    'cache-control': revalidate,
  }
  if (typeof content === 'string') return respond(content, 200, headers)
  const report = (error: unknown) => void reportProblem(site, c, error)
  return respond(streamOf(content, report), 200, headers)
}
