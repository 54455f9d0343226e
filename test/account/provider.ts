/** Real identity providers on loopback, for tests: whoever is set as the next person signs in. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Configuration, Provider } from 'oidc-provider'
import type { IdentityProvider } from '../../src/domain/account/identity-provider.ts'
import { parseIdentityProviders } from '../../src/domain/account/identity-provider.ts'
import { check, present } from '../../src/kit/check.ts'

/** Somebody at a provider: their claims, and how they prove who they are. */
export type Person = {
  readonly sub: string
  readonly acr?: string
  readonly amr?: readonly string[]
  readonly [claim: string]: unknown
}

/** A provider that runs. */
export type RunningProvider = {
  readonly issuer: string
  /** Follows the browser's way through the provider, and gives the query it comes back with. */
  visit(url: string, person: Person | null): Promise<URLSearchParams>
  stop(): Promise<void>
}

/** How a provider differs from the usual. */
export type ProviderShape = {
  readonly returnTo: string
  /** Whether claims come from UserInfo alone, as the specification has it. */
  readonly conforms: boolean
  readonly tokenAuth?: 'client_secret_basic' | 'client_secret_post'
  /** The port of one that ran before; any where absent. */
  readonly port?: number
}

/** Starts a provider on a port of this machine. */
export async function startProvider(shape: ProviderShape): Promise<RunningProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(shape.port ?? 0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Person>()
  const waiting: { next: Person | null } = { next: null }
  const provider = new Provider(issuer, configurationOf(shape, people))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/') ?? false
    if (!isInteraction) {
      void answer(request, response)
      return
    }
    const person = waiting.next
    const result =
      person === null
        ? { error: 'access_denied' }
        : { login: { accountId: person.sub, acr: person.acr, amr: [...(person.amr ?? [])] } }
    const options = { mergeWithLastSubmission: false }
    void provider.interactionFinished(request, response, result, options)
  })
  return {
    issuer,
    visit: (url, person) => {
      if (person) people.set(person.sub, person)
      waiting.next = person
      return walk(url, shape.returnTo)
    },
    stop: () => stop(server),
  }
}

/** The setting of a provider, as an operator would write it. */
export function settingOf({ issuer }: RunningProvider, change: object): IdentityProvider {
  const setting = { issuer, clientId: 'jisseki', clientSecret: clientSecret, ...change }
  const read = parseIdentityProviders(JSON.stringify([setting]))
  check(read.ok, 'the setting is right')
  return present(read.value[0], 'the provider')
}

const clientSecret = 'a secret of sixty-four characters, more or less, for the tests'

function configurationOf(
  { returnTo, conforms, tokenAuth = 'client_secret_basic' }: ProviderShape,
  people: ReadonlyMap<string, Person>,
): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }
  return {
    clients: [
      {
        client_id: 'jisseki',
        client_secret: clientSecret,
        redirect_uris: [returnTo],
        token_endpoint_auth_method: tokenAuth,
      },
    ],
    clientAuthMethods: [tokenAuth],
    jwks: { keys: [key] },
    cookies: { keys: ['a key for the tests'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    conformIdTokenClaims: conforms,
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      corporate: ['corporate_number', 'corporate_name', 'account_type'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub)
      return person && { accountId: sub, claims: () => ({ ...person }) }
    },
    // Whoever signs in has agreed to everything.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      const [accountId, clientId] = [session?.accountId, client?.clientId]
      if (accountId === undefined || clientId === undefined) return undefined
      const grant = new provider.Grant({ accountId, clientId })
      grant.addOIDCScope('openid email profile corporate')
      await grant.save()
      return grant
    },
  }
}

/** A browser that keeps cookies and follows redirects until it is sent back to the site. */
async function walk(start: string, returnTo: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let steps = 0; steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    check(location !== null, `the provider goes on from ${url.pathname}: ${answer.status}`)
    url = new URL(location, url)
    if (url.href.startsWith(returnTo)) return url.searchParams
  }
  throw new Error('the provider sends the browser in a ring')
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
