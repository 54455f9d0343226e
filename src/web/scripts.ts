/** The browser's scripts: bundled in memory when they are first asked for, named by content. */
import { build, stop } from 'esbuild'
import { fileURLToPath } from 'node:url'
import { check } from '../kit/check.ts'

/** The scripts that pages may ask for, each a file of `scripts/` that stands for itself. */
export const scriptNames = [
  'page',
  'passkey',
  'open-link',
  'door',
  'door-worker',
  'door-reader',
] as const

/** A script's name. */
export type ScriptName = (typeof scriptNames)[number]

/** Bundles and shrinks every script. Takes some tenths of a second. */
export async function bundleScripts(): Promise<ReadonlyMap<ScriptName, string>> {
  const folder = fileURLToPath(new URL('scripts/', import.meta.url))
  const bundling = build({
    entryPoints: scriptNames.map((name) => ({ in: `${folder}${name}.ts`, out: name })),
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  })
  // The bundler is a process of its own; it is not needed again.
  const { outputFiles } = await bundling.finally(() => void stop())
  return new Map(
    scriptNames.map((name) => {
      const file = outputFiles.find(({ path }) =>
        path.replaceAll('\\', '/').endsWith(`/${name}.js`),
      )
      check(file, `the script ${name} was bundled`)
      return [name, file.text]
    }),
  )
}
