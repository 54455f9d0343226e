/** Answering personal pages: whom to let in, showing by GET, acting by POST, and what follows. */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Bilingual } from '../kit/bilingual.ts'
import { Bug } from '../kit/check.ts'
import type { Result } from '../kit/result.ts'
import { admit } from './admission.ts'
import type { NewCookie } from './cookies.ts'
import { readBody, usualBodyLimit } from './form/read-body.ts'
import type { FormRefusal, SubmittedForm } from './form/submitted.ts'
import { linkFaults } from './form/view.ts'
import { findMessage } from './messages.ts'
import { foreignForm, isFromOwnPage } from './origin.ts'
import type { Moved, PersonalName, PersonalPage, Shown, Told } from './personal.ts'
import type { PersonalWeb } from './personal-web.ts'
import { type PersonalAnswer, respondPersonally } from './respond-personally.ts'
import { linksIn } from './routes.ts'
import { frame, placeOf, reportProblem, type Site } from './site.tsx'
import { FlashMessage } from './ui/flash-message.tsx'
import { ErrorSummary } from './ui/form/error-summary.tsx'
import { resendPage } from './ui/resend.tsx'
import { troublePage } from './ui/trouble.tsx'
import { type Arrival, isReadable, receive } from './visit.ts'

/** The cookie that holds the code of what is said once on the page that follows. */
const messageCookie = 'jisseki_message'

/** The header by which a script of the page says that it sends the form, and nobody waits. */
const scriptHeader = 'x-jisseki-script'

type Exchange = {
  readonly site: Site
  readonly web: PersonalWeb
  readonly c: Context
  readonly name: PersonalName
  readonly page: PersonalPage<PersonalName>
  readonly arrival: Arrival
}

/** Answers a GET by showing the page, a POST by doing the act that its form names. */
export async function sendPersonal(site: Site, c: Context, name: PersonalName): Promise<Response> {
  const web = site.personal
  const page: PersonalPage<PersonalName> | undefined = web?.rooms.personal[name]
  if (!web || !page || !isReadable(c.req.param())) return c.notFound()
  const isPost = c.req.method === 'POST'
  if (isPost && !isFromOwnPage(sourceOf(c), web.services.siteUrl)) {
    const { language } = placeOf(c, false)
    const trouble = troublePage('not_allowed', foreignForm, language)
    const text = await frame(site, c, { ...trouble, catalogue: null })
    return respondPersonally(web, { status: 403, text })
  }
  const arrival = await receive({ web, assets: site.assets }, c, name)
  const exchange = { site, web, c, name, page, arrival }
  const admission = admit(arrival.visitor, page.for)
  if (!admission.ok) return sendTrouble(exchange, 403, admission.refusal.message)
  if (isPost) return post(exchange, admission.value === 'admitted')
  if (admission.value !== 'admitted') {
    return respondPersonally(web, { status: 302, location: signInAddress(arrival) })
  }
  return answer(exchange, await page.show(arrival.visit(null)), {})
}

const sourceOf = (c: Context) => ({
  secFetchSite: c.req.header('sec-fetch-site'),
  origin: c.req.header('origin'),
  host: c.req.header('host') ?? new URL(c.req.url).host,
})

/** Where to sign in, and come back from. */
function signInAddress({ language, address, visitor }: Arrival): string {
  const to = linksIn(language)
  const next = { next: address }
  return visitor.needsSecondFactor ? to.secondFactor(next) : to.signIn(next)
}

async function post(exchange: Exchange, isAdmitted: boolean): Promise<Response> {
  const { page, arrival, c } = exchange
  const read = await readBody(c.req.raw, page.bodyLimit ?? usualBodyLimit)
  if (!read.ok) {
    const status = read.refusal.code === 'form_too_large' ? 413 : 400
    return sendTrouble(exchange, status, read.refusal.message)
  }
  const form = read.value
  if (!isAdmitted) return sendResend(exchange, form, 401)
  const acts = page.acts ?? {}
  const act = Object.hasOwn(acts, form.act) ? acts[form.act] : undefined
  if (!act) return sendTrouble(exchange, 400, unknownAct)
  try {
    const result = await act(arrival.visit(null), form)
    if (c.req.header(scriptHeader) !== undefined) return answerScript(exchange, result)
    if (!result.ok) return await showAgain(exchange, form, result.refusal)
    const { value } = result
    if (value.state !== 'told') return await answer(exchange, { ok: true, value }, {})
    return respondPersonally(exchange.web, { status: 303, location: arrival.address })
  } catch (error) {
    if (error instanceof Bug) throw error
    reportProblem(exchange.site, c, error)
    return sendResend(exchange, form, 503)
  }
}

/** The page once more, with what was typed and what is wrong with it. */
async function showAgain(exchange: Exchange, form: SubmittedForm, refusal: FormRefusal) {
  const { page, arrival } = exchange
  const entered = { form, refusal }
  const status = statusOf(refusal, 422)
  const { language } = arrival
  const top = <ErrorSummary refusal={refusal} faults={linkFaults(entered)} language={language} />
  const result = await page.show(arrival.visit(entered))
  if (!result.ok) return sendTrouble(exchange, status, refusal.message)
  return answer(exchange, result, { top, status })
}

/** What came of a script's act: nothing to say (204), what it tells, or a refusal (422). */
function answerScript(
  { web, arrival }: Exchange,
  result: Result<Shown | Moved | Told, FormRefusal>,
): Response {
  const type = 'application/json; charset=utf-8'
  if (!result.ok) {
    const { code, message, faults = [] } = result.refusal
    const inLanguage = (text: Bilingual) => text[arrival.language]
    const fields = faults.map((fault) => ({
      field: fault.field,
      message: inLanguage(fault.message),
    }))
    const text = JSON.stringify({ code, message: inLanguage(message), faults: fields })
    return respondPersonally(web, { status: statusOf(result.refusal, 422), text, type })
  }
  if (result.value.state === 'told') {
    return respondPersonally(web, { status: 200, text: JSON.stringify(result.value.json), type })
  }
  const cookies = [...arrival.newCookies(), ...(result.value.cookies ?? [])]
  return respondPersonally(web, { status: 204, cookies })
}

type Above = { readonly top?: Child; readonly status?: number }

async function answer(exchange: Exchange, result: Result<Shown | Moved>, above: Above) {
  const { arrival, web, c } = exchange
  if (!result.ok)
    return sendTrouble(exchange, statusOf(result.refusal, 404), result.refusal.message)
  const cookies = [...arrival.newCookies(), ...(result.value.cookies ?? [])]
  if (result.value.state === 'shown')
    return sendShown(exchange, result.value, { ...above, cookies })
  const { href, message } = result.value
  const status = c.req.method === 'POST' ? 303 : 302
  const said = message && ({ name: messageCookie, value: message, maxAgeSeconds: 60 } as const)
  return respondPersonally(web, {
    status,
    location: href,
    cookies: said ? [...cookies, said] : cookies,
  })
}

type Framing = Above & { readonly cookies: readonly NewCookie[] }

async function sendShown(exchange: Exchange, page: Shown, framing: Framing): Promise<Response> {
  const { site, web, c, name, arrival } = exchange
  const { language, visitor } = arrival
  const code = arrival.cookie(messageCookie)
  const message = findMessage(code)
  const catalogue = await site.shelf.catalogue()
  const scripts = await site.assets.scripts(['page', ...(page.scripts ?? [])])
  const title = framing.top ? `${errorPrefix[language]}${page.title}` : page.title
  const text = await frame(site, c, {
    title,
    trail: page.trail ?? [],
    body: (
      <>
        {message && <FlashMessage message={message} language={language} />}
        {framing.top}
        {page.body}
      </>
    ),
    catalogue,
    keepQuery: true,
    visitor,
    route: name,
    scripts,
  })
  const spent: NewCookie = { name: messageCookie, value: '', maxAgeSeconds: 0 }
  const cookies = code === undefined ? framing.cookies : [...framing.cookies, spent]
  return respondPersonally(web, { status: framing.status ?? page.status ?? 200, text, cookies })
}

/** A page that says why the one that was asked for is not there. */
async function sendTrouble(
  exchange: Exchange,
  status: number,
  sentence: Bilingual,
): Promise<Response> {
  const { site, web, c, name, arrival } = exchange
  const kind = status === 403 ? 'not_allowed' : status === 404 ? 'not_found' : 'not_done'
  const trouble = troublePage(kind, sentence, arrival.language)
  const catalogue = await site.shelf.catalogue().catch(() => null)
  const { visitor } = arrival
  const text = await frame(site, c, { ...trouble, catalogue, visitor, route: name })
  return respondPersonally(web, { status, text })
}

/** What was sent, kept in a form that sends it again once there is a way. */
async function sendResend(exchange: Exchange, form: SubmittedForm, status: 401 | 503) {
  const { site, web, c, name, arrival } = exchange
  const signIn = status === 401 ? signInAddress(arrival) : null
  const page = resendPage({ form, signIn, action: arrival.address, language: arrival.language })
  const catalogue = await site.shelf.catalogue().catch(() => null)
  const { visitor } = arrival
  const text = await frame(site, c, { ...page, catalogue, visitor, route: name })
  const answered: PersonalAnswer = { status, text, cookies: arrival.newCookies() }
  return respondPersonally(web, answered)
}

/** Rights are their own status; everything else has the usual one of its place. */
const statusOf = ({ code }: FormRefusal, usual: number): number =>
  code === 'act_not_allowed' ? 403 : usual

const errorPrefix: Bilingual = { ja: 'エラー：', en: 'Error: ' }

const unknownAct: Bilingual = {
  ja: 'この操作はこのページにありません。ページを開き直して、もう一度操作してください。',
  en: 'This page has no such act. Open the page again and try once more.',
}
