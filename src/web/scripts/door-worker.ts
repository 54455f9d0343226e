/**
 * Answers for the check-in page when there is no network: the page and its files as they were kept.
 * Whatever else is asked for goes to the network alone.
 */
import { pageStore } from './door/offline.ts'

type FetchEvent = Event & {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/** How long the network may take before the kept page is shown, in milliseconds. */
const patience = 4000

addEventListener('fetch', (event) => {
  const fetching = event as FetchEvent
  const { request } = fetching
  if (request.method !== 'GET') return
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin) return
  if (pathname.startsWith('/assets/')) fetching.respondWith(keptFirst(request))
  else if (request.mode === 'navigate') fetching.respondWith(networkFirst(request))
})

/** Files have their content in their names: a kept one is never old. */
async function keptFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  return kept ?? fetch(request)
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) })
  } catch (error) {
    const store = await caches.open(pageStore)
    const kept = await store.match(request, { ignoreSearch: true })
    if (kept) return kept
    throw error
  }
}
