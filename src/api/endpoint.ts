/**
 * What the API offers, as data: each endpoint is a row with its path, the scope that its token
 * needs, the schemas of what goes in and out, and what it does. The rows answer requests, and the
 * description at /api/v1/openapi.json is made from them; the next endpoint is one more row.
 */
import type { z } from 'zod'
import type { Caller } from '../commands/account/caller.ts'
import type { ActorContext } from '../commands/context.ts'
import type { ApiScope } from '../domain/account/api-scope.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Refusal, Result } from '../kit/result.ts'
import type { SliceKey, SliceRequest } from '../kit/slice.ts'
import type { Applicant } from '../store/applicant.ts'
import type { KeyForm } from './paging.ts'
import type { ApiServices } from './services.ts'

/** The names in braces of a path: 'offering' of '/offerings/{offering}'. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never

/** What a field of a request is refused for. */
export type FieldError = {
  /** The field in the body, as a JSON pointer (RFC 6901). */
  readonly pointer: string
  readonly code: string
  readonly message: Bilingual
}

/** A refusal, with the fields that it is about where they are known. */
export type ApiRefusal = Refusal & { readonly errors?: readonly FieldError[] }

/** One request, read: who asks, for what, and the context in which it is done. */
export type Call<Param extends string = string, Query = unknown, Body = unknown> = {
  readonly services: ApiServices
  readonly caller: Caller
  /** What the caller's account brings to an application. */
  readonly applicant: Applicant
  /** Acts as the caller; with the request's key, so that a retry is not done twice. */
  readonly context: ActorContext
  /** The ids (and names) of the path. Ids have their form; whether they exist is to be asked. */
  readonly params: Readonly<Record<Param, string>>
  readonly query: Query
  readonly body: Body
  /** The file that was sent; empty where the endpoint takes none. */
  readonly file: Uint8Array
  /** Whether nothing is to be kept. */
  readonly dryRun: boolean
  /** The slice of a list that is asked for. */
  readonly slice: SliceRequest
}

/** What is answered, as a schema describes it: nothing in it is changed by who writes it out. */
export type Answered<Schema extends z.ZodType> = Frozen<z.input<Schema>>

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

/** What a list answers: its rows, and the key after which the next rows begin. */
export type Listed<Item> = { readonly items: readonly Item[]; readonly next: SliceKey | null }

/** A file as it is answered: its media type, its name, and what is in it. */
export type FileAnswer = {
  readonly type: string
  readonly saveAs: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** The parts of a row that are the same for every endpoint. */
type EndpointBase = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Below /api/v1. */
  readonly path: string
  /** What programs call it (operationId); no other has the same. */
  readonly name: string
  readonly tag: ApiTag
  readonly scope: ApiScope
  readonly summary: Bilingual
  /** What a caller should know beside the summary. */
  readonly note?: Bilingual
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Takes a file as its body, of at most so many bytes. */
  readonly largestFile?: number
  /** The largest body in bytes, where the usual one does not do. */
  readonly largestBody?: number
  readonly status?: 200 | 201
  /** Whether `?dryRun=true` shows what would happen. */
  readonly hasDryRun?: boolean
  /**
   * Whether a retry is told by its key. What sets something to a value needs none: done twice, it
   * is the same.
   */
  readonly needsKey?: boolean
}

/** An endpoint that answers with one thing. */
export type Endpoint<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = EndpointBase & {
  readonly path: Path
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  handle(
    call: Call<ParamsOf<Path>, z.output<Query>, z.output<Body>>,
  ): Promise<Result<Answered<Answer>, ApiRefusal>>
}

/** An endpoint that answers with a slice of a list. */
export type ListEndpoint<
  Path extends string,
  Query extends z.ZodObject,
  Item extends z.ZodType,
> = EndpointBase & {
  readonly method: 'get'
  readonly path: Path
  readonly query?: Query
  readonly item: Item
  /** What the parts of a key are, in the order of the list; by the query where orders differ. */
  readonly key: readonly KeyForm[] | ((query: z.output<Query>) => readonly KeyForm[])
  handle(
    call: Call<ParamsOf<Path>, z.output<Query>, null>,
  ): Promise<Result<Listed<Answered<Item>>, ApiRefusal>>
}

/** An endpoint that answers with a file. */
export type FileEndpoint<Path extends string, Query extends z.ZodObject> = EndpointBase & {
  readonly method: 'get'
  readonly path: Path
  readonly query?: Query
  /** What types the file can be of. */
  readonly media: readonly string[]
  handle(call: Call<ParamsOf<Path>, z.output<Query>, null>): Promise<Result<FileAnswer, ApiRefusal>>
}

/** A row of the table, whatever it takes and gives. */
export type AnyEndpoint = EndpointBase & {
  readonly answer: z.ZodType | null
  readonly item: z.ZodType | null
  /** The media types of a file; null where the answer is JSON. */
  readonly media: readonly string[] | null
  keyOf(query: unknown): readonly KeyForm[]
  handle(call: Call): Promise<Result<unknown, ApiRefusal>>
}

/** The fields of a query that takes none. */
type NoFields = Readonly<Record<string, never>>

/** A row of an endpoint that answers with one thing. */
export function endpoint<
  const Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject<NoFields>,
  Body extends z.ZodType = z.ZodNull,
>(row: Endpoint<Path, Query, Body, Answer>): AnyEndpoint {
  // The router hands in what the row's own schemas have read.
  const isJson = { item: null, media: null, keyOf: () => [] }
  return { ...row, ...isJson, handle: (call) => row.handle(call as never) }
}

/** A row of an endpoint that lists. */
export function list<
  const Path extends string,
  Item extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject<NoFields>,
>(row: ListEndpoint<Path, Query, Item>): AnyEndpoint {
  const { key } = row
  return {
    ...row,
    ...{ answer: null, media: null },
    keyOf: (query) => (typeof key === 'function' ? key(query as never) : key),
    handle: (call) => row.handle(call as never),
  }
}

/** A row of an endpoint that gives a file. */
export function file<const Path extends string, Query extends z.ZodObject = z.ZodObject<NoFields>>(
  row: FileEndpoint<Path, Query>,
): AnyEndpoint {
  const isFile = { answer: null, item: null, keyOf: () => [] }
  return { ...row, ...isFile, handle: (call) => row.handle(call as never) }
}

/** Under which heading of the description an endpoint stands. */
export const apiTags = {
  offerings: { ja: '募集', en: 'Offerings' },
  applications: { ja: '申込', en: 'Applications' },
  gatherings: { ja: '催し（受付・面接）', en: 'Gatherings: doors and interviews' },
  courses: { ja: '講座', en: 'Courses' },
  certifications: { ja: '認証', en: 'Certifications' },
  consultations: { ja: '相談', en: 'Consultations' },
  dispatch: { ja: '専門家派遣', en: 'Dispatch of experts' },
  grants: { ja: '助成金・奨励金', en: 'Grants' },
  placements: { ja: 'トライアル就労', en: 'Trial placements' },
  supports: { ja: '伴走支援', en: 'Supports' },
  slots: { ja: '予約の枠', en: 'Slots of counsellors and rooms' },
  desk: { ja: '業務', en: 'Desk' },
  people: { ja: '職員と権限', en: 'Staff and roles' },
  me: { ja: '自分の登録', en: 'One’s own account' },
  reports: { ja: '報告書', en: 'Reports' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ApiTag = keyof typeof apiTags
