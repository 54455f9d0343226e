/**
 * As much of a PDF's inside as the tests ask about (ISO 32000-1): its objects, its metadata, and
 * the text of its pages by way of each font's own map to Unicode, as a reader would copy it out.
 */
import { inflateSync } from 'node:zlib'
import { present } from '../../../src/kit/check.ts'

/** A PDF that was read. */
export type PdfFile = {
  readonly version: string
  /** The document's language, title and date, as its own dictionaries give them. */
  readonly catalog: string
  readonly metadata: string
  readonly pages: readonly string[]
  /** Every font with whether its outlines are in the file. */
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
  /** How often each kind of tag stands in the structure tree: H1, P, Table, TH. */
  readonly tags: ReadonlyMap<string, number>
  /** The texts that stand for pictures. */
  readonly alternatives: readonly string[]
}

/** Reads a PDF without compressed object streams, which is how typst writes it. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes).toString('latin1')
  const objects = readObjects(text)
  const all = [...objects.values()]
  const pages = all.filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
  const metadata = all.find(({ head }) => head.includes('/Type /Metadata'))
  return {
    version: present(/^%PDF-(\d\.\d)/.exec(text)?.[1], 'the header'),
    catalog: present(
      all.find(({ head }) => head.includes('/Type /Catalog')),
      'the catalog',
    ).head,
    metadata: Buffer.from(present(metadata?.stream, 'the metadata'), 'latin1').toString('utf8'),
    pages: pages.map(({ head }) => textOfPage(head, objects)),
    fonts: all
      .filter(({ head }) => head.includes('/Type /FontDescriptor'))
      .map(({ head }) => ({
        name: /\/FontName \/\w+\+(\S+)/.exec(head)?.[1] ?? '',
        isEmbedded: /\/FontFile[23]? \d+ 0 R/.test(head),
      })),
    tags: countTags(all),
    alternatives: all.flatMap(({ head }) => {
      const found = /\/Alt (\((?:[^\\)]|\\[^])*\)|<[0-9A-F]+>)/.exec(head)?.[1]
      return found === undefined ? [] : [textOfString(found)]
    }),
  }
}

type PdfObject = { readonly head: string; readonly stream: string | null }

function readObjects(text: string): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>()
  for (const [, id, body = ''] of text.matchAll(/(?<=\n)(\d+) 0 obj\n([^]*?)\nendobj\n/g)) {
    const start = body.indexOf('\nstream\n')
    const head = start < 0 ? body : body.slice(0, start)
    const raw = start < 0 ? null : body.slice(start + 8, body.lastIndexOf('\nendstream'))
    objects.set(Number(id), { head, stream: raw === null ? null : unpack(head, raw) })
  }
  return objects
}

function unpack(head: string, raw: string): string {
  if (!head.includes('/FlateDecode')) return raw
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
}

function countTags(all: readonly PdfObject[]): ReadonlyMap<string, number> {
  const tags = new Map<string, number>()
  for (const { head } of all) {
    const tag = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(head)?.[1]
    if (tag !== undefined) tags.set(tag, (tags.get(tag) ?? 0) + 1)
  }
  return tags
}

function textOfPage(head: string, objects: ReadonlyMap<number, PdfObject>): string {
  const at = (id: string | undefined) => present(objects.get(Number(id)), `object ${id}`)
  const content = at(/\/Contents (\d+) 0 R/.exec(head)?.[1]).stream ?? ''
  const resources = /\/Resources (\d+) 0 R/.exec(head)?.[1]
  const names = resources === undefined ? head : at(resources).head
  const maps = new Map(
    [...names.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
      const map = at(/\/ToUnicode (\d+) 0 R/.exec(at(id).head)?.[1])
      return [name, readMap(map.stream ?? '')] as const
    }),
  )
  let map: ReadonlyMap<number, string> = new Map()
  const pieces: string[] = []
  for (const [, font, one, several] of content.matchAll(shownText)) {
    if (font !== undefined) map = present(maps.get(font), `font ${font}`)
    else pieces.push(textOfShown(one ?? several ?? '', map))
  }
  return pieces.join('\n')
}

/**
 * A string: in brackets, in which pairs of brackets may stand, or in hexadecimal where a byte is no
 * ASCII.
 */
const string = String.raw`\((?:[^\\()]|\\[^]|\((?:[^\\()]|\\[^])*\))*\)|<[\dA-Fa-f]*>`

/** A choice of font, a string that is shown (Tj), or several with spaces between them (TJ). */
const shownText = new RegExp(
  String.raw`\/(f\d+) [\d.]+ Tf|(${string}) Tj|(\[(?:${string}|[-\d.\s])*\]) TJ`,
  'g',
)

function textOfShown(shown: string, map: ReadonlyMap<number, string>): string {
  const strings = [...shown.matchAll(new RegExp(string, 'g'))].map(([each]) =>
    each.startsWith('<') ? Buffer.from(each.slice(1, -1), 'hex') : bytesOf(each),
  )
  return strings
    .flatMap((bytes) =>
      Array.from(
        { length: bytes.length / 2 },
        (_, at) => map.get(bytes.readUInt16BE(2 * at)) ?? '\uFFFD',
      ),
    )
    .join('')
}

/** The map of a font: glyph to text, in the lists that are called `bfchar` and `bfrange`. */
function readMap(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const [, list = ''] of cmap.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      map.set(Number.parseInt(glyph, 16), textOfHex(text))
    }
  }
  return map
}

function textOfString(literal: string): string {
  if (literal.startsWith('<')) return textOfHex(literal.slice(1, -1)).replace('\uFEFF', '')
  const bytes = bytesOf(literal)
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff
  return isWide ? textOfHex(bytes.subarray(2).toString('hex')) : bytes.toString('latin1')
}

const textOfHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function bytesOf(literal: string): Buffer {
  const text = literal.slice(1, -1).replaceAll(/\\(?:([0-7]{1,3})|([^]))/g, (_, octal, other) => {
    if (typeof octal === 'string') return String.fromCharCode(Number.parseInt(octal, 8))
    return escapes[String(other)] ?? String(other)
  })
  return Buffer.from(text, 'latin1')
}
