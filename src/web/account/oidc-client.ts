/**
 * The relying party of OpenID Connect: sends a browser to an identity provider, and asks the
 * provider who came back. Code flow with PKCE, state and nonce; the ID token's signature is checked
 * too.
 */
import * as oidc from 'openid-client'
import type { TripSecrets } from '../../commands/account/identity-trip.ts'
import {
  type Identity,
  type IdentityProvider,
  isLoopback,
  readIdentity,
} from '../../domain/account/identity-provider.ts'
import { check, present } from '../../kit/check.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'

/** Where to send the browser, and what its return must fit. */
export type Departure = { readonly url: string; readonly secrets: TripSecrets }

/** The providers of a site, ready to be asked. */
export type OidcClient = {
  readonly providers: readonly IdentityProvider[]
  /** The provider of a key; undefined where the settings have none. */
  find(key: string): IdentityProvider | undefined
  /** Begins a round trip. Refuses where the provider cannot be reached. */
  depart(provider: IdentityProvider): Promise<Result<Departure>>
  /** Asks the provider who came back with this query, and refuses an answer that does not fit. */
  arrive(
    provider: IdentityProvider,
    query: URLSearchParams,
    secrets: TripSecrets,
  ): Promise<Result<Identity>>
}

/**
 * Makes the client. It asks nobody before the first trip.
 * @param returnTo the address on this site to which a provider sends browsers back, by its key
 */
export function createOidcClient(
  providers: readonly IdentityProvider[],
  returnTo: (key: string) => string,
): OidcClient {
  const known = new Map<string, Promise<oidc.Configuration>>()
  const configure = (provider: IdentityProvider) => {
    const asked = known.get(provider.key) ?? discover(provider)
    known.set(provider.key, asked)
    // A provider that could not be reached is asked again the next time.
    asked.catch(() => known.delete(provider.key))
    return asked
  }
  return {
    providers,
    find: (key) => providers.find((each) => each.key === key),
    depart: (provider) =>
      orRefusal(provider, async () => {
        const configuration = await configure(provider)
        return ok(await departure(provider, configuration, returnTo(provider.key)))
      }),
    arrive: (provider, query, secrets) =>
      orRefusal(provider, async () => {
        const configuration = await configure(provider)
        const url = new URL(returnTo(provider.key))
        url.search = query.toString()
        return ok(await ask(provider, configuration, { url, secrets }))
      }),
  }
}

const timeoutSeconds = 10

function discover({ issuer, clientId, clientSecret }: IdentityProvider) {
  const execute = [oidc.enableNonRepudiationChecks]
  // oxlint-disable-next-line typescript/no-deprecated -- what stays on this machine needs no TLS
  if (isLoopback(issuer)) execute.push(oidc.allowInsecureRequests)
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication(clientSecret), {
    execute,
    timeout: timeoutSeconds,
  })
}

/** Basic, as every provider must take it, unless this one says that it takes the other alone. */
function authentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = methods.includes('client_secret_basic') ? basic : post
    way(server, ...rest)
  }
}

async function departure(
  { scopes, askFor }: IdentityProvider,
  configuration: oidc.Configuration,
  returnTo: string,
): Promise<Departure> {
  const secrets = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: scopes.join(' '),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
    ...(askFor === undefined ? {} : { acr_values: askFor }),
  })
  return { url: url.href, secrets }
}

async function ask(
  provider: IdentityProvider,
  configuration: oidc.Configuration,
  { url, secrets }: { readonly url: URL; readonly secrets: TripSecrets },
): Promise<Identity> {
  const answer = await oidc.authorizationCodeGrant(configuration, url, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
  })
  const claims = present(answer.claims(), 'the claims of an ID token that was checked')
  check(typeof claims.sub === 'string', 'an ID token has a subject')
  if (!provider.userInfo) return readIdentity(provider, claims)
  const more = await oidc.fetchUserInfo(configuration, answer.access_token, claims.sub)
  return readIdentity(provider, { ...more, ...claims })
}

/** Turns what providers and networks do into refusals; the rest is a bug, and goes on its way. */
async function orRefusal<T>(
  provider: IdentityProvider,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError) return notConfirmed(provider)
    if (error instanceof oidc.ResponseBodyError) return doesNotFit(provider)
    if (error instanceof oidc.WWWAuthenticateChallengeError) return doesNotFit(provider)
    if (isUnreachable(error)) return unreachable(provider)
    if (error instanceof oidc.ClientError) return doesNotFit(provider)
    throw error
  }
}

/** A connection that failed, an answer that did not come, or one that is not what was asked for. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return error.message === 'fetch failed'
  const codes = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']
  return error instanceof oidc.ClientError && codes.includes(String(error.code))
}

function unreachable({ label }: IdentityProvider): Refused {
  return refuse(
    'identity_provider_unreachable',
    `今、${label.ja}に接続できません。しばらくしてからもう一度試すか、ほかの方法でサインインしてください。`,
    `${label.en} cannot be reached now. Try again in a while, or sign in another way.`,
  )
}

function notConfirmed({ label }: IdentityProvider): Refused {
  return refuse(
    'identity_was_not_confirmed',
    `${label.ja}での確認が中止されたか、認められませんでした。もう一度試すか、ほかの方法でサインインしてください。`,
    `The confirmation by ${label.en} was broken off or refused. Try again, or sign in another way.`,
  )
}

function doesNotFit({ label }: IdentityProvider): Refused {
  return refuse(
    'identity_answer_does_not_fit',
    `${label.ja}からの返事が、このサインインのものではありません。サインインをもう一度最初から行ってください。`,
    `The answer from ${label.en} does not belong to this sign-in. Begin signing in again.`,
  )
}
