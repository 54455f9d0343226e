/**
 * Style sheets, scripts, fonts and the icon. Each has its content's digest (or its package's
 * version) in its name, so browsers keep it for good; nothing comes from another host.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { digest } from '../kit/id.ts'
import { reportStyles } from '../formats/report/styles.ts'
import { keepBody, type KeptBody } from './respond.ts'
import { linksIn } from './routes.ts'
import { bundleScripts, type ScriptName } from './scripts.ts'

/** Every file beside the pages, and the addresses that pages link to. */
export type Assets = {
  readonly styleSheets: readonly string[]
  readonly icon: string
  find(name: string): KeptBody | undefined
  /** The addresses of scripts, bundled when they are first asked for. */
  scripts(names: readonly ScriptName[]): Promise<readonly string[]>
  /** A script by the name in its address. */
  findScript(name: string): Promise<KeptBody | undefined>
  /** A font's bytes; they are compressed already. */
  findFont(version: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Reads styles and the list of fonts from their packages and folders. */
export function loadAssets(): Assets {
  const fonts = loadFonts()
  const files = new Map<string, KeptBody>()
  const add = (stem: string, ending: 'css' | 'svg', text: string): string => {
    const name = `${stem}-${digest(text).slice(0, 12)}.${ending}`
    files.set(name, keepBody(ending === 'css' ? 'text/css; charset=utf-8' : 'image/svg+xml', text))
    return linksIn('ja').asset({ name })
  }
  return {
    styleSheets: [add('fonts', 'css', fonts.css), add('site', 'css', siteStyles())],
    icon: add('icon', 'svg', icon),
    find: (name) => files.get(name),
    ...openScripts(),
    async findFont(version, name) {
      if (version !== fonts.version || !fonts.names.has(name)) return undefined
      return new Uint8Array(await readFile(join(fonts.folder, name)))
    },
  }
}

/** Scripts by name and by address, bundled once; a failure is tried again at the next question. */
function openScripts(): Pick<Assets, 'scripts' | 'findScript'> {
  let bundling: Promise<ReadonlyMap<ScriptName, BuiltScript>> | null = null
  const built = () => {
    bundling ??= buildScripts().catch((error: unknown) => {
      bundling = null
      throw error
    })
    return bundling
  }
  return {
    async scripts(names) {
      const scripts = await built()
      return names.flatMap((name) => scripts.get(name)?.href ?? [])
    },
    async findScript(name) {
      if (!/^[a-z-]+-[0-9a-f]{12}\.js$/.test(name)) return undefined
      const scripts = await built()
      return [...scripts.values()].find((script) => script.name === name)?.body
    },
  }
}

type BuiltScript = { readonly name: string; readonly href: string; readonly body: KeptBody }

async function buildScripts(): Promise<ReadonlyMap<ScriptName, BuiltScript>> {
  const texts = await bundleScripts()
  return new Map(
    [...texts].map(([stem, text]) => {
      const name = `${stem}-${digest(text).slice(0, 12)}.js`
      const body = keepBody('text/javascript; charset=utf-8', text)
      return [stem, { name, href: linksIn('ja').asset({ name }), body }]
    }),
  )
}

const require = createRequire(import.meta.url)

const fontPackage = '@fontsource/biz-udpgothic'

function loadFonts() {
  const folder = dirname(require.resolve(`${fontPackage}/package.json`))
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { version } = z.object({ version: z.string() }).parse(manifest)
  const names = new Set(
    readdirSync(join(folder, 'files')).filter((name) => name.endsWith('.woff2')),
  )
  const css = ['400.css', '700.css']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replaceAll(/url\(\.\/files\/([^)]+)\)/g, (_, name: string) => {
      return `url(${linksIn('ja').font({ version, name })})`
    })
  return { folder: join(folder, 'files'), version, names, css }
}

/** In the order in which they override each other. */
const sheets = [
  'base',
  'page',
  'portal',
  'figure',
  'form',
  'list',
  'personal',
  'apply',
  'course',
  'placement',
  'slot',
  'account',
  'desk',
  'gathering',
  'letter',
  'support',
  'print',
] as const

function siteStyles(): string {
  const tokens = readFileSync(
    require.resolve('@digital-go-jp/design-tokens/dist/tokens.css'),
    'utf8',
  )
  const folder = fileURLToPath(new URL('ui/', import.meta.url))
  const own = sheets.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8'))
  return [tokens, ...own, reportStyles()].join('\n')
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#0017c1"/>
<path d="M8 22V14h4v8zM14 22V9h4v13zM20 22v-6h4v6z" fill="#fff"/></svg>
`
