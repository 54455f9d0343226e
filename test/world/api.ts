/**
 * The API as programs see it: accounts with tokens, and a way to ask that holds every answer to the
 * schema that the endpoint's row promises.
 */
import type { Hono } from 'hono'
import { createApi } from '../../src/api/app.ts'
import type { AnyEndpoint } from '../../src/api/endpoint.ts'
import { endpoints } from '../../src/api/endpoints.ts'
import { apiBase } from '../../src/api/openapi.ts'
import { problemSchema } from '../../src/api/problem.ts'
import { openClaims } from '../../src/commands/application/claims.ts'
import type { Context } from '../../src/commands/context.ts'
import { type AnyNotice, openPostman } from '../../src/commands/notice/post.ts'
import { type ApiScope, apiScopeNames } from '../../src/domain/account/api-scope.ts'
import type { MailAddress } from '../../src/domain/account/mail-address.ts'
import type { Role } from '../../src/domain/access/role.ts'
import type { Language } from '../../src/kit/bilingual.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { digest, newId } from '../../src/kit/id.ts'
import { openLetterheads } from '../../src/main/mail.ts'
import { insertAccount } from '../../src/store/account.ts'
import { insertApiToken } from '../../src/store/api-token.ts'
import { type Books, withAuthority } from '../../src/store/database.ts'
import { insertGrant } from '../../src/store/role-grant.ts'

/** Somebody with a token. */
export type ApiPerson = { readonly token: string; readonly id: string; readonly account: string }

/** Who somebody is, and what their token is for; all scopes where none are said. */
export type ApiPersonWish = {
  readonly name?: string
  readonly role?: Role
  /** The programme of the role; empty for all. */
  readonly programme?: string
  readonly scopes?: readonly ApiScope[]
  readonly account?: string
}

/** What is asked for; a key of its own and everything else as it usually is. */
export type Asked = {
  readonly by?: ApiPerson | string | null
  readonly body?: unknown
  readonly key?: string | null
  readonly language?: Language
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is. */
  readonly raw?: string | Uint8Array
}

/** What was answered. */
export type Got = {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/** What stands in an answer under these keys: `find(got, 'items', 0, 'id')`. */
export function find({ body }: Got, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    check(typeof value === 'object' && value !== null && key in value, `it has ${path.join('.')}`)
    return (value as Readonly<Record<string, unknown>>)[key]
  }, body)
}

/** The same, where it is a text. */
export function text(got: Got, ...path: readonly (string | number)[]): string {
  const value = find(got, ...path)
  check(typeof value === 'string', `${path.join('.')} is a text`)
  return value
}

/** Where the site of these tests stands. */
const siteUrl = new URL('https://jisseki.example')

let people = 0

/** The API on the books of a context, at its time. Every problem of the program fails the test. */
export function openApi(context: Context) {
  const letters: AnyNotice[] = []
  const queue = openPostman(context.clock)
  const post = async (books: Books, notice: AnyNotice) => {
    await queue.post(books, notice)
    letters.push(notice)
  }
  const app = createApi({
    context,
    claims: openClaims(context),
    mailing: { postman: { post }, siteUrl: siteUrl.origin },
    letterheadOf: openLetterheads({ contact: null }, { url: siteUrl }),
    onProblem: ({ error }) => {
      throw error
    },
  })
  return {
    app,
    letters,
    person: (wish: ApiPersonWish = {}) => enterPerson(context, wish),
    ask: (method: string, path: string, asked: Asked = {}) => ask(app, { method, path }, asked),
  }
}

/** The API that {@link openApi} opens. */
export type OpenApi = ReturnType<typeof openApi>

async function enterPerson(context: Context, wish: ApiPersonWish): Promise<ApiPerson> {
  const { name = '山田花子', role = 'applicant', programme = '', scopes = apiScopeNames } = wish
  const now = context.clock.now()
  const at = toInstant(now)
  const token = `jisseki_${newId()}`
  return withAuthority(context.database, context.authority, async (books) => {
    const account = wish.account ?? (await enterAccount(books, name, at))
    if (wish.account === undefined) {
      await insertGrant(books, { account, role, programme, at, by: 'test' })
    }
    const fixed = { account, label: 'test', scopes, hasSecondFactor: true, digest: digest(token) }
    const expiresAt = toInstant(new Date(now.getTime() + 30 * 86_400_000))
    const id = await insertApiToken(books, { ...fixed, createdAt: at, expiresAt })
    return { token, id, account }
  })
}

async function enterAccount(books: Books, name: string, at: ReturnType<typeof toInstant>) {
  people += 1
  const address = `api${people}@example.jp` as MailAddress
  const given = { address, name, language: 'ja', passwordHash: null, createdAt: at } as const
  return present(await insertAccount(books, given), 'a new account')
}

type Line = { readonly method: string; readonly path: string }

async function ask(app: Hono, { method, path }: Line, asked: Asked): Promise<Got> {
  const { body, raw } = asked
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await app.request(path.startsWith('/api') ? path : apiBase + path, {
    method,
    headers: { ...headersOf(method, asked), ...asked.headers },
    ...(sent !== undefined && { body: sent }),
  })
  const written = await answer.text()
  const isJson = /^application\/(?:problem\+)?json/.test(answer.headers.get('content-type') ?? '')
  const read: unknown = written === '' ? null : isJson ? JSON.parse(written) : written
  expectKept({ method, path }, answer, read)
  return { status: answer.status, body: read, headers: answer.headers }
}

function headersOf(method: string, asked: Asked): Record<string, string> {
  const { by = null, key = newId(), language = 'ja', body, raw } = asked
  const token = typeof by === 'object' ? by?.token : by
  const hasBody = body !== undefined || raw !== undefined
  return {
    'accept-language': language,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(key !== null && method !== 'GET' && { 'idempotency-key': key }),
    ...(hasBody && { 'content-type': 'application/json' }),
  }
}

/** What was answered keeps what the row promises: its schema, or that of a problem. */
function expectKept({ method, path }: Line, answer: Response, read: unknown): void {
  const row = findRow(method, path)
  if (answer.ok && row) expectPromised(row, read)
  if (answer.ok && row) expectMedia(row, answer)
  if (answer.ok) return
  const type = answer.headers.get('content-type')
  check(type === 'application/problem+json; charset=utf-8', `a problem is ${type}`)
  problemSchema.parse(read)
}

/** The row that answers a request. */
function findRow(method: string, path: string): AnyEndpoint | undefined {
  const [plain = ''] = path.replace(apiBase, '').split('?')
  return endpoints.find((row) => {
    const pattern = new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return row.method === method.toLowerCase() && pattern.test(plain)
  })
}

/** A file is of a type that the row names, and is saved; everything else is JSON. */
function expectMedia({ media, name }: AnyEndpoint, { headers }: Response): void {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  check((media ?? ['application/json']).includes(type), `${name} answers ${type}`)
  const isSaved = headers.get('content-disposition')?.startsWith('attachment; ') ?? false
  check(isSaved === (media !== null), `${name} is saved where it is a file`)
}

/** An answer holds what its schema says and nothing else: what is not named does not leak. */
function expectPromised(row: AnyEndpoint, answer: unknown): void {
  if (row.answer) row.answer.parse(answer)
  if (!row.item) return
  const { items } = answer as { readonly items: readonly unknown[] }
  for (const item of items) row.item.parse(item)
}
