/** The site as people with accounts use it: on a real database, with mails that can be read. */
import { createOidcClient } from '../../src/web/account/oidc-client.ts'
import type { AccountServices } from '../../src/web/account/services.ts'
import { openVisitors } from '../../src/web/account/visitors.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie } from '../../src/web/visitor.ts'
import { letterTo, type Town } from '../account/people.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { openBrowserOf } from '../world/apply-site.ts'

/** The application of a town, with what is different from the usual. */
export function openAccountApp(town: Town, accounts: Partial<AccountServices> = {}) {
  const problems: WebProblem[] = []
  const { context } = town
  const app = createWebApp({
    editions: sourceOf([]),
    clock: context.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: openVisitors(context),
      services: personalServices(
        { context },
        { postman: town.mailing.postman, oidc: noProviders, ...accounts },
      ),
      rooms,
    },
  })
  return { app, problems }
}

const noProviders = createOidcClient([], () => 'http://localhost/')

/** A site whose forms are sent by hand: `browser()` is one more browser. */
export function openAccountSite(town: Town, accounts: Partial<AccountServices> = {}) {
  const { app, problems } = openAccountApp(town, accounts)
  return { problems, browser: (token?: string) => openBrowserOf(app, token) }
}

export type Browsing = ReturnType<ReturnType<typeof openAccountSite>['browser']>

/** The path of the link in the newest letter to an address. */
export function pathTo(town: Town, address: string): string {
  const { url } = letterTo(town, address).values as { readonly url: string }
  return new URL(url).pathname
}

/** A cookie by which a real browser is signed in. */
export const cookieOf = (token: string, url: string) => ({ name: signInCookie, value: token, url })
