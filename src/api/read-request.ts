/** Reading a request by its row: ids of the path, query, key, body. */
import type { Context } from 'hono'
import { z } from 'zod'
import { actingAs } from '../commands/context.ts'
import { idFrom, isId } from '../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { type PointedFault, schemaFaultsOf } from '../kit/schema-fault.ts'
import type { SliceRequest } from '../kit/slice.ts'
import type { AnyEndpoint, ApiRefusal, Call } from './endpoint.ts'
import { pageQuery, readSlice } from './paging.ts'
import { readBytes } from './read-body.ts'
import type { ApiCaller, ApiServices } from './services.ts'

/** Reads what is asked for. Refuses whatever does not fit the row. */
export async function readCall(
  services: ApiServices,
  row: AnyEndpoint,
  { c, known }: { readonly c: Context; readonly known: ApiCaller },
): Promise<Result<Call, ApiRefusal>> {
  const params = c.req.param()
  const absent = Object.entries(params).find(([name, value]) => !isThere(name, value))
  if (absent) return unknownThing(...absent)
  const query = readQuery(row, c)
  if (!query.ok) return query
  const key = readKey(row, c)
  if (!key.ok) return key
  const body = await readBody(row, c)
  if (!body.ok) return body
  const { caller, applicant } = known
  const acting = actingAs(services.context, caller.actor)
  // Keys are kept apart by account: nobody's key is in the way of another's.
  const idempotencyKey = key.value === null ? null : idFrom('api', caller.account, key.value)
  const context = idempotencyKey === null ? acting : { ...acting, idempotencyKey }
  return ok({ services, caller, applicant, context, params, ...query.value, ...body.value })
}

/** Ids have their form; names are looked up by who handles them. */
function isThere(name: string, value: string): boolean {
  return names.has(name) ? /^[a-z][a-z-]{0,39}$/.test(value) : isId(value)
}

/** The parts of paths that are names and not ids. */
const names: ReadonlySet<string> = new Set(['act', 'purpose', 'sort'])

function unknownThing(name: string, value: string): Refused {
  const shown = value.slice(0, 40).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
  return refuse(
    // The token that comes with every request is another matter.
    name === 'token' ? 'token_id_unknown' : `${name}_unknown`,
    `「${shown}」は見つかりません。番号を確かめてください。`,
    `There is no ${name} "${shown}". Check it.`,
  )
}

type ReadQuery = Pick<Call, 'query' | 'dryRun'> & { readonly slice: SliceRequest }

const noSlice: SliceRequest = { at: null, limit: 0 }
const nothingAsked: ReadQuery = { query: {}, dryRun: false, slice: noSlice }

function readQuery(row: AnyEndpoint, c: Context): Result<ReadQuery, ApiRefusal> {
  const isPlain = row.query === undefined && row.item === null
  // Most acts are asked for without a query: nothing is read then.
  if (isPlain && !c.req.url.includes('?')) return ok(nothingAsked)
  const given: Record<string, string> = c.req.query()
  const bad = Object.entries(given).find(([, value]) => /[\p{Cc}\p{Cs}]/u.test(value))
  if (bad) return queryNotValid([{ pointer: `/${bad[0].slice(0, 80)}`, ...controlCharacter }])
  const read = querySchemaOf(row).safeParse(given)
  if (!read.success) return queryNotValid(schemaFaultsOf(read.error))
  const { after, limit, dryRun, ...query } = read.data as Partial<AskedOfAll>
  const of = { query, dryRun: dryRun === 'true' }
  if (row.item === null || limit === undefined) return ok({ ...of, slice: noSlice })
  const page = { limit, ...(after !== undefined && { after }) }
  const slice = readSlice(page, row.keyOf(query), markOf(row, query))
  return slice.ok ? ok({ ...of, slice: slice.value }) : slice
}

/** What rows ask for beside their own query. */
type AskedOfAll = z.output<typeof pageQuery> & { readonly dryRun: 'true' | 'false' }

/** The whole query that a row takes. */
export function querySchemaOf(row: AnyEndpoint): z.ZodObject {
  const known = querySchemas.get(row)
  if (known) return known
  const made = z.strictObject({
    ...row.query?.shape,
    ...(row.item && pageQuery.shape),
    ...(row.hasDryRun && { dryRun: z.enum(['true', 'false']).optional().meta(dryRunMeta) }),
  })
  querySchemas.set(row, made)
  return made
}

const querySchemas = new WeakMap<AnyEndpoint, z.ZodObject>()

const dryRunMeta = { description: 'Do everything, answer what would come of it, keep nothing.' }

/** What tells a list and its order from others: cursors carry it. */
export function markOf({ name }: AnyEndpoint, query: unknown): string {
  const sort = z.object({ sort: z.string() }).safeParse(query)
  return sort.success ? `${name} ${sort.data.sort}` : name
}

function readKey(row: AnyEndpoint, c: Context): Result<string | null> {
  if (row.method === 'get' || row.needsKey === false) return ok(null)
  const key = c.req.header('idempotency-key')
  return key !== undefined && /^[\x21-\x7E]{8,200}$/.test(key) ? ok(key) : keyMissing
}

/** The largest body in bytes, where a row does not say otherwise. */
const usualBody = 1024 * 1024

type ReadBody = Pick<Call, 'body' | 'file'>

const noFile = new Uint8Array()

async function readBody(row: AnyEndpoint, c: Context): Promise<Result<ReadBody, ApiRefusal>> {
  if (row.largestFile !== undefined) {
    const file = await readBytes(c, row.largestFile)
    return file.ok ? ok({ body: null, file: file.value }) : file
  }
  if (row.body === undefined) return ok({ body: null, file: noFile })
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return notJson
  const bytes = await readBytes(c, row.largestBody ?? usualBody)
  if (!bytes.ok) return bytes
  const value = parseJson(Buffer.from(bytes.value).toString('utf8'))
  if (value === undefined) return bodyUnreadable
  const read = row.body.safeParse(value)
  return read.success
    ? ok({ body: read.data, file: noFile })
    : bodyNotValid(schemaFaultsOf(read.error))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The refusal of fields of the body. */
function bodyNotValid(faults: readonly PointedFault[]): Refused<ApiRefusal> {
  const { place, errors, fault } = worded(faults)
  return withErrors(errors, {
    code: 'body_not_valid',
    message: {
      ja: `送られた内容の「${place.ja}」が正しくありません。${fault.ja}。`,
      en: `What was sent is not valid at "${place.en}": ${fault.en}.`,
    },
  })
}

function queryNotValid(faults: readonly PointedFault[]): Refused<ApiRefusal> {
  const { place, errors, fault } = worded(faults)
  return withErrors(errors, {
    code: 'query_not_valid',
    message: {
      ja: `URLの「${place.ja}」が正しくありません。${fault.ja}。`,
      en: `The query is not valid at "${place.en}": ${fault.en}.`,
    },
  })
}

const controlCharacter = {
  code: 'value_not_valid',
  fault: {
    ja: '見えない制御文字が入っています',
    en: 'there are invisible control characters in it',
  },
}

function withErrors(
  errors: ApiRefusal['errors'],
  { code, message }: Pick<ApiRefusal, 'code' | 'message'>,
): Refused<ApiRefusal> {
  return { ok: false, refusal: { code, message, ...(errors && { errors }) } }
}

/** How many faults are told at once, at most. */
const mostErrors = 100

function worded(faults: readonly PointedFault[]) {
  const [first] = faults
  const at = (first?.pointer ?? '').slice(1).replaceAll('/', '.')
  const place = at === '' ? { ja: '全体', en: 'the whole' } : { ja: at, en: at }
  const fault = first?.fault ?? { ja: '内容が正しくありません', en: 'its content is not valid' }
  const errors = faults.slice(0, mostErrors).map((each) => {
    return { pointer: each.pointer, code: each.code, message: each.fault }
  })
  return { place, fault, errors }
}

const keyMissing = refuse(
  'idempotency_key_missing',
  'Idempotency-Keyヘッダーに、この操作だけの番号（8〜200文字の英数字・記号）を付けてください。同じ番号で送り直しても、操作は一度だけ行われます。',
  'Send an Idempotency-Key header with a key for this act alone (8 to 200 letters, digits and signs). Sent again with the same key, the act is done once.',
)

const notJson = refuse(
  'body_not_json',
  'Content-Typeヘッダーを「application/json」にして、JSONを送ってください。',
  'Send JSON, with the Content-Type header "application/json".',
)

const bodyUnreadable = refuse(
  'body_unreadable',
  '送られた内容をJSONとして読めません。形式を確かめてください。',
  'What was sent cannot be read as JSON. Check its form.',
)
