/**
 * Making the page open again without a network: its files are kept, and a worker hands them out.
 */
import type { DoorSettings } from './words.ts'

/** The name of the store for the page's files. */
export const pageStore = 'jisseki-door'

/** Keeps the page and all that it is made of, and starts the worker. Whether both went well. */
export async function keepPage({ address, worker, reader }: DoorSettings): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false
  await navigator.serviceWorker.register(worker, { scope: address })
  const store = await caches.open(pageStore)
  const files = [
    ...document.querySelectorAll<HTMLElement>('link[rel~=stylesheet], link[rel~=icon]'),
  ]
    .map((link) => link.getAttribute('href') ?? '')
    .concat([...document.scripts].map((script) => script.getAttribute('src') ?? ''))
    .concat(fontsInUse(), reader)
  const wanted = new Set(files.filter((file) => file.startsWith('/')))
  await store.addAll([...wanted])
  await store.add(address)
  return true
}

/** The fonts that the page has loaded: others are not needed to read it. */
function fontsInUse(): readonly string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.endsWith('.woff2'))
    .map(({ pathname }) => pathname)
}
