/** Answering what is for one visitor and no page: files to save, and streams to follow. */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Bilingual } from '../kit/bilingual.ts'
import { formatDisposition } from '../kit/disposition.ts'
import type { Refusal, Result } from '../kit/result.ts'
import { admit } from './admission.ts'
import type { Audience, Live, LiveName, PersonalVisit } from './personal.ts'
import type { PrivateDownload, PrivateFile, PrivateFileName } from './personal.ts'
import type { PersonalWeb } from './personal-web.ts'
import { personalHeaders, respond } from './respond.ts'
import { respondPersonally } from './respond-personally.ts'
import { linksIn, type RouteName } from './routes.ts'
import { frame, reportProblem, type Site, streamOf } from './site.tsx'
import { renderFragment } from './ui/fragment.tsx'
import { troublePage } from './ui/trouble.tsx'
import { isReadable, receive } from './visit.ts'

/** Answers with a file for one visitor. */
export async function sendPrivateFile(site: Site, c: Context, name: RouteName): Promise<Response> {
  const files: ByName<PrivateFile<PrivateFileName>> = site.personal?.rooms.privateFiles ?? {}
  const file = files[name]
  if (!file) return c.notFound()
  return withVisit({ site, c, name, audience: file.for }, async (visit) => {
    const written = await file.write(visit)
    return written.ok ? { ok: true, value: sendDownload(site, c, written.value) } : written
  })
}

/** Answers with server-sent events: each holds the whole fragment as it now is. */
export async function sendLive(site: Site, c: Context, name: RouteName): Promise<Response> {
  const streams: ByName<Live<LiveName>> = site.personal?.rooms.live ?? {}
  const live = streams[name]
  if (!live) return c.notFound()
  const stopping = site.personal?.stopping
  return withVisit({ site, c, name, audience: live.for }, async (visit) => {
    const left = new AbortController()
    const signal = stopping ? AbortSignal.any([left.signal, stopping]) : left.signal
    const followed = await live.follow(visit, signal)
    if (!followed.ok) return followed
    const onError = (error: unknown) => void reportProblem(site, c, error)
    const body = eventsOf(followed.value, { left, signal, onError })
    const headers = { ...personalHeaders, 'content-type': 'text/event-stream; charset=utf-8' }
    return { ok: true, value: respond(body, 200, { ...headers, 'x-accel-buffering': 'no' }) }
  })
}

type ByName<T> = Readonly<Partial<Record<string, T>>>

type Asked = {
  readonly site: Site
  readonly c: Context
  readonly name: RouteName
  readonly audience: Audience
}

async function withVisit(
  { site, c, name, audience }: Asked,
  work: (visit: PersonalVisit) => Promise<Result<Response>>,
): Promise<Response> {
  const web = site.personal
  if (!web || !isReadable(c.req.param())) return c.notFound()
  const arrival = await receive({ web, assets: site.assets }, c, name)
  const refused = (status: number, message: Bilingual) =>
    sendTrouble(site, { c, web, status, message, language: arrival.language })
  const admission = admit(arrival.visitor, audience)
  if (!admission.ok) return refused(403, admission.refusal.message)
  if (admission.value !== 'admitted') {
    const location = linksIn(arrival.language).signIn({ next: arrival.address })
    return respondPersonally(web, { status: 302, location })
  }
  const result = await work(arrival.visit(null))
  return result.ok ? result.value : refused(statusOf(result.refusal), result.refusal.message)
}

const statusOf = ({ code }: Refusal): number => (code === 'act_not_allowed' ? 403 : 404)

type Trouble = {
  readonly c: Context
  readonly web: PersonalWeb
  readonly status: number
  readonly message: Bilingual
  readonly language: PersonalVisit['language']
}

async function sendTrouble(site: Site, trouble: Trouble): Promise<Response> {
  const { c, web, status, message, language } = trouble
  const page = troublePage(status === 403 ? 'not_allowed' : 'not_found', message, language)
  const catalogue = await site.shelf.catalogue().catch(() => null)
  return respondPersonally(web, { status, text: await frame(site, c, { ...page, catalogue }) })
}

function sendDownload(site: Site, c: Context, download: PrivateDownload): Response {
  const { type, saveAs, content, isShown } = download
  const headers = {
    ...personalHeaders,
    'content-type': type,
    'content-disposition': formatDisposition(saveAs, isShown ? 'inline' : 'attachment'),
  }
  if (typeof content === 'string' || content instanceof Uint8Array) {
    return respond(content, 200, headers)
  }
  const report = (error: unknown) => void reportProblem(site, c, error)
  return respond(streamOf(content, report), 200, headers)
}

type Stream = {
  /** Ended here when the reader leaves. */
  readonly left: AbortController
  /** Ends when the reader leaves or the server stops. */
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Milliseconds between signs of life: proxies close what is silent for longer. */
const heartbeatMilliseconds = 20_000

function eventsOf(
  fragments: AsyncIterable<Child>,
  { left, signal, onError }: Stream,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text))
      }
      const beat = setInterval(() => write(':\n\n'), heartbeatMilliseconds)
      const end = () => {
        clearInterval(beat)
        left.abort()
        // A stream that the reader has left is closed already.
        try {
          controller.close()
        } catch {}
      }
      signal.addEventListener('abort', end, { once: true })
      write('retry: 3000\n\n')
      void pump(fragments, signal, write).catch(onError).finally(end)
    },
    cancel: () => left.abort(),
  })
}

async function pump(
  fragments: AsyncIterable<Child>,
  signal: AbortSignal,
  write: (text: string) => void,
): Promise<void> {
  for await (const fragment of fragments) {
    if (signal.aborted) return
    write(`${formatEvent(renderFragment(fragment))}\n\n`)
  }
}

/** A line of data for each line of text, as the format asks. */
const formatEvent = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}`)
    .join('\n')
