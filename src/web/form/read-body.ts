/** Reading the body of a form: urlencoded or multipart, up to a limit. */
import { HonoRequest } from 'hono/request'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { SubmittedForm, UploadedFile } from './submitted.ts'

/** The longest form that is read where a page names no other limit, in bytes: 10 MB. */
export const usualBodyLimit = 10 * 1024 * 1024

/** Reads a form of at most `limit` bytes. Refuses longer ones, and what is no form. */
export async function readBody(request: Request, limit: number): Promise<Result<SubmittedForm>> {
  const type = request.headers.get('content-type') ?? ''
  if (!formTypes.test(type)) return notAForm
  // What breaks off while it is read was broken off by its sender.
  const bytes = await readBytes(request, limit).catch(() => undefined)
  if (bytes === undefined) return notAForm
  if (!bytes) return refuseTooLarge(limit)
  const whole = new Request(request.url, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': type },
  })
  const data = await new HonoRequest(whole).formData().catch(() => null)
  return data === null ? notAForm : collect(data)
}

const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i

/** More fields than any page has are not taken apart. */
const fieldLimit = 5000

/** The fields of the machinery itself. */
const own = new Set(['form', 'act', 'item', 'key'])

async function collect(data: FormData): Promise<Result<SubmittedForm>> {
  const texts = new Map<string, string[]>()
  const files = new Map<string, UploadedFile>()
  const entries = [...data]
  if (entries.length > fieldLimit) return notAForm
  for (const [name, value] of entries) {
    if (typeof value === 'string') {
      const text = value.replaceAll(/\r\n?/g, '\n')
      texts.set(name, [...(texts.get(name) ?? []), text])
    } else if (value.name !== '' && value.size > 0 && !files.has(name)) {
      files.set(name, await readFile(value))
    }
  }
  const text = (name: string) => texts.get(name)?.[0] ?? ''
  return ok({
    name: text('form') || text('act'),
    // The button that was pressed comes after the form's own act.
    act: texts.get('act')?.at(-1) ?? '',
    item: /^[^\p{Cc}\p{Cs}]{0,200}$/u.test(text('item')) ? text('item') : '',
    key: uuid.test(text('key')) ? text('key') : newId(),
    text,
    texts: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name),
    files: [...files.values()].map(({ name }) => name),
    entries: [...texts].flatMap(([name, values]) =>
      own.has(name) ? [] : values.map((value) => [name, value] as const),
    ),
  })
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

async function readFile(file: File): Promise<UploadedFile> {
  const name = file.name.split(/[/\\]/).at(-1) ?? ''
  return { name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/**
 * The body's bytes; null where there are more than `limit`. The rest is then read and dropped up to
 * a bound: a browser shows the answer only once all was sent.
 */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (length > limit * drainFactor) break
  }
  return length > limit ? null : new Uint8Array(Buffer.concat(chunks))
}

const drainFactor = 10

function refuseTooLarge(limit: number): Refused {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return refuse(
    'form_too_large',
    `送られた内容が大きすぎます。ファイルを含めて${megabytes}MBまでにしてください。入力した内容は、ブラウザーの「戻る」で残っています。`,
    `What was sent is too large: it may have ${megabytes} MB in all, files included. Go back in your browser: what you typed is still there.`,
  )
}

const notAForm = refuse(
  'form_not_understood',
  '送られた内容を読み取れませんでした。ページを開き直して、もう一度送ってください。',
  'What was sent could not be read. Open the page again and send it once more.',
)
