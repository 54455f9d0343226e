/**
 * Identity providers (OpenID Connect): which ones the site lets people sign in with, as settings,
 * and what their answers say of a person. The shapes kept in mind are GビズID, which also tells the
 * corporate number, and the single sign-on of an authority's own staff.
 */
import { z } from 'zod'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../kit/schema-fault.ts'
import { type CorporateNumber, parseCorporateNumber } from '../codes.ts'
import { type MailAddress, parseMailAddress } from './mail-address.ts'
import { parsePersonName } from './profile.ts'

const text = plainText(300).min(1)
const claim = z.string().regex(/^[\w:./-]{1,100}$/)

const corporate = z.strictObject({
  number: claim,
  name: claim.optional(),
  /**
   * Where the provider also has accounts whose company it has not looked at (GビズIDエントリー): the
   * claim that tells them apart, and its values for those it has.
   */
  provenWhen: z.strictObject({ claim, values: z.array(text).min(1) }).optional(),
})

const provider = z.strictObject({
  /** Its name in addresses: "gbiz". */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  issuer: z.url({ protocol: /^https?$/ }).refine(isSafe, {
    params: {
      ja: 'https:// で始めてください（http は 127.0.0.1 と localhost に限ります）',
      en: 'it must begin with https:// (http is for 127.0.0.1 and localhost only)',
    },
  }),
  clientId: text,
  clientSecret: text,
  scopes: z.array(text).default(['openid', 'email', 'profile']),
  label: z.strictObject({ ja: text, en: text }),
  for: z.enum(['applicants', 'staff']),
  /** Claims with other names than OpenID Connect gives them. */
  claims: z
    .strictObject({
      address: claim.optional(),
      addressVerified: claim.optional(),
      name: claim.optional(),
    })
    .default({}),
  /** The claims of its UserInfo endpoint are asked for too. */
  userInfo: z.boolean().default(false),
  corporate: corporate.optional(),
  /** Which values of `acr` and `amr` say that a second factor was shown. Without any, none does. */
  secondFactor: z
    .strictObject({ acr: z.array(text).default([]), amr: z.array(text).default([]) })
    .optional(),
  /** What to ask for as `acr_values`. */
  askFor: text.optional(),
})

const providers = z.array(provider).max(20)

/** A provider, as the settings give it. */
export type IdentityProvider = z.output<typeof provider>

/** Who somebody is to a provider. */
export type Identity = {
  readonly provider: string
  readonly issuer: string
  readonly subject: string
  /** Null where the provider gives none, or has not verified it. */
  readonly address: MailAddress | null
  readonly name: string | null
  /** The company that the provider has proven; null where it gives none. */
  readonly company: { readonly number: CorporateNumber; readonly name: string | null } | null
  readonly hasSecondFactor: boolean
}

/** The claims of an ID token, with those of UserInfo where they are asked for. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/**
 * Reads the list of providers from JSON (the setting JISSEKI_OIDC, or the file that it names).
 * Secrets in it are never shown in a refusal.
 */
export function parseIdentityProviders(json: string): Result<readonly IdentityProvider[]> {
  const document = readJson(json)
  if (!document.ok) return document
  const read = providers.safeParse(document.value)
  if (!read.success) return refuseSetting(schemaFaultOf(read.error))
  const keys = read.data.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  return twice === undefined ? ok(read.data) : refuseTwice(twice)
}

/** What a provider's claims say of somebody. A claim that cannot be read counts as absent. */
export function readIdentity(by: IdentityProvider, claims: Claims): Identity {
  const { address = 'email', addressVerified = 'email_verified', name = 'name' } = by.claims
  const isVerified = [true, 'true'].some((value) => claims[addressVerified] === value)
  return {
    provider: by.key,
    issuer: by.issuer,
    subject: claims.sub,
    address: isVerified ? readClaim(claims[address], parseMailAddress) : null,
    name: readClaim(claims[name], parsePersonName),
    company: readCompany(by, claims),
    hasSecondFactor: readSecondFactor(by, claims),
  }
}

function readCompany({ corporate: shape }: IdentityProvider, claims: Claims): Identity['company'] {
  if (!shape || !isProven(shape, claims)) return null
  const number = readClaim(claims[shape.number], parseCorporateNumber)
  if (number === null) return null
  const name = shape.name === undefined ? null : readClaim(claims[shape.name], parsePersonName)
  return { number, name }
}

function isProven({ provenWhen }: z.output<typeof corporate>, claims: Claims): boolean {
  return provenWhen === undefined || provenWhen.values.includes(textOf(claims[provenWhen.claim]))
}

function readSecondFactor({ secondFactor }: IdentityProvider, claims: Claims): boolean {
  if (!secondFactor) return false
  const methods = Array.isArray(claims['amr']) ? claims['amr'].map(textOf) : []
  return (
    secondFactor.acr.includes(textOf(claims['acr'])) ||
    secondFactor.amr.some((method) => methods.includes(method))
  )
}

function readClaim<T>(claimed: unknown, parse: (text: string) => Result<T>): T | null {
  const parsed = parse(textOf(claimed))
  return parsed.ok ? parsed.value : null
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/**
 * Without TLS a provider's answers could be anybody's, but for those that never leave the machine.
 */
function isSafe(issuer: string): boolean {
  return issuer.startsWith('https://') || isLoopback(issuer)
}

/** Whether an address is one of this machine, reached without TLS. */
export function isLoopback(address: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(address)
}

function readJson(json: string): Result<unknown> {
  try {
    return ok(JSON.parse(json))
  } catch {
    return refuseSetting({
      place: { ja: '全体', en: 'the whole' },
      fault: { ja: 'JSONとして読めません', en: 'it is not JSON' },
    })
  }
}

function refuseSetting({ place, fault }: ReturnType<typeof schemaFaultOf>): Refused {
  return refuse(
    'setting_identity_providers_invalid',
    `設定 JISSEKI_OIDC が正しくありません（${place.ja}）: ${fault.ja}。`,
    `The setting JISSEKI_OIDC is not right (${place.en}): ${fault.en}.`,
  )
}

function refuseTwice(key: string): Refused {
  return refuse(
    'setting_identity_provider_stands_twice',
    `設定 JISSEKI_OIDC に、key が「${key}」の提供者が2つあります。別の名前にしてください。`,
    `The setting JISSEKI_OIDC has two providers with the key "${key}". Give one another name.`,
  )
}
